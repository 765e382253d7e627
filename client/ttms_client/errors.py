"""What a call may raise.

TtmsError                     anything below
├── Refused                   the server said no, and nothing was changed; `reason` and `details` say why
│   ├── InvalidRequest        FieldInvalid, RequestIdReused, SeatRepeated, TooManySeats, AmountInvalid
│   ├── NotSignedInError      SignInRefused, NotSignedIn, SessionExpired, UserDisabled
│   ├── NoRight
│   ├── NotFound              StudioNotFound, ScheduleNotFound, SeatNotFound, HoldNotFound, TicketTypeNotFound
│   └── Conflict              SeatTaken, SeatNotForSale, HoldExpired, SellingStopped, ShowBegun, PriceChanged,
│                             PaymentTooSmall, ScheduleOverlaps, NameTaken
└── NoAnswer                  the server did not say yes or no
    ├── Busy                  try the same request again
    ├── DatabaseGone          the server is there, its database is not; nothing is sold now
    ├── OutcomeUnknown        it may or may not have happened: ask again with the same request_id
    ├── ServerUnreachable     no connection; a changing call may or may not have happened
    ├── AnswerLate            the deadline passed; a changing call may or may not have happened
    ├── ServerFault           a bug in the server; `support_number` finds it in the log
    └── ClientClosed          `Client.close()` was called: expected at the end of a program, nothing to tell anybody

A family (Conflict, NotFound, …) is raised itself only for a reason that a newer server knows and this client does
not; its `details` then have that `reason`. `_answers.py` is where gRPC's errors become these.
"""

# ruff: noqa: N818 - refusals say what is wrong, families end in Error

from collections.abc import Iterator, Mapping


class TtmsError(Exception):
    """Base of everything that a call raises; never raised itself."""

    reason = ""

    def __init__(self, message: str = "", details: Mapping[str, str] | None = None) -> None:
        super().__init__(message or self.reason)
        self.details = dict(details or {})


class Refused(TtmsError):
    """The server said no; nothing was changed."""


class InvalidRequest(Refused):
    """The request itself is wrong, whoever sends it and whenever."""


class FieldInvalid(InvalidRequest):
    """A field has no acceptable value. details: field, rule."""

    reason = "FIELD_INVALID"


class RequestIdReused(InvalidRequest):
    """The same request_id came before with other content. details: request_id."""

    reason = "REQUEST_ID_REUSED"


class SeatRepeated(InvalidRequest):
    """A seat stands twice in one request. details: seat_id."""

    reason = "SEAT_REPEATED"


class TooManySeats(InvalidRequest):
    """More seats than one request may name. details: limit."""

    reason = "TOO_MANY_SEATS"


class AmountInvalid(InvalidRequest):
    """Negative or absurd money. details: amount_minor, limit_minor."""

    reason = "AMOUNT_INVALID"


class NotSignedInError(Refused):
    """The server does not know who calls; sign in (again)."""


class SignInRefused(NotSignedInError):
    """Unknown user or wrong password; which of them is not told."""

    reason = "SIGN_IN_REFUSED"


class NotSignedIn(NotSignedInError):
    """No token, or one that nobody was given."""

    reason = "NOT_SIGNED_IN"


class SessionExpired(NotSignedInError):
    """The session was too old or was ended."""

    reason = "SESSION_EXPIRED"


class UserDisabled(NotSignedInError):
    """The account is switched off. details: user_name."""

    reason = "USER_DISABLED"


class NoRight(Refused):
    """The caller's role may not do this. details: role."""

    reason = "NO_RIGHT"


class NotFound(Refused):
    """Something named in the request does not exist."""


class StudioNotFound(NotFound):
    """details: studio_id."""

    reason = "STUDIO_NOT_FOUND"


class ScheduleNotFound(NotFound):
    """details: schedule_id."""

    reason = "SCHEDULE_NOT_FOUND"


class SeatNotFound(NotFound):
    """The hall of the show has no such seat. details: seat_id."""

    reason = "SEAT_NOT_FOUND"


class HoldNotFound(NotFound):
    """The caller has no such hold. details: hold_id."""

    reason = "HOLD_NOT_FOUND"


class TicketTypeNotFound(NotFound):
    """The show is not sold under this ticket type. details: ticket_type."""

    reason = "TICKET_TYPE_NOT_FOUND"


class Conflict(Refused):
    """The request is right, but the cinema is in another state than the caller thought."""


class SeatTaken(Conflict):
    """Sold, or held by somebody. details: seat_ids (comma), row_label, seat_label of the first."""

    reason = "SEAT_TAKEN"


class SeatNotForSale(Conflict):
    """The seat is broken. details: seat_id, row_label, seat_label."""

    reason = "SEAT_NOT_FOR_SALE"


class HoldExpired(Conflict):
    """The hold, or a part of it, is over; nothing was paid. details: hold_id."""

    reason = "HOLD_EXPIRED"


class SellingStopped(Conflict):
    """So near to the start that nothing is sold. details: minutes."""

    reason = "SELLING_STOPPED"


class ShowBegun(Conflict):
    """The show has begun."""

    reason = "SHOW_BEGUN"


class PriceChanged(Conflict):
    """The shown price is not the show's. details: seat_id, shown_minor, price_minor."""

    reason = "PRICE_CHANGED"


class PaymentTooSmall(Conflict):
    """Less was given than is to pay. details: total_minor, given_minor."""

    reason = "PAYMENT_TOO_SMALL"


class ScheduleOverlaps(Conflict):
    """Two shows would be in one hall at once. details: studio_name, play_title, starts_at."""

    reason = "SCHEDULE_OVERLAPS"


class NameTaken(Conflict):
    """Something else has this name. details: name."""

    reason = "NAME_TAKEN"


class NoAnswer(TtmsError):
    """The server did not say yes or no."""


class Busy(NoAnswer):
    """Too many at once; try the same request again."""

    reason = "BUSY"


class DatabaseGone(NoAnswer):
    """The server is there, its database is not; nothing is sold now."""

    reason = "DATABASE_GONE"


class OutcomeUnknown(NoAnswer):
    """It may or may not have happened; ask again with the same request_id.

    Its `__cause__` is a NotSignedInError, NoRight or RequestIdReused when the server would not even look at the
    repeat of a request whose answer was lost: the right person must sign in before the outcome can be known.
    """

    reason = "OUTCOME_UNKNOWN"


class ServerUnreachable(NoAnswer):
    """No connection; a changing call may or may not have happened."""


class AnswerLate(NoAnswer):
    """The deadline passed; a changing call may or may not have happened."""


class ServerFault(NoAnswer):
    """A bug in the server. details: support_number."""

    reason = "INTERNAL"


class ClientClosed(NoAnswer):
    """`Client.close()` was called; a changing call under way may or may not have happened."""


def all_errors(base: type[TtmsError] = TtmsError) -> Iterator[type[TtmsError]]:
    """Every class of the tree below `base`, `base` included."""
    yield base
    for child in base.__subclasses__():
        yield from all_errors(child)


BY_REASON: Mapping[str, type[TtmsError]] = {error.reason: error for error in all_errors() if error.reason}
