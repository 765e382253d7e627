"""What a call may raise.

TtmsError                     anything below
├── Refused                   the server said no, and nothing was changed; `reason` and `details` say why
│   ├── InvalidRequest        FieldInvalid, RequestIdReused, SeatRepeated, TooManySeats, AmountInvalid, PlanInvalid,
│   │                         PasswordWrong, SpanTooLong, DenominationUnknown, PinWrong
│   ├── NotSignedInError      SignInRefused, NotSignedIn, SessionExpired, UserDisabled
│   ├── NoRight               NotYourSale, ApprovalRefused
│   ├── TooManyTries          PinThrottled, SignInThrottled; `seconds` until the next try is looked at
│   ├── NotFound              StudioNotFound, ScheduleNotFound, SeatNotFound, HoldNotFound, TicketTypeNotFound,
│   │                         PlayNotFound, UserNotFound, OrderNotFound, TicketNotFound, ZReportNotFound
│   └── Conflict              SeatTaken, SeatNotForSale, HoldExpired, SellingStopped, ShowBegun, PriceChanged,
│       │                     PaymentTooSmall, NameTaken, ShowCancelled, ShowHasSales, ShowOver, PlayHasShows,
│       │                     StudioHasShows, PlayRetired, StudioRetired, AlreadyRefunded, ChangedMeanwhile,
│       │                     LastAdministrator, ShiftNotOpen, ShiftOpen
│       └── ProgrammeConflict ScheduleOverlaps, ShowInPast, OutsideRun; each lists all `conflicts` of the request
└── NoAnswer                  the server did not say yes or no
    ├── Busy                  try the same request again
    ├── DatabaseGone          the server is there, its database is not; nothing is sold now
    ├── OutcomeUnknown        it may or may not have happened: ask again with the same request_id
    ├── ServerUnreachable     no connection; a changing call may or may not have happened
    ├── AnswerLate            the deadline passed; a changing call may or may not have happened
    ├── ServerFault           a bug in the server; `support_number` finds it in the log
    ├── ClientClosed          `Client.close()` was called: expected at the end of a program, nothing to tell anybody
    └── ServerNotTrusted      CertificateChanged, CertificateExpired, CertificateUnknown, EncryptionMismatch; all in
                              `trust.py`

A family (Conflict, NotFound, …) is raised itself only for a reason that a newer server knows and this client does
not; its `details` then have that `reason`. `_answers.py` is where gRPC's errors become these.
"""

# ruff: noqa: N818 - refusals say what is wrong, families end in Error

from collections.abc import Iterator, Mapping

from ttms_client.conflicts import ShowConflict, conflicts_of


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


class PlanInvalid(InvalidRequest):
    """A drawn hall cannot be read. details: line and column from 1, rule."""

    reason = "PLAN_INVALID"


class PasswordWrong(InvalidRequest):
    """The old password is not the caller's."""

    reason = "PASSWORD_WRONG"


class SpanTooLong(InvalidRequest):
    """A report over too many days. details: limit."""

    reason = "SPAN_TOO_LONG"


class PinWrong(InvalidRequest):
    """Nobody has this name and PIN; whoever is signed in still is."""

    reason = "PIN_WRONG"


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


class NotYourSale(NoRight):
    """Somebody else sold it, and the caller may refund only own sales."""

    reason = "NOT_YOUR_SALE"


class ApprovalRefused(NoRight):
    """Nobody who may approve has this name and PIN."""

    reason = "APPROVAL_REFUSED"


class TooManyTries(Refused):
    """Too often in too short a time; wait. details: seconds."""


class PinThrottled(TooManyTries):
    """Too many wrong PINs of this person. details: seconds."""

    reason = "PIN_THROTTLED"


class SignInThrottled(TooManyTries):
    """Too many wrong passwords for this account or from this machine. details: seconds."""

    reason = "SIGN_IN_THROTTLED"


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


class PlayNotFound(NotFound):
    """details: play_id."""

    reason = "PLAY_NOT_FOUND"


class UserNotFound(NotFound):
    """details: user_id."""

    reason = "USER_NOT_FOUND"


class OrderNotFound(NotFound):
    """details: order, which is the id, number or code that was asked for."""

    reason = "ORDER_NOT_FOUND"


class TicketNotFound(NotFound):
    """The order has no such ticket. details: ticket_id."""

    reason = "TICKET_NOT_FOUND"


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


class ProgrammeConflict(Conflict):
    """Shows cannot stand where they were asked for; none of them was put on sale."""

    @property
    def conflicts(self) -> tuple[ShowConflict, ...]:
        """All of them, in the order of their starts; empty if the server named none that can be read."""
        return conflicts_of(self.details)


class ScheduleOverlaps(ProgrammeConflict):
    """Two shows would be in one hall at once. details: studio_name, play_title, starts_at."""

    reason = "SCHEDULE_OVERLAPS"


class ShowInPast(ProgrammeConflict):
    """details: starts_at."""

    reason = "SHOW_IN_PAST"


class OutsideRun(ProgrammeConflict):
    """Before or after the days of the film's run. details: play_title, starts_at, runs_from, runs_until."""

    reason = "OUTSIDE_RUN"


class NameTaken(Conflict):
    """Something else has this name. details: name."""

    reason = "NAME_TAKEN"


class ShowCancelled(Conflict):
    """The show was called off."""

    reason = "SHOW_CANCELLED"


class ShowHasSales(Conflict):
    """Somebody holds or bought seats of the show, so it cannot be moved. details: places."""

    reason = "SHOW_HAS_SALES"


class ShowOver(Conflict):
    """The show has ended, so it cannot be cancelled."""

    reason = "SHOW_OVER"


class PlayHasShows(Conflict):
    """It had shows, so it can only be retired. details: play_title."""

    reason = "PLAY_HAS_SHOWS"


class StudioHasShows(Conflict):
    """It had shows, so it can only be retired. details: studio_name."""

    reason = "STUDIO_HAS_SHOWS"


class PlayRetired(Conflict):
    """details: play_title."""

    reason = "PLAY_RETIRED"


class StudioRetired(Conflict):
    """details: studio_name."""

    reason = "STUDIO_RETIRED"


class ShiftNotOpen(Conflict):
    """The counter has no open shift. details: counter_name."""

    reason = "SHIFT_NOT_OPEN"


class ShiftOpen(Conflict):
    """The counter has an open shift already, perhaps one that its first sale opened. details: counter_name."""

    reason = "SHIFT_OPEN"


class ZReportNotFound(NotFound):
    """The counter has no Z report with this number. details: counter_name, z_number."""

    reason = "Z_REPORT_NOT_FOUND"


class DenominationUnknown(InvalidRequest):
    """The cinema's currency has no such coin or note. details: denomination_minor."""

    reason = "DENOMINATION_UNKNOWN"


class AlreadyRefunded(Conflict):
    """details: ticket_id, row_label, seat_label, refund_number."""

    reason = "ALREADY_REFUNDED"


class ChangedMeanwhile(Conflict):
    """Somebody else has changed it since it was read. details: name."""

    reason = "CHANGED_MEANWHILE"


class LastAdministrator(Conflict):
    """Nobody would be left who can change people."""

    reason = "LAST_ADMINISTRATOR"


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
