"""Refunding a whole show: a lost answer is asked for again, others who were faster are passed over, faults are said."""

from collections.abc import Collection, Iterator
from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import QObject

from support.fake_cinema import FakeClient
from support.stepping_runner import SteppingRunner
from ttms_client.errors import AlreadyRefunded, OutcomeUnknown, ShiftNotOpen, TtmsError
from ttms_client.order import Refund
from ttms_client.payment import RefundLine, Tender
from ttms_client.refund import OrderToRefund, OrderToRefundPage, RefundBatch
from ttms_desktop.screens.find_orders.open_refunds import OpenRefunds
from ttms_desktop.screens.find_orders.refund_journal import RefundIntent, RefundJournal
from ttms_desktop.screens.find_orders.refunding_show import RefundingShow, Stage
from ttms_desktop.session import Counter

PAGE = 20


class ShowBooks:
    """The orders of one cancelled show; `failing` are raised by the next refunds, after the deed if `after` is set."""

    def __init__(self, now: datetime) -> None:
        self.now = now
        self.waiting: dict[int, OrderToRefund] = {}
        self.refunded: list[int] = []
        self.answers: dict[str, RefundBatch] = {}
        self.sent: list[tuple[str, tuple[int, ...]]] = []
        self.failing: list[TtmsError] = []

    def add(self, tender: Tender, count: int) -> None:
        for number in range(len(self.waiting) + 1, len(self.waiting) + count + 1):
            line = RefundLine(tender, 4500)
            self.waiting[number] = OrderToRefund(number, f"2-{number:06d}", "", (line,))

    def list_orders_to_refund(self, schedule_id: int, *, page_token: str = "") -> OrderToRefundPage:
        after = int(page_token or 0)
        found = [order for number, order in self.waiting.items() if number > after]
        more = len(found) > PAGE
        return OrderToRefundPage(tuple(found[:PAGE]), str(found[PAGE - 1].order_id) if more else "")

    def refund_cancelled_show(
        self, schedule_id: int, *, reason: str, request_id: str, most_orders: int = 0, order_ids: Collection[int] = ()
    ) -> RefundBatch:
        self.sent.append((request_id, tuple(order_ids)))
        failure = self.failing.pop(0) if self.failing else None
        if failure is not None and not isinstance(failure, OutcomeUnknown):
            raise failure
        if request_id not in self.answers:
            self.answers[request_id] = self._done(order_ids)
        if failure is not None:
            raise failure
        return self.answers[request_id]

    def find_show_refund(self, refund_request_id: str) -> RefundBatch | None:
        return self.answers.get(refund_request_id)

    def _done(self, order_ids: Collection[int]) -> RefundBatch:
        orders = [self.waiting.pop(number) for number in order_ids if number in self.waiting]
        self.refunded += [order.order_id for order in orders]
        refunds = tuple(
            Refund(it.order_id, f"2-R{it.order_id}", (it.order_id,), it.lines, 4500, "", self.now, "2", "")
            for it in orders
        )
        return RefundBatch(refunds, (), len(self.waiting))


@pytest.fixture
def books(client: FakeClient) -> ShowBooks:
    made = ShowBooks(client.cinema.now)
    client.refund = made
    return made


@pytest.fixture
def refunding(counter: Counter, runner: SteppingRunner, books: ShowBooks) -> Iterator[RefundingShow]:
    owner = QObject()
    yield RefundingShow(counter, runner, 1, "Metropolis", owner)
    owner.deleteLater()


def begin(refunding: RefundingShow, runner: SteppingRunner, *, gives_cash: bool = False) -> list[str]:
    """Load and press once; the sentences that were said."""
    said: list[str] = []
    refunding.refused.connect(lambda text, _field: said.append(text))
    refunding.load()
    runner.settle()
    refunding.start("no power", gives_cash=gives_cash)
    runner.settle()
    return said


def test_every_page_is_listed_and_every_order_is_given_back_once(
    refunding: RefundingShow, runner: SteppingRunner, books: ShowBooks
) -> None:
    books.add(Tender.VOUCHER, 45)

    assert begin(refunding, runner) == []

    assert refunding.stage is Stage.DONE
    assert books.refunded == list(range(1, 46))
    assert (refunding.refunds, refunding.given_back[Tender.VOUCHER], refunding.orders) == (45, 45 * 4500, ())


def test_a_lost_answer_is_asked_for_under_the_same_request(
    refunding: RefundingShow, runner: SteppingRunner, books: ShowBooks
) -> None:
    books.add(Tender.VOUCHER, 12)
    books.failing = [OutcomeUnknown("lost")]

    [said] = begin(refunding, runner)
    assert "it is never done twice" in said
    assert refunding.stage is Stage.READY
    refunding.start("no power", gives_cash=False)
    runner.settle()

    assert books.sent[0] == books.sent[1]
    assert sorted(books.refunded) == list(range(1, 13))
    assert (refunding.refunds, refunding.stage) == (12, Stage.DONE)


def test_what_somebody_else_refunds_meanwhile_is_passed_over(
    refunding: RefundingShow, runner: SteppingRunner, books: ShowBooks
) -> None:
    books.add(Tender.VOUCHER, 3)
    refunding.load()
    runner.settle()
    del books.waiting[2]
    books.failing = [AlreadyRefunded("done", {"seat": "H12", "refund_number": "3-R000001"})]

    refunding.start("no power", gives_cash=False)
    runner.settle()

    assert (books.refunded, refunding.refunds, refunding.stage) == ([1, 3], 2, Stage.DONE)


def test_a_refusal_is_said_and_nothing_is_lost_of_what_waits(
    refunding: RefundingShow, runner: SteppingRunner, books: ShowBooks
) -> None:
    books.add(Tender.CASH, 2)
    books.failing = [ShiftNotOpen("no", {})]

    [said] = begin(refunding, runner, gives_cash=True)

    assert "shift" in said.lower() or "drawer" in said.lower()
    assert (refunding.stage, len(refunding.orders), books.refunded) == (Stage.READY, 2, [])


def test_cash_and_cards_stay_unless_somebody_hands_the_cash_out(
    refunding: RefundingShow, runner: SteppingRunner, books: ShowBooks
) -> None:
    books.add(Tender.CASH, 1)
    books.add(Tender.CARD, 1)
    books.add(Tender.VOUCHER, 1)

    begin(refunding, runner)

    assert books.refunded == [3]
    assert [order.order_id for order in refunding.to_give_back(gives_cash=True)] == [1]


@pytest.mark.parametrize("reason", [" ", "x" * 201])
def test_a_reason_that_is_none_is_said_at_its_field(
    refunding: RefundingShow, runner: SteppingRunner, books: ShowBooks, reason: str
) -> None:
    books.add(Tender.VOUCHER, 1)
    fields: list[str] = []
    refunding.refused.connect(lambda _text, field: fields.append(field))
    refunding.load()
    runner.settle()

    refunding.start(reason, gives_cash=False)
    runner.settle()

    assert (fields, books.refunded) == (["reason"], [])


def notes(counter: Counter) -> list[RefundIntent]:
    """What stands in the journal, whoever is at it now."""
    assert counter.journal is not None
    RefundJournal.on_their_way.clear()  # as in a program that has just begun
    return RefundJournal(counter.journal).pending()


def told_after_signing_in(counter: Counter, runner: SteppingRunner) -> list[str]:
    """What the next start of the program says."""
    RefundJournal.on_their_way.clear()
    owner = QObject()
    told: list[str] = []
    asking = OpenRefunds(counter, runner, owner)
    asking.informed.connect(told.append)
    asking.settle()
    runner.settle()
    owner.deleteLater()
    return told


def test_what_goes_back_is_written_down_until_the_dialog_is_left(
    refunding: RefundingShow, runner: SteppingRunner, books: ShowBooks, counter: Counter
) -> None:
    books.add(Tender.CASH, 12)
    begin(refunding, runner, gives_cash=True)

    assert [(note.kind, note.order_number, note.total_minor) for note in notes(counter)] == [
        ("show", "Metropolis", 45_000),
        ("show", "Metropolis", 9_000),
    ]
    assert {note.request_id for note in notes(counter)} == {request_id for request_id, _ in books.sent}
    refunding.leave()
    assert notes(counter) == []


def test_after_an_interruption_the_cash_of_every_batch_is_told_in_one_sum(
    refunding: RefundingShow, runner: SteppingRunner, books: ShowBooks, counter: Counter
) -> None:
    books.add(Tender.CASH, 14)
    books.add(Tender.VOUCHER, 4)
    begin(refunding, runner, gives_cash=True)

    [said] = told_after_signing_in(counter, runner)
    assert said == (
        "The interrupted refund of Metropolis was made for 18 orders: if you have not yet, take ¥630.00 out of the "
        "drawer of counter 2 and keep it for the customers."
    )
    assert notes(counter) == []
    assert told_after_signing_in(counter, runner) == []


def test_an_answer_that_was_lost_is_found_out_and_told(
    refunding: RefundingShow, runner: SteppingRunner, books: ShowBooks, counter: Counter
) -> None:
    books.add(Tender.CASH, 3)
    books.failing = [OutcomeUnknown("lost")]
    begin(refunding, runner, gives_cash=True)
    refunding.leave()  # nobody has seen what became of it

    [said] = told_after_signing_in(counter, runner)

    assert "3 orders" in said
    assert "¥135.00" in said


def test_what_was_refused_leaves_no_note(
    refunding: RefundingShow, runner: SteppingRunner, books: ShowBooks, counter: Counter
) -> None:
    books.add(Tender.CASH, 3)
    books.failing = [ShiftNotOpen("none")]
    begin(refunding, runner, gives_cash=True)

    assert notes(counter) == []


def test_what_was_never_done_is_told_as_that(
    counter: Counter, runner: SteppingRunner, books: ShowBooks, client: FakeClient
) -> None:
    assert counter.journal is not None
    assert counter.session is not None
    begun = datetime.now(UTC) - timedelta(minutes=5)
    user, cinema = counter.session.user.user_name, counter.session.cinema.name
    RefundJournal(counter.journal).begin(RefundIntent("r", user, cinema, "Metropolis", "", 1, "CNY", begun, "show"))

    assert told_after_signing_in(counter, runner) == [
        "The interrupted refund of Metropolis did not happen: its orders wait in the list."
    ]


def test_a_disk_that_takes_no_note_lets_nothing_go_back(
    refunding: RefundingShow,
    runner: SteppingRunner,
    books: ShowBooks,
    counter: Counter,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    books.add(Tender.CASH, 3)
    monkeypatch.setattr("ttms_desktop.screens.find_orders.refund_journal.write_whole", fail)

    [said] = begin(refunding, runner, gives_cash=True)

    assert "No space left on device" in said
    assert books.sent == []
