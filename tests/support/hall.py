"""A hall that is drawn and read as text.

`.` free seat, `h` held, `x` sold, `r` reserved, `o` kept by the house, `#` broken, `<>` couple seat (`hh`, `xx`), space
nothing. Seats are called by what stands on the ticket: A1 is the first seat of the first row.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from textwrap import dedent
from typing import TypeVar
from uuid import uuid4

from sqlalchemy.orm import Session

from support.cinema import put_show
from ttms_server.config import SellingSettings, ShiftSettings
from ttms_server.errors import Refusal
from ttms_server.order import service as order_service
from ttms_server.order.extra.lines import ExtraToSell
from ttms_server.order.models import Tender
from ttms_server.order.payment.lines import PaymentToTake
from ttms_server.order.service import Order, Sale, TicketToSell
from ttms_server.paging import Page
from ttms_server.play import films
from ttms_server.play import service as play_service
from ttms_server.play.show_list import ShowsAsked
from ttms_server.requests import Request, begin, finish
from ttms_server.studio import service as studio_service
from ttms_server.studio.plan import parse_plan
from ttms_server.studio.service import Seat
from ttms_server.ticket import service
from ttms_server.ticket.holder import Holder
from ttms_server.ticket.models import ClaimState
from ttms_server.ticket.service import Hold, ShowOnBoard
from ttms_server.user import repository as user_repository

NOW = datetime(2026, 2, 9, 12, tzinfo=UTC)
PRICES = {"adult": 4500, "child": 2250, "student": 3600, "senior": 2700}

T = TypeVar("T")

_PLAN = str.maketrans(".hx# ", "ooox.")
_LETTERS = {ClaimState.HELD: "h", ClaimState.SOLD: "x", ClaimState.RESERVED: "r", ClaimState.HOUSE: "o"}


def drawn(picture: str) -> str:
    """A picture without the indentation and the empty lines around it that it has in a test."""
    return dedent(picture).strip("\n")


class Hall:
    """A hall with one show in two hours, in the transaction of a test; its clock stands still until it is told."""

    def __init__(self, session: Session, picture: str, *, starts_at: datetime = NOW + timedelta(hours=2)) -> None:
        self.session = session
        self.rules = SellingSettings()
        self.shift_rules = ShiftSettings()
        self.now = NOW
        play = films.find_play(session, "大都会")
        assert play is not None
        plan = parse_plan(drawn(picture).translate(_PLAN))
        studio = studio_service.create_studio(session, name=uuid4().hex, name_en="", curve=0, plan=plan)
        self.schedule_id = put_show(session, play, studio, starts_at)
        self.layout = studio_service.get_layout(session, studio.layout_id)
        self._take_as_drawn(drawn(picture).splitlines())

    def later(self, **span: float) -> None:
        """Let time go by, in the words of timedelta."""
        self.now += timedelta(**span)

    def picture(self) -> str:
        """The hall as it is now."""
        claims = service.get_claims(self.session, self.schedule_id, now=self.now)
        grid = [[" "] * self.layout.column_count for _ in range(self.layout.row_count)]
        for seat in self.layout.seats:
            claim = claims.get(seat.seat_id)
            signs = _LETTERS[claim.state] * seat.places if claim else _free(seat)
            grid[seat.row - 1][seat.column - 1 : seat.column - 1 + seat.places] = signs
        return "\n".join("".join(row).rstrip() for row in grid)

    def seats(self, names: str) -> list[int]:
        """The ids of seats such as "A1 A2"."""
        ids = {f"{seat.row_label}{seat.seat_label}": seat.seat_id for seat in self.layout.seats}
        return [ids[name] for name in names.split()]

    def hold(
        self,
        names: str,
        *,
        to: Hold | None = None,
        by: str = "clerk",
        seat_ids: list[int] | None = None,
        hold_id: str = "",
    ) -> Hold:
        """Hold seats, or add them `to` a hold."""
        return service.hold_seats(
            self.session,
            schedule_id=self.schedule_id,
            seat_ids=self.seats(names) if seat_ids is None else seat_ids,
            holder=self.holder(by, to or (Hold(hold_id, (), None) if hold_id else None)),
            adding=to is not None,
            now=self.now,
            rules=self.rules,
        )

    def release(self, hold: Hold, names: str = "", *, by: str = "clerk") -> Hold:
        """Give back seats of a hold; without names all of them."""
        return service.release_seats(
            self.session,
            schedule_id=self.schedule_id,
            seat_ids=self.seats(names),
            holder=self.holder(by, hold),
            now=self.now,
        )

    def sell(
        self,
        hold: Hold,
        names: str,
        *,
        types: str = "",
        given: list[int] | None = None,
        payments: list[PaymentToTake] | None = None,
        by: str = "clerk",
        counter_name: str = "1",
        request_id: str = "",
        extras: Sequence[ExtraToSell] = (),
        comp: str = "",
        comps_by: str = "",
    ) -> Order:
        """Sell held seats as these types (adult, if none are named) for the exact amount, or for what is `given`.

        With `comp` they are given away for this reason, and `comps_by` answers for it.
        """
        tickets = self.tickets(names, types)
        if comp:
            tickets = [replace(ticket, price_minor=0, comp_reason=comp) for ticket in tickets]
        total = sum(ticket.price_minor for ticket in tickets)
        total += sum(extra.quantity * extra.price_minor for extra in extras)
        payments = payments or [PaymentToTake(Tender.CASH, amount) for amount in ([total] if given is None else given)]
        request = Request(request_id or str(uuid4()), self.user_id(by), "SellTicketsRequest", "0" * 64)
        sale = self.sale(hold, tickets, payments, by=by, counter_name=counter_name, request_id=request.request_id)
        sale = replace(sale, extras=extras, comps_by=self.user_id(comps_by) if comps_by else None)
        begin(self.session, request, self.now)
        order = order_service.sell_tickets(self.session, sale, now=self.now)
        finish(self.session, request, order.order_number.encode())
        return order

    def sale(
        self,
        hold: Hold,
        tickets: list[TicketToSell],
        payments: list[PaymentToTake],
        *,
        request_id: str,
        by: str = "clerk",
        counter_name: str = "1",
    ) -> Sale:
        """What a counter says when it sells."""
        holder = Holder(hold.hold_id, self.user_id(by), counter_name)
        return Sale(request_id, self.schedule_id, holder, by.title(), tickets, payments, "CNY", self.shift_rules)

    def tickets(self, names: str, types: str = "") -> list[TicketToSell]:
        """What the counter would send: each seat with its type and the price on the screen."""
        ids = self.seats(names)
        places = {seat.seat_id: seat.places for seat in self.layout.seats}
        kinds = types.split() or ["adult"] * len(ids)
        return [
            TicketToSell(seat_id, kind, PRICES.get(kind, 0) * places[seat_id])
            for seat_id, kind in zip(ids, kinds, strict=True)
        ]

    def board(self) -> ShowOnBoard:
        """The show as it stands on the board."""
        start = play_service.get_schedule(self.session, self.schedule_id).starts_at
        asked = ShowsAsked(start, start + timedelta(seconds=1))
        shows = service.list_show_board(self.session, Page(200, ()), asked, now=self.now, rules=self.rules)
        [show] = [show for show in shows.items if show.schedule.schedule_id == self.schedule_id]
        return show

    def holder(self, user_name: str, hold: Hold | None = None) -> Holder:
        return Holder(hold.hold_id if hold else str(uuid4()), self.user_id(user_name), "1")

    def user_id(self, user_name: str) -> int:
        user = user_repository.user_by_name(self.session, user_name)
        assert user is not None
        return user.user_id

    def _take_as_drawn(self, rows: list[str]) -> None:
        sign_of = {seat.seat_id: rows[seat.row - 1][seat.column - 1] for seat in self.layout.seats}
        held, sold = ([seat_id for seat_id, sign in sign_of.items() if sign == letter] for letter in "hx")
        if held:
            self.hold("", by="second", seat_ids=held)
        if sold:
            names = {seat.seat_id: f"{seat.row_label}{seat.seat_label}" for seat in self.layout.seats}
            wanted = " ".join(names[seat_id] for seat_id in sold)
            self.sell(self.hold(wanted, by="second"), wanted, by="second")


def _free(seat: Seat) -> str:
    return "<>" if seat.places == 2 else "." if seat.for_sale else "#"


def refused(act: Callable[[], object]) -> Refusal:
    """The refusal with which a rule answers."""
    try:
        result = act()
    except Refusal as refusal:
        return refusal
    raise AssertionError(f"not refused, but {result}")
