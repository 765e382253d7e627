"""The chosen order: its show, its tickets to be ticked, what was paid and given back, and the refund button."""

from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ttms_desktop import style
from ttms_desktop.screens.find_orders.pictures import FactLine, ListState, OrderPicture, RefundState
from ttms_desktop.screens.find_orders.refund_result import RefundResult
from ttms_desktop.screens.find_orders.view_model import FindOrdersViewModel
from ttms_desktop.widgets.busy_button import BusyButton, ButtonKind
from ttms_desktop.widgets.labels import ElidedLabel, Pill, label, rule, wrapped
from ttms_desktop.widgets.notice import Notice
from ttms_desktop.widgets.pages import Pages
from ttms_desktop.widgets.scroll_page import ScrollPage
from ttms_desktop.widgets.tick_row import TickRow

REFUND_KEY, REPRINT_KEY, EXCHANGE_KEY, HISTORY_KEY = "F9", "F7", "F6", "F4"


class OrderPanel(QFrame):
    """Draws what the model says of the chosen order."""

    refund_clicked = Signal()
    back_clicked = Signal()
    reprint_clicked = Signal()
    exchange_clicked = Signal()
    history_clicked = Signal()

    def __init__(self, model: FindOrdersViewModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._drawn: OrderPicture | None = None
        self.rows: dict[int, TickRow] = {}
        self.setProperty("role", "card")
        self._number, self._pill = ElidedLabel("heading"), Pill()
        self.back_button = BusyButton(ButtonKind.QUIET, key="Esc")
        self.back_button.set_icon("previous")
        self._title, self._show, self._sold = wrapped("title"), wrapped("row"), wrapped("muted")
        self._customer = wrapped("row")
        self._cancelled = wrapped("warning")
        self.refund_button = BusyButton(ButtonKind.PRIMARY, key=REFUND_KEY)
        self.exchange_button = BusyButton(key=EXCHANGE_KEY)
        self.reprint_button, self.history_button = (
            BusyButton(key=REPRINT_KEY),
            BusyButton(ButtonKind.QUIET, key=HISTORY_KEY),
        )
        self._why_not = wrapped("muted")
        self.result = RefundResult()
        self._notice = Notice()
        self._arrange()
        self.refund_button.clicked.connect(self.refund_clicked)
        self.exchange_button.clicked.connect(self.exchange_clicked)
        self.reprint_button.clicked.connect(self.reprint_clicked)
        self.history_button.clicked.connect(self.history_clicked)
        self.back_button.clicked.connect(self.back_clicked)
        self.result.closed.connect(model.close_result)
        self._notice.action_clicked.connect(model.reload_order)
        model.order_changed.connect(self.draw)
        model.state_changed.connect(self.draw)

    def _arrange(self) -> None:
        self._inside = QWidget()
        self._facts = QVBoxLayout(self._inside)
        self._facts.setContentsMargins(style.space(4), 0, style.space(4), style.space(2))
        self._facts.setSpacing(style.space(1))
        self._scroll = ScrollPage(self._inside)
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, style.space(3), 0, style.space(3))
        column.setSpacing(style.space(1))
        column.addLayout(self._head())
        column.addWidget(self._scroll, 1)
        column.addLayout(self._foot())
        page.installEventFilter(self)
        self._page = page
        self._pages = Pages(self._notice, page)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(1, 1, 1, 1)
        whole.addWidget(self._pages)
        self.draw()

    def _head(self) -> QVBoxLayout:
        head = QHBoxLayout()
        head.setSpacing(style.space(2))
        head.addWidget(self.back_button)
        head.addWidget(self._number, 1)
        head.addWidget(self.history_button)
        head.addWidget(self._pill)
        column = QVBoxLayout()
        column.setContentsMargins(style.space(4), 0, style.space(4), style.space(1))
        column.setSpacing(2)
        column.addLayout(head)
        column.addSpacing(style.space(1))
        for text in (self._title, self._show, self._sold, self._customer, self._cancelled):
            column.addWidget(text)
        self.back_button.hide()
        return column

    def _foot(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setContentsMargins(style.space(3), style.space(1), style.space(3), 0)
        column.setSpacing(style.space(2))
        more = QHBoxLayout()
        more.setSpacing(style.space(2))
        more.addWidget(self.exchange_button, 1)
        more.addWidget(self.reprint_button, 1)
        for widget in (self.result, self._why_not):
            column.addWidget(widget)
        column.addLayout(more)
        column.addWidget(self.refund_button)
        self._why_not.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        return column

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fold_head()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._page and event.type() is QEvent.Type.LayoutRequest:
            self._fold_head()  # the head needs another room: a text, or the letters of another look
        return super().eventFilter(watched, event)

    def _fold_head(self) -> None:
        """The key of the history goes before the number of the order is cut."""
        texts = self._number.sizeHint().width() + self._pill.sizeHint().width()
        needed = texts + self.history_button.full_width + 2 * style.space(2) + 2 * style.space(4) + 2
        self.history_button.set_keyless(keyless=needed > self.width())

    def set_folded(self, *, folded: bool) -> None:
        """Alone on the screen it needs a way back to the list."""
        self.back_button.setVisible(folded)

    def focus_tickets(self) -> None:
        """The keys go to the first ticket that can be ticked."""
        for row in self.rows.values():
            if row.isEnabled():
                row.setFocus()
                return
        self.refund_button.setFocus()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self._drawn = None
            self.draw()

    # Drawing

    def draw(self) -> None:
        order = self._model.order
        if order is None:
            self._drawn = None
            self._say_nothing()
            self._pages.turn_to(self._notice)
            return
        if order != self._drawn:
            self._drawn = order
            self._draw_order(order)
        for ticket_id, row in self.rows.items():
            row.setChecked(ticket_id in self._model.ticked)
        self._draw_foot(order)
        self._pages.turn_to(self._page)

    def _say_nothing(self) -> None:
        if self._model.order_state is ListState.WAITING:
            self._notice.say("", waits=True)
        elif self._model.order_state is ListState.FAILED:
            self._notice.say(self.tr("The order could not be read."), icon="refused", action=self.tr("Try again"))
        else:
            self._notice.say(self.tr("No order chosen"), icon="orders")

    def _draw_order(self, order: OrderPicture) -> None:
        self._number.setText(order.number)
        self._pill.say(order.state_text, tone="warning" if order.warns else "")
        self._title.setText(order.title)
        self._show.setText(order.show_text)
        self._sold.setText(order.sold_text)
        self._customer.setText(order.customer_text)
        self._customer.setVisible(bool(order.customer_text))
        self._cancelled.setText(order.cancelled_text)
        self._cancelled.setVisible(bool(order.cancelled_text))
        focused = next((ticket_id for ticket_id, row in self.rows.items() if row.hasFocus()), 0)
        self._clear()
        self._add_tickets(order)
        self._add_facts(self.tr("Extras"), order.extras)
        self._add_facts(self.tr("Paid"), order.payments)
        self._add_facts(self.tr("Refunded"), order.refunds)
        self._facts.addStretch(1)
        if focused in self.rows:
            self.rows[focused].setFocus()

    def _clear(self) -> None:
        self.rows = {}
        while item := self._facts.takeAt(0):
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()

    def _add_tickets(self, order: OrderPicture) -> None:
        self._facts.addWidget(rule())
        for ticket in order.tickets:
            row = TickRow(ticket.seat, ticket.note, ticket.price_text, tickable=ticket.valid and not order.why_not)
            row.clicked.connect(partial(self._on_tick, ticket.ticket_id))
            self._facts.addWidget(row)
            self.rows[ticket.ticket_id] = row

    def _add_facts(self, title: str, facts: tuple[FactLine, ...]) -> None:
        if not facts:
            return
        self._facts.addWidget(rule())
        self._facts.addWidget(label("section", title))
        for fact in facts:
            self._facts.addWidget(_FactRow(fact))

    def _draw_foot(self, order: OrderPicture) -> None:
        model, busy = self._model, self._model.refund_state is not RefundState.CHOOSING
        self.exchange_button.setText(self.tr("Exchange"))
        self.exchange_button.setEnabled(not model.why_not and bool(order.valid_ids))
        self.reprint_button.setText(self.tr("Reprint"))
        self.reprint_button.setEnabled(bool(order.valid_ids) and not model.is_cancelled)
        self.history_button.setText(self.tr("History"))
        self._fold_head()
        result = model.last_refund
        self.result.say(result)
        self.result.setVisible(result is not None)
        why_not = model.refund_text if model.refund_state is RefundState.CHECKING else order.why_not
        self._why_not.setText(why_not)
        self._why_not.setVisible(bool(why_not) and result is None)
        self.refund_button.setVisible(busy or (not order.why_not and (result is None or bool(model.ticked_count))))
        self.refund_button.setEnabled(busy or not model.why_not)
        text = self.tr("Refund {amount} · {tickets}") if model.ticked_count else self.tr("Refund")
        self.refund_button.setText(text.format(amount=model.ticked_amount, tickets=model.ticked_count))
        state = self.tr("Checking…") if model.refund_state is RefundState.CHECKING else model.refund_text
        self.refund_button.set_busy(state)

    def _on_tick(self, ticket_id: int, _checked: object = None) -> None:
        self._model.tick(ticket_id)


class _FactRow(QWidget):
    """An extra, a payment or a refund."""

    def __init__(self, fact: FactLine) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 2, 10, 2)
        column.setSpacing(0)
        line = QHBoxLayout()
        line.setSpacing(style.space(2))
        line.addWidget(wrapped("row", fact.text), 1)
        line.addWidget(label("strong", fact.amount), 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(line)
        if fact.note:
            column.addWidget(wrapped("muted", fact.note))
