"""Closing a shift: the blind count of the drawer. What should be there is told by nobody before it is sent."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ttms_desktop.messages import text_for
from ttms_desktop.money import AmountUnreadable
from ttms_desktop.screens.close_shift.amount_sheet import AmountSheet
from ttms_desktop.screens.close_shift.count_sheet import CountSheet
from ttms_desktop.screens.close_shift.view_model import CloseShiftViewModel
from ttms_desktop.widgets.confirm import ask
from ttms_desktop.widgets.dialog import is_low
from ttms_desktop.widgets.labels import label, rule, wrapped
from ttms_desktop.widgets.line_edit import LineEdit
from ttms_desktop.widgets.office_dialog import OfficeDialog

_WIDTH, _LOW_WIDTH = 640, 860
_WIDE_COLUMNS = 3
_MOST_LETTERS = 200


class CountDialog(OfficeDialog):
    """Counts, adds up while it is typed, and closes the shift with Ctrl+Enter, or with Enter behind the last line."""

    def __init__(self, model: CloseShiftViewModel, parent: QWidget) -> None:
        # In a low window the count is wide, so that all of it is seen.
        low = is_low(parent)
        super().__init__(parent, title="", primary="", width=_LOW_WIDTH if low else _WIDTH)
        self._model = model
        self.sheet = _sheet_of(model, wide=low)
        self.total = label("amount")
        self.note = LineEdit()
        self.note.setMaxLength(_MOST_LETTERS)
        self.note.installEventFilter(self)
        self.say(self.tr("Close the shift"), self.tr("Close the shift"))
        self.primary.set_key("Ctrl+Enter")  # Enter alone leads from line to line
        self._fill()
        self.sheet.changed.connect(self._on_counted)
        self.sheet.left.connect(self.note.setFocus)
        self.confirmed.connect(self._send)
        model.busy_changed.connect(self._on_busy)
        model.closed.connect(self.accept)
        model.refused.connect(self.refuse)
        self._on_counted()
        self.is_changed = False

    def begin(self) -> None:
        super().begin()
        self.sheet.focus_first()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Up leads from the note back into the count."""
        is_up = isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Up
        if watched is self.note and is_up and event.type() is QEvent.Type.KeyPress:
            self.sheet.focus_last()
            return True
        return super().eventFilter(watched, event)

    def _fill(self) -> None:
        if isinstance(self.sheet, AmountSheet):
            hint = self.tr("Count all cash in the drawer, float included.")
        else:
            hint = self.tr("Count all cash in the drawer, float included. ↑↓ and Enter move between lines.")
        self.content.insertWidget(0, wrapped("muted", hint))
        self.content.insertWidget(1, self.sheet)
        self.content.insertWidget(2, rule())
        row = QHBoxLayout()
        row.addWidget(label("title", self.tr("Counted")))
        row.addStretch(1)
        row.addWidget(self.total)
        self.content.insertLayout(3, row)
        note = self.tr("Why the count is short or over, if you know.")
        self.form.add("note", self.tr("Note"), self.note, hint=note)

    def _on_counted(self) -> None:
        self.total.setText(self._model.money_text(self.sheet.total_minor))
        self.mark_changed()

    def _send(self) -> None:
        if isinstance(self.sheet, AmountSheet) and self.sheet.unreadable:
            self.refuse(text_for(AmountUnreadable(text=self.sheet.unreadable)))
            self.sheet.focus_first()
            return
        if isinstance(self.sheet, CountSheet) and self.sheet.unreadable is not None:
            field = self.sheet.unreadable
            self.refuse(self.tr("“{text}” is not a whole number.").format(text=field.unreadable))
            field.setFocus()
            return
        if not self.sheet.counted and not ask(
            self,
            self.tr("Is the drawer empty?"),
            primary=self.tr("It is empty"),
            hint=self.tr("Nothing was typed into the count."),
        ):
            self.sheet.focus_first()
            return
        self._model.close_shift(self.sheet.counted, self.note.value)

    def _on_busy(self, busy: bool) -> None:  # noqa: FBT001 - Qt's signal
        self.set_busy(self.tr("Closing…") if busy else "")


def _sheet_of(model: CloseShiftViewModel, *, wide: bool) -> CountSheet | AmountSheet:
    if model.counts_sum_alone:
        return AmountSheet(model.currency)
    return CountSheet(model.values_to_count(), model.money_text, columns=_WIDE_COLUMNS if wide else 2)
