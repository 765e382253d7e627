"""Whatever three counters do in whatever order, every promise about the books is kept after every step.

Holding, extending, releasing, paying in cash, by card and split, with and without extras, refunding, exchanging,
scanning, calling a show off, closing shifts, letting time go by, sending a request again, starting the server anew.
"""

from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)
from sqlalchemy import delete
from sqlalchemy.orm import Session

from support.campaign import rounds
from support.counters_model import Hold, Model, Order, Said
from support.raw_calls import OK, Outcome
from support.server_thread import LoopThread
from support.small_box_office import CLERKS, FEE_MINOR, SERVICE_MINOR, SmallBoxOffice, small_box_office
from ttms_server.schema import table_of
from ttms_server.ticket import repository
from ttms_server.ticket.holder import Holder
from ttms_server.ticket.models import SeatClaimRow

SEATS = [1, 2, 3, 4, 5, 6]
COUPLE = 6
PRICE = 4500
CASH, CARD = 1, 2
EXAMPLES, STEPS = rounds(80, full=200), rounds(8, full=40)

counters = st.sampled_from(sorted(CLERKS))
some_seats = st.lists(st.sampled_from(SEATS), min_size=1, max_size=3, unique=True)
picks = st.integers(0, 10**6)


def price_of(seat: int) -> int:
    return PRICE * (2 if seat == COUPLE else 1)


def tickets_for(seats: list[int]) -> list[dict[str, Any]]:
    return [{"seat_id": seat, "ticket_type": "adult", "price_minor": price_of(seat)} for seat in seats]


def extras_for(tickets: int) -> list[dict[str, Any]]:
    return [
        {"code": "fee", "quantity": tickets, "price_minor": FEE_MINOR},
        {"code": "service", "quantity": 1, "price_minor": SERVICE_MINOR},
    ]


def slip() -> dict[str, str]:
    return {"terminal": "T1", "approval": uuid4().hex}


class Counters(RuleBasedStateMachine):
    """Three counters at one hall with two shows."""

    office: SmallBoxOffice

    @initialize()
    def begin(self) -> None:
        self.shows = self.office.begin()
        self.model = Model()
        self.said: list[Said] = []

    @property
    def now(self) -> datetime:
        return self.office.clock()

    def call(self, counter: str, method: str, **fields: Any) -> Outcome:
        fields = {"request_id": str(uuid4())} | fields
        outcome = self.office.counters[counter](method, **fields)
        if outcome.reason == OK:
            self.said.append(Said(counter, method, fields, outcome.answer))
        return outcome

    @rule(counter=counters, show=st.integers(0, 1), seats=some_seats)
    def hold(self, counter: str, show: int, seats: list[int]) -> None:
        schedule = self.shows[show]
        taken = self.model.taken(schedule, self.now)

        outcome = self.call(counter, "HoldSeats", schedule_id=schedule, seat_ids=seats)

        if schedule in self.model.cancelled:
            assert outcome.reason == "SHOW_CANCELLED"
        elif taken.keys() & set(seats):
            assert outcome.reason == "SEAT_TAKEN"
        else:
            assert outcome.reason == OK
            until = self.now + timedelta(seconds=180)
            hold = Hold(outcome.answer.hold_id, counter, schedule, set(seats), self.now, until)
            self.model.holds.append(hold)

    @precondition(lambda self: self.model.holds)
    @rule(pick=picks)
    def extend(self, pick: int) -> None:
        hold = self.chosen(self.model.holds, pick)

        outcome = self.call(hold.counter, "ExtendHold", schedule_id=hold.show, hold_id=hold.hold_id)

        if hold.until > self.now:
            assert outcome.reason == OK
            limit = hold.since + timedelta(seconds=900)
            hold.until = max(hold.until, min(self.now + timedelta(seconds=180), limit))
        else:
            assert outcome.reason in {"HOLD_EXPIRED", "HOLD_NOT_FOUND"}

    @precondition(lambda self: self.model.holds)
    @rule(pick=picks)
    def release(self, pick: int) -> None:
        hold = self.chosen(self.model.holds, pick)

        assert self.call(hold.counter, "ReleaseSeats", schedule_id=hold.show, hold_id=hold.hold_id).reason == OK

        self.model.holds.remove(hold)

    @precondition(lambda self: self.model.holds)
    @rule(pick=picks, by_card=st.booleans(), split=st.booleans(), with_extras=st.booleans())
    def pay(self, pick: int, *, by_card: bool, split: bool, with_extras: bool) -> None:
        hold = self.chosen(self.model.holds, pick)
        seats = sorted(hold.seats)
        extras = extras_for(len(seats)) if with_extras else []
        extras_minor = sum(extra["quantity"] * extra["price_minor"] for extra in extras)

        outcome = self.call(
            hold.counter,
            "SellTickets",
            schedule_id=hold.show,
            hold_id=hold.hold_id,
            tickets=tickets_for(seats),
            extras=extras,
            payments=payments_of(sum(map(price_of, seats)) + extras_minor, by_card=by_card, split=split),
        )

        if hold.show in self.model.cancelled:
            assert outcome.reason == "SHOW_CANCELLED"
        elif hold.until > self.now:
            assert outcome.reason == OK
            self.model.holds.remove(hold)
            self.sold(outcome.answer.order, hold.counter)
        else:
            assert outcome.reason == "HOLD_EXPIRED"

    @precondition(lambda self: self.model.orders)
    @rule(pick=picks, by=counters, whole=st.booleans())
    def refund(self, pick: int, by: str, *, whole: bool) -> None:
        order = self.chosen(self.model.orders, pick)
        ticket_ids = sorted(order.tickets) if whole else sorted(order.tickets)[:1]

        outcome = self.call(
            by, "RefundTickets", order_id=order.order_id, ticket_ids=ticket_ids, reason="ill", card=slip()
        )

        if not self.may_take_back(order, by):
            assert outcome.reason == "NOT_YOUR_SALE"
        elif self.model.inside & set(ticket_ids):
            assert outcome.reason == "TICKET_ENTERED"
        else:
            assert outcome.reason == OK
            self.ended(order, ticket_ids)
            self.model.open_shifts.add(by)

    @precondition(lambda self: self.model.orders and self.model.holds)
    @rule(pick=picks, other=picks)
    def exchange(self, pick: int, other: int) -> None:
        order, hold = self.chosen(self.model.orders, pick), self.chosen(self.model.holds, other)
        ticket_id, seats = min(order.tickets), sorted(hold.seats)[:1]
        more = max(0, price_of(seats[0]) - price_of(order.tickets[ticket_id]))

        outcome = self.call(
            hold.counter,
            "ExchangeTickets",
            order_id=order.order_id,
            ticket_ids=[ticket_id],
            reason="another show",
            schedule_id=hold.show,
            hold_id=hold.hold_id,
            tickets=tickets_for(seats),
            payments=payments_of(more, by_card=False, split=False) if more else [],
            card=slip(),
        )

        reasons = {
            "NOT_YOUR_SALE": not self.may_take_back(order, hold.counter),
            "TICKET_ENTERED": ticket_id in self.model.inside,
            "SHOW_CANCELLED": hold.show in self.model.cancelled,
            "HOLD_EXPIRED": hold.until <= self.now,
        }
        if any(reasons.values()):
            assert reasons.get(outcome.reason)
            return
        assert outcome.reason == OK
        self.ended(order, [ticket_id])
        hold.seats -= set(seats)
        if not hold.seats:
            self.model.holds.remove(hold)
        self.sold(outcome.answer.order, hold.counter)

    @precondition(lambda self: self.model.orders)
    @rule(pick=picks)
    def scan(self, pick: int) -> None:
        order = self.chosen(self.model.orders, pick)
        ticket_id = min(order.tickets)
        found = self.office.counters["3"]("GetOrder", order_id=order.order_id).answer.order
        [code] = [ticket.signed_code for ticket in found.tickets if ticket.ticket_id == ticket_id]

        result = self.call("3", "CheckIn", code=code, schedule_id=order.show).answer.scan.result

        valid, used, cancelled = 1, 2, 7
        if order.show in self.model.cancelled:
            assert result == cancelled
        else:
            assert result == (used if ticket_id in self.model.inside else valid)
            self.model.inside.add(ticket_id)

    @rule(show=st.integers(0, 1))
    def call_off(self, show: int) -> None:
        schedule = self.shows[show]
        etag = "1" if schedule not in self.model.cancelled else "2"

        outcome = self.call("3", "CancelSchedule", schedule_id=schedule, etag=etag, reason="no power")

        assert outcome.reason == OK
        self.model.cancelled.add(schedule)
        self.model.holds = [hold for hold in self.model.holds if hold.show != schedule]

    @rule(counter=counters)
    def close_shift(self, counter: str) -> None:
        outcome = self.call(counter, "CloseShift", counted=[{"denomination_minor": 100, "count": 7}])

        assert outcome.reason == (OK if counter in self.model.open_shifts else "SHIFT_NOT_OPEN")
        self.model.open_shifts.discard(counter)

    @rule(seconds=st.sampled_from([1, 60, 179, 180, 400]))
    def let_time_go_by(self, seconds: int) -> None:
        self.office.clock.step(seconds=seconds)

    @precondition(lambda self: self.said)
    @rule(pick=picks)
    def say_it_again(self, pick: int) -> None:
        said = self.chosen(self.said, pick)

        again = self.office.counters[said.counter](said.method, **said.fields)

        assert (again.reason, again.answer) == (OK, said.answer)

    @precondition(lambda self: self.said)
    @rule(pick=picks)
    def say_something_else_under_the_same_id(self, pick: int) -> None:
        said = self.chosen(self.said, pick)

        other = self.office.counters[said.counter](
            "HoldSeats", request_id=said.fields["request_id"], schedule_id=self.shows[0], seat_ids=[1, 2, 3, 4, 5]
        )

        assert other.reason == "REQUEST_ID_REUSED"

    @rule()
    def start_anew(self) -> None:
        self.office.start()

    @invariant()
    def every_promise_is_kept(self) -> None:
        assert self.office.broken() == {}

    @invariant()
    def no_extra_stays_behind_its_tickets(self) -> None:
        assert self.office.extras_left_behind() == []

    @invariant()
    def the_seats_are_whose_the_model_says(self) -> None:
        for show in self.shows:
            assert self.office.taken(show, self.now) == self.model.taken(show, self.now)

    def teardown(self) -> None:
        assert self.office.broken_chains() == []

    def chosen(self, things: list[Any], pick: int) -> Any:
        return things[pick % len(things)]

    def may_take_back(self, order: Order, by: str) -> bool:
        return by in {"3", order.counter} or order.show in self.model.cancelled

    def sold(self, order: Any, counter: str) -> None:
        tickets = {ticket.ticket_id: ticket.seat_id for ticket in order.tickets}
        self.model.orders.append(Order(order.order_id, counter, order.schedule.schedule_id, tickets))
        self.model.open_shifts.add(counter)

    def ended(self, order: Order, ticket_ids: list[int]) -> None:
        for ticket_id in ticket_ids:
            del order.tickets[ticket_id]
        if not order.tickets:
            self.model.orders.remove(order)


def payments_of(total: int, *, by_card: bool, split: bool) -> list[dict[str, Any]]:
    card = {"tender": CARD, "card": slip()}
    if split:
        return [card | {"given_minor": 1000}, {"tender": CASH, "given_minor": total}]
    if by_card:
        return [card | {"given_minor": total}]
    return [{"tender": CASH, "given_minor": total + 500}]


@pytest.fixture(scope="module", params=["sqlite", "mariadb"])
def office(
    request: pytest.FixtureRequest, loop: LoopThread, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[SmallBoxOffice]:
    url = f"sqlite:///{tmp_path_factory.mktemp('machine') / 'cinema.db'}"
    if request.param == "mariadb":
        mariadb = request.getfixturevalue("mariadb")
        mariadb.create_database("machine")
        url = mariadb.url("machine")
    with small_box_office(loop, url) as office:
        yield office


def run(office: SmallBoxOffice, examples: int, phases: tuple[Phase, ...] = tuple(Phase)) -> None:
    class At(Counters):
        pass

    At.office = office
    run_state_machine_as_test(
        At,
        settings=settings(
            max_examples=examples,
            stateful_step_count=STEPS,
            deadline=None,
            derandomize=True,
            database=None,
            phases=phases,
            report_multiple_bugs=False,
            suppress_health_check=list(HealthCheck),
        ),
    )


@pytest.mark.timeout(600)
def test_every_promise_is_kept_whatever_the_counters_do(office: SmallBoxOffice) -> None:
    run(office, EXAMPLES)


@pytest.mark.timeout(600)
def test_the_machine_finds_a_missing_protection(office: SmallBoxOffice, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the key that decides, whoever comes last has the seat."""
    guarded = repository.claim

    def claim_blindly(
        session: Session, schedule_id: int, seats: Mapping[int, int], holder: Holder, **times: Any
    ) -> bool:
        claims = table_of(SeatClaimRow)
        session.execute(delete(claims).where(claims.c.schedule_id == schedule_id, claims.c.seat_id.in_(seats)))
        return guarded(session, schedule_id, seats, holder, **times)

    monkeypatch.setattr(repository, "claim", claim_blindly)

    with pytest.raises(AssertionError):
        run(office, 200, phases=(Phase.generate,))
