"""A second person at the counter who proves with a PIN to be who approves, or who takes over."""

from dataclasses import dataclass
from typing import Protocol

from sqlalchemy.orm import Session

from ttms_server.clock import Clock
from ttms_server.db import Database
from ttms_server.fields import checked_text
from ttms_server.user import passwords, pins, repository, throttle
from ttms_server.user.errors import ApprovalRefused, PinThrottled, PinWrong
from ttms_server.user.models import UserRow
from ttms_server.user.role import Role
from ttms_server.user.service import LONGEST_NAME, name_key

_MAY_APPROVE = {Role.MANAGER.value, Role.ADMINISTRATOR.value}


class TypedPin(Protocol):
    """Who somebody says to be, and the PIN that proves it."""

    @property
    def user_name(self) -> str: ...

    @property
    def pin(self) -> str: ...


@dataclass(frozen=True, slots=True)
class Approver:
    """The manager or administrator who approved."""

    user_id: int
    display_name: str


async def approver(database: Database, approval: TypedPin, *, clock: Clock) -> Approver:
    """Who gave `approval`; computes for about 30 ms, so ask before anything is written.

    Raises:
        ApprovalRefused: unknown, switched off, no PIN, a wrong one, or no right to approve: one answer for all.
        PinThrottled: too many wrong PINs.
        FieldInvalid: absurd name, or not 4 to 8 digits.
    """
    try:
        user = await person_of_pin(database, approval, clock=clock)
    except PinWrong:
        raise ApprovalRefused from None
    if user.role not in _MAY_APPROVE:
        raise ApprovalRefused
    return Approver(user.user_id, user.display_name)


async def person_of_pin(database: Database, typed: TypedPin, *, clock: Clock) -> UserRow:
    """Whose PIN was typed.

    Raises:
        PinWrong: unknown, switched off, no PIN, or a wrong one.
        PinThrottled: too many wrong ones.
        FieldInvalid: absurd name, or not 4 to 8 digits.
    """
    name = checked_text(typed.user_name, "user_name", longest=LONGEST_NAME)
    pin = pins.checked(typed.pin)

    def recognised(session: Session) -> UserRow:
        user = repository.user_by_name(session, name)
        right = passwords.matches(pin, user.pin_hash if user else None, "pin")
        if not right or user is None or user.disabled_at is not None:
            raise PinWrong
        return user

    tries = [throttle.account("pin", name_key(name))]
    return await throttle.attempt(database, tries, recognised, clock=clock, throttled=PinThrottled)
