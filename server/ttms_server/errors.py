"""Every way in which a rule says no: a kind, a reason for the contract, and the details that a screen needs."""

from enum import Enum


class Kind(Enum):
    """What the caller can do about a refusal; `interceptors.py` has the gRPC status of each."""

    INVALID = "invalid"
    UNAUTHENTICATED = "unauthenticated"
    FORBIDDEN = "forbidden"
    NOT_FOUND = "not found"
    CONFLICT = "conflict"
    EXISTS = "exists"
    BUSY = "busy"
    THROTTLED = "throttled"
    UNAVAILABLE = "unavailable"
    INTERNAL = "internal"


class Refusal(Exception):  # noqa: N818 - refusals say what is wrong, families end in Error
    """Base of all refusals: nothing was changed, and `details` travel to the screen.

    `reason` is the name in `errors.proto` without its prefix.
    """

    kind = Kind.INTERNAL
    reason = ""

    def __init__(self, message: str, **details: object) -> None:
        super().__init__(message)
        self.details = {name: str(value) for name, value in details.items()}


def without_trace(refusal: Refusal) -> Refusal:
    """The refusal as an answer: nobody asks where it came up.

    Its frames would keep each other and all that they had at hand, a group's session with it, until Python's collector
    comes by.
    """
    refusal.__traceback__ = refusal.__context__ = refusal.__cause__ = None
    return refusal


class FieldInvalid(Refusal):
    """A field has no acceptable value."""

    kind = Kind.INVALID
    reason = "FIELD_INVALID"

    def __init__(self, field: str, rule: str) -> None:
        super().__init__(f"{field} {rule}.", field=field, rule=rule)


class RequestIdReused(Refusal):
    """The same request_id came before with other content: a bug of the caller that must not sell twice."""

    kind = Kind.INVALID
    reason = "REQUEST_ID_REUSED"

    def __init__(self, request_id: str) -> None:
        super().__init__(f"Request {request_id} came before with other content.", request_id=request_id)


class ChangedMeanwhile(Refusal):
    """Somebody else has changed it since the caller read it; `name` is what people call it."""

    kind = Kind.CONFLICT
    reason = "CHANGED_MEANWHILE"

    def __init__(self, name: str) -> None:
        super().__init__(f"{name} was changed meanwhile.", name=name)


class Busy(Refusal):
    """Others were faster several times in a row; the same request may be sent again."""

    kind = Kind.BUSY
    reason = "BUSY"

    def __init__(self) -> None:
        super().__init__("Too many at once; send the same request again.")


class RateLimited(Refusal):
    """More calls a second than the settings let one caller make."""

    kind = Kind.THROTTLED
    reason = "RATE_LIMITED"

    def __init__(self, seconds: int) -> None:
        super().__init__(f"Too many calls; go on in {seconds} s.", seconds=seconds)


class DatabaseGone(Refusal):
    """The database cannot be reached; nothing is sold now."""

    kind = Kind.UNAVAILABLE
    reason = "DATABASE_GONE"

    def __init__(self) -> None:
        super().__init__("The database cannot be reached; nothing is sold now.")


class DiskFull(Refusal):
    """The disk of the database is full: nothing was stored, and nothing will be until somebody makes room there."""

    kind = Kind.CONFLICT
    reason = "DISK_FULL"

    def __init__(self) -> None:
        super().__init__("The disk of the database is full; nothing was stored.")


class OutcomeUnknown(Refusal):
    """The answer to a commit was lost, and the database has not told since; ask again with the same request_id."""

    kind = Kind.UNAVAILABLE
    reason = "OUTCOME_UNKNOWN"

    def __init__(self) -> None:
        super().__init__("Whether this was stored is not known yet; ask again with the same request_id.")


class InternalError(Refusal):
    """A bug; the log has the trace under the support number."""

    reason = "INTERNAL"

    def __init__(self, support_number: str) -> None:
        super().__init__(f"Error {support_number}; the log says more.", support_number=support_number)


def all_refusals(base: type[Refusal] = Refusal) -> list[type[Refusal]]:
    """Every refusal of the modules imported so far, base classes without a reason left out."""
    found = [base] if base.reason else []
    for child in base.__subclasses__():
        found += all_refusals(child)
    return found
