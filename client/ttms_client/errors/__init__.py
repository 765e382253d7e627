"""What a call may raise.

TtmsError                     anything below
├── Refused                   the server said no, and nothing was changed; `reason` and `details` say why
│   ├── InvalidRequest        FieldInvalid, RequestIdReused, SeatRepeated, TooManySeats, AmountInvalid, PlanInvalid,
│   │                         PasswordWrong, SpanTooLong, DenominationUnknown, PinWrong, CodeWrong
│   ├── NotSignedInError      SignInRefused, NotSignedIn, SessionExpired, UserDisabled
│   ├── NoRight               NotYourSale, ApprovalRefused, ApprovalNeeded, HouseSeats
│   ├── TooManyTries          PinThrottled, SignInThrottled, MailThrottled, RateLimited; `seconds` until the next try
│   ├── NotFound              StudioNotFound, ScheduleNotFound, SeatNotFound, HoldNotFound, TicketTypeNotFound,
│   │                         PlayNotFound, UserNotFound, OrderNotFound, TicketNotFound, ZReportNotFound, ExtraNotFound,
│   │                         VoucherNotFound, SessionNotFound, ReservationNotFound, CounterNotFound
│   └── Conflict              SeatTaken, SeatNotForSale, HoldExpired, SellingStopped, ShowBegun, PriceChanged,
│       │                     PaymentTooSmall, NameTaken, ShowCancelled, ShowHasSales, ShowOver, PlayHasShows,
│       │                     StudioHasShows, PlayRetired, StudioRetired, AlreadyRefunded, ChangedMeanwhile,
│       │                     LastAdministrator, ShiftNotOpen, ShiftOpen, CardSlipMissing, CardSlipUsed,
│       │                     NotEnoughSeats, VoucherExpired, VoucherTooSmall, RefundsStopped, TicketEntered,
│       │                     MailNotSetUp, EmailTaken, ShowNotCancelled, ExtraPriceChanged, SeatNotReserved,
│       │                     ReservingStopped, PricesFrozen, CounterInUse, DiskFull, DrawerHoldsLess,
│       │                     TicketKeyTaken
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

# ruff: noqa: F403 - one name for the whole tree; each module holds the refusals of one subject

from collections.abc import Iterator, Mapping

from ttms_client.errors.families import *
from ttms_client.errors.families import TtmsError
from ttms_client.errors.no_answer import *
from ttms_client.errors.order import *
from ttms_client.errors.play import *
from ttms_client.errors.requests import *
from ttms_client.errors.shift import *
from ttms_client.errors.studio import *
from ttms_client.errors.ticket import *
from ttms_client.errors.user import *


def all_errors(base: type[TtmsError] = TtmsError) -> Iterator[type[TtmsError]]:
    """Every class of the tree below `base`, `base` included."""
    yield base
    for child in base.__subclasses__():
        yield from all_errors(child)


BY_REASON: Mapping[str, type[TtmsError]] = {error.reason: error for error in all_errors() if error.reason}
