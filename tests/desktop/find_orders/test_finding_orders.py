"""Finding orders: of a day, by number, by a scanned ticket, or those that another screen asks for."""

from collections.abc import Callable
from datetime import timedelta

from PySide6.QtCore import SignalInstance

from desktop.find_orders.conftest import METROPOLIS, settle
from desktop.find_orders.fake_till import FakeTill, show_of
from support.stepping_runner import SteppingRunner
from ttms_client.errors import NotSignedIn, ServerFault
from ttms_client.order import OrderFilter
from ttms_client.play import Schedule
from ttms_client.report import ReportBasis, ReportSpan
from ttms_desktop.screens.find_orders.opening import OrdersOf
from ttms_desktop.screens.find_orders.pictures import ListState, Shown
from ttms_desktop.screens.find_orders.view_model import FindOrdersViewModel

Heard = Callable[[SignalInstance], list[object]]


def numbers(orders: FindOrdersViewModel) -> list[str]:
    return [line.number for line in orders.listing.lines]


def test_the_orders_of_today_are_listed_newest_first_and_the_first_is_seen(orders: FindOrdersViewModel) -> None:
    assert numbers(orders) == ["2-000003", "2-000002", "2-000001"]
    assert orders.listing.count_text == "3 orders"
    assert orders.listing.net_text == "¥247.50"
    assert orders.order is not None
    assert orders.order.number == "2-000003"
    assert orders.listing.lines[0].sold_text == "11:00"


def test_another_day_has_other_orders(
    orders: FindOrdersViewModel, runner: SteppingRunner, till: FakeTill, evening: Schedule
) -> None:
    till.sell(evening, [("C", "1")], at=till.now - timedelta(days=1))

    orders.listing.previous_day()
    settle(orders, runner)

    assert numbers(orders) == ["2-000004"]
    assert orders.listing.day_text == "Yesterday · Sat 21 November"
    assert not orders.listing.is_last_day

    orders.listing.choose_day(None)
    settle(orders, runner)
    assert len(numbers(orders)) == 4


def test_nobody_goes_beyond_today(orders: FindOrdersViewModel, runner: SteppingRunner) -> None:
    orders.listing.next_day()

    assert not runner.waiting
    assert orders.listing.day == orders.listing.today


def test_a_number_is_found_from_its_beginning_on_any_day(
    orders: FindOrdersViewModel, runner: SteppingRunner, till: FakeTill, evening: Schedule
) -> None:
    till.sell(evening, [("C", "1")], at=till.now - timedelta(days=40))

    orders.listing.search(" 2-00000 ")
    settle(orders, runner)
    assert len(numbers(orders)) == 4
    assert orders.listing.day_text == "All days"

    orders.listing.search("2-000004")
    settle(orders, runner)
    assert numbers(orders) == ["2-000004"]
    assert orders.chosen_id == 4


def test_a_number_may_be_typed_as_it_is_spoken(orders: FindOrdersViewModel, runner: SteppingRunner) -> None:
    orders.listing.search("2-2")
    settle(orders, runner)

    assert numbers(orders) == ["2-000002"]
    assert orders.chosen_id == 2


def test_a_number_that_nobody_has_is_said(orders: FindOrdersViewModel, runner: SteppingRunner) -> None:
    orders.listing.search("9-9")
    settle(orders, runner)

    assert orders.listing.lines == []
    assert orders.listing.empty_text[0] == "Nothing found for “9-9”"
    assert orders.chosen_id == 0
    assert orders.order is None


def test_a_scanned_ticket_opens_its_order_with_this_ticket_ticked(
    orders: FindOrdersViewModel, runner: SteppingRunner, till: FakeTill
) -> None:
    second = till.orders[1].tickets[1]

    orders.listing.search(second.code.lower())
    settle(orders, runner)

    assert orders.chosen_id == 1
    assert orders.ticked == {second.ticket_id}
    assert numbers(orders) == ["2-000001"]


def test_each_further_ticket_of_the_order_that_is_scanned_is_ticked_too(
    orders: FindOrdersViewModel, runner: SteppingRunner, till: FakeTill
) -> None:
    for ticket in till.orders[1].tickets[:2]:
        orders.listing.search(ticket.code)
        settle(orders, runner)

    assert orders.ticked == {ticket.ticket_id for ticket in till.orders[1].tickets[:2]}


def test_a_ticket_that_nobody_sold_is_said_in_words(orders: FindOrdersViewModel, runner: SteppingRunner) -> None:
    orders.listing.search("X" * 26)
    settle(orders, runner)

    assert orders.listing.state is ListState.FAILED
    assert "There is no order" in orders.listing.failure_text


def test_an_older_answer_never_replaces_a_newer_one(orders: FindOrdersViewModel, runner: SteppingRunner) -> None:
    orders.listing.search("2-000001")
    orders.listing.search("2-000002")
    older, newer = runner.waiting
    runner.waiting = []

    newer()
    older()

    assert numbers(orders) == ["2-000002"]


def test_more_orders_come_a_page_at_a_time(
    orders: FindOrdersViewModel, runner: SteppingRunner, till: FakeTill, evening: Schedule
) -> None:
    for place in range(150):
        till.sell(evening, [("Z", str(place))], at=till.now - timedelta(minutes=5))
    orders.refresh()
    settle(orders, runner)
    assert len(orders.listing.lines) == 100
    assert orders.listing.count_text == "100 or more orders"
    assert orders.listing.net_text == ""

    orders.listing.more()
    orders.listing.more()  # while it is on its way
    settle(orders, runner)

    assert len(orders.listing.lines) == 153
    assert not orders.listing.has_more


def test_those_to_refund_are_valid_tickets_of_cancelled_shows(
    orders: FindOrdersViewModel, runner: SteppingRunner, till: FakeTill
) -> None:
    other = till.add_show(show_of(2, METROPOLIS, 1, till.now + timedelta(hours=9)))
    till.sell(other, [("K", "1")], at=till.now)
    till.cancel(other)

    orders.listing.choose_shown(Shown.TO_REFUND)
    settle(orders, runner)

    assert numbers(orders) == ["2-000004"]
    assert orders.order is not None
    assert orders.order.warns
    assert orders.order.cancelled_text == "The show is cancelled: 放映机故障"
    assert orders.reasons[0] == "Show cancelled"


def test_another_screen_may_ask_for_the_refunds_of_one_show(
    orders: FindOrdersViewModel, runner: SteppingRunner, till: FakeTill, evening: Schedule
) -> None:
    till.cancel(evening)

    orders.open(OrdersOf(to_refund_of=evening.schedule_id, title="Hall 2 · Metropolis · 19:00"))
    settle(orders, runner)

    assert len(numbers(orders)) == 3
    assert orders.listing.lens_title == "Hall 2 · Metropolis · 19:00"
    assert till.calls[-1] == ("list_orders", OrderFilter(only_to_refund=True, schedule_id=1))

    orders.listing.clear_lens()
    settle(orders, runner)
    assert not orders.listing.has_lens
    assert orders.listing.uses_day


def test_another_screen_may_ask_for_the_orders_behind_a_figure(
    orders: FindOrdersViewModel, runner: SteppingRunner, till: FakeTill
) -> None:
    wanted = OrderFilter(span=ReportSpan(orders.listing.today, orders.listing.today, ReportBasis.SHOW_DAY))

    orders.open(OrdersOf("Today", wanted))
    settle(orders, runner)

    assert len(numbers(orders)) == 3


def test_a_lost_server_is_said_and_asked_again_by_itself(
    orders: FindOrdersViewModel, runner: SteppingRunner, till: FakeTill
) -> None:
    till.away = True
    orders.listing.refresh()
    settle(orders, runner)
    failed = orders.listing.state
    assert "cannot be reached" in orders.listing.failure_text
    assert orders.listing._again.isActive()

    till.away = False
    orders.listing._again.timeout.emit()
    settle(orders, runner)

    assert (failed, orders.listing.state) == (ListState.FAILED, ListState.SHOWN)


def test_a_fault_of_the_server_is_not_asked_for_again_and_again(
    orders: FindOrdersViewModel, runner: SteppingRunner, till: FakeTill
) -> None:
    till.unwell["list_orders"] = [ServerFault("x", {"support_number": "ab12"})]

    orders.listing.refresh()
    settle(orders, runner)

    assert "ab12" in orders.listing.failure_text
    assert not orders.listing._again.isActive()


def test_a_session_that_is_over_leads_to_the_sign_in(
    orders: FindOrdersViewModel, runner: SteppingRunner, till: FakeTill, heard: Heard
) -> None:
    needed = heard(orders.sign_in_needed)
    till.unwell["list_orders"] = [NotSignedIn("x")]

    orders.listing.refresh()
    settle(orders, runner)

    assert needed == ["Nobody is signed in here. Sign in to go on."]
