"""The print queue as a dialog: the documents, the sentence of the chosen one, and what can be done with it."""

from collections.abc import Callable

from PySide6.QtCore import QEvent
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ttms_desktop import style
from ttms_desktop.printing.queue.job import JobState
from ttms_desktop.screens.print_queue.view_model import PrintQueueViewModel, QueueLine
from ttms_desktop.widgets.busy_button import BusyButton
from ttms_desktop.widgets.dialog import Dialog
from ttms_desktop.widgets.labels import plain_tip, wrapped
from ttms_desktop.widgets.menus import Menu, open_below
from ttms_desktop.widgets.message_bar import MessageBar
from ttms_desktop.widgets.record_table import Column, RecordTable

_TABLE_HEIGHT = 190  # what a low window has room for
_CAME_OUT, _OTHER, _CANCEL, _PRINTERS = "F2", "F6", "Del", "F8"


class QueueDialog(Dialog):
    """Enter prints the chosen document now, or once more as a copy; the dialog stays until Esc."""

    def __init__(
        self, model: PrintQueueViewModel, parent: QWidget, *, open_printers: Callable[[QWidget], None] | None = None
    ) -> None:
        super().__init__(parent, title="", primary="", width=820)
        self._model = model
        self.table = RecordTable(self._columns(), key=lambda line: line.job_id)
        self.words = wrapped("row")
        self.messages = MessageBar()
        self.came_out, self.other, self.cancel_button = (
            BusyButton(key=_CAME_OUT),
            BusyButton(key=_OTHER),
            BusyButton(key=_CANCEL),
        )
        self.all_old, self.no_old = BusyButton(), BusyButton()
        self.printers = self.add_button("", key=_PRINTERS)
        self.printers.setVisible(open_printers is not None)
        self._open_printers = open_printers
        self._place()
        self._connect()
        self._retranslate()
        self._show()
        self.table.setFocus()  # else the keys would be on a button that Enter does not press

    def _columns(self) -> list[Column[QueueLine]]:
        return [
            Column(lambda: self.tr("Document"), lambda line: line.title, strong=True, width=220, stretch=2),
            Column(lambda: self.tr("State"), lambda line: line.state_text, width=120, tone=lambda line: line.tone),
            Column(lambda: self.tr("Printer"), lambda line: line.printer, width=160, stretch=1, muted=True),
            Column(lambda: self.tr("Requested"), lambda line: line.asked, right=True, width=90, muted=True),
        ]

    def _place(self) -> None:
        self.table.setMinimumHeight(_TABLE_HEIGHT)
        self.words.setMinimumHeight(40)
        old = QHBoxLayout()
        row = QHBoxLayout()
        for layout, buttons in (
            (old, (self.all_old, self.no_old)),
            (row, (self.came_out, self.other, self.cancel_button)),
        ):
            layout.setSpacing(style.space(2))
            for button in buttons:
                layout.addWidget(button)
            layout.addStretch(1)
        self.content.addLayout(old)
        self.content.addWidget(self.table, 1)
        self.content.addWidget(self.words)
        self.content.addLayout(row)
        self.content.addWidget(self.messages)

    def _connect(self) -> None:
        model = self._model
        model.changed.connect(self._show)
        model.informed.connect(self.messages.inform)
        model.refused.connect(self.messages.refuse)
        self.table.row_chosen.connect(self._say)
        self.table.row_activated.connect(self.confirm)
        self.confirmed.connect(self._proceed)
        for button, key, action in (
            (self.came_out, _CAME_OUT, self._came_out),
            (self.other, _OTHER, self._choose_other),
            (self.cancel_button, _CANCEL, self._cancel),
            (self.printers, _PRINTERS, self._printers),
        ):
            button.clicked.connect(action)
            QShortcut(QKeySequence(key), self).activated.connect(button.click)
        self.all_old.clicked.connect(model.print_old)
        self.no_old.clicked.connect(model.cancel_old)

    @property
    def _line(self) -> QueueLine | None:
        line: QueueLine | None = self.table.chosen
        return line

    def _show(self) -> None:
        lines = self._model.lines
        self.table.show_rows(lines)
        if self._line is None and lines:
            self.table.choose(lines[0])
        old = self._model.old_count
        for button in (self.all_old, self.no_old):
            button.setVisible(old > 1)
        self.all_old.setText(self.tr("Print all {count} old ones").format(count=old))
        self.no_old.setText(self.tr("Cancel all {count} old ones").format(count=old))
        self._say()

    def _say(self) -> None:
        line = self._line
        self.words.setText(line.words if line else "")
        self.primary.setText((line.primary if line else "") or self.tr("Print now"))
        self.primary.setEnabled(bool(line and line.primary))
        self.came_out.setVisible(bool(line and line.state is JobState.UNKNOWN))
        self.cancel_button.setEnabled(bool(line and line.can_cancel))
        self.other.setEnabled(bool(line and line.can_move and self._model.printers(line.job_id)))

    def _proceed(self) -> None:
        if self._line is not None:
            self._model.proceed(self._line.job_id)

    def _came_out(self) -> None:
        if self._line is not None and self._line.state is JobState.UNKNOWN:
            self._model.say_printed(self._line.job_id)

    def _cancel(self) -> None:
        if self._line is not None and self._line.can_cancel:
            self._model.cancel(self._line.job_id)

    def _choose_other(self) -> None:
        line = self._line
        if line is None:
            return
        menu = Menu(self)
        for role, name in self._model.printers(line.job_id):
            action = menu.addAction(name.replace("&", "&&"))
            action.triggered.connect(lambda _on=False, role=role: self._model.send_to(line.job_id, role))
        open_below(menu, self.other)

    def _printers(self) -> None:
        if self._open_printers is not None:
            self._open_printers(self)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self._retranslate()
            self._show()

    def _retranslate(self) -> None:
        self.say(self.tr("Print queue"), self.tr("Print now"))
        self.leave_button.setText(self.tr("Close"))
        self.came_out.setText(self.tr("Printed whole"))
        self.other.setText(self.tr("Other printer…"))
        self.cancel_button.setText(self.tr("Cancel this one"))
        self.printers.setText(self.tr("Printers…"))
        self.other.setToolTip(plain_tip(self.tr("Print it on another printer of this computer")))
        self.table.say_empty(
            self.tr("Nothing to print"),
            self.tr("Tickets and reports wait here until they are printed."),
            icon="print",
        )
