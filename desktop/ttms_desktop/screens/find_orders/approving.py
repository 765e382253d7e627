"""What a manager or a card terminal adds to a refund: which refusals ask for it, and how it is sent."""

from dataclasses import dataclass, field

from ttms_client.approval import Approval
from ttms_client.errors import (
    ApprovalNeeded,
    ApprovalRefused,
    CardSlipMissing,
    CardSlipUsed,
    NotYourSale,
    PinThrottled,
    Refused,
    TicketEntered,
)
from ttms_client.payment import CardSlip
from ttms_client.refund import Proof
from ttms_desktop.words import translate

MANAGER, PIN, SLIP = "manager", "pin", "slip"
_FIELDS: dict[type[Refused], str] = {
    ApprovalNeeded: MANAGER,
    NotYourSale: MANAGER,
    TicketEntered: MANAGER,
    ApprovalRefused: PIN,
    PinThrottled: PIN,
    CardSlipMissing: SLIP,
    CardSlipUsed: SLIP,
}


@dataclass(frozen=True, slots=True)
class Added:
    """What was typed besides the reason: a manager's name and PIN, the terminal's reference; empty is nothing."""

    manager: str = ""
    pin: str = field(default="", repr=False)
    slip: str = ""

    @property
    def proof(self) -> Proof:
        return Proof(
            card=CardSlip("", self.slip) if self.slip else None,
            approval=Approval(self.manager, self.pin) if self.manager else None,
        )

    @property
    def problem(self) -> tuple[str, str]:
        """What is wrong before anything is sent, and the field that it belongs to."""
        if self.manager and not self.pin:
            return translate("FindOrders", "The manager types the PIN here."), PIN
        if self.pin and not self.manager:
            return translate("FindOrders", "Whose PIN is it? Type the manager’s user name."), MANAGER
        return "", ""


NOTHING_ADDED = Added()


def field_asked_by(failure: Exception) -> str:
    """The field of the dialog that answers this refusal; empty if none does."""
    return next((name for kind, name in _FIELDS.items() if isinstance(failure, kind)), "")
