"""The only threads of the desktop: calls and streams run beside the GUI thread, their results arrive on it."""

import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor, wait
from dataclasses import dataclass
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


@dataclass(frozen=True, slots=True)
class _Parcel:
    owner: QObject
    open: Callable[[], None]


class BackgroundRunner(QObject):
    """The runner of the real program; it must be made on the GUI thread and be closed before the application ends."""

    _arrived = Signal(object)

    def __init__(self, threads: int = 6) -> None:
        super().__init__()
        self._pool = ThreadPoolExecutor(threads, thread_name_prefix="call")
        self._under_way: set[Future[None]] = set()
        self._followings: set[_StreamThread] = set()
        self._lock = threading.Lock()
        self._closed = False
        self._arrived.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def run(
        self, owner: QObject, call: Callable[[], T], *, done: Callable[[T], None], failed: Callable[[Failure], None]
    ) -> None:
        if not self._closed:
            future = self._pool.submit(self._work, owner, call, done, failed)
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
        following = _StreamThread(self, owner, open_stream, each, ended)
        with self._lock:
            self._followings.add(following)
        following.thread.start()
        return following

    def tell(self, owner: QObject, callback: Callable[[T], None], value: T) -> None:
        self.post(owner, lambda: callback(value))

    def finish(self, seconds: float) -> None:
        """Let calls under way come to their end, but not longer than this; their results are still delivered."""
        wait(list(self._under_way), timeout=seconds)

    def close(self) -> None:
        """End all streams, drop what has not arrived, and wait for calls under way: close the client first."""
        self._closed = True
        with self._lock:
            followings = list(self._followings)
        for following in followings:
            following.stop()
        self._pool.shutdown(wait=True, cancel_futures=True)
        for following in followings:
            following.thread.join(3.0)

    def post(self, owner: QObject, open_parcel: Callable[[], None]) -> None:
        """From any thread."""
        # The lock keeps close() from ending this object between the question and the signal.
        with self._lock:
            if not self._closed:
                self._arrived.emit(_Parcel(owner, open_parcel))

    def forget(self, following: "_StreamThread") -> None:
        with self._lock:
            self._followings.discard(following)

    def _work(
        self, owner: QObject, call: Callable[[], T], done: Callable[[T], None], failed: Callable[[Failure], None]
    ) -> None:
        try:
            result = call()
        except (TtmsError, LocalFailure) as failure:
            self.tell(owner, failed, failure)
        except Exception as bug:  # noqa: BLE001 - it is raised again where excepthook sees it
            self.post(owner, _raising(bug))
        else:
            self.tell(owner, done, result)

    def _deliver(self, parcel: _Parcel) -> None:
        if not self._closed and isValid(parcel.owner):
            parcel.open()


class _StreamThread:
    """One stream and the thread that listens to it."""

    def __init__(
        self,
        runner: BackgroundRunner,
        owner: QObject,
        open_stream: Callable[[], Stream[Any]],
        each: Callable[[Any], None],
        ended: Callable[[Failure | None], None],
    ) -> None:
        self._runner, self._owner = runner, owner
        self._open_stream, self._each, self._ended = open_stream, each, ended
        self._stream: Stream[Any] | None = None
        self._stopped = False
        self._lock = threading.Lock()
        self.thread = threading.Thread(target=self._listen, name="stream", daemon=True)

    def stop(self) -> None:
        with self._lock:
            self._stopped = True
            stream = self._stream
        if stream is not None:
            stream.close()

    def _listen(self) -> None:
        try:
            self._deliver_all()
        except (TtmsError, LocalFailure) as failure:
            self._post(self._ended, failure)
        except Exception as bug:  # noqa: BLE001 - it is raised again where excepthook sees it
            self._runner.post(self._owner, _raising(bug))
        else:
            self._post(self._ended, None)
        finally:
            self._runner.forget(self)

    def _deliver_all(self) -> None:
        stream = self._open_stream()
        with self._lock:
            self._stream = stream
            stopped = self._stopped
        try:
            if not stopped:
                for item in stream:
                    self._post(self._each, item)
        finally:
            stream.close()

    def _post(self, callback: Callable[[Any], None], value: object) -> None:
        self._runner.post(self._owner, lambda: None if self._stopped else callback(value))


def _raising(bug: Exception) -> Callable[[], None]:
    def open_parcel() -> None:
        raise bug

    return open_parcel


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
