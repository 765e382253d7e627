"""What a field of a request may hold; everything else is refused with the field's name."""

import unicodedata
from uuid import UUID

from ttms_server.errors import FieldInvalid


def checked_text(value: str, field: str, *, longest: int, empty: bool = False) -> str:
    """`value` without surrounding spaces.

    Raises:
        FieldInvalid: longer than `longest` characters, empty although it must not be, or with control characters.
    """
    if len(value) > longest:
        raise FieldInvalid(field, f"must have at most {longest} characters")
    stripped = value.strip()
    if not stripped and not empty:
        raise FieldInvalid(field, "must not be empty")
    if any(unicodedata.category(character) == "Cc" for character in stripped):
        raise FieldInvalid(field, "must not hold control characters")
    return stripped


def checked_uuid(value: str, field: str) -> str:
    """`value` in the usual form of a UUID.

    Raises:
        FieldInvalid: it is none.
    """
    try:
        if len(value) == 36:
            return str(UUID(value))
    except ValueError:
        pass
    raise FieldInvalid(field, "must be a UUID such as 123e4567-e89b-42d3-a456-426614174000")


def checked_id(value: int, field: str) -> int:
    """`value`, an id of a thing.

    Raises:
        FieldInvalid: not positive.
    """
    if value <= 0:
        raise FieldInvalid(field, "must be positive")
    return value
