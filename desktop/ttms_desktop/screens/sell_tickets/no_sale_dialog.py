"""Why the drawer is opened without a sale: one reason is picked with its figure, or another one typed."""

from PySide6.QtWidgets import QWidget

from ttms_desktop.screens.reason_fields import ReasonFields
from ttms_desktop.screens.sell_tickets.drawer_opening import DrawerOpening
from ttms_desktop.widgets.labels import wrapped
from ttms_desktop.widgets.message_bar import MessageBar
from ttms_desktop.widgets.office_dialog import OfficeDialog, begin_unless


class NoSaleDialog(OfficeDialog):
    """Closes when the reason is written down and the drawer opens."""

    def __init__(self, model: DrawerOpening, parent: QWidget) -> None:
        super().__init__(parent, title="", primary="", width=440)
        self._model = model
        self.say(self.tr("Open the drawer without a sale"), self.tr("Open the drawer"))
        self.content.insertWidget(0, wrapped("muted", self.tr("It appears in the shift report with your name.")))
        self._reason = ReasonFields(self.form, model.reasons, name=self.tr("Reason"))
        self.reason, self.other = self._reason.choice, self._reason.other
        self.confirmed.connect(self._on_confirmed)
        model.busy_changed.connect(self._on_busy)
        model.opened.connect(self._on_opened)
        model.not_opened.connect(self._on_refused)

    def _on_confirmed(self) -> None:
        self._model.open(self._reason.said)

    def _on_busy(self, busy: bool) -> None:  # noqa: FBT001 - Qt's signal
        self.set_busy(self.tr("Opening…") if busy else "")

    def _on_opened(self) -> None:
        self.is_changed = False
        self.accept()

    def _on_refused(self, text: str, field: str) -> None:
        self.refuse(text, self._reason.place_of(field))


def open_drawer(model: DrawerOpening, parent: QWidget, bar: MessageBar) -> NoSaleDialog | None:
    """The dialog, open; why there is no drawer to open is said in the bar instead."""
    return begin_unless(model.why_not(), bar, lambda: NoSaleDialog(model, parent))
