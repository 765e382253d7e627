"""How orders, their tickets, payments and refunds are called on the orders screen, in the clerk's language."""

from datetime import UTC, date, datetime
from functools import partial

from ttms_client.errors import ShowBegun
from ttms_client.extra import OrderExtra
from ttms_client.holding import SeatDeed, SeatEvent
from ttms_client.order import Order, OrderSummary, Refund, Ticket
from ttms_client.payment import PaymentLine, Tender
from ttms_client.play import Schedule
from ttms_desktop import messages
from ttms_desktop.day import CinemaCalendar, full_date_text, short_date_text
from ttms_desktop.money import format_money
from ttms_desktop.reasons import reason_text
from ttms_desktop.screens.find_orders.extras_along import ExtraAlong, extras_back, extras_text
from ttms_desktop.screens.find_orders.pictures import FactLine, HistoryLine, OrderLine, OrderPicture, TicketLine
from ttms_desktop.screens.sell_tickets.wording import (
    counter_name_text,
    film_title,
    hall_name,
    in_language,
    tickets_text,
)
from ttms_desktop.seat_names import seat_text, seats_in_short
from ttms_desktop.words import Words, joined, translate

__all__ = ["film_title", "line_of", "picture_of", "tickets_text"]


def show_and_hall(schedule: Schedule, calendar: CinemaCalendar) -> str:
    return f"{calendar.date_text(schedule.starts_at)} {calendar.time_text(schedule.starts_at)} · {hall_name(schedule)}"


def show_line(schedule: Schedule, calendar: CinemaCalendar) -> str:
    """A show of a day: "19:30 · Metropolis · Hall 2"."""
    return f"{calendar.time_text(schedule.starts_at)} · {film_title(schedule)} · {hall_name(schedule)}"


def line_of(order: OrderSummary, calendar: CinemaCalendar, currency: str, *, day: date | None = None) -> OrderLine:
    """An order as it stands in the list; in that of one `day` the time is enough."""
    show, sold = order.schedule, order.sold_at
    of_day = day is not None and calendar.day_of(sold) == day
    return OrderLine(
        order_id=order.order_id,
        number=order.order_number,
        sold_at=sold,
        sold_text=calendar.time_text(sold) if of_day else calendar.moment_text(sold),
        title=film_title(show),
        show_at=show.starts_at,
        show_text=calendar.moment_text(show.starts_at),
        hall_text=hall_name(show),
        seats=seats_in_short(order.seats),
        clerk=order.clerk_name,
        net_minor=order.net_minor,
        net_text=format_money(order.net_minor, currency),
        cancelled=show.cancelled_at is not None,
        refunded=not order.seats,
    )


def picture_of(order: Order, calendar: CinemaCalendar, now: datetime) -> OrderPicture:
    """The chosen order."""
    show = order.schedule
    valid = [ticket for ticket in order.tickets if ticket.refunded_at is None]
    sold = translate("FindOrders", "Sold {when} · {counter} · {clerk}")
    return OrderPicture(
        order_id=order.order_id,
        number=order.order_number,
        state_text=_state_text(order, len(valid)),
        warns=show.cancelled_at is not None and bool(valid),
        title=film_title(show),
        show_text=show_and_hall(show, calendar),
        sold_text=sold.format(
            when=calendar.moment_text(order.sold_at),
            counter=counter_name_text(order.counter_name),
            clerk=order.clerk_name,
        ),
        cancelled_text=_cancelled_text(show),
        tickets=tuple(_ticket_line(ticket, order, calendar) for ticket in order.tickets),
        extras=tuple(_extra_line(extra, order) for extra in order.extras),
        payments=tuple(_payment_line(payment, order.currency) for payment in order.payments),
        refunds=tuple(_refund_line(refund, order, calendar) for refund in order.refunds),
        why_not=_why_not(order, now, has_valid=bool(valid)),
        valid_ids=tuple(ticket.ticket_id for ticket in valid),
        customer_text=_customer_text(order),
        asks_manager=not order.refundable,
    )


def _state_text(order: Order, valid: int) -> str:
    if not valid:
        return translate("FindOrders", "Refunded")
    if valid < len(order.tickets):
        text = translate("FindOrders", "{count} of {total} refunded")
        return text.format(count=len(order.tickets) - valid, total=len(order.tickets))
    if order.schedule.cancelled_at is not None:
        return translate("FindOrders", "To refund")
    return translate("FindOrders", "Valid")


def _cancelled_text(show: Schedule) -> str:
    if show.cancelled_at is None:
        return ""
    if not show.cancel_reason:
        return translate("FindOrders", "The show is cancelled.")
    return translate("FindOrders", "The show is cancelled: {reason}").format(reason=reason_text(show.cancel_reason))


def _why_not(order: Order, now: datetime, *, has_valid: bool) -> str:
    if not has_valid and not extras_back(order, ()):
        return translate("FindOrders", "All its tickets are refunded.")
    if order.refundable:
        return ""
    begun = order.schedule.cancelled_at is None and now >= order.schedule.starts_at.astimezone(UTC)
    return messages.text_for(ShowBegun()) if begun else ""


def _customer_text(order: Order) -> str:
    """Who bought it, and which order it was before or became."""
    after = [refund.next_order_number for refund in order.refunds if refund.next_order_number]
    parts = [order.customer_name]
    if order.previous_order_number:
        text = translate("FindOrders", "exchanged from {number}")
        parts.append(text.format(number=order.previous_order_number))
    parts += [translate("FindOrders", "exchanged for {number}").format(number=number) for number in after]
    return " · ".join(part for part in parts if part)


def _ticket_line(ticket: Ticket, order: Order, calendar: CinemaCalendar) -> TicketLine:
    kind = in_language(ticket.ticket_type_name, ticket.ticket_type_name_en)
    if ticket.places > 1:
        kind = translate("FindOrders", "{type} · {places} places").format(type=kind, places=ticket.places)
    kind = " · ".join([kind, *_ticket_marks(ticket)])
    return TicketLine(
        ticket_id=ticket.ticket_id,
        seat=seat_text(ticket.row_label, ticket.seat_label),
        note=kind if ticket.refunded_at is None else _refunded_note(ticket, order, calendar),
        price_minor=ticket.price_minor,
        price_text=format_money(ticket.price_minor, order.currency),
        valid=ticket.refunded_at is None,
        code=ticket.code,
    )


def _ticket_marks(ticket: Ticket) -> list[str]:
    """What else is to be known of a valid ticket."""
    marks: list[str] = []
    if ticket.inside:
        marks.append(translate("FindOrders", "inside"))
    if ticket.copies == 1:
        marks.append(translate("FindOrders", "reprinted once"))
    elif ticket.copies:
        marks.append(translate("FindOrders", "reprinted {count} times").format(count=ticket.copies))
    return marks


def deed_text(deed: SeatDeed) -> str:
    """What somebody did with a seat."""
    return {
        SeatDeed.HELD: translate("FindOrders", "Held"),
        SeatDeed.RELEASED: translate("FindOrders", "Released"),
        SeatDeed.OFFERED: translate("FindOrders", "Offered to another counter"),
        SeatDeed.TAKEN_OVER: translate("FindOrders", "Taken over"),
        SeatDeed.SOLD: translate("FindOrders", "Sold"),
        SeatDeed.REFUNDED: translate("FindOrders", "Refunded"),
        SeatDeed.ENTERED: translate("FindOrders", "Checked in"),
        SeatDeed.LEFT: translate("FindOrders", "Checked out"),
        SeatDeed.RESERVED: translate("FindOrders", "Reserved"),
        SeatDeed.COLLECTED: translate("FindOrders", "Collected"),
        SeatDeed.OTHER: translate("FindOrders", "Something else"),
    }[deed]


def history_line(event: SeatEvent, calendar: CinemaCalendar) -> HistoryLine:
    happened = event.happened_at.astimezone(calendar.zone)
    seconds, day = happened.strftime("%H:%M:%S"), short_date_text(happened.date())
    who = " · ".join(
        part for part in (event.person_name, counter_name_text(event.place) if event.place else "") if part
    )
    return HistoryLine(f"{day} {seconds}", deed_text(event.deed), who)


def _refunded_note(ticket: Ticket, order: Order, calendar: CinemaCalendar) -> str:
    assert ticket.refunded_at is not None
    when = calendar.moment_text(ticket.refunded_at)
    number = next((each.refund_number for each in order.refunds if ticket.ticket_id in each.ticket_ids), "")
    if not number:
        return translate("FindOrders", "Refunded {when}").format(when=when)
    return translate("FindOrders", "Refunded {when} · {number}").format(when=when, number=number)


def tender_text(tender: Tender) -> str:
    return {
        Tender.CASH: translate("FindOrders", "Cash"),
        Tender.CARD: translate("FindOrders", "Card"),
        Tender.VOUCHER: translate("FindOrders", "Voucher"),
        Tender.OTHER: translate("FindOrders", "Other means"),
    }[tender]


def _extra_line(extra: OrderExtra, order: Order) -> FactLine:
    note = ""
    if extra.refunded:
        note = translate("FindOrders", "refunded: {count} of {total}").format(
            count=extra.refunded, total=extra.quantity
        )
    elif not extra.refundable and order.schedule.cancelled_at is None:
        note = translate("FindOrders", "not refundable")
    amount = format_money(extra.quantity * extra.price_minor, order.currency)
    return FactLine(extras_text([ExtraAlong(extra, extra.quantity)]), amount, note)


def _payment_line(payment: PaymentLine, currency: str) -> FactLine:
    note = ""
    if payment.change_minor:
        note = translate("FindOrders", "given {given}, change {change}").format(
            given=format_money(payment.given_minor, currency), change=format_money(payment.change_minor, currency)
        )
    return FactLine(tender_text(payment.tender), format_money(payment.amount_minor, currency), note)


def _refund_line(refund: Refund, order: Order, calendar: CinemaCalendar) -> FactLine:
    text = f"{refund.refund_number} · {calendar.moment_text(refund.refunded_at)} · {refund.clerk_name}"
    note = " · ".join(filter(None, (reason_text(refund.reason), vouchers_text(refund, calendar))))
    return FactLine(text, format_money(-refund.total_minor, order.currency), note)


def vouchers_text(refund: Refund, calendar: CinemaCalendar) -> str:
    """Which vouchers had expired, or nearly, and until when they are valid now that money went back to them."""
    text = translate("FindOrders", "Voucher {code}: now valid until {date}")
    until = {line.voucher_code: line.voucher_valid_until for line in refund.lines if line.voucher_valid_until}
    days = {code: moment.astimezone(calendar.zone).date() for code, moment in until.items()}
    dates = {code: Words(partial(full_date_text, day)) for code, day in days.items()}
    return joined((text.format(code=code, date=date) for code, date in dates.items()), " · ")
