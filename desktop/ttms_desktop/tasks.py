"""The only threads of the desktop: calls and streams run beside the GUI thread, their results arrive on it."""

import threading
from collections import deque
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor, wait
from dataclasses import dataclass, field
from functools import partial
from itertools import count
from typing import Any, Protocol, TypeVar

from PySide6.QtCore import QObject, Qt, Signal
from shiboken6 import isValid

from ttms_client.errors import TtmsError
from ttms_desktop.failures import LocalFailure

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)
Failure = TtmsError | LocalFailure


class Stream(Protocol[T_co]):
    """Something that is listened to until it is closed; `close` may be called from any thread."""

    def __iter__(self) -> Iterator[T_co]: ...

    def close(self) -> None: ...


class Following(Protocol):
    """A stream that is being listened to."""

    def stop(self) -> None:
        """End it; nothing of it is delivered any more."""


class Runner(Protocol):
    """The door to the background; callbacks run on the GUI thread, and only while `owner` exists."""

    def run(
        self, owner: QObject, call: Callable[[], T], *, done: Callable[[T], None], failed: Callable[[Failure], None]
    ) -> None: ...

    def follow(
        self,
        owner: QObject,
        open_stream: Callable[[], Stream[T]],
        *,
        each: Callable[[T], None],
        ended: Callable[[Failure | None], None],
    ) -> Following: ...

    def tell(self, owner: QObject, callback: Callable[[T], None], value: T) -> None:
        """From inside a call that still runs: have `callback` called on the GUI thread."""


@dataclass(slots=True)
class _Errand:
    """A call or a stream, what is done with what comes of it, and what has come but is not delivered yet."""

    owner: QObject
    work: Callable[[], Any]
    each: Callable[[Any], None]
    ended: Callable[[Any], None]
    letters: deque[Callable[[], None]] = field(default_factory=deque)
    stopped: bool = False


class BackgroundRunner(QObject):
    """The runner of the real program; it must be made on the GUI thread and be closed before the application ends.

    Threads know errands by number, and hold one only in a function that is left before they tell of its end: what an
    errand holds, view models and windows, dies on the GUI thread, as Qt demands, whoever lets go of it last.
    """

    _arrived = Signal(int, bool)  # number, whether nothing more comes of it
    _told = Signal()

    def __init__(self, threads: int = 6) -> None:
        super().__init__()
        self._pool = ThreadPoolExecutor(threads, thread_name_prefix="call")
        self._under_way: set[Future[None]] = set()
        self._numbers = count(1)
        self._errands: dict[int, _Errand] = {}
        self._listeners: dict[int, _Listener] = {}
        self._words: deque[tuple[QObject, Callable[[], None]]] = deque()
        self._lock = threading.Lock()
        self._closed = False
        self._arrived.connect(self._deliver, Qt.ConnectionType.QueuedConnection)
        self._told.connect(self._deliver_word, Qt.ConnectionType.QueuedConnection)

    def run(
        self, owner: QObject, call: Callable[[], T], *, done: Callable[[T], None], failed: Callable[[Failure], None]
    ) -> None:
        if not self._closed:
            future = self._pool.submit(self._work, self._keep(_Errand(owner, call, done, failed)))
            self._under_way.add(future)
            future.add_done_callback(self._under_way.discard)

    def follow(
        self,
        owner: QObject,
        open_stream: Callable[[], Stream[T]],
        *,
        each: Callable[[T], None],
        ended: Callable[[Failure | None], None],
    ) -> Following:
        errand = _Errand(owner, open_stream, each, ended)
        number = self._keep(errand)
        listener = self._listeners[number] = _Listener(self, number)
        listener.thread.start()
        return _BackgroundFollowing(errand, listener)

    def tell(self, owner: QObject, callback: Callable[[T], None], value: T) -> None:
        with self._lock:
            if not self._closed:
                self._words.append((owner, partial(callback, value)))
                self._told.emit()

    def finish(self, seconds: float) -> None:
        """Let calls under way come to their end, but not longer than this; their results are still delivered."""
        wait(list(self._under_way), timeout=seconds)

    def close(self) -> None:
        """End all streams, drop what has not arrived, and wait for calls under way: close the client first."""
        self._closed = True
        listeners = list(self._listeners.values())
        for listener in listeners:
            listener.stop()
        self._pool.shutdown(wait=True, cancel_futures=True)
        for listener in listeners:
            listener.thread.join(3.0)

    # Beside the GUI thread

    def errand(self, number: int) -> _Errand:
        return self._errands[number]

    def ring(self, number: int, *, is_last: bool) -> None:
        """There is a letter of this errand."""
        # The lock keeps close() from ending this object between the question and the signal.
        with self._lock:
            if not self._closed:
                self._arrived.emit(number, is_last)

    def _work(self, number: int) -> None:
        self._call(number)
        self.ring(number, is_last=True)

    def _call(self, number: int) -> None:
        errand = self.errand(number)
        try:
            errand.letters.append(partial(errand.each, errand.work()))
        except (TtmsError, LocalFailure) as failure:
            errand.letters.append(partial(errand.ended, failure))
        except Exception as bug:  # noqa: BLE001 - it is raised again where excepthook sees it
            errand.letters.append(partial(_raise, bug))
        finally:
            del errand  # the trace of a failure would keep it

    # On it

    def _keep(self, errand: _Errand) -> int:
        number = next(self._numbers)
        self._errands[number] = errand
        return number

    def _deliver(self, number: int, is_last: bool) -> None:  # noqa: FBT001 - a slot
        errand = self._errands[number]
        letter = errand.letters.popleft()
        if is_last:
            del self._errands[number]
            self._listeners.pop(number, None)
        if not (self._closed or errand.stopped) and isValid(errand.owner):
            letter()

    def _deliver_word(self) -> None:
        owner, word = self._words.popleft()
        if not self._closed and isValid(owner):
            word()


@dataclass(frozen=True, slots=True)
class _BackgroundFollowing:
    errand: _Errand
    listener: "_Listener"

    def stop(self) -> None:
        self.errand.stopped = True
        self.listener.stop()


class _Listener:
    """The thread that listens to one stream."""

    def __init__(self, runner: BackgroundRunner, number: int) -> None:
        self._runner, self._number = runner, number
        self._stream: Stream[Any] | None = None
        self._stopped = False
        self._lock = threading.Lock()
        self.thread = threading.Thread(target=self._work, name="stream", daemon=True)

    def stop(self) -> None:
        with self._lock:
            self._stopped = True
            stream = self._stream
        if stream is not None:
            stream.close()

    def _work(self) -> None:
        self._listen()
        self._runner.ring(self._number, is_last=True)

    def _listen(self) -> None:
        errand = self._runner.errand(self._number)
        try:
            self._listen_to(errand)
            errand.letters.append(partial(errand.ended, None))
        except (TtmsError, LocalFailure) as failure:
            errand.letters.append(partial(errand.ended, failure))
        except Exception as bug:  # noqa: BLE001 - it is raised again where excepthook sees it
            errand.letters.append(partial(_raise, bug))
        finally:
            del errand  # the trace of a failure would keep it

    def _listen_to(self, errand: _Errand) -> None:
        stream = errand.work()
        with self._lock:
            self._stream = stream
            stopped = self._stopped
        try:
            if not stopped:
                for item in stream:
                    errand.letters.append(partial(errand.each, item))
                    self._runner.ring(self._number, is_last=False)
        finally:
            stream.close()
            del errand


def _raise(bug: Exception) -> None:
    raise bug


class InlineRunner:
    """A runner for tests: everything happens at once and on this thread; streams give what they have when pumped."""

    def __init__(self) -> None:
        self._followings: list[_InlineFollowing] = []

    def run(
        self, owner: QObject, call: Callable[[], T], *, done: Callable[[T], None], failed: Callable[[Failure], None]
    ) -> None:
        try:
            result = call()
        except (TtmsError, LocalFailure) as failure:
            _if_there(owner, failed, failure)
        else:
            _if_there(owner, done, result)

    def follow(
        self,
        owner: QObject,
        open_stream: Callable[[], Stream[T]],
        *,
        each: Callable[[T], None],
        ended: Callable[[Failure | None], None],
    ) -> Following:
        following = _InlineFollowing(owner, open_stream, each, ended)
        self._followings.append(following)
        return following

    def tell(self, owner: QObject, callback: Callable[[T], None], value: T) -> None:
        _if_there(owner, callback, value)

    def pump(self) -> None:
        """Deliver what the open streams have now."""
        for following in list(self._followings):
            following.pump()
        self._followings = [following for following in self._followings if following.open]


class _InlineFollowing:
    def __init__(
        self,
        owner: QObject,
        open_stream: Callable[[], Stream[Any]],
        each: Callable[[Any], None],
        ended: Callable[[Failure | None], None],
    ) -> None:
        self._owner, self._open_stream, self._each, self._ended = owner, open_stream, each, ended
        self._stream: Stream[Any] | None = None
        self.open = True

    def stop(self) -> None:
        self.open = False
        if self._stream is not None:
            self._stream.close()

    def pump(self) -> None:
        try:
            self._stream = self._stream or self._open_stream()
            for item in self._stream:
                if self.open:
                    _if_there(self._owner, self._each, item)
        except TtmsError as failure:
            if self.open:
                self.open = False
                _if_there(self._owner, self._ended, failure)


def _if_there(owner: QObject, callback: Callable[[T], None], value: T) -> None:
    if isValid(owner):
        callback(value)
