"""Taking cash: sold once, never called failed while nobody knows, written down before it is sent."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

from PySide6.QtCore import SignalInstance

from support.fake_cinema import PRICES, FakeCinema, FakeClient
from support.stepping_runner import SteppingRunner
from ttms_client.errors import HoldExpired, PriceChanged, ServerUnreachable, SessionExpired
from ttms_client.ticket import TicketPrice
from ttms_desktop.journal import Journal, OpenSale, Step
from ttms_desktop.screens.sell_tickets.pictures import SaleState, SaleSummary
from ttms_desktop.screens.sell_tickets.view_model import SellTicketsViewModel
from ttms_desktop.session import Counter

Heard = Callable[[SignalInstance], list[object]]


def fill(sell: SellTicketsViewModel, runner: SteppingRunner, *seat_ids: int) -> None:
    for seat_id in seat_ids:
        sell.toggle_seat(seat_id)
    runner.settle()


def journal_of(counter: Counter) -> Journal:
    assert counter.journal is not None
    return counter.journal


def test_cash_is_taken_and_the_sale_summed_up(
    sell: SellTicketsViewModel, runner: SteppingRunner, heard: Heard, tmp_path: Path
) -> None:
    sold = heard(sell.sold)
    fill(sell, runner, 101, 102)
    sell.change_type(102, "child")

    sell.pay_cash(10000)
    runner.settle()

    (summary,) = sold
    assert isinstance(summary, SaleSummary)
    assert (summary.order_number, summary.seats_text) == ("2-000001", "Row A, seats 1, 2")
    assert (summary.total_text, summary.given_text, summary.change_text) == ("¥67.50", "¥100.00", "¥32.50")
    assert summary.ticket_path == tmp_path / "tickets" / "2-000001.pdf"
    assert summary.ticket_path.exists()
    assert not sell.cart.lines
    assert sell.last_sale == summary


def test_without_an_amount_exactly_the_total_was_given(sell: SellTicketsViewModel, runner: SteppingRunner) -> None:
    fill(sell, runner, 101)

    sell.pay_cash()
    runner.settle()

    assert sell.last_sale is not None
    assert sell.last_sale.given_text == "¥45.00"
    assert sell.last_sale.change_minor == 0


def test_sold_seats_are_shown_as_sold_at_once(sell: SellTicketsViewModel, runner: SteppingRunner) -> None:
    fill(sell, runner, 101)

    sell.pay_cash()
    while runner.waiting:
        runner.step()

    assert sell.describe(101) == "Row A, seat 1: sold"


def test_a_second_press_while_the_sale_is_on_its_way_is_ignored(
    sell: SellTicketsViewModel, runner: SteppingRunner, cinema: FakeCinema
) -> None:
    fill(sell, runner, 101)

    for _ in range(50):
        sell.pay_cash()
    runner.settle()
    sell.pay_cash()
    runner.settle()

    assert len(cinema.orders) == 1


def test_less_than_the_total_is_refused_before_anything_is_sent(
    sell: SellTicketsViewModel, runner: SteppingRunner, client: FakeClient, heard: Heard
) -> None:
    refused = heard(sell.refused)
    fill(sell, runner, 101)
    client.calls.clear()

    sell.pay_cash(4000)

    assert refused == ["¥40.00 is less than the ¥45.00 due. Enter the amount that was given."]
    assert not client.calls
    assert not runner.waiting


def test_an_empty_cart_is_not_paid(sell: SellTicketsViewModel, heard: Heard) -> None:
    refused = heard(sell.refused)

    sell.pay_cash()

    assert refused == ["Choose seats first."]


def test_paying_waits_for_seats_that_are_still_being_reserved(
    sell: SellTicketsViewModel, runner: SteppingRunner, cinema: FakeCinema
) -> None:
    sell.toggle_seat(101)
    sell.toggle_seat(102)

    sell.pay_cash()
    runner.settle()

    (order,) = cinema.orders.values()
    assert [ticket.seat_id for ticket in order.tickets] == [101, 102]


def test_paying_ends_when_a_seat_cannot_be_had(
    sell: SellTicketsViewModel, runner: SteppingRunner, cinema: FakeCinema, heard: Heard
) -> None:
    refused = heard(sell.refused)
    sell.toggle_seat(101)
    sell.toggle_seat(102)
    FakeClient(cinema, counter_name="3").hold_seats(1, [102], request_id="other")

    sell.pay_cash()
    runner.settle()

    assert not cinema.orders
    assert sell.state is SaleState.CHOOSING
    assert refused == ["Row A, seat 2: just taken by another counter. Choose another seat."]


def test_a_lost_answer_is_checked_and_never_called_failed(
    sell: SellTicketsViewModel, runner: SteppingRunner, client: FakeClient, cinema: FakeCinema, heard: Heard
) -> None:
    refused, states = heard(sell.refused), []
    sell.state_changed.connect(lambda: states.append(sell.state))
    fill(sell, runner, 101)
    client.lost_answers["settle_sale"] = 2

    sell.pay_cash()
    runner.settle()

    assert states[:2] == [SaleState.PAYING, SaleState.PAYING]
    assert SaleState.CHECKING in states
    assert not refused
    assert len(cinema.orders) == 1
    assert sell.last_sale is not None


def test_all_tries_of_a_sale_carry_one_request_id(
    sell: SellTicketsViewModel, runner: SteppingRunner, client: FakeClient
) -> None:
    fill(sell, runner, 101)
    client.request_ids.clear()
    client.unwell["settle_sale"] = [ServerUnreachable("x"), ServerUnreachable("y")]

    sell.pay_cash()
    runner.settle()

    assert len(client.request_ids) == 3
    assert len(set(client.request_ids)) == 1


def test_the_intent_is_on_disk_before_the_sale_is_sent_and_gone_after_the_answer(
    sell: SellTicketsViewModel, runner: SteppingRunner, client: FakeClient, counter: Counter
) -> None:
    written: list[list[OpenSale]] = []
    settle = client.settle_sale

    def looking(*args: object, **named: object) -> object:
        written.append(journal_of(counter).pending())
        return settle(*args, **named)  # type: ignore[arg-type]

    client.settle_sale = looking  # type: ignore[method-assign, assignment]
    fill(sell, runner, 101)

    sell.pay_cash(5000)
    runner.settle()

    ((intent,),) = written
    assert (intent.total_minor, intent.given_minor, intent.currency) == (4500, 5000, "CNY")
    assert intent.show_text.startswith("Hall 2 · Metropolis · ")
    assert not journal_of(counter).pending()


def test_a_sale_that_cannot_be_written_down_is_not_made(
    sell: SellTicketsViewModel, runner: SteppingRunner, cinema: FakeCinema, heard: Heard, tmp_path: Path
) -> None:
    refused = heard(sell.refused)
    fill(sell, runner, 101)
    folder = tmp_path / "open-sales" / "2"
    for file in folder.iterdir():
        file.unlink()
    folder.rmdir()

    sell.pay_cash()
    runner.settle()

    assert not cinema.orders
    assert isinstance(refused[0], str)
    assert refused[0].startswith("This computer cannot record the sale (")
    assert len(sell.cart.lines) == 1


def test_no_seat_is_held_that_cannot_be_written_down(
    sell: SellTicketsViewModel, runner: SteppingRunner, client: FakeClient, heard: Heard, tmp_path: Path
) -> None:
    """The disk of this computer is full: it says so before anybody waits for tickets."""
    refused = heard(sell.refused)
    (tmp_path / "open-sales" / "2").rename(tmp_path / "gone")
    client.calls.clear()

    fill(sell, runner, 101)

    assert "hold_seats" not in client.calls
    assert not sell.cart.lines
    assert str(refused[0]).startswith("This computer cannot record the sale (")


def test_a_refused_sale_is_forgotten_and_the_cart_is_kept(
    sell: SellTicketsViewModel, runner: SteppingRunner, client: FakeClient, counter: Counter, heard: Heard
) -> None:
    needed = heard(sell.sign_in_needed)
    fill(sell, runner, 101)
    client.unwell["settle_sale"] = [SessionExpired("over")]

    sell.pay_cash()
    runner.settle()

    assert needed == ["Your session has ended. Sign in again; your work is kept."]
    assert len(sell.cart.lines) == 1
    (kept,) = journal_of(counter).pending()
    assert (kept.request_id, kept.step) == ("", Step.HELD)


def test_a_hold_that_is_over_at_the_server_empties_the_cart(
    sell: SellTicketsViewModel, runner: SteppingRunner, client: FakeClient, heard: Heard
) -> None:
    refused = heard(sell.refused)
    fill(sell, runner, 101)
    client.unwell["settle_sale"] = [HoldExpired("over")]

    sell.pay_cash()
    runner.settle()

    assert refused == ["The hold on these seats had run out; nothing was paid. Choose the seats again."]
    assert not sell.cart.lines


def test_a_changed_price_is_shown_before_the_money_is_taken_again(
    sell: SellTicketsViewModel, runner: SteppingRunner, client: FakeClient, cinema: FakeCinema, heard: Heard
) -> None:
    informed = heard(sell.informed)
    fill(sell, runner, 101)
    cinema.prices = (TicketPrice("adult", "成人", "Adult", 5000, "A"), PRICES[1])
    client.unwell["settle_sale"] = [PriceChanged("other")]

    sell.pay_cash()
    runner.settle()

    assert sell.cart.total_text == "¥50.00"
    assert informed == ["Prices have changed. Check the total before you take the money."]


def test_the_hold_does_not_run_out_under_a_sale_that_is_on_its_way(
    sell: SellTicketsViewModel, runner: SteppingRunner, cinema: FakeCinema, counter: Counter
) -> None:
    fill(sell, runner, 101)
    sell.pay_cash()
    counter.clock.learn(cinema.now + timedelta(seconds=200))

    sell.tick()
    runner.settle()

    assert len(cinema.orders) == 1
    assert sell.last_sale is not None


def test_the_map_may_show_the_seats_as_sold_before_the_answer_does(
    sell: SellTicketsViewModel, runner: SteppingRunner, client: FakeClient, heard: Heard
) -> None:
    refused = heard(sell.refused)
    fill(sell, runner, 101, 102)
    settle = client.settle_sale

    def with_news_first(*args: object, **named: object) -> object:
        order = settle(*args, **named)  # type: ignore[arg-type]
        runner.pump()
        return order

    client.settle_sale = with_news_first  # type: ignore[method-assign, assignment]

    sell.pay_cash()
    runner.settle()

    assert not refused
    assert sell.last_sale is not None
    assert sell.last_sale.ticket_count == 2


def test_nothing_can_be_changed_while_a_sale_is_on_its_way(
    sell: SellTicketsViewModel, runner: SteppingRunner, heard: Heard
) -> None:
    informed = heard(sell.informed)
    fill(sell, runner, 101)
    sell.pay_cash()

    sell.toggle_seat(102)
    sell.remove(101)
    sell.choose_show(2)
    sell.change_type(101, "child")

    assert informed == ["Selling…"] * 4
    assert len(sell.cart.lines) == 1


def test_a_sale_is_not_begun_while_the_server_is_away(
    sell: SellTicketsViewModel, runner: SteppingRunner, client: FakeClient, heard: Heard
) -> None:
    refused = heard(sell.refused)
    fill(sell, runner, 101)
    client.away = True
    sell._link.ask()
    runner.settle()

    sell.pay_cash()

    assert refused == ["The server cannot be reached. Check the network; work then goes on by itself."]
    assert not sell.busy


def test_busy_is_told_once_on_each_change(sell: SellTicketsViewModel, runner: SteppingRunner, heard: Heard) -> None:
    busy = heard(sell.busy_changed)
    fill(sell, runner, 101)

    sell.pay_cash()
    runner.settle()

    assert busy == [True, False]


def test_a_ticket_that_cannot_be_saved_does_not_undo_the_sale(
    sell: SellTicketsViewModel, runner: SteppingRunner, cinema: FakeCinema, heard: Heard, tmp_path: Path
) -> None:
    refused = heard(sell.refused)
    (tmp_path / "tickets").write_text("in the way")
    fill(sell, runner, 101)

    sell.pay_cash()
    runner.settle()

    assert len(cinema.orders) == 1
    assert sell.last_sale is not None
    assert sell.last_sale.ticket_path is None
    assert isinstance(refused[0], str)
    assert refused[0].startswith("The tickets are sold, but their file could not be saved")
