"""PINs: what people type where somebody is signed in already, to change the clerk or to approve."""

import re

from ttms_server.errors import FieldInvalid
from ttms_server.user import passwords

_PIN = re.compile(r"[0-9]{4,8}")


def hashed(pin: str, field: str = "new_pin") -> str:
    """What is stored of `pin`.

    Raises:
        FieldInvalid: not 4 to 8 digits.
    """
    return passwords.stored_form(checked(pin, field))


def checked(pin: str, field: str = "pin") -> str:
    """`pin`, which has the form of one.

    Raises:
        FieldInvalid: not 4 to 8 digits.
    """
    if not _PIN.fullmatch(pin):
        raise FieldInvalid(field, "must have 4 to 8 digits")
    return pin
