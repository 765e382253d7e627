"""Paying against the end of the hold, refunding against going in, refunding twice: each time money moves once.

Two servers share the database where it can be shared, so that nothing but a write can decide.
"""

import random
import time
from collections import Counter
from collections.abc import Callable, Collection, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import timedelta
from threading import Barrier
from typing import Any
from uuid import uuid4

import pytest
from google.protobuf.timestamp_pb2 import Timestamp
from sqlalchemy import update
from sqlalchemy.orm import Session

from support.campaign import rounds, tell
from support.cinema import found_cinema, opened
from support.counter import Counter as Till
from support.counter import new_hall
from support.invariants import broken_promises
from support.server_thread import LoopThread, ServerThread
from support.sessions import token_of
from support.stepping_clock import SteppingClock
from ttms_api.v1 import order_pb2 as pb
from ttms_server import clock as system_clock
from ttms_server.db import Database
from ttms_server.order.checkin import repository as door_repository
from ttms_server.order.models import TicketRow
from ttms_server.order.refund import repository as refund_repository
from ttms_server.schema import table_of
from ttms_server.studio import service as studio_service
from ttms_server.studio.plan import parse_plan
from ttms_server.ticket import repository
from ttms_server.ticket import service as ticket_service
from ttms_server.ticket.holder import Holder
from ttms_server.ticket.models import ClaimState, SeatClaimRow

pytestmark = pytest.mark.timeout(900)

ROUNDS = rounds(20, full=1000)
HALL = "\n".join(["o" * 50] * 20)
OK = "OK"
LATE_SECONDS = 0.006


@dataclass
class Two:
    """Two counters, at a server each where the database lets two write."""

    database: Database
    clock: SteppingClock
    first: Till
    second: Till
    chance: random.Random = field(default_factory=lambda: random.Random(1))

    def at_once(self, *acts: Callable[[], str]) -> tuple[str, ...]:
        """What came of each, done at one moment but for some milliseconds, so that each is the first sometimes."""
        start = Barrier(len(acts))

        def act(do: Callable[[], str]) -> str:
            late = self.chance.uniform(0, LATE_SECONDS)
            start.wait()
            time.sleep(late)
            return do()

        with ThreadPoolExecutor(len(acts)) as threads:
            return tuple(threads.map(act, acts))


@pytest.fixture
def two(loop: LoopThread, database_url: str) -> Iterator[Two]:
    clock = SteppingClock(system_clock.now())
    with opened(database_url) as database, ServerThread(loop, database, clock=clock) as one:
        found_cinema(database)
        show = new_hall(database, plan=HALL, starts_in=timedelta(days=30))
        if database.is_sqlite:
            yield Two(database, clock, Till(one.anybody, database, show), Till(one.anybody, database, show, name="2"))
            return
        with ServerThread(loop, database, clock=clock) as other:
            yield Two(database, clock, Till(one.anybody, database, show), Till(other.anybody, database, show, name="2"))


def pay_or_lose(two: Two, number: int) -> tuple[str, str]:
    """The end of the hold comes while it is paid for and somebody else wants the seat."""
    hold = two.first.hold(number).answer.hold_id
    two.clock.step(seconds=179)

    def end() -> str:
        two.clock.step(seconds=2)
        return OK

    paid, taken, _ = two.at_once(
        lambda: two.first.sell(hold, number).reason, lambda: two.second.hold(number).reason, end
    )
    return paid, taken


def refund_or_enter(two: Two, number: int) -> tuple[str, str]:
    """Somebody goes in with a ticket while it is refunded."""
    order = two.first.sell(two.first.hold(number).answer.hold_id, number).answer.order
    [ticket] = order.tickets
    scan = {"request_id": str(uuid4()), "code": ticket.signed_code, "schedule_id": two.first.schedule_id}
    back = {"request_id": str(uuid4()), "order_id": order.order_id, "ticket_ids": [ticket.ticket_id], "reason": "ill"}

    def enter() -> str:
        return pb.ScanResult.Name(two.second.call("CheckIn", **scan).answer.scan.result)

    refunded, entered = two.at_once(lambda: two.first.call("RefundTickets", **back).reason, enter)
    return refunded, entered.removeprefix("SCAN_RESULT_")


def test_a_payment_and_the_end_of_its_hold_exactly_one_of_them_counts(two: Two) -> None:
    outcomes = Counter(pay_or_lose(two, number) for number in range(1, ROUNDS + 1))

    # Where the payment came too late, the seat is the other's or nobody's; never both's.
    assert set(outcomes) <= {(OK, "SEAT_TAKEN"), ("HOLD_EXPIRED", OK), ("HOLD_EXPIRED", "SEAT_TAKEN")}
    assert broken_promises(two.database) == {}
    tell(f"pay against expiry: {ROUNDS} rounds, {dict(outcomes)}")


def test_a_refund_and_a_check_in_exactly_one_of_them_happens(two: Two) -> None:
    outcomes = Counter(refund_or_enter(two, number) for number in range(1, ROUNDS + 1))

    assert set(outcomes) <= {(OK, "REFUNDED"), ("TICKET_ENTERED", "VALID")}
    assert broken_promises(two.database) == {}
    tell(f"refund against check-in: {ROUNDS} rounds, {dict(outcomes)}")


def test_without_the_hold_in_where_an_expired_hold_is_paid(two: Two, monkeypatch: pytest.MonkeyPatch) -> None:
    def sell_blindly(
        session: Session, schedule_id: int, holder: Holder, seat_ids: Collection[int], *, order_id: int, **_: Any
    ) -> int:
        claims = table_of(SeatClaimRow)
        session.execute(
            update(claims)
            .where(claims.c.schedule_id == schedule_id, claims.c.seat_id.in_(seat_ids))
            .values(state=ClaimState.SOLD.value, held_until=None, order_id=order_id, hold_id=holder.hold_id)
        )
        return len(seat_ids)

    monkeypatch.setattr(repository, "sell", sell_blindly)

    outcomes = {pay_or_lose(two, number) for number in range(1, 21)}

    # Paid although it was over, while the other was told to have the seat.
    assert (OK, OK) in outcomes


def test_without_the_guard_of_the_door_a_refunded_ticket_lets_somebody_in(
    two: Two, monkeypatch: pytest.MonkeyPatch
) -> None:
    guarded = refund_repository.end_tickets

    def end_blindly(session: Session, ticket_ids: Collection[int], **_: Any) -> int:
        return guarded(session, ticket_ids, also_entered=True)

    def enter_blindly(session: Session, ticket_id: int) -> bool:
        tickets = table_of(TicketRow)
        session.execute(update(tickets).where(tickets.c.ticket_id == ticket_id).values(entered=1))
        return True

    monkeypatch.setattr(refund_repository, "end_tickets", end_blindly)
    monkeypatch.setattr(door_repository, "enter", enter_blindly)

    outcomes = {refund_or_enter(two, number) for number in range(1, 21)}

    assert (OK, "VALID") in outcomes


def refund_each(two: Two, number: int) -> tuple[str, ...]:
    """Two tickets that were paid half in cash and half by card are given back at two counters at once."""
    seats = (2 * number - 1, 2 * number)
    paid = [{"tender": 1, "given_minor": 4500}, {"tender": 2, "given_minor": 4500, "card": a_slip()}]
    order = two.first.sell(two.first.hold(*seats).answer.hold_id, *seats, payments=paid).answer.order

    def back(till: Till, ticket_id: int) -> Callable[[], str]:
        fields = {"order_id": order.order_id, "ticket_ids": [ticket_id], "reason": "ill", "card": a_slip()}
        return lambda: till.call("RefundTickets", request_id=str(uuid4()), **fields).reason

    first, second = (ticket.ticket_id for ticket in order.tickets)
    return two.at_once(back(two.first, first), back(two.second, second))


def test_a_show_that_is_moved_while_its_seats_are_looked_at_gives_none_of_the_hall_that_it_left(
    two: Two, monkeypatch: pytest.MonkeyPatch
) -> None:
    move = MoveOnce(two)
    if two.database.is_sqlite:  # of which one process writes one thing after the other
        move()
    else:
        claim = ticket_service._claim_all

        def claim_late(*given: Any, **named: Any) -> None:
            move()
            claim(*given, **named)

        monkeypatch.setattr(ticket_service, "_claim_all", claim_late)

    assert two.first.hold(900).reason == "SEAT_NOT_FOUND"
    assert move.reason == OK
    assert broken_promises(two.database) == {}


class MoveOnce:
    """Moves the show into a hall of two seats when it is first called."""

    def __init__(self, two: Two) -> None:
        self._show, self.reason = two.first.schedule_id, ""
        self._call = two.second.call.with_token(token_of(two.database, "manager", now=two.clock(), counter_name="3"))
        with two.database.writing() as session:
            small = parse_plan("oo")
            self._hall = studio_service.create_studio(session, name=uuid4().hex, name_en="", curve=0, plan=small)
        self._at = Timestamp(seconds=int(two.clock().timestamp()) // 60 * 60 + 86400)

    def __call__(self) -> None:
        if not self.reason:
            to = {"studio_id": self._hall.studio_id, "starts_at": self._at}
            fields = {"request_id": str(uuid4()), "schedule_id": self._show, "etag": "1", **to}
            self.reason = self._call("MoveSchedule", **fields).reason


def a_slip() -> dict[str, str]:
    return {"terminal": "T1", "approval": f"A{uuid4().hex[:12]}"}


def test_two_tickets_of_an_order_refunded_at_once_give_back_each_tender_once(two: Two) -> None:
    outcomes = Counter(refund_each(two, number) for number in range(1, ROUNDS + 1))

    assert set(outcomes) == {(OK, OK)}
    assert broken_promises(two.database) == {}
    tell(f"two refunds of one order: {ROUNDS} rounds, {dict(outcomes)}")


def test_without_the_count_of_refunds_a_card_gets_back_what_was_paid_in_cash(
    two: Two, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(refund_repository, "move_on", lambda *_, **__: True)

    for number in range(1, 6):
        refund_each(two, number)

    # One writer looks again before each refund; two look at the same moment.
    broken = broken_promises(two.database)
    assert ("by no tender more goes back than came in" in broken) is not two.database.is_sqlite
