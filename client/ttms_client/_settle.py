"""Asking until it is known whether something that moves money has happened."""

from collections.abc import Callable, Iterator
from typing import TypeVar

from ttms_client._connection import Connection, jittered
from ttms_client.errors import ClientClosed, NoAnswer, OutcomeUnknown, RequestIdReused, TtmsError

_FIRST_PAUSE_SECONDS = 0.25
_LONGEST_PAUSE_SECONDS = 2.0

_A = TypeVar("_A")


def settle(
    connection: Connection,
    once: Callable[[], _A],
    *,
    keep_trying: Callable[[], bool],
    waiting: Callable[[TtmsError], None],
) -> _A:
    """The answer of `once`, which sends the very same request with the same `request_id` each time.

    That is safe: the server stores the id in the same transaction as the change, so a repeat gets the first answer and
    changes nothing again; and if no earlier try arrived, the repeat is the change.

    After each try without an answer `waiting` is told the error and `keep_trying` is asked, both in the calling thread.
    An OutcomeUnknown whose `__cause__` is a NotSignedInError or NoRight waits for a sign-in on this client; one from
    RequestIdReused means that somebody else's session has this change.

    Raises:
        Refused: nothing was changed, by no try of this program. (Of a change that an earlier run of the program began,
            a NotSignedInError tells nothing: sign in first.)
        NoAnswer: `keep_trying` said stop, or ClientClosed; perhaps it was changed.
    """
    for pause in _pauses():
        try:
            return _known(once)
        except ClientClosed:
            raise
        except NoAnswer as error:
            waiting(error)
            if not _goes_on(connection, keep_trying, pause):
                raise
    raise AssertionError("the pauses never end")  # pragma: no cover


def _known(once: Callable[[], _A]) -> _A:
    try:
        return once()
    except RequestIdReused as refusal:
        # An id is stored only with what it changed: under this one something happened, only not in this session.
        raise OutcomeUnknown(f"Another session has this change: {refusal}", refusal.details) from refusal


def _goes_on(connection: Connection, keep_trying: Callable[[], bool], pause: float) -> bool:
    if not keep_trying():
        return False
    connection.rest(jittered(pause))
    return keep_trying()


def _pauses() -> Iterator[float]:
    pause = 2 * _FIRST_PAUSE_SECONDS  # jitter takes up to half of it away
    while True:
        yield pause
        pause = min(2 * pause, _LONGEST_PAUSE_SECONDS)
