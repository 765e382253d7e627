"""PINs: what people type where somebody is signed in already, to change the clerk or to approve."""

import re
from itertools import pairwise

from ttms_server.errors import FieldInvalid
from ttms_server.user import passwords

_PIN = re.compile(r"[0-9]{4,8}")


def hashed(pin: str, field: str = "new_pin") -> str:
    """What is stored of `pin`.

    Raises:
        FieldInvalid: not 4 to 8 digits, or what everybody tries first: one digit again and again, or a row of digits.
    """
    steps = {int(after) - int(before) for before, after in pairwise(checked(pin, field))}
    if steps in ({0}, {1}, {-1}):
        raise FieldInvalid(field, "must not be one digit repeated, nor a row of digits")
    return passwords.stored_form(pin)


def checked(pin: str, field: str = "pin") -> str:
    """`pin`, which has the form of one.

    Raises:
        FieldInvalid: not 4 to 8 digits.
    """
    if not _PIN.fullmatch(pin):
        raise FieldInvalid(field, "must have 4 to 8 digits")
    return pin
