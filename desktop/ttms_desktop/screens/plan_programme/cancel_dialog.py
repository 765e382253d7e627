"""Asks before a show is called off, why, and says what follows from it."""

from PySide6.QtWidgets import QWidget

from ttms_desktop.screens.changing import Refusal
from ttms_desktop.screens.plan_programme.calling_off import CallingOff
from ttms_desktop.screens.reason_fields import ReasonFields
from ttms_desktop.widgets.dialog import is_low
from ttms_desktop.widgets.labels import wrapped
from ttms_desktop.widgets.office_dialog import OfficeDialog


class CancelDialog(OfficeDialog):
    """Closes once the show is cancelled."""

    def __init__(self, model: CallingOff, parent: QWidget | None) -> None:
        super().__init__(parent, title="", primary="", width=480)
        self._model = model
        self.say(self.tr("Cancel this show?"), self.tr("Cancel the show"))
        self.leave_button.setText(self.tr("Keep the show"))
        self.content.insertWidget(0, wrapped("title", model.show_text))
        self.content.insertWidget(1, wrapped("muted", model.consequence_text))
        hint, low = self.tr("Customers may see this."), is_low(parent)
        self.reason = ReasonFields(self.form, model.reasons, name=self.tr("Reason"), hint=hint, tight=low)
        self.confirmed.connect(self._send)
        model.refused.connect(self._on_refused)
        model.cancelled.connect(self._on_cancelled)
        model.busy_changed.connect(self._on_busy)

    def _send(self) -> None:
        self._model.send(self.reason.said)

    def _on_refused(self, refusal: Refusal) -> None:
        self.refuse(refusal.text, self.reason.place_of(refusal.field))

    def _on_cancelled(self, _cancelled: object) -> None:
        self.set_busy("")
        self.accept()

    def _on_busy(self, busy: bool) -> None:  # noqa: FBT001 - Qt's signal
        self.set_busy(self.tr("Cancelling…") if busy else "")
