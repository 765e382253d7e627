"""How a call is made: its deadline, whether it is tried again, and what is known after a lost answer.

Repeats stand here and not in a gRPC service config: a config sees only the status, but "the database is gone" and "no
connection" share one; and a changing call may be repeated only because it carries a `request_id`.
"""

import random
from collections.abc import Callable, Iterator
from threading import Event
from time import monotonic
from typing import Any, Protocol, TypeVar

import grpc

from ttms_client._answers import error_of
from ttms_client._channel import open_channel
from ttms_client.auth import Token, TokenSender
from ttms_client.errors import (
    Busy,
    ClientClosed,
    DiskFull,
    NoAnswer,
    NoRight,
    NotSignedInError,
    OutcomeUnknown,
    Refused,
    RequestIdReused,
    ServerUnreachable,
    TooManyTries,
    TtmsError,
)
from ttms_client.trust import trusted_certificate, why_no_answer

READ_SECONDS = 5.0
HOLD_SECONDS = 5.0
SELL_SECONDS = 15.0
SIGN_IN_SECONDS = 10.0
CHANGE_SECONDS = 10.0
REPORT_SECONDS = 15.0

# Between the three tries of a call, before jitter.
_PAUSES_SECONDS = (0.4, 0.8)

# Where gRPC's words for "unavailable" hold one of these, it is worth a look at what the other side shows.
_SIGNS_OF_MISTRUST = ("handshake", "certificate", "socket closed")
_LOOK_SECONDS = 1.0

# The server says these whatever became of the request before, so of an earlier try they tell nothing.
_TELL_NOTHING = (NotSignedInError, NoRight, RequestIdReused, TooManyTries, DiskFull)


class WithRequestId(Protocol):
    """A request that changes something."""

    @property
    def request_id(self) -> str: ...


_Q_contra = TypeVar("_Q_contra", contravariant=True)
_A_co = TypeVar("_A_co", covariant=True)
_Q = TypeVar("_Q")
_A = TypeVar("_A")
_Changing = TypeVar("_Changing", bound=WithRequestId)


class Method(Protocol[_Q_contra, _A_co]):
    """A method of a stub that has one answer."""

    def __call__(self, request: _Q_contra, timeout: float | None = None) -> _A_co: ...


class Answers(Protocol[_A_co]):
    """The answers of a stream under way."""

    def __iter__(self) -> Iterator[_A_co]: ...

    def cancel(self) -> Any: ...


class StreamMethod(Protocol[_Q_contra, _A_co]):
    """A method of a stub that answers until it is ended."""

    def __call__(self, request: _Q_contra) -> Answers[_A_co]: ...


class Connection:
    """The way to one server; safe to use from any thread."""

    def __init__(self, address: str, token: str | None, certificate: str | None = None) -> None:
        """Raises CertificateUnknown for another machine without a certificate, ServerUnreachable for no address."""
        self.token = Token(token)
        self._address = address
        self._certificate = None if certificate is None else trusted_certificate(address, certificate)
        self._closed = Event()
        self._plain_channel = open_channel(address, self._certificate)
        self.channel = grpc.intercept_channel(self._plain_channel, TokenSender(self.token))
        self._unanswered: set[str] = set()

    def close(self) -> None:
        """End every call under way, and all waiting between tries, with ClientClosed."""
        self._closed.set()
        self._plain_channel.close()

    def rest(self, seconds: float) -> None:
        """Wait between two tries; not longer than until `close`."""
        self._closed.wait(seconds)

    def once(self, method: Method[_Q, _A], request: _Q, *, seconds: float) -> _A:
        """One try."""
        self._refuse_if_closed()
        try:
            return method(request, timeout=seconds)
        except grpc.RpcError as failure:
            raise self.error_of(failure) from failure
        except ValueError:
            # gRPC's word for a channel that another thread has just closed.
            self._refuse_if_closed()
            raise

    def ask(self, method: Method[_Q, _A], request: _Q, *, seconds: float = READ_SECONDS) -> _A:
        """A call that may be carried out any number of times: at most three tries, all within `seconds`."""
        return self._tries(
            lambda left: self.once(method, request, seconds=left), seconds=seconds, again=(ServerUnreachable, Busy)
        )

    def change(self, method: Method[_Changing, _A], request: _Changing, *, seconds: float) -> _A:
        """A call that changes something: at most three tries of this one `request`, all within `seconds`.

        Repeating is safe: the server stores a request_id together with what the request changed, and answers its
        repeat with the first answer.

        Raises:
            NoAnswer: it may or may not have happened, unless no try of this request_id before was left unanswered
                and this one is Busy or DatabaseGone.
        """
        return self._tries(
            lambda left: self.change_once(method, request, seconds=left),
            seconds=seconds,
            again=(ServerUnreachable, Busy, OutcomeUnknown),
        )

    def change_once(self, method: Method[_Changing, _A], request: _Changing, *, seconds: float) -> _A:
        """One try of a call that changes something.

        Raises:
            OutcomeUnknown: also for a refusal that tells nothing about an earlier try whose answer was lost; so
                Refused always means that nothing was changed, by no try.
        """
        try:
            answer = self.once(method, request, seconds=seconds)
        except NoAnswer:
            self._unanswered.add(request.request_id)
            raise
        except Refused as refusal:
            if isinstance(refusal, _TELL_NOTHING) and request.request_id in self._unanswered:
                raise OutcomeUnknown(f"An earlier try was not answered; now: {refusal}") from refusal
            self._unanswered.discard(request.request_id)
            raise
        self._unanswered.discard(request.request_id)
        return answer

    def watch(self, method: StreamMethod[_Q, _A], request: _Q) -> Answers[_A]:
        """Begin a stream. It has no deadline; keepalive finds a dead link."""
        self._refuse_if_closed()
        return method(request)

    def error_of(self, failure: grpc.RpcError) -> TtmsError:
        """What `failure` means here, where the link may have been ended by `close`."""
        error = error_of(failure)
        if not isinstance(error, ServerUnreachable):
            return error
        if self._closed.is_set():
            return ClientClosed(str(error), error.details)
        if any(sign in str(error).lower() for sign in _SIGNS_OF_MISTRUST):
            return why_no_answer(self._address, self._certificate, _LOOK_SECONDS) or error
        return error

    def _refuse_if_closed(self) -> None:
        if self._closed.is_set():
            raise ClientClosed("The client is closed.")

    def _tries(self, one_try: Callable[[float], _A], *, seconds: float, again: tuple[type[NoAnswer], ...]) -> _A:
        ends = monotonic() + seconds
        for pause in _PAUSES_SECONDS:
            try:
                return one_try(ends - monotonic())
            except again:
                rest = jittered(pause)
                if monotonic() + rest >= ends:
                    raise
            self.rest(rest)
        return one_try(ends - monotonic())


def jittered(seconds: float) -> float:
    """Up to `seconds`, at least half of it: counters that failed together do not come back together."""
    return seconds * random.uniform(0.5, 1.0)  # noqa: S311 - spreads tries, protects nothing
