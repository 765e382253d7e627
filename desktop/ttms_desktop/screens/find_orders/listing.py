"""Which orders the clerk wants to see, and what is known of them: the left half of the orders screen."""

from datetime import date, timedelta

from PySide6.QtCore import QObject, QTimer, Signal

from ttms_client.errors import NoAnswer, NotSignedInError, ServerFault
from ttms_client.order import Order, OrderFilter
from ttms_client.report import ReportBasis, ReportSpan
from ttms_desktop import messages, tasks
from ttms_desktop.money import format_money
from ttms_desktop.screens.find_orders import day_choice, wording
from ttms_desktop.screens.find_orders.opening import OrdersOf
from ttms_desktop.screens.find_orders.order_list import OrderList, Question
from ttms_desktop.screens.find_orders.pictures import ListState, OrderLine, Shown
from ttms_desktop.session import Counter
from ttms_desktop.words import translate

_AGAIN_MS = 3_000


class Listing(QObject):
    """Orders of a day, those to refund, those that another screen asked for, or those whose number was typed."""

    changed = Signal()  # the list
    question_changed = Signal()  # day, segment, or what another screen asked for
    arrived = Signal(object)  # the Order that was meant by what was typed, or None
    failed = Signal(object)  # nobody is signed in any more

    def __init__(self, counter: Counter, runner: tasks.Runner, parent: QObject) -> None:
        super().__init__(parent)
        self._counter = counter
        self._list = OrderList(counter, runner, self)
        self._day: date | None = None
        self._follows_today = True
        self._lens: OrdersOf | None = None
        self.typed = ""
        self.shown = Shown.ALL
        self.state = ListState.WAITING
        self.failure_text = ""
        self._again = QTimer(self, singleShot=True, interval=_AGAIN_MS)
        self._again.timeout.connect(self.refresh)
        self._list.arrived.connect(self._on_arrived)
        self._list.grown.connect(self.changed)
        self._list.failed.connect(self._on_failed)

    # What is shown

    @property
    def order_ids(self) -> list[int]:
        return [order.order_id for order in self._list.orders]

    @property
    def lines(self) -> list[OrderLine]:
        calendar, currency = self._counter.calendar, self._counter.currency
        day = self.day if self.uses_day else None
        return [wording.line_of(order, calendar, currency, day=day) for order in self._list.orders]

    @property
    def has_more(self) -> bool:
        return self._list.has_more

    @property
    def count_text(self) -> str:
        """How many orders are listed: "12 orders", "100 orders and more"."""
        count = len(self._list.orders)
        if self.has_more:
            return translate("FindOrders", "{count} or more orders").format(count=count)
        if count == 1:
            return translate("FindOrders", "1 order")
        return translate("FindOrders", "{count} orders").format(count=count)

    @property
    def net_text(self) -> str:
        """The sum of all that are listed; empty while there are more."""
        if self.has_more:
            return ""
        return format_money(sum(order.net_minor for order in self._list.orders), self._counter.currency)

    @property
    def empty_text(self) -> tuple[str, str]:
        """Why nothing is listed, and what can be done."""
        if self.typed:
            text = translate("FindOrders", "Nothing found for “{typed}”")
            hint = translate(
                "FindOrders",
                "Type a number such as 2-000042, a customer’s name, or time and seat such as 1930 H12.",
            )
            return text.format(typed=self.typed), hint
        if self._filter().only_to_refund:
            hint = translate("FindOrders", "All tickets of cancelled shows have been refunded.")
            return translate("FindOrders", "Nothing to refund"), hint
        if self._lens is not None:
            return translate("FindOrders", "No orders"), translate("FindOrders", "No tickets were sold here.")
        hint = translate("FindOrders", "Choose another day, or type an order number.")
        return translate("FindOrders", "No orders on this day"), hint

    @property
    def today(self) -> date:
        return self._counter.calendar.day_of(self._counter.clock.now())

    @property
    def day(self) -> date | None:
        """Whose orders are listed; None is all days."""
        return self.today if self._follows_today else self._day

    @property
    def day_text(self) -> str:
        return day_choice.text_of_day(self.day if self.uses_day else None, self.today)

    @property
    def days(self) -> list[day_choice.DayChoice]:
        return day_choice.choices(self.day if self.uses_day else None, self.today)

    @property
    def is_last_day(self) -> bool:
        """Whether nothing can have been sold later."""
        return self.day is None or self.day >= self.today

    @property
    def uses_day(self) -> bool:
        """Whether the day has a say in what is listed."""
        return not self.typed and self._lens is None and self.shown is Shown.ALL

    @property
    def has_lens(self) -> bool:
        """Whether another screen asked for what is listed."""
        return self._lens is not None

    @property
    def refunds_of(self) -> int:
        """The cancelled show whose orders another screen asked for; 0 if it asked for others or for none."""
        return self._lens.to_refund_of if self._lens is not None and not self.typed else 0

    @property
    def lens_title(self) -> str:
        return self._lens.title_now if self._lens else ""

    # What the clerk does

    def refresh(self) -> None:
        """Ask again; what is seen stays until the answer."""
        self._again.stop()
        if self._counter.session is None:
            return
        calendar, day = self._counter.calendar, self.day or self.today
        bounds = calendar.bounds_of(day)
        self._list.ask(Question(self._filter(), self.typed, bounds, calendar.time_text))

    def pause(self) -> None:
        """Ask no more by itself."""
        self._again.stop()

    def more(self) -> None:
        self._list.more()

    def open(self, what: OrdersOf) -> None:
        """List what another screen asked for."""
        self._lens, self.typed = what, ""
        self.shown = Shown.TO_REFUND if what.to_refund_of else Shown.ALL
        self._ask_anew()

    def clear_lens(self) -> None:
        """Back to the orders of the day."""
        if self._lens is not None:
            self._lens, self.shown = None, Shown.ALL
            self._ask_anew()

    def search(self, typed: str) -> None:
        """By the beginning of a number, or the text of a ticket's code; on all days."""
        if typed.strip() != self.typed:
            self.typed = typed.strip()
            self._ask_anew()

    def choose_day(self, day: date | None) -> None:
        self._follows_today = day == self.today
        self._day, self._lens, self.typed, self.shown = day, None, "", Shown.ALL
        self._ask_anew()

    def previous_day(self) -> None:
        if self.uses_day:
            self.choose_day((self.day or self.today) - timedelta(days=1))

    def next_day(self) -> None:
        if self.uses_day and not self.is_last_day:
            self.choose_day((self.day or self.today) + timedelta(days=1))

    def choose_shown(self, shown: Shown) -> None:
        """Of a cancelled show that another screen asked for, its orders; else all of the day, or all to refund."""
        if self._lens is not None and not self._lens.to_refund_of:
            self._lens = None
        self.shown, self.typed = shown, ""
        self._ask_anew()

    # What happened

    def _filter(self) -> OrderFilter:
        only_to_refund = self.shown is Shown.TO_REFUND
        if self._lens is not None and self._lens.to_refund_of:
            return OrderFilter(only_to_refund=only_to_refund, schedule_id=self._lens.to_refund_of)
        if self._lens is not None:
            return self._lens.wanted
        if only_to_refund:
            return OrderFilter(only_to_refund=True)
        day = self.day
        return OrderFilter(span=ReportSpan(day, day, ReportBasis.BOOKING_DAY) if day else None)

    def _ask_anew(self) -> None:
        """Another question: the list before it does not answer it."""
        self.state = ListState.WAITING
        self.question_changed.emit()
        self.changed.emit()
        self.refresh()

    def _on_arrived(self, meant: Order | None) -> None:
        self.state, self.failure_text = ListState.SHOWN, ""
        self.arrived.emit(meant)
        self.changed.emit()

    def _on_failed(self, failure: tasks.Failure) -> None:
        if isinstance(failure, NotSignedInError):
            self.failed.emit(failure)
            return
        self.state, self.failure_text = ListState.FAILED, messages.text_for(failure, currency=self._counter.currency)
        if isinstance(failure, NoAnswer) and not isinstance(failure, ServerFault):
            self._again.start()
        self.changed.emit()
