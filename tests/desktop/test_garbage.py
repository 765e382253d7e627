"""What Qt owns dies on the GUI thread, whoever lets go of it last: a thread that works, or Python's collector."""

import gc
import sys
import threading
import time
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QObject, Qt
from pytestqt.qtbot import QtBot

from support.garbage_of_qt import dies_here
from ttms_client.errors import ServerUnreachable
from ttms_desktop.garbage import GarbageCollector, spare_what_is_loaded
from ttms_desktop.tasks import BackgroundRunner

_MANY = 200


class Mortal(QObject):
    """Tells on which thread it dies."""

    def __init__(self, deaths: list[int]) -> None:
        super().__init__()
        self.circle: Mortal | None = None
        self.destroyed.connect(lambda *_: deaths.append(threading.get_ident()), Qt.ConnectionType.DirectConnection)

    def work(self) -> None:
        """A call."""

    def fail(self) -> None:
        raise ServerUnreachable("x")

    def stream(self) -> "Breaking":
        return Breaking()

    def take(self, _what: object) -> None:
        """What came of it."""


class Breaking:
    """A stream that ends with an error."""

    def __iter__(self) -> Iterator[int]:
        yield 1
        raise ServerUnreachable("x")

    def close(self) -> None:
        """Nothing is held."""


class Lingering:
    """A call that takes its time to be let go of, so that what is let go of after it is late."""

    def __init__(self, call: Callable[[], None]) -> None:
        self._call = call

    def __call__(self) -> None:
        self._call()

    def __del__(self) -> None:
        time.sleep(0.005)


@pytest.fixture
def background(qapp: QCoreApplication) -> Iterator[BackgroundRunner]:
    made = BackgroundRunner(threads=4)
    yield made
    made.close()


@pytest.fixture(autouse=True)
def impatient_threads() -> Iterator[None]:
    """They interrupt each other wherever they can."""
    before = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    yield
    sys.setswitchinterval(before)


def _call(runner: BackgroundRunner, mortal: Mortal) -> None:
    runner.run(mortal, Lingering(mortal.work), done=mortal.take, failed=mortal.take)


def _failing_call(runner: BackgroundRunner, mortal: Mortal) -> None:
    runner.run(mortal, Lingering(mortal.fail), done=mortal.take, failed=mortal.take)


def _broken_stream(runner: BackgroundRunner, mortal: Mortal) -> None:
    runner.follow(mortal, mortal.stream, each=mortal.take, ended=mortal.take)


@pytest.mark.parametrize("begin", [_call, _failing_call, _broken_stream])
def test_what_a_thread_worked_for_dies_on_the_gui_thread(
    background: BackgroundRunner, qtbot: QtBot, begin: Callable[[BackgroundRunner, Mortal], None]
) -> None:
    deaths: list[int] = []

    for number in range(_MANY):
        begin(background, Mortal(deaths))
        while len(deaths) <= number:
            QCoreApplication.processEvents()

    qtbot.waitUntil(lambda: len(deaths) == _MANY)
    assert set(deaths) == {threading.get_ident()}


def test_a_busy_thread_collects_nothing(qtbot: QtBot) -> None:
    gc.enable()
    deaths: list[int] = []
    collector, busy, stop = GarbageCollector(), threading.Thread(target=lambda: _churn(stop)), threading.Event()
    busy.start()

    for _ in range(_MANY):
        mortal = Mortal(deaths)
        mortal.circle = mortal
        del mortal
        time.sleep(0.001)
    before = len(deaths)
    stop.set()
    busy.join()
    collector.collect()
    collector.stop()
    gc.collect()

    assert before == 0
    assert deaths == [threading.get_ident()] * _MANY


def test_what_is_loaded_is_not_looked_through_again() -> None:
    looked_through = {"modules": [object()]}
    assert any(each is looked_through for each in gc.get_objects())

    spare_what_is_loaded()

    assert not any(each is looked_through for each in gc.get_objects())


def _churn(stop: threading.Event) -> None:
    while not stop.is_set():
        _ = [[] for _ in range(1_000)]


def test_nothing_of_a_test_is_left_to_the_next_one() -> None:
    """Not what is to be deleted later, for which no event loop of the test comes any more, nor what is in a circle."""
    deaths: list[int] = []
    with dies_here():
        later, circle = Mortal(deaths), Mortal(deaths)
        later.deleteLater()
        circle.circle = circle
        del circle
        alive = not deaths

    assert alive
    assert deaths == [threading.get_ident()] * 2
