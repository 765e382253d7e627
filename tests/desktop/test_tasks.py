"""The door to the background: results arrive on the GUI thread, and only where somebody still waits for them."""

import sys
import threading
import time
from collections.abc import Iterator
from queue import Queue

import pytest
from PySide6.QtCore import QCoreApplication, QObject, QThread
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from ttms_client.errors import SeatTaken, ServerUnreachable
from ttms_desktop.gui_watch import GuiWatch
from ttms_desktop.journal import JournalUnwritable
from ttms_desktop.tasks import BackgroundRunner, Failure


@pytest.fixture
def background(qapp: QCoreApplication) -> Iterator[BackgroundRunner]:
    made = BackgroundRunner(threads=2)
    yield made
    made.close()
    assert not [thread for thread in threading.enumerate() if thread.name.startswith(("call", "stream"))]


class Waiting(QObject):
    """An owner that writes down what arrives, and on which thread."""

    def __init__(self) -> None:
        super().__init__()
        self.done: list[object] = []
        self.failed: list[Failure | None] = []
        self.threads: list[QThread] = []

    def on_done(self, value: object) -> None:
        self.threads.append(QThread.currentThread())
        self.done.append(value)

    def on_failed(self, failure: Failure | None) -> None:
        self.threads.append(QThread.currentThread())
        self.failed.append(failure)


class Channel:
    """A stream that gives what is put in, until it is closed; an error that is put in is raised."""

    def __init__(self) -> None:
        self._queue: Queue[object] = Queue()
        self.closed = False

    def put(self, item: object) -> None:
        self._queue.put(item)

    def __iter__(self) -> Iterator[object]:
        while (item := self._queue.get()) is not StopIteration:
            if isinstance(item, Exception):
                raise item
            yield item

    def close(self) -> None:
        self.closed = True
        self._queue.put(StopIteration)


def test_a_result_arrives_on_the_gui_thread(background: BackgroundRunner, qtbot: QtBot) -> None:
    owner = Waiting()

    background.run(owner, threading.get_ident, done=owner.on_done, failed=owner.on_failed)

    qtbot.waitUntil(lambda: bool(owner.done))
    assert owner.done != [threading.get_ident()]
    assert owner.threads == [owner.thread()]


@pytest.mark.parametrize("failure", [SeatTaken("x"), JournalUnwritable(problem="full")], ids=["server", "computer"])
def test_a_refusal_arrives_as_one(background: BackgroundRunner, qtbot: QtBot, failure: Exception) -> None:
    owner = Waiting()

    def call() -> None:
        raise failure

    background.run(owner, call, done=owner.on_done, failed=owner.on_failed)

    qtbot.waitUntil(lambda: bool(owner.failed))
    assert owner.failed == [failure]
    assert not owner.done


def test_a_bug_reaches_excepthook(background: BackgroundRunner, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    owner = Waiting()
    bugs: list[BaseException] = []
    monkeypatch.setattr(sys, "excepthook", lambda _kind, bug, _trace: bugs.append(bug))

    background.run(owner, lambda: 1 // 0, done=owner.on_done, failed=owner.on_failed)

    qtbot.waitUntil(lambda: bool(bugs))
    assert isinstance(bugs[0], ZeroDivisionError)
    assert not owner.failed


def test_nothing_arrives_at_an_owner_that_is_gone(background: BackgroundRunner, qtbot: QtBot) -> None:
    gone, there = Waiting(), Waiting()
    go = threading.Event()
    background.run(gone, go.wait, done=gone.on_done, failed=gone.on_failed)
    delete(gone)
    go.set()

    background.run(there, lambda: 1, done=there.on_done, failed=there.on_failed)

    qtbot.waitUntil(lambda: bool(there.done))
    assert not gone.done


def test_a_call_can_tell_how_it_goes(background: BackgroundRunner, qtbot: QtBot) -> None:
    owner = Waiting()

    background.run(
        owner, lambda: background.tell(owner, owner.on_done, "half"), done=owner.on_done, failed=owner.on_failed
    )

    qtbot.waitUntil(lambda: owner.done == ["half", None])


def test_a_stream_is_followed_until_it_breaks(background: BackgroundRunner, qtbot: QtBot) -> None:
    owner, channel, broken = Waiting(), Channel(), ServerUnreachable("x")
    for item in (1, 2, broken):
        channel.put(item)

    background.follow(owner, lambda: channel, each=owner.on_done, ended=owner.on_failed)

    qtbot.waitUntil(lambda: bool(owner.failed))
    assert (owner.done, owner.failed) == ([1, 2], [broken])
    assert set(owner.threads) == {owner.thread()}
    assert channel.closed


def test_a_stream_that_cannot_be_opened_has_ended(background: BackgroundRunner, qtbot: QtBot) -> None:
    owner, away = Waiting(), ServerUnreachable("x")

    def open_stream() -> Channel:
        raise away

    background.follow(owner, open_stream, each=owner.on_done, ended=owner.on_failed)

    qtbot.waitUntil(lambda: owner.failed == [away])


def test_a_stopped_stream_tells_nothing_more(background: BackgroundRunner, qtbot: QtBot) -> None:
    owner, channel = Waiting(), Channel()
    following = background.follow(owner, lambda: channel, each=owner.on_done, ended=owner.on_failed)
    channel.put(1)
    qtbot.waitUntil(lambda: owner.done == [1])

    following.stop()
    channel.put(2)
    qtbot.waitUntil(lambda: not [thread for thread in threading.enumerate() if thread.name == "stream"])
    QCoreApplication.processEvents()

    assert owner.done == [1]
    assert not owner.failed
    assert channel.closed


def test_closing_ends_streams_and_drops_what_has_not_arrived(qapp: QCoreApplication) -> None:
    owner, channel, runner = Waiting(), Channel(), BackgroundRunner(threads=1)
    runner.follow(owner, lambda: channel, each=owner.on_done, ended=owner.on_failed)
    runner.run(owner, lambda: 1, done=owner.on_done, failed=owner.on_failed)

    runner.close()
    runner.run(owner, lambda: 2, done=owner.on_done, failed=owner.on_failed)
    QCoreApplication.processEvents()

    assert channel.closed
    assert not owner.done


def test_calls_under_way_may_finish_before_the_end(qapp: QCoreApplication) -> None:
    owner, runner, finished = Waiting(), BackgroundRunner(threads=1), threading.Event()

    def call() -> None:
        time.sleep(0.05)
        finished.set()

    runner.run(owner, call, done=owner.on_done, failed=owner.on_failed)
    runner.finish(2.0)

    assert finished.is_set()
    runner.close()


def test_many_calls_from_many_places_all_arrive(background: BackgroundRunner, qtbot: QtBot) -> None:
    owner = Waiting()

    for number in range(500):
        background.run(owner, lambda number=number: number, done=owner.on_done, failed=owner.on_failed)  # type: ignore[misc]

    qtbot.waitUntil(lambda: len(owner.done) == 500)
    assert sorted(map(str, owner.done)) == sorted(map(str, range(500)))


def test_a_blocked_window_is_logged(qtbot: QtBot, caplog: pytest.LogCaptureFixture) -> None:
    watch = GuiWatch()
    qtbot.wait(20)

    time.sleep(0.3)
    qtbot.waitUntil(lambda: watch.longest_ms > 100)

    assert "did not react for" in caplog.text
    delete(watch)


def test_who_tells_the_longest_time_himself_needs_no_warnings(qtbot: QtBot, caplog: pytest.LogCaptureFixture) -> None:
    watch = GuiWatch()
    watch.warns = False
    qtbot.wait(20)

    time.sleep(0.3)
    qtbot.waitUntil(lambda: watch.longest_ms > 100)

    assert caplog.text == ""
    delete(watch)


def test_what_no_user_asked_for_is_not_noticed(qtbot: QtBot, caplog: pytest.LogCaptureFixture) -> None:
    watch = GuiWatch()
    qtbot.wait(20)

    with watch.rest():
        time.sleep(0.3)
        qtbot.wait(60)
        time.sleep(0.3)
    qtbot.wait(120)

    assert watch.longest_ms < 100
    assert caplog.text == ""
    delete(watch)
