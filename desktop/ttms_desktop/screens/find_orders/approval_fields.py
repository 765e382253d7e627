"""The fields in which a manager approves with a PIN, and a terminal's reference is typed; shown when needed."""

from ttms_desktop.screens.find_orders.approving import MANAGER, PIN, SLIP, Added
from ttms_desktop.widgets.form import Form
from ttms_desktop.widgets.line_edit import LineEdit
from ttms_desktop.widgets.password_edit import PasswordEdit
from ttms_desktop.words import translate


class ApprovalFields:
    """Belongs to one form, below what stands in it already."""

    def __init__(self, form: Form) -> None:
        self._form = form
        self.manager, self.pin, self.slip = LineEdit(), PasswordEdit(), LineEdit()
        form.add(SLIP, translate("FindOrders", "The terminal’s reference"), self.slip)
        form.add(MANAGER, translate("FindOrders", "Approved by manager (user name)"), self.manager)
        form.add(PIN, translate("FindOrders", "PIN"), self.pin, beside=True)
        self._show(SLIP, shown=False)
        self._show(MANAGER, shown=False)

    @property
    def added(self) -> Added:
        return Added(self.manager.value, self.pin.value, self.slip.value)

    def ask(self, field: str) -> None:
        """Show the fields that `field` belongs to; a PIN that was refused is typed anew."""
        self._show(field, shown=True)
        if field == PIN:
            self.pin.set_value("")

    def show_slip(self, *, shown: bool) -> None:
        """Money goes to or comes from a card, or not."""
        self._show(SLIP, shown=shown)

    def _show(self, field: str, *, shown: bool) -> None:
        for name in (SLIP,) if field == SLIP else (MANAGER, PIN):
            self._form.set_shown(name, shown=shown)
