"""What a fake till has booked, as entries, and how a report counts them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache

from ttms_client.order import Order, OrderFilter, Ticket
from ttms_client.report import (
    ReportBasis,
    ReportFigures,
    ReportGrouping,
    ReportSpan,
)
from ttms_desktop.day import CinemaCalendar

CALENDAR = CinemaCalendar("Asia/Shanghai")
PLACES = 120


@cache
def cinema_day(moment: datetime) -> date:
    return CALENDAR.day_of(moment)


@dataclass(frozen=True)
class Entry:
    """A ticket that was sold, or taken back (then negative), as the ledger has it."""

    order: Order
    ticket: Ticket
    booked_at: datetime
    amount_minor: int
    clerk_name: str


def entries_of(order: Order) -> Iterator[Entry]:
    for ticket in order.tickets:
        yield Entry(order, ticket, order.sold_at, ticket.price_minor, order.clerk_name)
        for refund in order.refunds:
            if ticket.ticket_id in refund.ticket_ids:
                yield Entry(order, ticket, refund.refunded_at, -ticket.price_minor, refund.clerk_name)


def figures_of(entries: Sequence[Entry]) -> ReportFigures:
    sold = [entry for entry in entries if entry.amount_minor > 0]
    back = [entry for entry in entries if entry.amount_minor < 0]
    gross, refunded = sum(entry.amount_minor for entry in sold), -sum(entry.amount_minor for entry in back)
    return ReportFigures(
        shows=len({entry.order.schedule.schedule_id for entry in entries}),
        tickets_sold=len(sold),
        tickets_refunded=len(back),
        gross_minor=gross,
        refunded_minor=refunded,
        net_minor=gross - refunded,
        places_sold=len(sold) - len(back),
    )


def day_of_entry(entry: Entry, span: ReportSpan) -> date:
    booked = span.basis is ReportBasis.BOOKING_DAY
    return cinema_day(entry.booked_at if booked else entry.order.schedule.starts_at)


def in_span(day: date, span: ReportSpan) -> bool:
    return span.first_day <= day <= span.last_day


def key_of(entry: Entry, span: ReportSpan, grouping: ReportGrouping) -> str:
    show = entry.order.schedule
    return {
        ReportGrouping.DAY: day_of_entry(entry, span).isoformat(),
        ReportGrouping.CLERK: entry.clerk_name,
        ReportGrouping.TICKET_TYPE: entry.ticket.ticket_type,
        ReportGrouping.COUNTER: entry.order.counter_name,
        ReportGrouping.TENDER: "cash",
        ReportGrouping.PLAY: str(show.play_id),
        ReportGrouping.SCHEDULE: str(show.schedule_id),
        ReportGrouping.STUDIO: str(show.studio_id),
    }[grouping]


def counts(entry: Entry, wanted: OrderFilter) -> bool:
    span = wanted.span
    if span is not None and not in_span(day_of_entry(entry, span), span):
        return False
    if wanted.grouping is None or not wanted.group_key:
        return True
    any_span = span or ReportSpan(date(1970, 1, 1), date(2999, 1, 1))
    return key_of(entry, any_span, wanted.grouping) == wanted.group_key
