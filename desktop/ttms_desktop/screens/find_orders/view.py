"""The orders screen: the list, and beside it the chosen order with its refund; every key of it."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ttms_desktop import style
from ttms_desktop.screens.find_orders.bar import OrdersBar
from ttms_desktop.screens.find_orders.exchange_dialog import ExchangeDialog
from ttms_desktop.screens.find_orders.history_dialog import HistoryDialog
from ttms_desktop.screens.find_orders.opening import OrdersOf
from ttms_desktop.screens.find_orders.order_list import is_code
from ttms_desktop.screens.find_orders.order_panel import EXCHANGE_KEY, HISTORY_KEY, REFUND_KEY, REPRINT_KEY, OrderPanel
from ttms_desktop.screens.find_orders.order_table import REFUND_ALL_KEY, OrderTable
from ttms_desktop.screens.find_orders.pictures import ListState, RefundPicture
from ttms_desktop.screens.find_orders.refund_dialog import RefundDialog
from ttms_desktop.screens.find_orders.refund_show_dialog import RefundShowDialog
from ttms_desktop.screens.find_orders.view_model import FindOrdersViewModel
from ttms_desktop.screens.screen import Screen
from ttms_desktop.widgets.key_line import BETWEEN
from ttms_desktop.widgets.message_bar import MessageBar
from ttms_desktop.widgets.panes import Panes
from ttms_desktop.words import translate

_SIDE_WIDTH, _SLIM_SIDE_WIDTH = 356, 324


class FindOrdersView(Screen):
    """Draws what the view model says and tells it what was pressed."""

    def __init__(self, model: FindOrdersViewModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._dialog: RefundDialog | None = None
        self._is_entered = False  # Enter came before the answer to what was typed
        self.orders_bar = OrdersBar(model.listing)
        self.set_bar(self.orders_bar)
        self.list = OrderTable(model.listing)
        self.panel = OrderPanel(model)
        self.messages = MessageBar()
        self.panes = Panes(self.list, self.panel, side_width=_SIDE_WIDTH, slim_side_width=_SLIM_SIDE_WIDTH)
        column = QVBoxLayout(self)
        column.setContentsMargins(style.space(4), style.space(3), style.space(4), style.space(2))
        column.setSpacing(style.space(1))
        column.addWidget(self.panes, 1)
        column.addWidget(self.messages)
        self._connect()
        self._bind_keys()
        self._retranslate()

    def enter(self) -> None:
        self._is_entered = False
        self._focus_search()
        self._model.start()

    def leave(self) -> None:
        self._model.listing.pause()

    def open(self, what: object) -> None:
        self._model.open(what)
        self.panes.show_main()
        self.list.table.setFocus()
        if isinstance(what, OrdersOf) and what.refund_all:
            self.refund_show()

    def set_low(self, *, low: bool) -> None:
        self.orders_bar.set_low(low=low)

    # From and to the view model

    def _connect(self) -> None:
        model = self._model
        model.listing.changed.connect(self._draw_list)
        model.listing.question_changed.connect(self._say_hint)
        model.order_changed.connect(self._on_order)
        model.state_changed.connect(self._say_hint)
        model.refunded.connect(self._on_refunded)
        model.refund_refused.connect(self._on_refund_refused)
        model.refused.connect(self.messages.refuse)
        model.informed.connect(self.messages.inform)
        model.sent.connect(self.messages.inform)
        self.orders_bar.search.returnPressed.connect(self._on_entered)
        self.orders_bar.search.textEdited.connect(self._forget_enter)
        self._watch_keys()
        self.list.columns_changed.connect(self._watch_keys)
        self.list.order_chosen.connect(model.choose_order)
        self.list.order_opened.connect(self._open_order)
        self.list.refund_all_clicked.connect(self.refund_show)
        self.panel.refund_clicked.connect(self.begin_refund)
        self.panel.exchange_clicked.connect(self.begin_exchange)
        self.panel.reprint_clicked.connect(model.reprint)
        self.panel.history_clicked.connect(self.show_history)
        self.panel.back_clicked.connect(self._open_list)
        self.panes.folded_changed.connect(self._on_folded)

    def _watch_keys(self) -> None:
        self.list.table.grid.installEventFilter(self)

    def _draw_list(self) -> None:
        self.list.draw(self._model.chosen_id)
        self._offer_refund_all()
        self._say_hint()
        self._go_on()

    def _on_order(self) -> None:
        self.list.mark(self._model.chosen_id)
        self._offer_refund_all()
        self._say_hint()
        self._go_on()

    def _on_entered(self) -> None:
        """Enter in the search: the tickets of the order that it found; of several orders one is chosen first."""
        self._is_entered = not is_code(self.orders_bar.search.value)  # the next scan replaces a scanned one
        self._go_on()

    def _forget_enter(self) -> None:
        self._is_entered = False

    def _go_on(self) -> None:
        """As soon as it is known what was found."""
        listing = self._model.listing
        if not self._is_entered or listing.state is ListState.WAITING:
            return
        if listing.typed and len(listing.order_ids) > 1:
            self.list.table.setFocus()
        elif self._model.order is not None:
            self._open_order()
        elif self._model.order_state is ListState.WAITING:
            return
        self._is_entered = False

    def begin_refund(self) -> None:
        """Ask for the reason; why nothing can be refunded is said instead."""
        if self._dialog is not None:
            return
        if self._model.why_not:
            self.messages.refuse(self._model.why_not)
            return
        self.messages.clear()
        self._dialog = RefundDialog(self._model, self)
        self._dialog.finished.connect(self._on_dialog_closed)
        self._dialog.begin()

    def refund_show(self) -> RefundShowDialog | None:
        """Refund all orders of the cancelled show that is looked at; why that cannot be is said instead."""
        model = self._model.refund_show(self)
        if model is None:
            return None
        self.messages.clear()
        dialog = RefundShowDialog(model, self._model.show_to_refund_text, self)
        model.setParent(dialog)
        dialog.finished.connect(model.leave)
        dialog.finished.connect(dialog.deleteLater)
        dialog.finished.connect(self._model.refresh)
        dialog.begin()
        return dialog

    def _offer_refund_all(self) -> None:
        self.list.offer_refund_all(offered=self._model.show_to_refund != 0)

    def begin_exchange(self) -> ExchangeDialog | None:
        """Choose other seats for the ticked tickets; why that cannot be is said instead."""
        model = self._model.exchange(self)
        if model is None:
            return None
        self.messages.clear()
        dialog = ExchangeDialog(model, self)
        model.setParent(dialog)
        dialog.finished.connect(dialog.deleteLater)
        dialog.begin()
        return dialog

    def show_history(self) -> HistoryDialog | None:
        """What was done with the seats of the chosen order."""
        history = self._model.history(self)
        if history is None:
            return None
        dialog = HistoryDialog(history, self, seat_id=self._model.looked_at_seat)
        history.setParent(dialog)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
        return dialog

    def _on_dialog_closed(self) -> None:
        if self._dialog is not None:
            self._dialog.deleteLater()
            self._dialog = None
        self.list.table.setFocus()

    def _on_refunded(self, refund: RefundPicture) -> None:
        """Said below the list too: an order that waited for it leaves the list, and the panel goes to the next one."""
        number = self._model.order.number if self._model.order else ""
        text = translate("FindOrdersView", "{order}: {amount} refunded")
        self.messages.inform(text.format(order=number, amount=refund.amount_text))
        self.panes.show_side()

    def _on_refund_refused(self, text: str, field: str) -> None:
        if not field or self._dialog is None:
            self.messages.refuse(text)

    def _open_order(self) -> None:
        self.panes.show_side()
        self.panel.focus_tickets()

    def _open_list(self) -> None:
        self.panes.show_main()
        self.list.table.setFocus()

    # Keys

    def _bind_keys(self) -> None:
        listing = self._model.listing
        keys: dict[str, Callable[[], object]] = {
            REFUND_KEY: self.begin_refund,
            REFUND_ALL_KEY: self.refund_show,
            EXCHANGE_KEY: self.begin_exchange,
            REPRINT_KEY: self._model.reprint,
            HISTORY_KEY: self.show_history,
            "Ctrl+F": self._focus_search,
            "Ctrl+D": self.orders_bar.open_days,
            "PgUp": listing.previous_day,
            "PgDown": listing.next_day,
            "Ctrl+A": self._model.tick_all,
            "F5": self._model.refresh,
            "Esc": self._go_back,
        }
        for key, do in keys.items():
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setAutoRepeat(False)
            shortcut.activated.connect(do)

    def _focus_search(self) -> None:
        self.orders_bar.search.setFocus()
        self.orders_bar.search.selectAll()

    def _go_back(self) -> None:
        """Esc: the nearest thing that is in the way goes; a refund and the message that tells of it go together."""
        if self.messages.text or self._model.last_refund is not None:
            self.messages.clear()
            self._model.close_result()
        elif self.panes.is_folded and not self.panel.isHidden():
            self._open_list()
        elif self.orders_bar.search.value:
            self.orders_bar.search.clear()
            self._model.listing.search("")
        elif self._model.listing.has_lens:
            self._model.listing.clear_lens()
        else:
            self._focus_search()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A scanner types wherever the keys are: from the list its text goes to the search."""
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress and self._is_typing(event):
            search = self.orders_bar.search
            search.setFocus()
            search.setText(event.text())
            return True
        return super().eventFilter(watched, event)

    def _is_typing(self, event: QKeyEvent) -> bool:
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier)
        return plain and bool(event.text().strip()) and event.text().isprintable()

    # Size and language

    def _on_folded(self, folded: bool) -> None:  # noqa: FBT001 - Qt's signal
        self.panel.set_folded(folded=folded)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self._retranslate()

    def _retranslate(self) -> None:
        self._model.retranslate()
        self._say_hint()

    def _say_hint(self) -> None:
        """What can be pressed now: there are other days only where one is listed."""
        panel, has_order = self.panel, self._model.order is not None
        parts = (
            (self.tr("Type or scan"), True),
            (self.tr("Enter tickets"), has_order),
            (self.tr("Space tick"), has_order and any(row.isEnabled() for row in panel.rows.values())),
            (self.tr("F9 refund"), has_order and not self._model.why_not),
            (self.tr("F8 refund the whole show"), not self.list.refund_all_button.isHidden()),
            (self.tr("F6 exchange"), has_order and panel.exchange_button.isEnabled()),
            (self.tr("F7 reprint"), has_order and panel.reprint_button.isEnabled()),
            (self.tr("F4 history"), has_order),
            (self.tr("PgUp PgDn day"), self._model.listing.uses_day),
        )
        self.messages.set_hint(BETWEEN.join(text for text, can in parts if can))
