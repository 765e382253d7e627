"""Paying in parts and by card: each card once, nothing lost, everything that was taken goes back or is sold with."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from PySide6.QtCore import SignalInstance

from support.fake_cinema import FakeCinema, FakeClient
from support.stepping_runner import SteppingRunner
from ttms_client.errors import ApprovalRefused, CardSlipUsed, HoldExpired, VoucherTooSmall
from ttms_client.extra import Charged, Extra
from ttms_client.order import Order
from ttms_client.payment import Tender
from ttms_desktop.journal import Journal, OpenSale, Step
from ttms_desktop.screens.sell_tickets.card_desk import CardState
from ttms_desktop.screens.sell_tickets.view_model import SellTicketsViewModel
from ttms_desktop.session import Counter
from ttms_desktop.terminal.card_terminal import Approved, Ask, NotCharged
from ttms_desktop.terminal.manual import ManualTerminal
from ttms_desktop.terminal.simulated import Mood, SimulatedTerminal

Heard = Callable[[SignalInstance], list[object]]


@pytest.fixture(autouse=True)
def two_seats(sell: SellTicketsViewModel, runner: SteppingRunner) -> None:
    """Two adults in the cart: 90.00."""
    for seat_id in (101, 102):
        sell.toggle_seat(seat_id)
    runner.settle()


def only_order(cinema: FakeCinema) -> Order:
    (order,) = cinema.orders.values()
    return order


def tenders(order: Order) -> list[tuple[Tender, int]]:
    return [(line.tender, line.amount_minor) for line in order.payments]


def paid_text(sell: SellTicketsViewModel) -> str:
    """How the last sale was paid, as it is told after it."""
    assert sell.last_sale is not None
    return sell.last_sale.paid_text


def open_sales(counter: Counter) -> list[OpenSale]:
    assert isinstance(counter.journal, Journal)
    return counter.journal.pending()


def test_a_card_pays_the_whole_cart_with_the_approval_of_the_terminal(
    sell: SellTicketsViewModel,
    runner: SteppingRunner,
    cinema: FakeCinema,
    terminal: SimulatedTerminal,
    counter: Counter,
) -> None:
    sell.payment.charge_card()
    runner.settle()

    (line,) = only_order(cinema).payments
    assert line.card is not None
    assert terminal.charged == {line.card.approval: 9000}
    assert (line.tender, line.amount_minor, line.card.terminal) == (Tender.CARD, 9000, "SIM")
    assert paid_text(sell) == "Paid by card"


def test_a_total_is_split_over_voucher_card_and_cash_and_change_goes_back_from_the_cash(
    sell: SellTicketsViewModel, runner: SteppingRunner, cinema: FakeCinema
) -> None:
    cinema.vouchers["GIFT"] = 2000

    sell.payment.find_voucher("GIFT")
    runner.settle()
    assert sell.payment.voucher is not None
    assert (sell.payment.voucher.balance_minor, sell.payment.voucher.pays_minor) == (2000, 2000)
    sell.payment.use_voucher()
    sell.payment.charge_card(3000)
    runner.settle()
    assert [(line.text, line.amount_text) for line in sell.cart.paid] == [
        ("Voucher GIFT", "¥20.00"),
        ("Card 000001", "¥30.00"),
    ]
    assert sell.cart.left_text == "¥40.00"
    sell.pay_cash(5000)
    runner.settle()

    order = only_order(cinema)
    assert tenders(order) == [(Tender.VOUCHER, 2000), (Tender.CARD, 3000), (Tender.CASH, 4000)]
    assert order.payments[-1].change_minor == 1000
    assert paid_text(sell) == "Voucher ¥20.00 · Card ¥30.00 · Cash ¥50.00"


@pytest.mark.parametrize(
    ("given", "said"),
    [(None, "Exact amount in cash"), (9000, "Exact amount in cash"), (10_000, "¥100.00 given for ¥90.00")],
)
def test_a_sale_for_cash_says_what_was_given(
    sell: SellTicketsViewModel, runner: SteppingRunner, given: int | None, said: str
) -> None:
    sell.pay_cash(given)
    runner.settle()

    assert paid_text(sell) == said


def test_a_voucher_that_pays_everything_is_said_to_have_paid(
    sell: SellTicketsViewModel, runner: SteppingRunner, cinema: FakeCinema
) -> None:
    cinema.vouchers["GIFT"] = 20_000
    sell.payment.find_voucher("GIFT")
    runner.settle()
    sell.payment.use_voucher()
    runner.settle()

    assert tenders(only_order(cinema)) == [(Tender.VOUCHER, 9000)]
    assert paid_text(sell) == "Paid by voucher"


def test_while_a_part_is_paid_the_cart_stays_and_del_gives_the_parts_back(
    sell: SellTicketsViewModel, runner: SteppingRunner, terminal: SimulatedTerminal, heard: Heard
) -> None:
    refused, informed = heard(sell.refused), heard(sell.informed)
    sell.payment.take_cash_part(1000)
    sell.payment.charge_card(3000)
    runner.settle()

    sell.remove(101)
    assert refused == ["A part is already paid. Undo it first, or pay the rest."]
    assert len(sell.cart.lines) == 2
    for _ in range(2):
        sell.payment.take_back()
        runner.settle()

    assert informed == ["¥30.00 was refunded to the card.", "Give the customer ¥10.00 back in cash."]
    assert not terminal.charged
    assert sell.cart.left_text == "¥90.00"


def test_a_declined_card_leads_back_to_the_choice_and_the_seats_are_still_held(
    sell: SellTicketsViewModel, runner: SteppingRunner, cinema: FakeCinema, terminal: SimulatedTerminal, heard: Heard
) -> None:
    refused, terminal.moods = heard(sell.refused), [Mood.DECLINE]

    sell.payment.charge_card()
    runner.settle()

    assert refused == ["The card was not charged. Try it again, or choose another means of payment."]
    assert (len(sell.cart.lines), sell.payment.is_begun, cinema.orders) == (2, False, {})
    sell.pay_cash()
    runner.settle()
    assert tenders(only_order(cinema)) == [(Tender.CASH, 9000)]


@pytest.mark.parametrize("mood", [Mood.LOSE_ANSWER, Mood.LOSE_QUESTION])
def test_a_lost_answer_of_the_terminal_is_asked_for_and_never_charged_again(
    sell: SellTicketsViewModel,
    runner: SteppingRunner,
    cinema: FakeCinema,
    terminal: SimulatedTerminal,
    mood: Mood,
) -> None:
    terminal.moods, terminal.silent = [mood], 2
    sell.payment.charge_card()
    runner.settle()
    for _ in range(2):
        assert sell.payment.cards.state is CardState.CHECKING
        sell.payment.charge_card()
        sell.pay_cash()
        sell.payment.cards._ask_again()
        runner.settle()
    sell.payment.cards._ask_again()
    runner.settle()

    assert len(cinema.orders) == len(terminal.charged) == (mood is Mood.LOSE_ANSWER)
    assert sell.payment.cards.state is CardState.IDLE


def test_a_terminal_that_takes_too_long_is_asked_and_its_late_answer_counts_once(
    sell: SellTicketsViewModel, runner: SteppingRunner, cinema: FakeCinema, terminal: SimulatedTerminal
) -> None:
    sell.payment.charge_card()

    sell.payment.cards._on_patience_over()
    assert sell.payment.cards.state is CardState.CHECKING
    runner.settle()
    assert not cinema.orders
    sell.payment.cards._ask_again()
    runner.settle()

    assert len(cinema.orders) == len(terminal.charged) == 1


def test_the_clerk_who_reads_the_slip_ends_the_waiting_for_a_silent_terminal(
    sell: SellTicketsViewModel, runner: SteppingRunner, cinema: FakeCinema, terminal: SimulatedTerminal
) -> None:
    terminal.moods, terminal.silent = [Mood.LOSE_QUESTION], 99
    sell.payment.charge_card()
    runner.settle()

    sell.payment.cards.tell(NotCharged())
    runner.settle()
    sell.pay_cash()
    runner.settle()

    assert tenders(only_order(cinema)) == [(Tender.CASH, 9000)]
    assert not terminal.charged


def test_a_terminal_without_a_cable_asks_the_clerk_for_the_reference_on_its_slip(
    sell: SellTicketsViewModel, runner: SteppingRunner, cinema: FakeCinema
) -> None:
    sell.payment.cards.terminal = ManualTerminal()

    sell.payment.charge_card()
    runner.settle()
    assert sell.payment.cards.ask is Ask.CHARGE
    sell.payment.cards.tell(Approved("A-17"))
    runner.settle()

    (line,) = only_order(cinema).payments
    assert line.card is not None
    assert line.card.approval == "A-17"


def test_a_reference_that_was_typed_wrong_is_asked_for_again(
    sell: SellTicketsViewModel, runner: SteppingRunner, cinema: FakeCinema, client: FakeClient
) -> None:
    sell.payment.cards.terminal = ManualTerminal()
    client.unwell["settle_sale"] = [CardSlipUsed("used", {"approval": "A-16"})]
    sell.payment.charge_card()
    runner.settle()
    sell.payment.cards.tell(Approved("A-16"))
    runner.settle()

    assert sell.payment.cards.ask is Ask.FIND
    sell.payment.cards.tell(Approved("A-17"))
    runner.settle()

    assert [line.card.approval for line in only_order(cinema).payments if line.card] == ["A-17"]


def test_an_approved_card_whose_seats_cannot_be_sold_gets_its_money_back_by_itself(
    sell: SellTicketsViewModel,
    runner: SteppingRunner,
    client: FakeClient,
    terminal: SimulatedTerminal,
    heard: Heard,
) -> None:
    refused, informed = heard(sell.refused), heard(sell.informed)
    client.unwell["settle_sale"] = [HoldExpired("over")]

    sell.payment.charge_card()
    runner.settle()

    assert not client.cinema.orders
    assert [line.deed for line in terminal.lines] == ["charged", "reversed"]
    assert refused == ["The hold on these seats had run out; nothing was paid. Choose the seats again."]
    assert informed == ["¥90.00 was refunded to the card."]
    assert not open_sales(sell._counter)


def test_each_card_is_in_the_journal_before_the_terminal_hears_of_it(
    sell: SellTicketsViewModel, runner: SteppingRunner, terminal: SimulatedTerminal, counter: Counter
) -> None:
    seen: list[OpenSale] = []
    charge = terminal.charge

    def looking(wanted: object) -> object:
        seen.extend(open_sales(counter))
        return charge(wanted)  # type: ignore[arg-type]

    terminal.charge = looking  # type: ignore[method-assign, assignment]
    sell.payment.charge_card(3000)
    runner.settle()
    (after,) = open_sales(counter)

    assert [(sale.step, [card.approval for card in sale.cards]) for sale in [*seen, after]] == [
        (Step.PAYING, [""]),
        (Step.PAYING, ["000001"]),
    ]


def test_the_hold_is_kept_while_somebody_pays(
    sell: SellTicketsViewModel, runner: SteppingRunner, cinema: FakeCinema, client: FakeClient, counter: Counter
) -> None:
    sell.payment.begin()
    runner.settle()
    assert client.calls[-1] == "begin_payment"
    assert sell.cart.seconds_left == 300

    cinema.now += timedelta(seconds=250)
    counter.clock.learn(cinema.now)
    sell.tick()
    runner.settle()

    assert sell.cart.seconds_left == 300


def test_a_voucher_that_has_less_on_it_meanwhile_is_taken_off_and_the_rest_stays(
    sell: SellTicketsViewModel, runner: SteppingRunner, cinema: FakeCinema, client: FakeClient
) -> None:
    cinema.vouchers["GIFT"] = 2000
    client.unwell["settle_sale"] = [VoucherTooSmall("less", {"code": "GIFT", "balance_minor": "0"})]
    sell.payment.find_voucher("GIFT")
    runner.settle()
    sell.payment.use_voucher()
    sell.payment.charge_card(3000)
    sell.pay_cash()
    runner.settle()

    sell.pay_cash()
    runner.settle()

    assert [line.text for line in sell.cart.paid] == ["Card 000001"]
    assert sell.cart.left_text == "¥60.00"


def test_tickets_are_given_away_with_a_reason_and_a_managers_pin(
    sell: SellTicketsViewModel, runner: SteppingRunner, cinema: FakeCinema, client: FakeClient
) -> None:
    client.unwell["settle_sale"] = [ApprovalRefused("no")]
    sell.payment.give_away("Press", "zhou", "0000")
    runner.settle()
    assert (sell.cart.total_text, cinema.orders) == ("¥90.00", {})

    sell.payment.give_away("Press", "zhou", "2468")
    runner.settle()

    assert only_order(cinema).total_minor == 0
    assert tenders(only_order(cinema)) == [(Tender.CASH, 0)]
    assert paid_text(sell) == "Nothing to pay"


def test_extras_and_a_name_go_with_the_sale_and_not_with_the_next_one(
    sell: SellTicketsViewModel, runner: SteppingRunner, cinema: FakeCinema
) -> None:
    cinema.extras = [
        Extra("3d", "3D 眼镜", "3D glasses", 500, Charged.BY_TICKET, refundable=True),
        Extra("fee", "服务费", "Booking fee", 300, Charged.BY_ORDER, refundable=False),
    ]
    sell.payment.load()
    runner.settle()
    for place in (0, 0, 0, 1, 1):  # no more glasses than tickets, one fee an order
        sell.payment.add_extra(place)
    sell.payment.name_customer(" Li Na ")
    assert [extra.count for extra in sell.cart.extras] == [2, 1]
    assert sell.cart.total_text == "¥103.00"
    sell.payment.drop_extra()
    assert sell.cart.total_text == "¥100.00"

    sell.pay_cash()
    runner.settle()

    order = only_order(cinema)
    assert [(extra.code, extra.quantity) for extra in order.extras] == [("3d", 2)]
    assert (order.customer_name, order.total_minor) == ("Li Na", 10_000)
    assert [extra.count for extra in sell.cart.extras] == [0, 0]
    assert sell.cart.customer_name == ""


def test_money_that_a_silent_terminal_does_not_give_back_is_given_back_by_hand(
    sell: SellTicketsViewModel, runner: SteppingRunner, terminal: SimulatedTerminal, heard: Heard
) -> None:
    informed = heard(sell.informed)
    sell.payment.charge_card(3000)
    runner.settle()
    terminal.silent = 99
    sell.payment.take_back()
    runner.settle()
    assert (sell.payment.cards.state, sell.payment.cards.may_be_told) == (CardState.GOING_BACK, True)

    sell.payment.cards.tell(NotCharged())
    runner.settle()

    assert informed == ["¥30.00 was refunded to the card."]
    assert sell.cart.left_text == "¥90.00"
