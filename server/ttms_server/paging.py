"""Pages of a list: how large, and from where on (https://google.aip.dev/158: too large is cut, negative refused)."""

import base64
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Generic, TypeVar

from ttms_server.errors import FieldInvalid

LARGEST = 200
# The token of a title of 200 characters, each of them written as two escapes.
LONGEST_TOKEN = 4096
LARGEST_ID = 2**63 - 1

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Page:
    """What was asked for: at most `size` items after the item with the key `after`; an empty key is the beginning."""

    size: int
    after: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Listed(Generic[T]):
    """One page, and the token of the next one; empty at the end."""

    items: Sequence[T]
    next_page_token: str


def page_of(page_size: int, page_token: str, *, key_length: int) -> Page:
    """The page that a request asks for.

    Raises:
        FieldInvalid: negative size, or a token that no answer gave.
    """
    if page_size < 0:
        raise FieldInvalid("page_size", "must not be negative")
    return Page(min(page_size or LARGEST, LARGEST), _key_of(page_token, key_length) if page_token else ())


def listed(rows: Sequence[T], page: Page, key: Callable[[T], tuple[str, ...]]) -> Listed[T]:
    """A page of `rows`, which were read up to one more than its size."""
    items = rows[: page.size]
    more = len(rows) > page.size
    return Listed(items, _token_of(key(items[-1])) if more else "")


def _token_of(key: tuple[str, ...]) -> str:
    return base64.urlsafe_b64encode(json.dumps(key).encode()).decode()


def foreign_token() -> FieldInvalid:
    """The refusal of a token that no answer gave."""
    return FieldInvalid("page_token", "must come from the answer before")


def row_id(written: str) -> int:
    """The id that is the key of a list in the order of its ids.

    Raises:
        FieldInvalid: a token that no answer gave.
    """
    if not (written.isascii() and written.isdigit() and len(written) < 20 and int(written) <= LARGEST_ID):
        raise foreign_token()
    return int(written)


def key_moment(written: str) -> datetime:
    """The moment, in UTC, that stands in the key of a list in the order of time.

    Raises:
        FieldInvalid: a token that no answer gave.
    """
    try:
        moment = datetime.fromisoformat(written)
        in_utc = moment.astimezone(UTC)
    except (ValueError, OverflowError):
        raise foreign_token() from None
    if moment.tzinfo is None:
        raise foreign_token()
    return in_utc


def _key_of(token: str, length: int) -> tuple[str, ...]:
    key = _decoded(token) if len(token) <= LONGEST_TOKEN else None
    if not isinstance(key, list) or len(key) != length or not all(map(_is_text, key)):
        raise foreign_token()
    return tuple(key)


def _decoded(token: str) -> Any:
    try:
        return json.loads(base64.urlsafe_b64decode(token.encode("ascii")))
    except (ValueError, RecursionError):
        return None


def _is_text(part: Any) -> bool:
    # JSON can write half of a surrogate pair, which no database takes.
    return isinstance(part, str) and not any("\ud800" <= character <= "\udfff" for character in part)
