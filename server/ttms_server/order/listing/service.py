"""Lists of orders, each with what it adds to the figures that were asked for."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from ttms_server.errors import FieldInvalid
from ttms_server.order.customer import repository as customer_repository
from ttms_server.order.listing import repository
from ttms_server.order.listing.repository import Filter
from ttms_server.order.lookup.numbers import beginnings
from ttms_server.order.lookup.repository import counters
from ttms_server.order.report.repository import ENTRIES, Sums, sums_by, sums_of_tenders_by
from ttms_server.order.report.selection import Grouping, RowKey, Span, entries_of, entries_of_row
from ttms_server.paging import Listed, Page, listed, row_id
from ttms_server.play import service as play_service
from ttms_server.play.service import Schedule
from ttms_server.studio import service as studio_service
from ttms_server.user import people


@dataclass(frozen=True, slots=True)
class OrdersWanted:
    """Which orders: those that all fields allow; None, empty and False allow all."""

    span: Span | None = None
    row: RowKey | None = None
    schedule_id: int | None = None
    only_to_refund: bool = False
    number_prefix: str = ""
    # As it stands on the ticket, "H11"; only with a show.
    seat: str = ""
    # The beginning of the customer's name.
    customer: str = ""
    oldest_first: bool = False


@dataclass(frozen=True, slots=True)
class OrderSummary:
    """An order in a list; `seats` are its valid places, `sums` what it adds to the figures asked for."""

    order_id: int
    order_number: str
    schedule: Schedule
    sold_at: datetime
    counter_name: str
    clerk_name: str
    seats: str
    sums: Sums
    customer_name: str = ""


def list_orders(session: Session, wanted: OrdersWanted, page: Page) -> Listed[OrderSummary]:
    """Orders, newest first if nothing else is said; `session` sees one moment.

    Raises:
        FieldInvalid: a key of no row, a seat without its show, or a page token that no answer gave.
        ScheduleNotFound: a seat of no show.
    """
    after = row_id(*page.after) if page.after else None
    conditions = entries_of(wanted.span) if wanted.row is None else entries_of_row(wanted.span, wanted.row)
    numbers = beginnings(wanted.number_prefix, counters(session)) if wanted.number_prefix else None
    seats = _seat_ids(session, wanted) if wanted.seat else None
    filtered = Filter(wanted.schedule_id, wanted.only_to_refund, numbers, seats, wanted.customer)
    booked = None if wanted.span is None and wanted.row is None else conditions
    found = repository.ids_of_orders(
        session, filtered, booked, after=after, limit=page.size + 1, oldest_first=wanted.oldest_first
    )
    ids = listed(found, page, lambda order_id: (str(order_id),))
    sum_up = sums_of_tenders_by if wanted.row and wanted.row.grouping is Grouping.TENDER else sums_by
    sums = sum_up(session, ENTRIES.order_id, [*conditions, ENTRIES.order_id.in_(ids.items)])
    return Listed(_summaries(session, ids.items, sums), ids.next_page_token)


def _summaries(session: Session, order_ids: Sequence[int], sums: Mapping[int, Sums]) -> list[OrderSummary]:
    rows = {row.order_id: row for row in repository.some_orders(session, order_ids)}
    shows = play_service.get_schedules(session, {row.schedule_id for row in rows.values()})
    clerks = people.get_names(session, {row.user_id for row in rows.values()})
    seats = _seats(session, order_ids, shows)
    customers = customer_repository.names(session, order_ids)
    return [
        OrderSummary(
            order_id,
            row.order_number,
            shows[row.schedule_id],
            row.sold_at,
            row.counter_name,
            clerks[row.user_id],
            ", ".join(seats[order_id]),
            sums[order_id],
            customers.get(order_id, ""),
        )
        for order_id, row in ((order_id, rows[order_id]) for order_id in order_ids)
    ]


def _seat_ids(session: Session, wanted: OrdersWanted) -> list[int]:
    """The seats that are called so, whatever the case."""
    if wanted.schedule_id is None:
        raise FieldInvalid("seat", "must come with a show")
    layout = studio_service.get_layout(session, play_service.get_schedule(session, wanted.schedule_id).layout_id)
    called = wanted.seat.casefold()
    return [seat.seat_id for seat in layout.seats if f"{seat.row_label}{seat.seat_label}".casefold() == called]


def _seats(session: Session, order_ids: Collection[int], shows: Mapping[int, Schedule]) -> Mapping[int, list[str]]:
    """What stands on the seats of each order that are still sold, asked once for each layout."""
    live = repository.live_seats(session, order_ids)
    of_layout: defaultdict[int, set[int]] = defaultdict(set)
    for _, schedule_id, seat_id in live:
        of_layout[shows[schedule_id].layout_id].add(seat_id)
    known = {layout: studio_service.get_seats(session, layout, ids) for layout, ids in of_layout.items()}
    found: defaultdict[int, list[str]] = defaultdict(list)
    for order_id, schedule_id, seat_id in live:
        seat = known[shows[schedule_id].layout_id][seat_id]
        found[order_id].append(seat.short_name)
    return found
