"""Whatever two clerks do in whatever order, the server does what a dictionary of eight lines of rules would do."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from itertools import count

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from support.cinema import SmallCinema
from support.hall import NOW, Hall
from support.invariants import broken_promises, lost_orders
from ttms_server.db import Database
from ttms_server.errors import Refusal
from ttms_server.ticket import service
from ttms_server.ticket.models import ClaimState
from ttms_server.ticket.service import Hold

NAMES = ["A1", "A2", "A3", "B1", "B2"]
PICTURE = ". ..\n<>.#"
PLACES = {"B1": 2}
# No two halls of this test have a show at the same time: a page of the board has room for 200.
numbers = count()


@dataclass(frozen=True)
class Row:
    """What the model knows of a seat that was taken; `until` is None once it is sold."""

    hold: int
    clerk: str
    since: datetime
    until: datetime | None


@dataclass
class Model:
    """The rules without a database; it keeps rows of holds that are over until somebody takes the seat."""

    now: datetime = NOW
    rows: dict[str, Row] = field(default_factory=dict)

    def lives(self, row: Row) -> bool:
        return row.until is None or row.until > self.now

    def taken(self) -> dict[str, Row]:
        return {name: row for name, row in self.rows.items() if self.lives(row)}

    def held_by(self, hold: int, clerk: str) -> dict[str, Row]:
        mine = {name: row for name, row in self.rows.items() if (row.hold, row.clerk) == (hold, clerk)}
        return {name: row for name, row in mine.items() if row.until is not None}

    def hold(self, hold: int, clerk: str, names: list[str], *, adding: bool) -> str:
        held = self.held_by(hold, clerk) if adding else {}
        if adding and not held:
            return "HOLD_NOT_FOUND"
        if not all(self.lives(row) for row in held.values()):
            return "HOLD_EXPIRED"
        if set(names) & set(self.taken()):
            return "SEAT_TAKEN"
        since = min((row.since for row in held.values()), default=self.now)
        until = min(self.now + timedelta(seconds=180), since + timedelta(seconds=900))
        self.rows |= {name: replace(row, until=until) for name, row in held.items()}
        self.rows |= {name: Row(hold, clerk, since, until) for name in names}
        return "OK"

    def release(self, hold: int, clerk: str, names: list[str]) -> str:
        for name in self.held_by(hold, clerk):
            if name in names or not names:
                del self.rows[name]
        return "OK"

    def sell(self, hold: int, clerk: str, names: list[str]) -> str:
        held = self.held_by(hold, clerk)
        if not all(name in held and self.lives(held[name]) for name in names):
            return "HOLD_EXPIRED"
        self.rows |= {name: replace(held[name], until=None) for name in names}
        return "OK"


@dataclass
class Real:
    """The same deeds in a database, each in a transaction of its own."""

    database: Database
    hall: Hall
    orders: list[tuple[str, int]] = field(default_factory=list)

    @contextmanager
    def transaction(self) -> Iterator[Hall]:
        with self.database.writing() as session:
            self.hall.session = session
            yield self.hall

    def hold(self, hold: int, clerk: str, names: list[str], *, adding: bool) -> str:
        to = named(hold) if adding else None
        return self.outcome(lambda hall: hall.hold(" ".join(names), to=to, by=clerk, hold_id=named(hold).hold_id))

    def release(self, hold: int, clerk: str, names: list[str]) -> str:
        return self.outcome(lambda hall: hall.release(named(hold), " ".join(names), by=clerk))

    def sell(self, hold: int, clerk: str, names: list[str]) -> str:
        def act(hall: Hall) -> tuple[str, int]:
            order = hall.sell(named(hold), " ".join(names), by=clerk, counter_name=clerk)
            return order.order_number, order.total_minor

        sold = []
        reason = self.outcome(lambda hall: sold.append(act(hall)))
        self.orders += sold
        return reason

    def outcome(self, act: Callable[[Hall], object]) -> str:
        try:
            with self.transaction() as hall:
                act(hall)
        except Refusal as refusal:
            return refusal.reason
        return "OK"

    def taken(self) -> dict[str, tuple[str, datetime | None]]:
        names = dict(zip(self.hall.seats(" ".join(NAMES)), NAMES, strict=True))
        with self.database.reading() as session:
            claims = service.get_claims(session, self.hall.schedule_id, now=self.hall.now)
        return {names[claim.seat_id]: (claim.state, claim.held_until) for claim in claims.values()}


def named(hold: int) -> Hold:
    """The hold with this number, whether it was ever made or not; each clerk may have one of them."""
    return Hold(f"{hold:036}", (), None)


clerks = st.sampled_from(["clerk", "second"])
holds = st.integers(0, 3)
some_seats = st.lists(st.sampled_from(NAMES), min_size=1, max_size=3, unique=True)
deeds = st.one_of(
    st.tuples(st.just("hold"), holds, clerks, some_seats),
    st.tuples(st.just("hold"), holds, clerks, some_seats),
    st.tuples(st.just("add"), holds, clerks, some_seats),
    st.tuples(st.just("release"), holds, clerks, st.one_of(st.just([]), some_seats)),
    st.tuples(st.just("sell"), holds, clerks, some_seats),
    st.tuples(st.just("wait"), st.sampled_from([1, 60, 179, 180]), clerks, some_seats),
)


@given(st.lists(deeds, max_size=14))
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_the_server_does_what_the_model_does(
    database: Database, cinema: SmallCinema, story: list[tuple[str, int, str, list[str]]]
) -> None:
    with database.writing() as session:
        real = Real(database, Hall(session, PICTURE, starts_at=NOW + timedelta(hours=2, minutes=next(numbers))))
    model = Model()
    for deed, number, clerk, names in story:
        assert do(real, deed, number, clerk, names) == do(model, deed, number, clerk, names)
        assert real.taken() == taken_in(model)
    assert_the_board_counts(real, model)
    assert broken_promises(database) == {}
    assert lost_orders(database, real.orders) == []


def do(actor: Real | Model, deed: str, number: int, clerk: str, names: list[str]) -> str:
    if deed == "wait":
        clock = actor.hall if isinstance(actor, Real) else actor
        clock.now += timedelta(seconds=number)
        return "OK"
    if deed in {"hold", "add"}:
        return actor.hold(number, clerk, names, adding=deed == "add")
    return actor.release(number, clerk, names) if deed == "release" else actor.sell(number, clerk, names)


def taken_in(model: Model) -> dict[str, tuple[str, datetime | None]]:
    return {name: (ClaimState.HELD if row.until else ClaimState.SOLD, row.until) for name, row in model.taken().items()}


def assert_the_board_counts(real: Real, model: Model) -> None:
    with real.transaction() as hall:
        free = hall.board().places_free
    assert free == 6 - sum(PLACES.get(name, 1) for name in model.taken())
