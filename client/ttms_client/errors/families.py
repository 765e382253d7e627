"""What every refusal and every missing answer descends from; see the drawing in `errors/__init__.py`."""

# ruff: noqa: N818 - refusals say what is wrong, families end in Error

from collections.abc import Mapping

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


class NotSignedInError(Refused):
    """The server does not know who calls; sign in (again)."""


class NoRight(Refused):
    """The caller's role may not do this. details: role."""

    reason = "NO_RIGHT"


class TooManyTries(Refused):
    """Too often in too short a time; wait. details: seconds."""


class NotFound(Refused):
    """Something named in the request does not exist."""


class Conflict(Refused):
    """The request is right, but the cinema is in another state than the caller thought."""


class ProgrammeConflict(Conflict):
    """Shows cannot stand where they were asked for; none of them was put on sale."""

    @property
    def conflicts(self) -> tuple[ShowConflict, ...]:
        """All of them, in the order of their starts; empty if the server named none that can be read."""
        return conflicts_of(self.details)


class NoAnswer(TtmsError):
    """The server did not say yes or no."""
