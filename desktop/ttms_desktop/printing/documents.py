"""Documents of orders: their tickets, one slip each, and the receipt."""

from collections.abc import Iterable, Mapping, Sequence

from ttms_client.order import Order, Ticket
from ttms_client.payment import PaymentLine, Tender
from ttms_client.user import Cinema
from ttms_desktop.day import CinemaCalendar
from ttms_desktop.money import format_money
from ttms_desktop.printing.document import Document, Line, LineKind, Role, Slip
from ttms_desktop.printing.words import BOTH, CHINESE, ENGLISH, copy_text, moment_text, words_of
from ttms_desktop.seat_names import short_seat

TENDERS = {
    Tender.CASH: ("现金", "Cash"),
    Tender.CARD: ("银行卡", "Card"),
    Tender.VOUCHER: ("代金券", "Voucher"),
    Tender.OTHER: ("其他", "Other"),
}
_RECEIPT, _ORDER, _TOTAL = ("收据", "RECEIPT"), ("订单", "Order"), ("合计", "Total")
_GIVEN, _CHANGE, _COUNTER = ("实收", "Given"), ("找零", "Change"), ("柜台", "Counter")


def tickets_document(
    order: Order,
    cinema: Cinema,
    *,
    languages: str,
    ticket_ids: Sequence[int] = (),
    copies: Mapping[int, int] | None = None,
) -> Document:
    """The order's valid tickets, or those of `ticket_ids`; `copies` has the number of the copy by ticket."""
    wanted = [ticket for ticket in order.tickets if ticket.refunded_at is None]
    if ticket_ids:
        wanted = [ticket for ticket in wanted if ticket.ticket_id in ticket_ids]
    counted = copies or {}
    slips = tuple(
        Slip(
            words=words_of(order, ticket, cinema, languages=languages, copy=counted.get(ticket.ticket_id, 0)),
            ticket_id=ticket.ticket_id,
            copy=counted.get(ticket.ticket_id, 0),
            copy_text=copy_text(counted.get(ticket.ticket_id, 0), languages),
        )
        for ticket in wanted
    )
    numbers = "-".join(f"{slip.ticket_id}.{slip.copy}" for slip in slips if slip.copy)
    return Document(
        key=f"tickets:{identity(order)}:{numbers}",
        title=order.order_number,
        role=Role.TICKETS,
        slips=slips,
        order_id=order.order_id,
        opens_drawer=not counted and any(line.tender is Tender.CASH for line in order.payments),
        languages=languages,
    )


def receipt_document(order: Order, cinema: Cinema, *, languages: str) -> Document:
    """What was bought and how it was paid; copies of it are counted at this counter."""
    calendar = CinemaCalendar(cinema.time_zone)
    lines = [
        big_line(name_in(cinema.name, cinema.name_en, languages)),
        Line(LineKind.TEXT, say(_RECEIPT, languages), bold=True, centred=True),
        Line(LineKind.RULE),
        pair_line(say(_ORDER, languages), order.order_number),
        pair_line(say(_COUNTER, languages), f"{order.counter_name} · {order.clerk_name}"),
        pair_line(moment_text(order.sold_at, calendar, languages), ""),
        Line(LineKind.RULE),
        *_goods(order, calendar, languages),
        Line(LineKind.RULE),
        Line(LineKind.PAIR, say(_TOTAL, languages), format_money(order.total_minor, order.currency), size=2, bold=True),
        *(line for payment in order.payments for line in paid_lines(payment, order.currency, languages)),
    ]
    return Document(
        key=f"receipt:{identity(order)}",
        title=order.order_number,
        role=Role.RECEIPTS,
        slips=(Slip(tuple(lines)),),
        order_id=order.order_id,
        languages=languages,
        subject=f"receipt:{identity(order)}",
    )


def identity(order: Order) -> str:
    """Numbers begin anew with a new database; codes never do."""
    return f"{order.order_number}:{order.tickets[0].code if order.tickets else order.sold_at.isoformat()}"


def say(pair: tuple[str, str], languages: str) -> str:
    return {CHINESE: pair[0], ENGLISH: pair[1], BOTH: " ".join(pair)}[languages]


def _goods(order: Order, calendar: CinemaCalendar, languages: str) -> list[Line]:
    show = order.schedule
    when = moment_text(show.starts_at, calendar, languages)
    hall = name_in(show.studio_name, show.studio_name_en, languages)
    lines = [Line(LineKind.TEXT, name_in(show.play_title, show.play_title_en, languages), bold=True)]
    lines.append(pair_line(when, hall))
    lines += ticket_lines(order.tickets, order.currency, languages)
    for extra in order.extras:
        price = format_money(extra.quantity * extra.price_minor, order.currency)
        lines.append(pair_line(f"{extra.quantity} x {name_in(extra.name, extra.name_en, languages)}", price))
    return lines


def ticket_lines(tickets: Iterable[Ticket], currency: str, languages: str) -> list[Line]:
    """Seat, type and price of each."""
    lines = []
    for ticket in tickets:
        kind = name_in(ticket.ticket_type_name, ticket.ticket_type_name_en, languages)
        price = format_money(ticket.price_minor, currency)
        lines.append(pair_line(f"{short_seat(ticket.row_label, ticket.seat_label)}  {kind}", price))
    return lines


def paid_lines(payment: PaymentLine, currency: str, languages: str) -> list[Line]:
    tender = say(TENDERS[payment.tender], languages)
    reference = f" {payment.card.approval}" if payment.card else ""
    lines = [pair_line(f"{tender}{reference}", format_money(payment.amount_minor, currency))]
    if payment.change_minor:
        lines.append(pair_line(say(_GIVEN, languages), format_money(payment.given_minor, currency)))
        lines.append(pair_line(say(_CHANGE, languages), format_money(payment.change_minor, currency)))
    return lines


def name_in(name: str, name_en: str, languages: str) -> str:
    if languages == BOTH and name_en and name_en != name:
        return f"{name} {name_en}"
    return name_en or name if languages == ENGLISH else name


def pair_line(left: str, right: str) -> Line:
    return Line(LineKind.PAIR, left, right)


def big_line(text: str) -> Line:
    return Line(LineKind.TEXT, text, size=2, bold=True, centred=True)
