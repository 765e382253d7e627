"""Refunds that an earlier run of the program left open are settled at the next sign-in."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from PySide6.QtCore import SignalInstance

from desktop.find_orders.conftest import settle
from desktop.find_orders.fake_till import FakeTill
from support.stepping_runner import SteppingRunner
from ttms_client.errors import ServerUnreachable
from ttms_desktop.journal import Journal
from ttms_desktop.screens.find_orders.refund_journal import RefundIntent, RefundJournal
from ttms_desktop.screens.find_orders.view_model import FindOrdersViewModel
from ttms_desktop.session import Counter

Heard = Callable[[SignalInstance], list[object]]


def intent_of(request_id: str, *, begun: timedelta, user_name: str = "clerk") -> RefundIntent:
    now = datetime.now(UTC)
    return RefundIntent(request_id, user_name, "光影戏院", "2-000001", "H 11", 11250, "CNY", now + begun)


def journal_of(counter: Counter) -> RefundJournal:
    assert counter.journal is not None
    return RefundJournal(counter.journal)


def test_what_an_earlier_run_left_open_is_found(
    orders: FindOrdersViewModel, runner: SteppingRunner, till: FakeTill, counter: Counter, heard: Heard
) -> None:
    orders.choose_order(1)
    settle(orders, runner)
    till.lost = 1
    orders.refund("Customer cannot come")
    orders.stop()
    settle(orders, runner)
    informed = heard(orders.informed)

    orders.start()
    settle(orders, runner)

    text = "The interrupted refund (order 2-000001) was made: number 2-R000001. ¥112.50 belongs to the customer."
    assert informed == [text]
    assert not journal_of(counter).pending()


def test_an_old_intent_that_the_server_does_not_know_was_not_refunded(
    orders: FindOrdersViewModel, runner: SteppingRunner, till: FakeTill, counter: Counter, heard: Heard
) -> None:
    informed = heard(orders.informed)
    journal_of(counter).begin(intent_of("a", begun=timedelta(minutes=-5)))

    orders.start()
    settle(orders, runner)

    text = "The interrupted refund (order 2-000001, ¥112.50) did not happen: give no money back, or refund again."
    assert informed == [text]
    assert till.request_ids == []


def test_a_fresh_intent_that_the_server_does_not_know_yet_is_asked_for_again(
    orders: FindOrdersViewModel, runner: SteppingRunner, counter: Counter, heard: Heard
) -> None:
    informed = heard(orders.informed)
    journal_of(counter).begin(intent_of("a", begun=timedelta(seconds=-2)))

    orders.start()
    settle(orders, runner)

    assert not informed
    assert orders._open_refunds._again.isActive()


def test_a_refund_of_another_person_waits_for_that_person(
    orders: FindOrdersViewModel, runner: SteppingRunner, counter: Counter, heard: Heard
) -> None:
    informed = heard(orders.informed)
    journal_of(counter).begin(intent_of("a", begun=timedelta(minutes=-5), user_name="anna"))

    orders.start()
    settle(orders, runner)

    assert informed == ["A refund at this counter is not settled yet: anna must sign in here."]
    assert len(journal_of(counter).pending()) == 1


def test_what_is_left_open_is_asked_for_until_the_server_answers(
    orders: FindOrdersViewModel, runner: SteppingRunner, till: FakeTill, counter: Counter, heard: Heard
) -> None:
    informed = heard(orders.informed)
    journal_of(counter).begin(intent_of("a", begun=timedelta(minutes=-5)))
    till.unwell["find_refund"] = [ServerUnreachable("away")]
    orders.start()
    settle(orders, runner)
    assert not informed

    orders._open_refunds._again.timeout.emit()
    settle(orders, runner)

    assert len(informed) == 1


def test_the_refund_that_is_on_its_way_is_not_asked_for_beside_it(
    orders: FindOrdersViewModel, runner: SteppingRunner, till: FakeTill, counter: Counter, heard: Heard
) -> None:
    """Whoever signs in again meanwhile must not be told that it did not happen."""
    informed, before = heard(orders.informed), set(RefundJournal.on_their_way)
    orders.refund("Customer cannot come")
    (request_id,) = RefundJournal.on_their_way - before
    journal_of(counter).begin(intent_of(request_id, begun=timedelta(minutes=-5)))

    orders.start()

    assert len(runner.waiting) == 2  # the refund and the list
    settle(orders, runner)
    assert not informed
    assert "find_refund" not in {call[0] for call in till.calls}
    assert request_id not in RefundJournal.on_their_way


def test_open_sales_and_open_refunds_leave_each_other_alone(counter: Counter) -> None:
    journal = counter.journal
    assert isinstance(journal, Journal)

    journal_of(counter).begin(intent_of("a", begun=timedelta(minutes=-5)))

    assert journal.pending() == []
    assert [intent.request_id for intent in journal_of(counter).pending()] == ["a"]


def test_a_damaged_file_is_set_aside(counter: Counter) -> None:
    journal_of(counter).begin(intent_of("a", begun=timedelta(minutes=-5)))
    assert counter.journal is not None
    file = counter.journal.folder / "a.refund"
    file.write_text("{", encoding="utf-8")

    assert journal_of(counter).pending() == []
    assert file.with_suffix(".damaged").exists()
