"""The server did not say yes or no."""

from ttms_client.errors.families import NoAnswer


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
