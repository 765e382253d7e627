"""A card of an interrupted sale, where the terminal cannot be asked: the clerk says what stands there."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from ttms_desktop.screens.sell_tickets.card_words import LONGEST_REFERENCE, too_long_text
from ttms_desktop.screens.sell_tickets.open_sales import OpenSales
from ttms_desktop.widgets.labels import wrapped
from ttms_desktop.widgets.line_edit import LineEdit
from ttms_desktop.widgets.office_dialog import OfficeDialog

_NOT_CHARGED_KEY = "F9"


class InterruptedCardDialog(OfficeDialog):
    """Asks whether it was charged, then whether the money is back; Esc leaves the question open."""

    def __init__(self, model: OpenSales, parent: QWidget) -> None:
        super().__init__(parent, title="", primary="", width=500)
        self._model = model
        self._text = wrapped("")
        self.content.insertWidget(0, self._text)
        self.approval = LineEdit()
        self.form.add("approval", self.tr("Reference on the slip"), self.approval)
        self.not_charged = self.add_button(self.tr("Not charged"), key=_NOT_CHARGED_KEY)
        self.not_charged.clicked.connect(self._say_not_charged)
        self.confirmed.connect(self._on_confirmed)

    def ask(self) -> None:
        """Show the question that is open now; close if none is."""
        question = self._model.question
        if question is None:
            self.is_changed = False
            self.accept()
            return
        charged = bool(question.approval)
        title, primary = (
            (self.tr("Refund to the card"), self.tr("It was refunded"))
            if charged
            else (self.tr("Card payment of an interrupted sale"), self.tr("It was charged"))
        )
        self.say(title, primary)
        self.leave_button.setText(self.tr("Later"))
        self._text.setText(question.text)
        self.approval.set_value("")
        self.form.set_shown("approval", shown=not charged)
        self.not_charged.setVisible(not charged)
        self.not_charged.setEnabled(not charged)
        if not self.isVisible():
            self.begin()
        elif not self.form.focus_first():
            self.primary.setFocus()
        self.is_changed = False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_F9 and not event.isAutoRepeat():
            self.not_charged.click()
        else:
            super().keyPressEvent(event)

    def _on_confirmed(self) -> None:
        question = self._model.question
        if question is not None and not question.approval:
            if not self.approval.value:
                self.refuse(self.tr("Type the reference on the slip."), "approval")
                return
            if len(self.approval.value) > LONGEST_REFERENCE:
                self.refuse(too_long_text(), "approval")
                return
            self._model.say_charged(self.approval.value)
        else:
            self._model.say_not_charged()
        self.ask()

    def _say_not_charged(self) -> None:
        self._model.say_not_charged()
        self.ask()
