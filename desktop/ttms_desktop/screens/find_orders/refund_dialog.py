"""Asking for the reason of a refund and saying how much goes back, before anything is done."""

from PySide6.QtWidgets import QWidget

from ttms_desktop.screens.find_orders.approval_fields import ApprovalFields
from ttms_desktop.screens.find_orders.approving import MANAGER, PIN, SLIP
from ttms_desktop.screens.find_orders.pictures import RefundPicture, RefundState
from ttms_desktop.screens.find_orders.view_model import FindOrdersViewModel
from ttms_desktop.screens.reason_fields import ReasonFields
from ttms_desktop.widgets.dialog import is_low
from ttms_desktop.widgets.labels import wrapped
from ttms_desktop.widgets.office_dialog import OfficeDialog


class RefundDialog(OfficeDialog):
    """One reason is picked, or another one typed; it closes when the refund is made, or is being checked."""

    def __init__(self, model: FindOrdersViewModel, parent: QWidget) -> None:
        super().__init__(parent, title="", primary="", width=440)
        self._model = model
        number = model.order.number if model.order else ""
        self.say(
            self.tr("Refund · order {number}").format(number=number),
            self.tr("Give back {amount}").format(amount=model.ticked_amount),
        )
        self._fill()
        self.confirmed.connect(self._on_confirmed)
        model.state_changed.connect(self._on_state)
        model.refunded.connect(self._on_refunded)
        model.refund_refused.connect(self._on_refused)

    def _fill(self) -> None:
        model = self._model
        cash = self.tr("Give back {amount} in cash")
        text = cash if model.pays_cash else self.tr("Give back {amount} · {means}")
        said = text.format(amount=model.ticked_amount, means=model.paid_by)
        self.content.insertWidget(0, wrapped("figure", said))
        tickets = f"{model.ticked_count} · {model.ticked_seats}" if model.ticked_seats else ""
        about = wrapped("muted", "\n".join(filter(None, (tickets, model.ticked_extras))))
        self.content.insertWidget(1, about)
        low = is_low(self.parentWidget())
        self._reason = ReasonFields(self.form, model.reasons, name=self.tr("Reason"), tight=low)
        self.reason, self.other = self._reason.choice, self._reason.other
        if model.is_cancelled:
            self.reason.choose(0)
        self.approval = ApprovalFields(self.form)
        if model.asks_manager:
            self.approval.ask(MANAGER)

    def _on_confirmed(self) -> None:
        self._model.refund(self._reason.said, self.approval.added)

    def _on_state(self) -> None:
        if self._model.refund_state is RefundState.CHECKING:
            self.accept()  # the panel goes on telling, and the clerk can look up other orders
        else:
            self.set_busy(self._model.refund_text)

    def _on_refunded(self, _refund: RefundPicture) -> None:
        self.accept()

    def _on_refused(self, text: str, field: str) -> None:
        if field in (MANAGER, PIN, SLIP):
            self.approval.ask(field)
            self.refuse(text, field)
        elif field:
            self.refuse(text, self._reason.place_of("reason"))
        else:
            self.accept()  # the screen says it: there is nothing to correct here
