"""The slip of a refund: what went back by which means, and until when a voucher is valid now."""

from ttms_client.order import Order, Refund
from ttms_client.payment import RefundLine
from ttms_client.user import Cinema
from ttms_desktop.day import CinemaCalendar
from ttms_desktop.money import format_money
from ttms_desktop.printing.document import Document, Line, LineKind, Role, Slip
from ttms_desktop.printing.documents import TENDERS, big_line, identity, name_in, pair_line, say, ticket_lines
from ttms_desktop.printing.words import day_text, moment_text

_REFUND, _NUMBER, _ORDER = ("退款单", "REFUND"), ("退款单号", "Refund"), ("订单", "Order")
_EXTRAS = ("附加商品", "Extras")
_COUNTER, _BACK, _UNTIL = ("柜台", "Counter"), ("退还", "Given back"), ("有效期至", "Valid until")


def refund_document(order: Order, refund: Refund, cinema: Cinema, *, languages: str) -> Document:
    """Copies of it are counted at this counter."""
    calendar = CinemaCalendar(cinema.time_zone)
    tickets = [ticket for ticket in order.tickets if ticket.ticket_id in refund.ticket_ids]
    back = format_money(refund.total_minor, order.currency)
    lines = (
        big_line(name_in(cinema.name, cinema.name_en, languages)),
        Line(LineKind.TEXT, say(_REFUND, languages), bold=True, centred=True),
        Line(LineKind.RULE),
        pair_line(say(_NUMBER, languages), refund.refund_number),
        pair_line(say(_ORDER, languages), order.order_number),
        pair_line(say(_COUNTER, languages), f"{refund.counter_name} · {refund.clerk_name}"),
        pair_line(moment_text(refund.refunded_at, calendar, languages), ""),
        Line(LineKind.RULE),
        *ticket_lines(tickets, order.currency, languages),
        *_extras_lines(refund.total_minor - sum(ticket.price_minor for ticket in tickets), order.currency, languages),
        Line(LineKind.RULE),
        Line(LineKind.PAIR, say(_BACK, languages), back, size=2, bold=True),
        *(line for way in refund.lines for line in _way_lines(way, order.currency, calendar, languages)),
    )
    key = f"refund:{refund.refund_number}:{identity(order)}"
    return Document(
        key=key,
        title=refund.refund_number,
        role=Role.RECEIPTS,
        slips=(Slip(lines),),
        order_id=order.order_id,
        languages=languages,
        subject=key,
    )


def _extras_lines(minor: int, currency: str, languages: str) -> list[Line]:
    """What extras that went back with the tickets cost together."""
    return [pair_line(say(_EXTRAS, languages), format_money(minor, currency))] if minor else []


def _way_lines(way: RefundLine, currency: str, calendar: CinemaCalendar, languages: str) -> list[Line]:
    reference = way.card.approval if way.card else way.voucher_code
    tender = " ".join(filter(None, (say(TENDERS[way.tender], languages), reference)))
    lines = [pair_line(tender, format_money(way.amount_minor, currency))]
    if way.voucher_valid_until:
        lines.append(pair_line(say(_UNTIL, languages), day_text(way.voucher_valid_until, calendar, languages)))
    return lines
