"""The orders that are listed: found by number, by ticket code, or by what was asked for, a page at a time."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QObject, Signal

from ttms_client.errors import OrderNotFound
from ttms_client.order import Order, OrderFilter, OrderPage, OrderSummary
from ttms_desktop import tasks
from ttms_desktop.calls import Calls
from ttms_desktop.screens.find_orders.spoken import spoken
from ttms_desktop.session import Counter

_PAGE_SIZE = 100
_CODE = re.compile(r"[0-9A-Za-z]{20,}|[Tt]1\.[0-9A-Za-z.]{100,}")
_NUMBER = re.compile(r"\S.*-\d+")


@dataclass(frozen=True, slots=True)
class Question:
    """Which orders are wanted; with `typed` those whose number begins so, or the one of that ticket."""

    wanted: OrderFilter
    typed: str = ""
    # From when until when shows begin on the day in question, and what a clock says then.
    day: tuple[datetime, datetime] | None = None
    time_of: Callable[[datetime], str] = str


@dataclass(frozen=True, slots=True)
class _Found:
    page: OrderPage
    order: Order | None = None


class OrderList(QObject):
    """Answers to an older question never overwrite those to a newer one."""

    arrived = Signal(object)  # the Order that was meant by what was typed, or None
    grown = Signal()
    failed = Signal(object)

    def __init__(self, counter: Counter, runner: tasks.Runner, parent: QObject) -> None:
        super().__init__(parent)
        self._counter, self._runner = counter, runner
        self._asked = 0
        self._question = Question(OrderFilter())
        self._next = ""
        self._growing = False
        self.orders: tuple[OrderSummary, ...] = ()

    @property
    def has_more(self) -> bool:
        return bool(self._next)

    def ask(self, question: Question) -> None:
        """List the answer to `question` from now on."""
        self._asked += 1
        self._question, self._growing = question, False
        asked, client = self._asked, self._counter.client

        def done(found: _Found) -> None:
            self._on_found(asked, found)

        def failed(failure: tasks.Failure) -> None:
            if asked == self._asked:
                self.failed.emit(failure)

        self._runner.run(self, lambda: _find(client, question), done=done, failed=failed)

    def more(self) -> None:
        """The next page, if there is one."""
        if not self._next or self._growing:
            return
        self._growing = True
        asked, client, wanted, token = self._asked, self._counter.client, self._wanted(), self._next

        def done(page: OrderPage) -> None:
            self._on_more(asked, page)

        def failed(failure: tasks.Failure) -> None:
            if asked == self._asked:
                self._growing = False
                self.failed.emit(failure)

        self._runner.run(
            self,
            lambda: client.order.list_orders(wanted, page_size=_PAGE_SIZE, page_token=token),
            done=done,
            failed=failed,
        )

    def _wanted(self) -> OrderFilter:
        typed = self._question.typed
        if not typed:
            return self._question.wanted
        if any(order.order_number.startswith(typed) for order in self.orders):
            return OrderFilter(number_prefix=typed)
        return OrderFilter(customer=typed)

    def _on_found(self, asked: int, found: _Found) -> None:
        if asked == self._asked:
            self.orders, self._next = found.page.orders, found.page.next_page_token
            self.arrived.emit(found.order)

    def _on_more(self, asked: int, page: OrderPage) -> None:
        if asked == self._asked:
            self._growing = False
            known = {order.order_id for order in self.orders}
            self.orders += tuple(order for order in page.orders if order.order_id not in known)
            self._next = page.next_page_token
            self.grown.emit()


def _find(client: Calls, question: Question) -> _Found:
    """In the background."""
    typed = question.typed
    if not typed:
        return _Found(client.order.list_orders(question.wanted, page_size=_PAGE_SIZE))
    if _CODE.fullmatch(typed):
        return _only(client, client.order.get_order_by_code(typed))
    page = client.order.list_orders(OrderFilter(number_prefix=typed), page_size=_PAGE_SIZE)
    if not page.orders and not _NUMBER.fullmatch(typed):
        return _Found(_by_words(client, question))
    if page.orders:
        return _Found(page)
    try:
        # As it is spoken: 2-42 for 2-000042.
        return _only(client, client.order.get_order_by_number(typed))
    except OrderNotFound:
        return _Found(page)


def _by_words(client: Calls, question: Question) -> OrderPage:
    """By a time with a seat, or by the beginning of a customer's name."""
    asked = spoken(question.typed)
    if asked is None:
        return client.order.list_orders(OrderFilter(customer=question.typed), page_size=_PAGE_SIZE)
    shows = client.ticket.list_show_board(*question.day, include_cancelled=True) if question.day else ()
    begin_then = [
        show.schedule.schedule_id for show in shows if question.time_of(show.schedule.starts_at) == asked.time
    ]
    pages = [
        client.order.list_orders(OrderFilter(schedule_id=schedule_id, seat=asked.seat), page_size=_PAGE_SIZE)
        for schedule_id in begin_then
    ]
    found = sorted((order for page in pages for order in page.orders), key=lambda it: it.sold_at, reverse=True)
    return OrderPage(tuple(found), "")


def _only(client: Calls, order: Order) -> _Found:
    return _Found(client.order.list_orders(OrderFilter(number_prefix=order.order_number)), order)


def is_code(typed: str) -> bool:
    """Whether this is the text of a ticket's QR code, not a number."""
    return _CODE.fullmatch(typed) is not None
