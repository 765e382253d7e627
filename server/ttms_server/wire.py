"""Between the contract's messages and the services: moments, digests of requests, pages."""

import hashlib
from collections.abc import Collection, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any, Protocol

from google.protobuf.field_mask_pb2 import FieldMask
from google.protobuf.message import Message
from google.protobuf.timestamp_pb2 import Timestamp

from ttms_server.errors import FieldInvalid
from ttms_server.requests import Request
from ttms_server.user.service import Caller

LONGEST_SPAN = timedelta(days=400)
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_SECONDS_OF_DAY = 24 * 60 * 60


class ChangingMessage(Protocol):
    """A request that changes something."""

    request_id: str

    def SerializeToString(self, *, deterministic: bool = ...) -> bytes: ...  # noqa: N802

    def CopyFrom(self, other_msg: Any) -> None: ...  # noqa: N802

    def ClearField(self, field_name: Any) -> None: ...  # noqa: N802


def request_of(message: ChangingMessage, caller: Caller, *, secret: Sequence[str] = ()) -> Request:
    """`message` as the log of requests keeps it; its request_id was checked by the interceptor.

    Fields that are `secret` are left out of the digest: a password could be found out from it by trying.
    """
    kept = message
    if secret:
        kept = type(message)()
        kept.CopyFrom(message)
        for field in secret:
            kept.ClearField(field)
    content = kept.SerializeToString(deterministic=True)
    return Request(message.request_id, caller.user_id, type(message).__name__, hashlib.sha256(content).hexdigest())


class MaskedMessage(Protocol):
    """A request that may say which of its fields are to be changed."""

    @property
    def update_mask(self) -> FieldMask: ...

    def HasField(self, field_name: Any) -> bool: ...  # noqa: N802


def changed_fields(request: MaskedMessage, changeable: Collection[str]) -> Collection[str]:
    """The fields that are to be changed; all that can be, where there is no mask.

    Raises:
        FieldInvalid: the mask names none, or one that cannot be changed.
    """
    if not request.HasField("update_mask"):
        return changeable
    named = set(request.update_mask.paths)
    if not named or not named <= set(changeable):
        raise FieldInvalid("update_mask", "must name fields that can be changed")
    return named


def encoded(message: Message) -> bytes:
    """The same bytes for the same answer."""
    return message.SerializeToString(deterministic=True)


def moment(value: datetime) -> Timestamp:
    # Three times as fast as the message's own FromDatetime, and there are some in each answer.
    since = value - _EPOCH
    return Timestamp(seconds=since.days * _SECONDS_OF_DAY + since.seconds, nanos=since.microseconds * 1000)


def optional_moment(value: datetime | None) -> Timestamp | None:
    return None if value is None else moment(value)


def span(starts_from: Timestamp, starts_before: Timestamp) -> tuple[datetime, datetime]:
    """The half-open span of a request.

    Raises:
        FieldInvalid: a moment outside the calendar, the end before the start, or longer than 400 days.
    """
    first, last = checked_moment(starts_from, "starts_from"), checked_moment(starts_before, "starts_before")
    if last < first:
        raise FieldInvalid("starts_before", "must not be before starts_from")
    if last - first > LONGEST_SPAN:
        raise FieldInvalid("starts_before", f"must be at most {LONGEST_SPAN.days} days after starts_from")
    return first, last


def checked_moment(stamp: Timestamp, field: str) -> datetime:
    """The moment of a request, in UTC.

    Raises:
        FieldInvalid: outside the calendar.
    """
    try:
        return stamp.ToDatetime(tzinfo=UTC)
    except (ValueError, OverflowError):
        raise FieldInvalid(field, "must be a moment of the calendar") from None
