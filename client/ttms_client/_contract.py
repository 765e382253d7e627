"""Between the contract's messages and Python's types: requests, times, enums, pages."""

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from enum import Enum
from typing import ParamSpec, Protocol, TypeVar

from google.protobuf.message import Message
from google.protobuf.timestamp_pb2 import Timestamp

from ttms_client._channel import REQUEST_BYTES
from ttms_client.errors import FieldInvalid, ServerFault

# What one request may ask for; the server cuts anything larger.
PAGE_SIZE = 200

_P = ParamSpec("_P")
_M = TypeVar("_M", bound=Message)
_E = TypeVar("_E", bound=Enum)


class Page(Protocol):
    """An answer that holds a part of a list."""

    @property
    def next_page_token(self) -> str: ...


_Page = TypeVar("_Page", bound=Page)


def well_formed(make: Callable[_P, _M], *args: _P.args, **fields: _P.kwargs) -> _M:
    """`make(**fields)`, ready to be sent.

    Raises:
        FieldInvalid: a number beyond its field, text that is not Unicode, or more than a server takes.
    """
    try:
        message = make(*args, **fields)
    except UnicodeError:
        # Its text would show a part of what was typed, which may be a password.
        field, rule = _unfit(make, fields), "must be text that Unicode has"
        raise FieldInvalid(f"{field} {rule}.", {"field": field, "rule": rule}) from None
    except ValueError as error:
        raise FieldInvalid(str(error), {"field": _unfit(make, fields), "rule": str(error)}) from error
    if message.ByteSize() > REQUEST_BYTES:
        rule = f"must be shorter than {REQUEST_BYTES} bytes"
        raise FieldInvalid(f"{_longest(message)} {rule}.", {"field": _longest(message), "rule": rule})
    return message


def _unfit(make: Callable[..., Message], fields: dict[str, object]) -> str:
    for name, value in fields.items():
        try:
            make(**{name: value})
        except ValueError:
            return name
    return ""


def _longest(message: Message) -> str:
    return max(message.ListFields(), key=lambda field: len(str(field[1])))[0].name


def moment(stamp: Timestamp) -> datetime:
    """`stamp` as an aware datetime in UTC.

    Raises:
        ServerFault: it is no time that a calendar has.
    """
    try:
        return stamp.ToDatetime(tzinfo=UTC)
    except (ValueError, OverflowError) as error:
        raise ServerFault(f"The server named no possible time: {error}") from error


def stamp(moment_: datetime) -> Timestamp:
    """`moment_`, which must be aware, for a request."""
    if moment_.tzinfo is None:
        raise ValueError(f"{moment_} does not say in which zone it is.")
    found = Timestamp()
    found.FromDatetime(moment_.astimezone(UTC))
    return found


def day_of(text: str) -> date | None:
    """A day of the calendar; None for an empty text.

    Raises:
        ServerFault: it is neither.
    """
    try:
        return date.fromisoformat(text) if text else None
    except ValueError as error:
        raise ServerFault(f"The server named no possible day: {error}") from error


def known(kind: type[_E], number: int, *, otherwise: _E) -> _E:
    """The member of `kind` with this number; `otherwise` for one that only a newer server knows."""
    try:
        return kind(number)
    except ValueError:
        return otherwise


def every_page(ask: Callable[[str], _Page]) -> Iterator[_Page]:
    """All pages of a list; `ask` gets the token of the page that it is to fetch.

    Raises:
        ServerFault: the server leads back to the same page, which would never end.
    """
    token = ""
    while True:
        page = ask(token)
        yield page
        if not page.next_page_token:
            return
        if page.next_page_token == token:
            raise ServerFault("The next page is the same page.")
        token = page.next_page_token
