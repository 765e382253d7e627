"""Ninety days of a cinema, told by chance with a fixed seed and carried out through the services' own rules.

In `make campaign` it is a year.

Films, halls, clerks, counters and ticket types; shows past midnight and at the very edge of a day; sales, expired
holds, refunds by those who sold and by managers, and cancelled shows of which some tickets are never brought back.
"""

import random
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from heapq import heappop, heappush
from itertools import count
from typing import TypeVar
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.orm import Session

from support.campaign import rounds
from support.refunds import cancel
from ttms_server.config import SellingSettings
from ttms_server.db import Database
from ttms_server.order import service as order_service
from ttms_server.order.models import Tender
from ttms_server.order.payment.lines import PaymentToTake
from ttms_server.order.refund import service as refund_service
from ttms_server.order.refund.service import TicketsToRefund
from ttms_server.order.service import Order, Sale, TicketToSell
from ttms_server.play import repository as play_repository
from ttms_server.play import service as play_service
from ttms_server.play.models import PlayRow, ScheduleRow
from ttms_server.requests import Request, begin, finish
from ttms_server.schema import Base
from ttms_server.studio import service as studio_service
from ttms_server.studio.plan import parse_plan
from ttms_server.studio.service import Seat, Studio
from ttms_server.ticket import service as ticket_service
from ttms_server.ticket.holder import Holder
from ttms_server.user.models import UserRow
from ttms_server.user.role import Role
from ttms_server.user.service import Caller

# A year in `make campaign`.
FIRST_DAY, DAYS = date(2026, 2, 1), rounds(90, full=365)
LAST_DAY = FIRST_DAY + timedelta(days=DAYS - 1)

_OFFSET = timedelta(hours=8)  # Asia/Shanghai, all year
_FILMS = [("大都会", "Metropolis", 153, 4500), ("日出", "Sunrise", 94, 3333), ("将军号", "The General", 67, 0)]
# Plans of the halls, and when they show something: some starts lie beyond midnight and at the edges of a cinema day.
_HALLS = {
    "1 厅": ("oooo.oo\noo<>ooo", [time(14), time(23, 45), time(5, 59)]),
    "2 厅": ("oooooo\nxooooo", [time(14), time(19, 30), time(6)]),
    "3 厅": ("<><><>", [time(19, 30), time(0, 15), time(6)]),
}
_TYPES = {"adult": 100, "child": 50, "student": 80, "senior": 60}
_MOMENT = timedelta(microseconds=1)

R = TypeVar("R", bound=Base)


@dataclass
class Season:
    """What was done, for tests that ask whether there was enough of it."""

    sales: int = 0
    refunds: int = 0
    expired_holds: int = 0
    cancelled_shows: int = 0


@dataclass
class _Show:
    schedule_id: int
    starts_at: datetime
    seats: dict[int, Seat]
    prices: dict[str, int]
    free: set[int]
    cancelled: bool = False


class _Story:
    """The deeds, put into the order of their time and then done in one transaction."""

    def __init__(self, session: Session) -> None:
        self.season = Season()
        self._session = session
        self._chance = random.Random(1927)
        self._numbers = count(1)
        self._deeds: list[tuple[datetime, int, Callable[[datetime], None]]] = []
        self._clerks: list[Caller] = []

    def tell(self) -> None:
        self._hire()
        for show in self._programme():
            self._plan_show(show)
        while self._deeds:
            moment, _, do = heappop(self._deeds)
            do(moment)

    def _hire(self) -> None:
        for name, role in [("anna", Role.CLERK), ("ben", Role.CLERK), ("cleo", Role.CLERK), ("mara", Role.MANAGER)]:
            user = UserRow(
                user_name=name,
                user_name_key=name,
                display_name=name.title(),
                role=role.value,
                password_hash="",
                created_at=datetime(2026, 1, 1, tzinfo=UTC),
            )
            self._add(user)
            self._clerks.append(Caller(user.user_id, name, name.title(), role, "", ""))

    def _programme(self) -> list[_Show]:
        films = [
            self._add(
                PlayRow(
                    kind="film",
                    title=title,
                    title_en=english,
                    running_minutes=minutes,
                    year=1927,
                    director="",
                    area="",
                    price_minor=price,
                )
            )
            for title, english, minutes, price in _FILMS
        ]
        halls = [
            (studio_service.create_studio(self._session, name=name, name_en="", curve=0, plan=parse_plan(plan)), starts)
            for name, (plan, starts) in _HALLS.items()
        ]
        # A day before and one after: what lies outside must not be counted.
        days = [FIRST_DAY + timedelta(days=number) for number in range(-1, DAYS + 1)]
        return [
            self._show(self._chance.choice(films), hall, _moment(day, self._chance.choice(starts)))
            for day in days
            for hall, starts in halls
        ]

    def _show(self, film: PlayRow, hall: Studio, starts_at: datetime) -> _Show:
        """A show without the rules of the programme, which this is not about."""
        price = film.price_minor or 0
        row = ScheduleRow(
            play_id=film.play_id,
            studio_id=hall.studio_id,
            layout_id=hall.layout_id,
            starts_at=starts_at,
            ends_at=starts_at + timedelta(minutes=film.running_minutes),
            price_minor=price,
        )
        schedule_id = self._add(row).schedule_id
        prices = {kind: play_service.share_of(price, percent) for kind, percent in _TYPES.items()}
        play_repository.add_prices(self._session, schedule_id, prices)
        seats = {seat.seat_id: seat for seat in studio_service.get_layout(self._session, hall.layout_id).seats}
        free = {seat.seat_id for seat in seats.values() if seat.for_sale}
        return _Show(schedule_id, starts_at, seats, prices, free)

    def _add(self, row: R) -> R:
        self._session.add(row)
        self._session.flush()
        return row

    def _plan_show(self, show: _Show) -> None:
        for _ in range(self._chance.randint(0, 4)):
            self._at(show.starts_at - self._before(), lambda now: self._sell(show, now))
        if self._chance.random() < 0.3:
            self._at(show.starts_at - self._before(), lambda now: self._hold_for_nothing(show, now))
        if self._chance.random() < 0.06:
            self._at(show.starts_at - timedelta(minutes=30), lambda now: self._cancel(show, now))

    def _before(self) -> timedelta:
        """How long before the show: at its door mostly, days before sometimes, and at the very edges of a day."""
        if self._chance.random() < 0.15:
            return timedelta(minutes=31)
        return timedelta(minutes=self._chance.randint(31, self._chance.choice([60, 600, 4000])))

    def _at(self, moment: datetime, do: Callable[[datetime], None]) -> None:
        if self._chance.random() < 0.1:
            # The nearest beginning of a cinema day before it, or the moment before that.
            edge = _moment((moment + _OFFSET - timedelta(hours=6)).date(), time(6))
            moment = edge - self._chance.choice([timedelta(0), _MOMENT])
        heappush(self._deeds, (moment, next(self._numbers), do))

    def _sell(self, show: _Show, now: datetime) -> None:
        who, wanted = self._somebody(), self._some(show.free)
        if not wanted or show.cancelled:
            return
        holder = self._hold(show, wanted, who, now)
        kinds = self._chance.choices(list(_TYPES), k=len(wanted))
        tickets = [
            TicketToSell(seat_id, kind, show.prices[kind] * show.seats[seat_id].places)
            for seat_id, kind in zip(wanted, kinds, strict=True)
        ]
        given = sum(ticket.price_minor for ticket in tickets) + self._chance.choice([0, 0, 350])
        payments = [PaymentToTake(Tender.CASH, given)]
        request = self._begun("SellTicketsRequest", who, now)
        sale = Sale(request.request_id, show.schedule_id, holder, who.display_name, tickets, payments, "CNY")
        order = order_service.sell_tickets(self._session, sale, now=now)
        finish(self._session, request, order.order_number.encode())
        self.season.sales += 1
        show.free -= set(wanted)
        if self._chance.random() < 0.3:
            self._plan_refund(show, order, who, now)

    def _plan_refund(self, show: _Show, order: Order, seller: Caller, now: datetime) -> None:
        left = (show.starts_at - now) / timedelta(seconds=1)
        moment = now + timedelta(seconds=max(1, int(left * self._chance.random()) - 1))
        by = seller if self._chance.random() < 0.6 else self._clerks[-1]
        tickets = {ticket.ticket_id: ticket.seat.seat_id for ticket in order.tickets}
        back = self._chance.sample(list(tickets), k=self._chance.randint(1, len(tickets)))

        def refund(now: datetime) -> None:
            # A show that was cancelled meanwhile pays back in its own way.
            if not show.cancelled:
                self._refund(order.order_id, back, by, now)
                show.free |= {tickets[ticket_id] for ticket_id in back}

        heappush(self._deeds, (moment, next(self._numbers), refund))

    def _refund(self, order_id: int, ticket_ids: list[int], who: Caller, now: datetime) -> None:
        request = self._begun("RefundTicketsRequest", who, now)
        wanted = TicketsToRefund(request.request_id, order_id, ticket_ids, "changed plans", who)
        refund_service.refund_tickets(self._session, wanted, now=now)
        finish(self._session, request, b"refunded")
        self.season.refunds += 1

    def _cancel(self, show: _Show, now: datetime) -> None:
        cancel(self._session, show.schedule_id, now)
        show.cancelled = True
        self.season.cancelled_shows += 1
        for order_id, ticket_ids in _waiting(self._session, show.schedule_id).items():
            if self._chance.random() < 0.7:
                later = now + timedelta(hours=self._chance.randint(0, 400))
                self._plan_return(order_id, ticket_ids, later)

    def _plan_return(self, order_id: int, ticket_ids: list[int], moment: datetime) -> None:
        who = self._somebody()
        heappush(self._deeds, (moment, next(self._numbers), lambda now: self._refund(order_id, ticket_ids, who, now)))

    def _hold_for_nothing(self, show: _Show, now: datetime) -> None:
        wanted = self._some(show.free)
        if wanted and not show.cancelled:
            self._hold(show, wanted, self._somebody(), now - timedelta(minutes=10))
            self.season.expired_holds += 1

    def _hold(self, show: _Show, wanted: list[int], who: Caller, now: datetime) -> Holder:
        holder = Holder(self._new_id(), who.user_id, who.counter_name)
        rules = SellingSettings(most_seats=20)
        ticket_service.hold_seats(
            self._session,
            schedule_id=show.schedule_id,
            seat_ids=wanted,
            holder=holder,
            adding=False,
            now=now,
            rules=rules,
        )
        return holder

    def _begun(self, method: str, who: Caller, now: datetime) -> Request:
        request = Request(self._new_id(), who.user_id, method, "0" * 64)
        begin(self._session, request, now)
        return request

    def _somebody(self) -> Caller:
        one, counter = self._chance.choice(self._clerks), self._chance.choice(["1", "2", "VIP"])
        return Caller(one.user_id, one.user_name, one.display_name, one.role, counter, "")

    def _some(self, free: set[int]) -> list[int]:
        return self._chance.sample(sorted(free), k=min(len(free), self._chance.choice([1, 2, 2, 3, 4])))

    def _new_id(self) -> str:
        return str(UUID(int=self._chance.getrandbits(128), version=4))


def live_through(database: Database) -> Season:
    """Let the days pass in `database`, which has nothing but its tables."""
    with database.writing() as session:
        story = _Story(session)
        story.tell()
    return story.season


def _moment(day: date, start: time) -> datetime:
    """When a show of this cinema day starts, if it starts at `start` local time."""
    on = day + timedelta(days=1) if start < time(6) else day
    return datetime.combine(on, start, UTC) - _OFFSET


def _waiting(session: Session, schedule_id: int) -> dict[int, list[int]]:
    found: dict[int, list[int]] = {}
    query = text("SELECT order_id, ticket_id FROM tickets WHERE live = 1 AND schedule_id = :show ORDER BY ticket_id")
    for order_id, ticket_id in session.execute(query, {"show": schedule_id}):
        found.setdefault(order_id, []).append(ticket_id)
    return found
