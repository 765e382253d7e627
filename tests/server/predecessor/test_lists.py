"""What ailed the predecessor's list of orders: a count that failed unseen, and no pages."""

import pytest
from sqlalchemy.orm import Session

from support.hall import Hall
from support.raw_calls import METHODS, Method
from support.refunds import refund
from ttms_server.order.listing.service import OrderSummary, OrdersWanted, list_orders
from ttms_server.order.report.repository import NOTHING
from ttms_server.paging import page_of

LISTS = [method for method in METHODS if method.name.startswith("List")]


@pytest.mark.parametrize("method", LISTS, ids=str)
def test_b51_every_list_is_read_in_pages(method: Method) -> None:
    asked, answered = method.descriptor.input_type.fields_by_name, method.descriptor.output_type.fields_by_name

    assert {"page_size", "page_token"} <= set(asked)
    assert "next_page_token" in answered


def test_b51_the_pages_of_orders_are_all_orders_once_and_sum_up_to_what_was_sold(session: Session) -> None:
    hall = Hall(session, "......")
    sold = [hall.sell(hall.hold(seat), seat) for seat in ("A1", "A2", "A3", "A4", "A5")]
    refund(hall, sold[1], "A2")
    # Held and never paid: nobody's order.
    hall.hold("A6")
    hall.later(hours=1)

    pages = _pages(session, OrdersWanted(schedule_id=hall.schedule_id), size=2)

    assert [len(page) for page in pages] == [2, 2, 1]
    orders = [order for page in pages for order in page]
    assert [order.order_number for order in orders] == [order.order_number for order in reversed(sold)]
    total = sum((order.sums for order in orders), NOTHING)
    assert (total.tickets_sold, total.tickets_refunded) == (5, 1)
    assert (total.gross_minor, total.refunded_minor, total.net_minor) == (22_500, 4500, 18_000)


def _pages(session: Session, wanted: OrdersWanted, *, size: int) -> list[list[OrderSummary]]:
    pages: list[list[OrderSummary]] = []
    token = ""
    while not pages or token:
        found = list_orders(session, wanted, page_of(size, token, key_length=1))
        pages.append(list(found.items))
        token = found.next_page_token
    return pages
