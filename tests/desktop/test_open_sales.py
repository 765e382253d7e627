"""Sales that an earlier run of the program left open are settled at the next sign-in."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import SignalInstance

from support.fake_cinema import FakeCinema, FakeClient
from support.stepping_runner import SteppingRunner
from ttms_client.errors import HoldExpired, ServerUnreachable
from ttms_client.order import TicketToSell
from ttms_client.payment import PaymentToTake, Tender
from ttms_client.ticket import SeatState
from ttms_desktop.journal import CardCharge, Journal, OpenSale, Step
from ttms_desktop.screens.sell_tickets.pictures import SaleSummary
from ttms_desktop.screens.sell_tickets.view_model import SellTicketsViewModel
from ttms_desktop.session import Counter
from ttms_desktop.terminal.card_terminal import Charge
from ttms_desktop.terminal.simulated import SimulatedTerminal

Heard = Callable[[SignalInstance], list[object]]


def fill(sell: SellTicketsViewModel, runner: SteppingRunner, *seat_ids: int) -> None:
    for seat_id in seat_ids:
        sell.toggle_seat(seat_id)
    runner.settle()


def journal_of(counter: Counter) -> Journal:
    assert counter.journal is not None
    return counter.journal


def leave_open(counter: Counter, sale: OpenSale) -> None:
    """As an earlier run of the program left it."""
    journal_of(counter).begin(sale)
    journal_of(counter).leave(sale.key)


def test_what_an_earlier_run_left_open_is_found_and_its_tickets_made(
    sell: SellTicketsViewModel, runner: SteppingRunner, client: FakeClient, counter: Counter, heard: Heard
) -> None:
    """The answer was lost, and the program ended before it could ask again."""
    fill(sell, runner, 101)
    client.lost_answers["settle_sale"] = 1
    sell.pay_cash()
    sell._paying.stop()
    runner.settle()
    left_open = journal_of(counter).pending()
    sold, informed = heard(sell.sold), heard(sell.informed)

    sell.start()
    runner.settle()

    assert len(left_open) == 1
    (summary,) = sold
    assert isinstance(summary, SaleSummary)
    assert summary.found_later
    assert summary.ticket_path is not None
    assert summary.ticket_path.exists()
    assert "was made: order 2-000001" in str(informed[-1])
    assert not journal_of(counter).pending()


def intent_of(request_id: str, *, begun: timedelta, user_name: str = "clerk") -> OpenSale:
    return OpenSale(
        request_id, user_name, "光影戏院", "Hall 2 · Metropolis · 19:30", 4500, 5000, "CNY", datetime.now(UTC) + begun
    )


def test_an_old_intent_that_the_server_does_not_know_was_not_sold(
    sell: SellTicketsViewModel, runner: SteppingRunner, counter: Counter, cinema: FakeCinema, heard: Heard
) -> None:
    informed = heard(sell.informed)
    leave_open(counter, intent_of("a", begun=timedelta(minutes=-5)))

    sell.start()
    runner.settle()

    assert informed == [
        "The interrupted sale (Hall 2 · Metropolis · 19:30, ¥45.00) did not happen: nothing was sold. Return the money."
    ]
    assert not journal_of(counter).pending()
    assert not cinema.orders


def test_a_fresh_intent_that_the_server_does_not_know_yet_is_asked_for_again(
    sell: SellTicketsViewModel, runner: SteppingRunner, counter: Counter, heard: Heard
) -> None:
    """The request may still be on its way."""
    informed = heard(sell.informed)
    leave_open(counter, intent_of("a", begun=timedelta(seconds=-2)))

    sell.start()
    runner.settle()

    assert not informed
    assert len(journal_of(counter).pending()) == 1


def test_a_sale_of_another_person_waits_for_that_person(
    sell: SellTicketsViewModel, runner: SteppingRunner, counter: Counter, heard: Heard
) -> None:
    """The server tells the outcome of a sale only to whoever made it."""
    informed = heard(sell.informed)
    leave_open(counter, intent_of("a", begun=timedelta(minutes=-5), user_name="anna"))

    sell.start()
    runner.settle()

    assert informed == ["A sale at this counter is not settled yet: anna must sign in here."]
    assert len(journal_of(counter).pending()) == 1


def test_what_is_left_open_is_asked_for_until_the_server_answers(
    sell: SellTicketsViewModel, runner: SteppingRunner, counter: Counter, client: FakeClient, heard: Heard
) -> None:
    informed = heard(sell.informed)
    leave_open(counter, intent_of("a", begun=timedelta(minutes=-5)))
    client.unwell["find_sale"] = [ServerUnreachable("away")]
    sell.start()
    runner.settle()
    assert not informed

    sell.open_sales._ask()
    runner.settle()

    assert len(informed) == 1


def test_signing_in_again_does_not_ask_for_the_sale_that_is_on_its_way(
    sell: SellTicketsViewModel, runner: SteppingRunner, counter: Counter, client: FakeClient, cinema: FakeCinema
) -> None:
    fill(sell, runner, 101)
    sell.pay_cash()
    client.calls.clear()

    sell.start()
    runner.settle()

    assert "find_sale" not in client.calls
    assert cinema.status(1, 101).state is SeatState.SOLD


def test_a_cart_whose_program_was_killed_is_emptied_and_its_seats_are_free(
    sell: SellTicketsViewModel, runner: SteppingRunner, counter: Counter, cinema: FakeCinema, heard: Heard
) -> None:
    """Whether the answer to the hold had arrived or not."""
    fill(sell, runner, 101)
    (held,) = journal_of(counter).pending()
    informed = heard(sell.informed)
    unanswered = replace(held, sale_id="b", hold_id="", step=Step.HOLDING)

    for left, text in (
        (held, "sold nothing: its seats are available again."),
        (unanswered, "its seats are available again."),
    ):
        leave_open(counter, left)
        sell.start()
        runner.settle()
        assert str(informed[-1]).endswith(text)
        assert cinema.status(1, 101).state is SeatState.FREE

    assert not journal_of(counter).pending()


def test_a_sale_that_is_still_on_its_way_can_only_be_refused_once_its_seats_were_given_back(
    sell: SellTicketsViewModel, runner: SteppingRunner, counter: Counter, client: FakeClient, heard: Heard
) -> None:
    """So its end is known at once, and need not be waited for."""
    fill(sell, runner, 101)
    (held,) = journal_of(counter).pending()
    leave_open(counter, replace(held, request_id="late", step=Step.SENT, total_minor=4500, begun_at=datetime.now(UTC)))
    informed = heard(sell.informed)

    sell.start()
    runner.settle()

    assert str(informed[-1]).endswith("did not happen: nothing was sold. Return the money.")
    with pytest.raises(HoldExpired):
        client.settle_sale(
            1,
            hold_id=held.hold_id,
            tickets=[TicketToSell(101, "adult", 4500)],
            payments=[PaymentToTake(Tender.CASH, 4500)],
            request_id="late",
            keep_trying=lambda: False,
            waiting=lambda _: None,
        )


def test_a_card_of_a_sale_that_was_not_made_gets_its_money_back_once_the_terminal_answers(
    sell: SellTicketsViewModel, runner: SteppingRunner, counter: Counter, terminal: SimulatedTerminal, heard: Heard
) -> None:
    fill(sell, runner, 101)
    (held,) = journal_of(counter).pending()
    terminal.charge(Charge("c", 4500, "CNY"))
    leave_open(counter, replace(held, step=Step.PAYING, cards=(CardCharge("c", 4500),)))
    informed, terminal.silent = heard(sell.informed), 1

    sell.start()
    runner.settle()
    assert str(informed[-1]).startswith("The card terminal does not answer")
    assert terminal.charged
    sell.open_sales._ask()
    runner.settle()

    assert str(informed[-1]).endswith("its seats are available again. ¥45.00 was refunded to the card.")
    assert not terminal.charged
    assert not journal_of(counter).pending()


def test_a_damaged_note_is_told_and_the_counter_sells_on(
    sell: SellTicketsViewModel, runner: SteppingRunner, counter: Counter, cinema: FakeCinema, heard: Heard
) -> None:
    informed = heard(sell.informed)
    (journal_of(counter).folder / "a.json").write_text('{"request_id": "a", "cut', encoding="utf-8")

    sell.start()
    fill(sell, runner, 101)
    sell.pay_cash()
    runner.settle()

    assert len(informed) == 1
    assert str(informed[0]).startswith("The record of an interrupted sale is damaged.")
    assert len(cinema.orders) == 1


def test_a_cart_that_was_emptied_leaves_no_note_however_it_was_emptied(
    sell: SellTicketsViewModel, runner: SteppingRunner, counter: Counter, cinema: FakeCinema
) -> None:
    FakeClient(cinema, counter_name="3").hold_seats(1, [102], request_id="other")
    fill(sell, runner, 101)
    assert [sale.step for sale in journal_of(counter).pending()] == [Step.HELD]

    sell.remove(101)
    runner.settle()
    assert not journal_of(counter).pending()
    fill(sell, runner, 101)
    sell._basket.holds.want([102])  # type: ignore[union-attr]
    runner.settle()
    sell.clear_cart()
    runner.settle()

    assert not journal_of(counter).pending()


def test_a_terminal_that_stays_silent_keeps_no_sale_open_once_the_clerk_gives_the_money_back_by_hand(
    sell: SellTicketsViewModel, runner: SteppingRunner, counter: Counter, terminal: SimulatedTerminal, heard: Heard
) -> None:
    fill(sell, runner, 101)
    (held,) = journal_of(counter).pending()
    leave_open(counter, replace(held, step=Step.PAYING, cards=(CardCharge("c", 4500, "004711"),)))
    informed, terminal.silent = heard(sell.informed), 99
    sell.start()
    runner.settle()

    sell.open_sales.settle_by_hand()
    runner.settle()

    assert str(informed[-1]).endswith("Ctrl+K: say whether the card was charged.")
    question = sell.open_sales.question
    assert question is not None
    assert (
        question.text
        == "Refund ¥45.00 to the card at the terminal (reference 004711). It was for Hall 2 · Metropolis · 14:00."
    )
    assert journal_of(counter).pending()

    sell.open_sales.say_not_charged()

    assert str(informed[-1]).endswith("is closed: nothing was charged.")
    assert not journal_of(counter).pending()
    assert sell.open_sales.question is None
