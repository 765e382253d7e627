"""Orders in memory with the client's calls for orders, refunds and reports: it decides like the server."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import count

from desktop.find_orders.fake_books import PLACES, Entry, cinema_day, counts, entries_of, figures_of, in_span, key_of
from ttms_client.errors import (
    AlreadyRefunded,
    NotYourSale,
    OrderNotFound,
    ServerUnreachable,
    ShowBegun,
    TtmsError,
)
from ttms_client.extra import OrderExtra
from ttms_client.order import Order, OrderFilter, OrderPage, OrderSummary, Refund, Ticket
from ttms_client.payment import PaymentLine, RefundLine, Tender
from ttms_client.play import Schedule
from ttms_client.refund import NO_PROOF, Proof, Refunded
from ttms_client.report import (
    ReportBasis,
    ReportFigures,
    ReportGrouping,
    ReportRow,
    ReportSpan,
    SalesReport,
)


class FakeTill:
    """`away` is a lost server; errors in `unwell` are raised by the next calls of that name, `lost` loses answers."""

    def __init__(self, now: datetime, *, clerk_name: str = "林晓燕", may_refund_all: bool = True) -> None:
        self.now, self.clerk_name, self.may_refund_all = now, clerk_name, may_refund_all
        self.orders: dict[int, Order] = {}
        self.shows: dict[int, Schedule] = {}
        self.done: dict[str, Refunded] = {}
        self.away = False
        self.unwell: dict[str, list[TtmsError]] = {}
        self.lost = 0
        self.calls: list[tuple[object, ...]] = []
        self.request_ids: list[str] = []
        self.proofs: list[Proof] = []
        self.copies: dict[int, int] = {}
        self._copied: dict[str, dict[int, int]] = {}
        self._ids, self._refunds = count(1), count(1)
        # What is given back goes to an expired voucher, which is valid until then.
        self.voucher_valid_until: datetime | None = None
        self._reports: dict[tuple[ReportSpan, ReportGrouping], SalesReport] = {}  # while nothing is sold

    def copy(self) -> "FakeTill":
        """The same past, with a future of its own."""
        made = FakeTill(self.now, clerk_name=self.clerk_name, may_refund_all=self.may_refund_all)
        made.orders, made.shows, made._reports = dict(self.orders), dict(self.shows), self._reports
        return made

    # Making a past

    def add_show(self, show: Schedule) -> Schedule:
        self.shows[show.schedule_id] = show
        return show

    def sell(
        self,
        show: Schedule,
        seats: Sequence[tuple[str, str]],
        *,
        at: datetime,
        price_minor: int = 4500,
        clerk: str = "",
    ) -> Order:
        """An order of these seats, given in row and seat, for cash."""
        self._reports = {}
        number = next(self._ids)
        tickets = tuple(
            Ticket(
                ticket_id=number * 100 + place,
                seat_id=number * 100 + place,
                row_label=row,
                seat_label=seat,
                places=1,
                ticket_type="adult" if place % 3 else "child",
                ticket_type_name="成人" if place % 3 else "儿童",
                ticket_type_name_en="Adult" if place % 3 else "Child",
                price_minor=price_minor if place % 3 else price_minor // 2,
                code=f"{number:06d}{place:02d}ABCDEFGHJKLMNPQRST",
            )
            for place, (row, seat) in enumerate(seats, start=1)
        )
        total = sum(ticket.price_minor for ticket in tickets)
        given = -(-total // 1000) * 1000
        self.orders[number] = Order(
            order_id=number,
            order_number=f"2-{number:06d}",
            schedule=show,
            tickets=tickets,
            payments=(PaymentLine(Tender.CASH, total, given, given - total),),
            total_minor=total,
            currency="CNY",
            sold_at=at,
            counter_name="2",
            clerk_name=clerk or self.clerk_name,
        )
        return self.orders[number]

    def add_extras(self, order_id: int, *extras: OrderExtra) -> None:
        """As if they had been sold with the order, for cash."""
        order = self.orders[order_id]
        total = order.total_minor + sum(extra.quantity * extra.price_minor for extra in extras)
        payments = (PaymentLine(Tender.CASH, total, total, 0),)
        self.orders[order_id] = replace(order, extras=extras, total_minor=total, payments=payments)

    def cancel(self, show: Schedule, reason: str = "放映机故障") -> Schedule:
        """Call the show off, also in the orders."""
        self._reports = {}
        cancelled = replace(show, cancelled_at=self.now, cancel_reason=reason)
        self.shows[show.schedule_id] = cancelled
        for number, order in self.orders.items():
            if order.schedule.schedule_id == show.schedule_id:
                self.orders[number] = replace(order, schedule=cancelled)
        return cancelled

    def _refund_line(self, total: int) -> RefundLine:
        if self.voucher_valid_until is None:
            return RefundLine(Tender.CASH, total)
        return RefundLine(Tender.VOUCHER, total, None, "ABCD234567EFGHJK", self.voucher_valid_until)

    def give_back(self, order: Order, ticket_ids: Sequence[int], *, at: datetime, reason: str = "改期") -> Refunded:
        self._reports = {}
        left = sum(ticket.refunded_at is None and ticket.ticket_id not in ticket_ids for ticket in order.tickets)
        cancelled = order.schedule.cancelled_at is not None
        back = [extra.back_with(ending=len(ticket_ids), left=left, cancelled=cancelled) for extra in order.extras]
        total = sum(ticket.price_minor for ticket in order.tickets if ticket.ticket_id in ticket_ids)
        total += sum(number * extra.price_minor for number, extra in zip(back, order.extras, strict=True))
        number = next(self._refunds)
        refund = Refund(
            refund_id=number,
            refund_number=f"2-R{number:06d}",
            ticket_ids=tuple(ticket_ids),
            lines=(self._refund_line(total),),
            total_minor=total,
            reason=reason,
            refunded_at=at,
            counter_name="2",
            clerk_name=self.clerk_name,
        )
        tickets = tuple(
            replace(ticket, refunded_at=at) if ticket.ticket_id in ticket_ids else ticket for ticket in order.tickets
        )
        extras = tuple(
            replace(extra, refunded=extra.refunded + number) for number, extra in zip(back, order.extras, strict=True)
        )
        changed = replace(order, tickets=tickets, refunds=(*order.refunds, refund), extras=extras)
        self.orders[order.order_id] = changed
        return Refunded(refund, changed)

    # Orders

    def get_order(self, order_id: int) -> Order:
        self._begin("get_order", order_id)
        if order_id not in self.orders:
            raise OrderNotFound("no", {"order": str(order_id)})
        return self._as_seen(self.orders[order_id])

    def get_order_by_number(self, order_number: str) -> Order:
        self._begin("get_order_by_number", order_number)
        counter, _, digits = order_number.strip().rpartition("-")
        wanted = f"{counter}-{digits.lstrip('0').zfill(6)}"
        for order in self.orders.values():
            if order.order_number == wanted:
                return self._as_seen(order)
        raise OrderNotFound("no", {"order": order_number})

    def get_order_by_code(self, ticket_code: str) -> Order:
        self._begin("get_order_by_code", ticket_code)
        for order in self.orders.values():
            if any(ticket.code == ticket_code.upper() for ticket in order.tickets):
                return self._as_seen(order)
        raise OrderNotFound("no", {"order": ticket_code})

    def list_orders(self, wanted: OrderFilter, *, page_size: int = 100, page_token: str = "") -> OrderPage:
        self._begin("list_orders", wanted)
        found = [summary for order in self.orders.values() if (summary := self._summary(order, wanted))]
        found.sort(key=lambda summary: (summary.sold_at, summary.order_id), reverse=True)
        begin = int(page_token or 0)
        end = begin + page_size
        return OrderPage(tuple(found[begin:end]), str(end) if end < len(found) else "")

    def _summary(self, order: Order, wanted: OrderFilter) -> OrderSummary | None:
        valid = [ticket for ticket in order.tickets if ticket.refunded_at is None]
        waits = order.schedule.cancelled_at is not None and bool(valid)
        entries = [entry for entry in entries_of(order) if counts(entry, wanted)]
        if (
            not entries
            or (wanted.only_to_refund and not waits)
            or (wanted.schedule_id and order.schedule.schedule_id != wanted.schedule_id)
            or not order.order_number.startswith(wanted.number_prefix)
            or not order.customer_name.startswith(wanted.customer)
            or (wanted.seat and wanted.seat not in (it.row_label + it.seat_label for it in order.tickets))
        ):
            return None
        figures = figures_of(entries)
        return OrderSummary(
            order_id=order.order_id,
            order_number=order.order_number,
            schedule=order.schedule,
            sold_at=order.sold_at,
            counter_name=order.counter_name,
            clerk_name=order.clerk_name,
            seats=", ".join(ticket.row_label + ticket.seat_label for ticket in valid),
            tickets_sold=figures.tickets_sold,
            tickets_refunded=figures.tickets_refunded,
            gross_minor=figures.gross_minor,
            refunded_minor=figures.refunded_minor,
            net_minor=figures.net_minor,
        )

    def _as_seen(self, order: Order) -> Order:
        valid = any(ticket.refunded_at is None for ticket in order.tickets)
        in_time = order.schedule.cancelled_at is not None or self.now < order.schedule.starts_at
        mine = self.may_refund_all or order.clerk_name == self.clerk_name or order.schedule.cancelled_at is not None
        return replace(order, refundable=valid and in_time and mine)

    def reprint_tickets(self, order_id: int, ticket_ids: Sequence[int], *, request_id: str) -> dict[int, int]:
        self.request_ids.append(request_id)
        self._begin("reprint_tickets", order_id, tuple(ticket_ids))
        if request_id not in self._copied:
            for ticket_id in ticket_ids:
                self.copies[ticket_id] = self.copies.get(ticket_id, 0) + 1
            self._copied[request_id] = {ticket_id: self.copies[ticket_id] for ticket_id in ticket_ids}
        if self.lost > 0:
            self.lost -= 1
            raise ServerUnreachable("the answer was lost")
        return self._copied[request_id]

    # Refunds

    def settle_refund(
        self,
        order_id: int,
        ticket_ids: Sequence[int],
        *,
        reason: str,
        request_id: str,
        keep_trying: Callable[[], bool],
        waiting: Callable[[TtmsError], None],
        proof: Proof = NO_PROOF,
    ) -> Refunded:
        self.proofs.append(proof)
        while True:
            try:
                return self._refund(order_id, ticket_ids, reason, request_id)
            except ServerUnreachable as error:
                waiting(error)
                if not keep_trying():
                    raise

    def find_refund(self, refund_request_id: str) -> Refunded | None:
        self._begin("find_refund", refund_request_id)
        return self.done.get(refund_request_id)

    def _refund(self, order_id: int, ticket_ids: Sequence[int], reason: str, request_id: str) -> Refunded:
        self.request_ids.append(request_id)
        self._begin("settle_refund", tuple(ticket_ids), reason)
        if request_id not in self.done:
            self.done[request_id] = self._checked(order_id, ticket_ids, reason)
        if self.lost > 0:
            self.lost -= 1
            raise ServerUnreachable("the answer was lost")
        done = self.done[request_id]
        return Refunded(done.refund, self._as_seen(done.order))

    def _checked(self, order_id: int, ticket_ids: Sequence[int], reason: str) -> Refunded:
        order = self.orders[order_id]
        for ticket in order.tickets:
            if ticket.ticket_id in ticket_ids and ticket.refunded_at is not None:
                details = {"row_label": ticket.row_label, "seat_label": ticket.seat_label}
                number = next(each.refund_number for each in order.refunds if ticket.ticket_id in each.ticket_ids)
                raise AlreadyRefunded("twice", details | {"refund_number": number})
        if not self.may_refund_all and order.clerk_name != self.clerk_name and order.schedule.cancelled_at is None:
            raise NotYourSale("no")
        if order.schedule.cancelled_at is None and self.now >= order.schedule.starts_at:
            raise ShowBegun("late")
        return self.give_back(order, ticket_ids, at=self.now, reason=reason)

    # Reports

    def get_sales_report(self, span: ReportSpan, grouping: ReportGrouping) -> SalesReport:
        self._begin("get_sales_report", span, grouping)
        if (span, grouping) not in self._reports:
            self._reports[span, grouping] = self._report(span, grouping)
        return self._reports[span, grouping]

    def _report(self, span: ReportSpan, grouping: ReportGrouping) -> SalesReport:
        wanted = OrderFilter(span=span)
        entries = [entry for order in self.orders.values() for entry in entries_of(order) if counts(entry, wanted)]
        groups: dict[str, list[Entry]] = {}
        for entry in entries:
            groups.setdefault(key_of(entry, span, grouping), []).append(entry)
        shows = [show for show in self.shows.values() if in_span(cinema_day(show.starts_at), span)]
        rows = [self._row(key, groups[key], span, grouping, shows) for key in groups]
        if grouping is ReportGrouping.DAY:
            rows.sort(key=lambda row: row.key)
        elif grouping is ReportGrouping.SCHEDULE:
            rows.sort(key=lambda row: row.schedule.starts_at if row.schedule else self.now)
        else:
            rows.sort(key=lambda row: -row.figures.net_minor)
        return SalesReport(tuple(rows), self._with_places(figures_of(entries), span, shows))

    def _row(
        self, key: str, entries: list[Entry], span: ReportSpan, grouping: ReportGrouping, shows: list[Schedule]
    ) -> ReportRow:
        show = entries[0].order.schedule
        ticket = entries[0].ticket
        name, name_en = {
            ReportGrouping.PLAY: (show.play_title, show.play_title_en),
            ReportGrouping.SCHEDULE: (show.play_title, show.play_title_en),
            ReportGrouping.DAY: (key, key),
            ReportGrouping.STUDIO: (show.studio_name, show.studio_name_en),
            ReportGrouping.CLERK: (key, key),
            ReportGrouping.TICKET_TYPE: (ticket.ticket_type_name, ticket.ticket_type_name_en),
            ReportGrouping.COUNTER: (key, key),
            ReportGrouping.TENDER: ("现金", "Cash"),
        }[grouping]
        of_group = {
            ReportGrouping.PLAY: [each for each in shows if each.play_id == show.play_id],
            ReportGrouping.SCHEDULE: [show],
            ReportGrouping.DAY: [each for each in shows if cinema_day(each.starts_at).isoformat() == key],
            ReportGrouping.STUDIO: [each for each in shows if each.studio_id == show.studio_id],
        }.get(grouping, shows)
        figures = self._with_places(figures_of(entries), span, of_group)
        return ReportRow(key, name, name_en, figures, show if grouping is ReportGrouping.SCHEDULE else None)

    def _with_places(self, figures: ReportFigures, span: ReportSpan, shows: list[Schedule]) -> ReportFigures:
        if span.basis is ReportBasis.BOOKING_DAY:
            return figures
        offered = PLACES * sum(show.cancelled_at is None for show in shows)
        return replace(figures, shows=len(shows), places_offered=offered)

    def _begin(self, *call: object) -> None:
        self.calls.append(call)
        if self.away:
            raise ServerUnreachable("away")
        if self.unwell.get(str(call[0])):
            raise self.unwell[str(call[0])].pop(0)


def show_of(schedule_id: int, film: tuple[int, str, str], hall: int, starts_at: datetime) -> Schedule:
    """A show of 100 minutes; `film` is id, title and English title."""
    return Schedule(
        schedule_id,
        film[0],
        film[1],
        film[2],
        100,
        hall,
        f"{hall} 厅",
        f"Hall {hall}",
        starts_at,
        starts_at + timedelta(minutes=100),
        4500,
    )
