"""Refusals that any call may get: the request itself is wrong, whatever it asks for."""

from ttms_client.errors.families import Conflict, InvalidRequest


class FieldInvalid(InvalidRequest):
    """A field has no acceptable value. details: field, rule."""

    reason = "FIELD_INVALID"


class RequestIdReused(InvalidRequest):
    """The same request_id came before with other content. details: request_id."""

    reason = "REQUEST_ID_REUSED"


class AmountInvalid(InvalidRequest):
    """Negative or absurd money. details: amount_minor, limit_minor."""

    reason = "AMOUNT_INVALID"


class SpanTooLong(InvalidRequest):
    """A report over too many days. details: limit."""

    reason = "SPAN_TOO_LONG"


class ChangedMeanwhile(Conflict):
    """Somebody else has changed it since it was read. details: name."""

    reason = "CHANGED_MEANWHILE"


class DiskFull(Conflict):
    """The disk of the server's database is full: nothing was stored, and nothing will be until there is room."""

    reason = "DISK_FULL"


class NameTaken(Conflict):
    """Something else has this name. details: name."""

    reason = "NAME_TAKEN"
