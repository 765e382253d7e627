"""A manager's approval of what a clerk may not do alone."""

from dataclasses import dataclass, field

from ttms_api.v1 import user_pb2
from ttms_client._contract import well_formed


@dataclass(frozen=True, slots=True)
class Approval:
    """A manager who stands at the counter and proves it with a PIN."""

    user_name: str
    pin: str = field(repr=False)


def approval_message(approval: Approval | None) -> user_pb2.Approval | None:
    return None if approval is None else well_formed(user_pb2.Approval, user_name=approval.user_name, pin=approval.pin)
