"""Under which name the seats of the sale are reserved."""

from PySide6.QtWidgets import QWidget

from ttms_desktop.screens.sell_tickets.view_model import SellTicketsViewModel
from ttms_desktop.widgets.labels import wrapped
from ttms_desktop.widgets.line_edit import LineEdit
from ttms_desktop.widgets.message_bar import MessageBar
from ttms_desktop.widgets.office_dialog import OfficeDialog, begin_unless

_LONGEST = 80


class ReserveDialog(OfficeDialog):
    """Name, and a note such as a phone number; it closes when the seats are reserved."""

    def __init__(self, model: SellTicketsViewModel, parent: QWidget) -> None:
        super().__init__(parent, title="", primary="", width=440)
        self._model = model
        self.say(self.tr("Reserve seats under a name"), self.tr("Reserve"))
        self.content.insertWidget(0, wrapped("muted", model.cart.seats_text))
        self.name, self.note = LineEdit(), LineEdit()
        for field in (self.name, self.note):
            field.setMaxLength(_LONGEST)
        self.form.add("name", self.tr("Name"), self.name)
        self.form.add("note", self.tr("Note"), self.note, hint=self.tr("A phone number, for example"))
        self.confirmed.connect(self._on_confirmed)
        model.handing.reserving.busy_changed.connect(self._on_busy)
        model.handing.reserving.reserved.connect(self._on_reserved)
        model.handing.reserving.not_reserved.connect(self._on_refused)

    def _on_confirmed(self) -> None:
        if self.name.value:
            self._model.handing.reserving.reserve(self.name.value, self.note.value)
        else:
            self.refuse(self.tr("Enter the name that the seats are collected under."), "name")

    def _on_busy(self, busy: bool) -> None:  # noqa: FBT001 - Qt's signal
        self.set_busy(self.tr("Reserving…") if busy else "")

    def _on_reserved(self, _text: str) -> None:
        self.is_changed = False
        self.accept()

    def _on_refused(self, text: str) -> None:
        self.refuse(text)


def open_reserve(model: SellTicketsViewModel, parent: QWidget, bar: MessageBar) -> ReserveDialog | None:
    """The dialog, open; why the seats of the sale cannot be kept is said in the bar instead."""
    return begin_unless(model.handing.reserving.why_not_begin(), bar, lambda: ReserveDialog(model, parent))
