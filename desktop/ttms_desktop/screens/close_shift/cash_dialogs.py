"""Typing what goes into the drawer or out of it: the float at the beginning, and cash with its reason."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from ttms_desktop.messages import text_for
from ttms_desktop.money import AmountUnreadable
from ttms_desktop.screens.close_shift.view_model import CloseShiftViewModel
from ttms_desktop.widgets.line_edit import LineEdit
from ttms_desktop.widgets.money_edit import PriceEdit
from ttms_desktop.widgets.office_dialog import OfficeDialog

_MOST_LETTERS = 200


class DrawerDialog(OfficeDialog):
    """A form whose content is sent by `send`; it closes when that is done."""

    def __init__(self, model: CloseShiftViewModel, parent: QWidget, *, title: str, primary: str) -> None:
        super().__init__(parent, title=title, primary=primary, width=420)
        self._currency = model.currency
        self.amount = PriceEdit(model.currency)
        self.confirmed.connect(self._on_confirmed)
        model.busy_changed.connect(self._on_busy)
        model.saved.connect(self.accept)
        model.refused.connect(self.refuse)

    def send(self) -> None:
        """Have it done."""
        raise NotImplementedError

    def _on_confirmed(self) -> None:
        if self.amount.unreadable:
            self.refuse(text_for(AmountUnreadable(text=self.amount.unreadable), currency=self._currency), "amount")
        else:
            self.send()

    def _on_busy(self, busy: bool) -> None:  # noqa: FBT001 - Qt's signal
        self.set_busy(self.tr("Saving…") if busy else "")


class OpenShiftDialog(DrawerDialog):
    """The float."""

    def __init__(self, model: CloseShiftViewModel, parent: QWidget) -> None:
        super().__init__(model, parent, title="", primary="")
        self._model = model
        self.say(self.tr("Open the shift"), self.tr("Open the shift"))
        hint = self.tr("Cash in the drawer before the first sale, taken from the safe.")
        self.form.add("amount", self.tr("Float"), self.amount, hint=hint)

    def send(self) -> None:
        self._model.open_shift(self.amount.minor)


class CashDialog(DrawerDialog):
    """An amount and its reason; `move` is called with both."""

    def __init__(
        self,
        model: CloseShiftViewModel,
        parent: QWidget,
        *,
        title: str,
        move: Callable[[int | None, str], None],
    ) -> None:
        super().__init__(model, parent, title=title, primary=title)
        self._move = move
        self.reason = LineEdit()
        self.reason.setMaxLength(_MOST_LETTERS)
        self.form.add("amount", self.tr("Amount"), self.amount)
        hint = self.tr("Printed on the Z report, e.g. change from the bank, courier paid.")
        self.form.add("reason", self.tr("What for"), self.reason, hint=hint)

    def confirm(self) -> None:
        """Enter behind the amount leads to the reason; with a reason it is done."""
        if self.amount.hasFocus() and self.amount.minor and not self.reason.value:
            self.reason.setFocus()
        else:
            super().confirm()

    def send(self) -> None:
        self._move(self.amount.minor, self.reason.value)
