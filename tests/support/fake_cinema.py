"""A cinema in memory with the client's interface, for view models: it decides like the server, and can be unwell."""

from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime, timedelta
from itertools import count
from typing import Any
from uuid import uuid4

from support.drawn_layout import layout_of
from support.fake_payment import paid, total_of
from support.fake_vouchers import FakeVouchers
from ttms_client.errors import (
    HoldExpired,
    HoldNotFound,
    PriceChanged,
    SeatTaken,
    ServerUnreachable,
    SessionExpired,
    SignInRefused,
    TtmsError,
)
from ttms_client.extra import Charged, Extra, ExtraToSell, OrderExtra
from ttms_client.order import Basket, Order, Ticket, TicketToSell
from ttms_client.payment import PaymentLine, PaymentToTake
from ttms_client.play import Schedule
from ttms_client.studio import Seat, SeatKind
from ttms_client.ticket import (
    Hold,
    SeatChanges,
    SeatMap,
    SeatState,
    SeatStatus,
    SellingState,
    ShowOnBoard,
    TicketPrice,
)
from ttms_client.user import Cinema, Role, Session, User
from ttms_client.voucher import Voucher

PRICES = (
    TicketPrice("adult", "成人", "Adult", 4500, "A"),
    TicketPrice("child", "儿童", "Child", 2250, "C"),
)
CINEMA = Cinema("光影戏院", "Picture House", "CNY", "Asia/Shanghai", timedelta(seconds=180), timedelta(minutes=10))
PASSWORD = "xiaoyan-sells"


class FakeCinema:
    """Two shows in one hall, both later today; every counter is a FakeClient of it."""

    def __init__(self, picture: str = "....\n.wc b") -> None:
        self.layout = layout_of(picture)
        self.now = datetime(2026, 11, 22, 4, 0, tzinfo=UTC)  # noon at the cinema, whenever the test runs
        self.told_time: datetime | None = None  # what signing in and the question about its health tell of its clock
        self.prices = PRICES
        self.shows = [self.show(1, timedelta(hours=2)), self.show(2, timedelta(hours=4))]
        self.statuses: dict[tuple[int, int], SeatStatus] = {}
        self.orders: dict[str, Order] = {}
        self.streams: list[FakeStream] = []
        self.numbers = count(1)
        self.vouchers: dict[str, int] = {}  # what is left on each
        self.issued: dict[str, Voucher] = {}  # by request_id
        self.extras: list[Extra] = []

    def show(self, schedule_id: int, starts_in: timedelta) -> ShowOnBoard:
        starts = self.now + starts_in
        schedule = Schedule(
            schedule_id, 1, "大都会", "Metropolis", 90, 2, "2 厅", "Hall 2", starts, starts + timedelta(minutes=90)
        )
        places = sum(seat.places for seat in self.layout.seats if seat.kind is not SeatKind.BROKEN)
        return ShowOnBoard(schedule, places, places, SellingState.OPEN, starts - CINEMA.selling_stops)

    def schedule(self, schedule_id: int) -> Schedule:
        return next(show.schedule for show in self.shows if show.schedule.schedule_id == schedule_id)

    def status(self, schedule_id: int, seat_id: int) -> SeatStatus:
        status = self.statuses.get((schedule_id, seat_id))
        if status is None or (status.held_until and status.held_until <= self.now):
            return SeatStatus(seat_id, SeatState.FREE)
        return status

    def put(self, schedule_id: int, statuses: Sequence[SeatStatus]) -> None:
        """Store, and tell everybody who watches."""
        for status in statuses:
            self.statuses[(schedule_id, status.seat_id)] = status
        for stream in self.streams:
            if stream.schedule_id == schedule_id:
                stream.items.append(SeatChanges(tuple(statuses), self.now))

    def map_of(self, schedule_id: int) -> SeatMap:
        show = next(show for show in self.shows if show.schedule.schedule_id == schedule_id)
        taken = [self.status(schedule_id, seat.seat_id) for seat in self.layout.seats]
        return SeatMap(
            show.schedule,
            self.layout,
            tuple(status for status in taken if status.state is not SeatState.FREE),
            self.prices,
            show.selling_state,
            show.selling_stops_at,
            self.now,
        )


class FakeStream:
    """What a watcher gets; iterating ends when there is nothing more for now."""

    def __init__(self, cinema: FakeCinema, client: "FakeClient", schedule_id: int) -> None:
        self.cinema, self.client, self.schedule_id = cinema, client, schedule_id
        self.items: list[SeatMap | SeatChanges] = [cinema.map_of(schedule_id)]
        self.closed = False
        cinema.streams.append(self)

    def __iter__(self) -> Iterator[SeatMap | SeatChanges]:
        if self.client.away:
            raise ServerUnreachable("away")
        while self.items and not self.closed:
            yield self.items.pop(0)

    def close(self) -> None:
        self.closed = True
        if self in self.cinema.streams:
            self.cinema.streams.remove(self)


class FakeClient:
    """One counter's client; `away` is a lost server, `unwell` errors are raised by the next calls of that name."""

    def __init__(self, cinema: FakeCinema, *, counter_name: str = "2") -> None:
        self.cinema, self.counter_name = cinema, counter_name
        # Any: it has the calls of the counter; tests of other screens put fakes of their own here.
        self.user: Any = self
        self.ticket: Any = self
        self.order: Any = self
        self.play: Any = None
        self.studio: Any = None
        self.refund: Any = None
        self.report: Any = None
        self.holding: Any = self
        self.voucher: Any = FakeVouchers(self)
        self.extra: Any = self
        self.ticket_type: Any = None
        self.shift: Any = None
        self.exchange: Any = None
        self.reservation: Any = None
        self.account: Any = None
        self.door: Any = None
        self.away = False
        self.unwell: dict[str, list[TtmsError]] = {}
        self.lost_answers: dict[str, int] = {}
        self.calls: list[str] = []
        self.request_ids: list[str] = []
        self.closed = False
        self._answers: dict[str, Hold] = {}
        self._signed_in = True

    def close(self) -> None:
        self.closed = True

    def check_health(self, timeout_seconds: float = 1.5) -> datetime | None:
        self.begin("check_health")
        return self.cinema.told_time

    def sign_in(self, user_name: str, password: str, *, counter_name: str, **_of_computer: object) -> Session:
        self.begin("sign_in")
        if password != PASSWORD:
            raise SignInRefused("no")
        self._signed_in = True
        user = User(7, user_name, "林晓燕", Role.CLERK)
        ends = self.cinema.now + timedelta(hours=12)
        return Session(user, CINEMA, ends, counter_name, self.cinema.told_time)

    def sign_out(self, *, request_id: str) -> None:
        self.begin("sign_out")
        self._signed_in = False

    def list_show_board(
        self, starts_from: datetime, starts_before: datetime, *, include_cancelled: bool = False
    ) -> list[ShowOnBoard]:
        self.begin("list_show_board")
        return [show for show in self.cinema.shows if starts_from <= show.schedule.starts_at < starts_before]

    def watch_seat_map(self, schedule_id: int) -> FakeStream:
        self.begin("watch_seat_map")
        return FakeStream(self.cinema, self, schedule_id)

    def hold_seats(self, schedule_id: int, seat_ids: Sequence[int], *, hold_id: str = "", request_id: str) -> Hold:
        self.begin("hold_seats", request_id)
        if request_id in self._answers:
            return self._answers[request_id]
        if hold_id and not self._held(schedule_id, hold_id):
            raise HoldNotFound("over", {"hold_id": hold_id})
        taken = [seat for seat in seat_ids if self.cinema.status(schedule_id, seat).state is not SeatState.FREE]
        if taken:
            raise SeatTaken("taken", {"seat_ids": ",".join(map(str, taken))})
        hold_id = hold_id or f"hold-{uuid4().hex[:8]}"
        until = self.cinema.now + CINEMA.hold_time
        ids = (*self._held(schedule_id, hold_id), *seat_ids)
        self.cinema.put(
            schedule_id, [SeatStatus(seat, SeatState.HELD, self.counter_name, hold_id, until) for seat in ids]
        )
        return self._answer("hold_seats", request_id, Hold(hold_id, ids, until, self.cinema.now))

    def release_seats(self, schedule_id: int, *, hold_id: str, seat_ids: Sequence[int] = (), request_id: str) -> Hold:
        self.begin("release_seats", request_id)
        held = self._held(schedule_id, hold_id)
        gone = [seat for seat in held if seat in seat_ids or not seat_ids]
        self.cinema.put(schedule_id, [SeatStatus(seat, SeatState.FREE) for seat in gone])
        left = tuple(seat for seat in held if seat not in gone)
        until = self.cinema.now + CINEMA.hold_time if left else None
        return self._answer("release_seats", request_id, Hold(hold_id, left, until, self.cinema.now))

    def begin_payment(self, schedule_id: int, *, hold_id: str, request_id: str) -> Hold:
        self.begin("begin_payment", request_id)
        held = self._held(schedule_id, hold_id)
        if not held:
            raise HoldNotFound("over", {"hold_id": hold_id})
        until = self.cinema.now + timedelta(minutes=5)
        self.cinema.put(
            schedule_id, [SeatStatus(seat, SeatState.HELD, self.counter_name, hold_id, until) for seat in held]
        )
        return self._answer("begin_payment", request_id, Hold(hold_id, held, until, self.cinema.now))

    def settle_sale(
        self,
        schedule_id: int,
        *,
        hold_id: str,
        tickets: Sequence[TicketToSell] | Basket,
        payments: Sequence[PaymentToTake],
        request_id: str,
        keep_trying: Callable[[], bool],
        waiting: Callable[[TtmsError], None],
    ) -> Order:
        while True:
            try:
                return self._sell(schedule_id, hold_id, tickets, payments, request_id)
            except ServerUnreachable as error:
                waiting(error)
                if not keep_trying():
                    raise

    def list_extras(self, *, include_retired: bool = False) -> list[Extra]:
        self.begin("list_extras")
        return self.cinema.extras

    def find_sale(self, sale_request_id: str) -> Order | None:
        self.begin("find_sale", sale_request_id)
        return self.cinema.orders.get(sale_request_id)

    def _sell(
        self,
        schedule_id: int,
        hold_id: str,
        tickets: Sequence[TicketToSell] | Basket,
        payments: Sequence[PaymentToTake],
        request_id: str,
    ) -> Order:
        self.begin("settle_sale", request_id)
        if request_id not in self.cinema.orders:
            basket = tickets if isinstance(tickets, Basket) else Basket(tickets)
            self._check(schedule_id, hold_id, basket)
            lines = paid(total_of(basket), payments)
            self.cinema.orders[request_id] = self._order(schedule_id, basket, lines)
            self.cinema.put(schedule_id, [SeatStatus(ticket.seat_id, SeatState.SOLD) for ticket in basket.tickets])
        if self.lost_answers.get("settle_sale", 0) > 0:
            self.lost_answers["settle_sale"] -= 1
            raise ServerUnreachable("the answer was lost")
        return self.cinema.orders[request_id]

    def _check(self, schedule_id: int, hold_id: str, basket: Basket) -> None:
        if {ticket.seat_id for ticket in basket.tickets} - set(self._held(schedule_id, hold_id)):
            raise HoldExpired("over", {"hold_id": hold_id})
        for ticket in basket.tickets:
            price = next(price.price_minor for price in self.cinema.prices if price.ticket_type == ticket.ticket_type)
            given_away = 0 if ticket.comp_reason else 1
            if price * self._seat(ticket.seat_id).places * given_away != ticket.price_minor:
                raise PriceChanged("other", {"seat_id": str(ticket.seat_id)})

    def _order(self, schedule_id: int, basket: Basket, lines: tuple[PaymentLine, ...]) -> Order:
        number = next(self.cinema.numbers)
        sold = tuple(self._ticket(index, ticket) for index, ticket in enumerate(basket.tickets, start=1))
        return Order(
            order_id=number,
            order_number=f"{self.counter_name}-{number:06d}",
            schedule=self.cinema.schedule(schedule_id),
            tickets=sold,
            payments=lines,
            total_minor=total_of(basket),
            currency="CNY",
            sold_at=self.cinema.now,
            counter_name=self.counter_name,
            clerk_name="林晓燕",
            customer_name=basket.customer_name,
            extras=tuple(self._extra_of(one) for one in basket.extras),
        )

    def _extra_of(self, one: ExtraToSell) -> OrderExtra:
        rules = next((extra for extra in self.cinema.extras if extra.code == one.code), None)
        charged, refundable = (rules.charged, rules.refundable) if rules else (Charged.BY_PIECE, True)
        return OrderExtra(one.code, one.code, "", one.quantity, one.price_minor, 0, charged, refundable)

    def _ticket(self, number: int, ticket: TicketToSell) -> Ticket:
        seat = self._seat(ticket.seat_id)
        price = next(price for price in PRICES if price.ticket_type == ticket.ticket_type)
        return Ticket(
            number,
            seat.seat_id,
            seat.row_label,
            seat.seat_label,
            seat.places,
            price.ticket_type,
            price.name,
            price.name_en,
            ticket.price_minor,
            uuid4().hex[:20].upper(),
        )

    def _seat(self, seat_id: int) -> Seat:
        return next(seat for seat in self.cinema.layout.seats if seat.seat_id == seat_id)

    def _held(self, schedule_id: int, hold_id: str) -> tuple[int, ...]:
        ids = (seat.seat_id for seat in self.cinema.layout.seats)
        return tuple(seat for seat in ids if self.cinema.status(schedule_id, seat).hold_id == hold_id)

    def begin(self, name: str, request_id: str = "") -> None:
        self.calls.append(name)
        if request_id:
            self.request_ids.append(request_id)
        if self.away:
            raise ServerUnreachable("away")
        if self.unwell.get(name):
            raise self.unwell[name].pop(0)
        if not self._signed_in and name not in ("sign_in", "check_health", "sign_out"):
            raise SessionExpired("over")

    def _answer(self, name: str, request_id: str, hold: Hold) -> Hold:
        """The same answer again for the same request_id; lost on the way if so arranged."""
        self._answers[request_id] = hold
        if self.lost_answers.get(name, 0) > 0:
            self.lost_answers[name] -= 1
            raise ServerUnreachable("the answer was lost")
        return hold
