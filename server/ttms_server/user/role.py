"""What people may be."""

from enum import StrEnum


class Role(StrEnum):
    """What a person may do; see `auth.POLICY`."""

    CLERK = "clerk"
    MANAGER = "manager"
    ADMINISTRATOR = "administrator"
