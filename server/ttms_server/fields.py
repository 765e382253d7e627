"""What a field of a request may hold; everything else is refused with the field's name."""

import re
import unicodedata

from ttms_server.errors import FieldInvalid
from ttms_server.letters import is_unseen, turns_text

_UUID = re.compile(r"[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")


def checked_text(value: str, field: str, *, longest: int, empty: bool = False) -> str:
    """`value` without surrounding spaces.

    Raises:
        FieldInvalid: longer than `longest` characters, empty although it must not be, of nothing but letters that
            nobody sees, or with control characters, line breaks or marks that turn a text around.
    """
    if len(value) > longest:
        raise FieldInvalid(field, f"must have at most {longest} characters")
    stripped = value.strip()
    if not stripped and not empty:
        raise FieldInvalid(field, "must not be empty")
    if any(unicodedata.category(character) == "Cc" for character in stripped):
        raise FieldInvalid(field, "must not hold control characters")
    if any(map(turns_text, stripped)):
        raise FieldInvalid(field, "must not hold line breaks or marks that turn a text around")
    if stripped and all(map(is_unseen, stripped)):
        raise FieldInvalid(field, "must hold a letter that can be seen")
    return stripped


def checked_uuid(value: str, field: str) -> str:
    """`value`, a UUID, in small letters.

    Raises:
        FieldInvalid: it is none.
    """
    # UUID() alone would also take braces, dashes anywhere, underscores and the digits of other scripts.
    if not _UUID.fullmatch(value):
        raise FieldInvalid(field, "must be a UUID such as 123e4567-e89b-42d3-a456-426614174000")
    return value.lower()


def checked_id(value: int, field: str) -> int:
    """`value`, an id of a thing.

    Raises:
        FieldInvalid: not positive.
    """
    if value <= 0:
        raise FieldInvalid(field, "must be positive")
    return value


def checked_number(value: int, field: str, *, least: int, most: int) -> int:
    """`value`, which is in these limits.

    Raises:
        FieldInvalid: it is not.
    """
    if not least <= value <= most:
        raise FieldInvalid(field, f"must be {least} to {most}")
    return value


def checked_etag(value: str) -> int:
    """The version that an etag names.

    Raises:
        FieldInvalid: no answer of this server had it.
    """
    if not (value.isascii() and value.isdigit() and len(value) < 10):
        raise FieldInvalid("etag", "must come from the answer before")
    return int(value)
