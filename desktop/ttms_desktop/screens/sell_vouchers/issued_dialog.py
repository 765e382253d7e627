"""The vouchers that were sold, for managers: newest first, and a slip again for the chosen one."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QWidget

from ttms_desktop.screens.listing import ListState
from ttms_desktop.screens.sell_vouchers.issued import IssuedVouchers, VoucherLine
from ttms_desktop.widgets.dialog import Dialog, is_low
from ttms_desktop.widgets.message_bar import MessageBar
from ttms_desktop.widgets.record_table import Column, RecordTable
from ttms_desktop.widgets.segments import Segment, Segments

_HEIGHT, _LOW_HEIGHT = 320, 180


class IssuedVouchersDialog(Dialog):
    """Enter prints the chosen one again, F5 looks again, F6 adds older ones, Esc closes."""

    def __init__(self, model: IssuedVouchers, parent: QWidget) -> None:
        super().__init__(parent, title="", primary="", width=900)
        self._model = model
        self.say(self.tr("Sold vouchers"), self.tr("Reprint"))
        self.leave_button.setText(self.tr("Close"))
        self.periods = Segments()
        self.periods.say([Segment(period, text) for period, text in model.periods()], model.period)
        self.table = RecordTable(self._columns(), key=lambda line: line.code)
        self.table.setMinimumHeight(_LOW_HEIGHT if is_low(parent) else _HEIGHT)
        self.table.say_empty(self.tr("No voucher was sold on these days."))
        self.messages = MessageBar()
        self.messages.set_hint(self.tr("F5 refresh"))
        self.older = self.add_button(self.tr("Older ones"), key="F6")
        for part in (self.periods, self.table, self.messages):
            self.content.addWidget(part)
        self.content.setStretchFactor(self.table, 1)
        self._connect()
        model.load()

    def _connect(self) -> None:
        model = self._model
        self.confirmed.connect(self._print)
        self.table.row_chosen.connect(self._say_buttons)
        self.table.row_activated.connect(self._print)
        self.table.retry_wanted.connect(model.load)
        self.periods.chosen.connect(model.choose)
        self.older.clicked.connect(model.more)
        model.changed.connect(self._draw)
        model.told.connect(self.messages.inform)
        model.refused.connect(self.messages.refuse)

    def _columns(self) -> list[Column[VoucherLine]]:
        def tone(line: VoucherLine) -> str:
            return "muted" if line.is_over else ""

        return [
            Column(lambda: self.tr("Sold"), lambda line: line.sold_text, width=132, tone=tone),
            Column(lambda: self.tr("Code"), lambda line: line.code_text, strong=True, width=180, stretch=1, tone=tone),
            Column(lambda: self.tr("Value"), lambda line: line.amount_text, right=True, width=80, tone=tone),
            Column(lambda: self.tr("Left"), lambda line: line.left_text, right=True, width=80, tone=tone),
            Column(lambda: self.tr("Valid until"), lambda line: line.until_text, width=96, tone=tone),
            Column(lambda: self.tr("Clerk"), lambda line: line.clerk, width=84, stretch=1, tone=tone),
            Column(lambda: self.tr("Counter"), lambda line: line.counter, width=64, tone=tone),
        ]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_F5:
            self._model.load()
        elif event.key() == Qt.Key.Key_F6:
            self._model.more()
        elif event.matches(QKeySequence.StandardKey.Print):
            self._print()
        else:
            super().keyPressEvent(event)

    def reject(self) -> None:
        """Esc: the message goes first, then the dialog."""
        if self.messages.text:
            self.messages.clear()
        else:
            super().reject()

    def _draw(self) -> None:
        model = self._model
        if model.state is ListState.WAITING:
            self.table.set_waiting(self.tr("Checking…"))
        elif model.state is ListState.SHOWN:
            self.table.show_rows(model.lines(), model.total())
            if self.table.chosen is None and self.table.rows:
                self.table.choose(self.table.rows[0])
            if not self.periods.isAncestorOf(self.focusWidget() or self):
                self.table.setFocus()
        else:
            self.table.say_failed(model.problem, retry=self.tr("Try again"))
        self._say_buttons()

    def _say_buttons(self, *_: object) -> None:
        self.primary.setEnabled(self._model.state is ListState.SHOWN and self.table.chosen is not None)
        self.older.setVisible(self._model.has_more)
        self.older.setEnabled(not self._model.is_growing)

    def _print(self, *_: object) -> None:
        line: VoucherLine | None = self.table.chosen
        if line is not None and self.primary.isEnabled():
            self._model.print_copy(line.code)


def open_issued(model: IssuedVouchers, parent: QWidget) -> IssuedVouchersDialog:
    dialog = IssuedVouchersDialog(model, parent)
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()
    dialog.table.setFocus()
    return dialog
