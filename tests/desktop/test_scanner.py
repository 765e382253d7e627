"""A scanner's burst goes nowhere else, and what a person types always arrives."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt, SignalInstance
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import ownedByPython

from ttms_desktop.scanner import Scanner

CODE = "T1.0A1B2C3D.7.1.101.29000000.ABC"
QUICK, SLOW = 0.004, 0.12


class Seconds:
    """A clock that a test steps on."""

    def __init__(self) -> None:
        self.now = 1.0

    def __call__(self) -> float:
        return self.now

    def advance(self, seconds: float) -> None:
        self.now += seconds


class Typist:
    """Presses keys at a pace into whatever has the focus."""

    def __init__(self, clock: Seconds) -> None:
        self._clock = clock

    def type(self, text: str, *, pause: float, end: Qt.Key | None = Qt.Key.Key_Return) -> None:
        for letter in text:
            self.press(ord(letter.upper()), letter, pause=pause)
        if end is not None:
            self.press(end, "\t" if end is Qt.Key.Key_Tab else "\r", pause=pause)

    def press(self, key: int, text: str, *, pause: float) -> None:
        self._clock.advance(pause)
        focus = QApplication.focusWidget()
        assert focus is not None
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            event = QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, text)
            QCoreApplication.sendEvent(focus, event)


@pytest.fixture
def clock() -> Seconds:
    return Seconds()


@pytest.fixture
def field(qtbot: QtBot) -> Iterator[QLineEdit]:
    """With the focus, in a window that is in front."""
    window = QWidget()
    qtbot.addWidget(window)
    made = QLineEdit()
    column = QVBoxLayout(window)
    column.addWidget(made)
    column.addWidget(QLineEdit())
    window.show()
    window.activateWindow()
    made.setFocus()
    qtbot.waitUntil(made.hasFocus)
    yield made
    window.close()


@pytest.fixture
def scanner(qapp: QApplication, clock: Seconds, field: QLineEdit) -> Iterator[Scanner]:
    made = Scanner(qapp, clock=clock)
    yield made
    made.stop()


@pytest.fixture
def typist(clock: Seconds, scanner: Scanner) -> Typist:
    return Typist(clock)


@pytest.mark.parametrize("end", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab])
def test_a_burst_is_a_scan_and_none_of_it_reaches_the_field(
    scanner: Scanner,
    typist: Typist,
    field: QLineEdit,
    heard: Callable[[SignalInstance], list[object]],
    end: Qt.Key,
) -> None:
    scanned, entered = heard(scanner.scanned), heard(field.returnPressed)
    typist.type(CODE, pause=QUICK, end=end)
    typist.press(Qt.Key.Key_Return, "\n", pause=QUICK)  # of a scanner that ends with two keys

    assert scanned == [CODE]
    assert (field.text(), field.hasFocus(), entered) == ("", True, [])


def test_slow_typing_is_never_swallowed_however_long(
    scanner: Scanner, typist: Typist, field: QLineEdit, heard: Callable[[SignalInstance], list[object]]
) -> None:
    scanned, entered = heard(scanner.scanned), heard(field.returnPressed)
    typist.type("a long name", pause=SLOW)

    assert scanned == []
    assert field.text() == "a long name"
    assert len(entered) == 1


@pytest.mark.parametrize(
    ("burst", "pause_before_end", "rest"),
    [("1234567", QUICK, ""), ("12345678", SLOW, ""), ("12345678", QUICK, " and more")],
    ids=["too short", "ended late", "no end"],
)
def test_a_burst_that_is_no_scan_is_typed_after_all_in_its_order(
    typist: Typist, field: QLineEdit, burst: str, pause_before_end: float, rest: str
) -> None:
    typist.type(burst, pause=QUICK, end=None)
    typist.type(rest, pause=SLOW, end=None)
    typist.type("", pause=pause_before_end)

    assert field.text() == burst + rest


def test_keys_that_are_held_are_let_go_of_in_the_end(scanner: Scanner, typist: Typist) -> None:
    typist.type("12", pause=QUICK, end=None)

    held = [event for _, event in scanner._held]
    assert [event.text() for event in held if ownedByPython(event)][::2] == ["1", "2"]
    assert all(ownedByPython(event) for event in held)


def test_the_last_letters_arrive_although_no_key_follows(
    scanner: Scanner, typist: Typist, field: QLineEdit, qtbot: QtBot
) -> None:
    typist.type("ok", pause=SLOW, end=None)
    qtbot.waitUntil(lambda: field.text() == "ok")


def test_a_scan_after_slow_typing_leaves_what_was_typed(
    scanner: Scanner, typist: Typist, field: QLineEdit, heard: Callable[[SignalInstance], list[object]]
) -> None:
    scanned = heard(scanner.scanned)
    typist.type("Li", pause=SLOW, end=None)
    typist.press(ord(CODE[0]), CODE[0], pause=SLOW)
    typist.type(CODE[1:], pause=QUICK)

    assert scanned == [CODE]
    assert field.text() == "Li"


def test_keys_that_do_something_are_pressed_by_people_and_not_by_scanners(
    scanner: Scanner,
    clock: Seconds,
    field: QLineEdit,
    qtbot: QtBot,
    heard: Callable[[SignalInstance], list[object]],
) -> None:
    window = field.window()
    shortcut = QShortcut(QKeySequence("1"), window)
    window.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    window.setFocus()
    handle = window.windowHandle()
    scanned, pressed = heard(scanner.scanned), heard(shortcut.activated)
    for letter in "1234567811":
        clock.advance(QUICK)
        QTest.keyClick(handle, ord(letter))
    QTest.keyClick(handle, Qt.Key.Key_Return)
    by_scanner = len(pressed)
    clock.advance(SLOW)
    QTest.keyClick(handle, ord("1"))
    qtbot.waitUntil(lambda: len(pressed) == 1)

    assert scanned == ["1234567811"]
    assert by_scanner == 0


def test_on_the_sign_in_page_nothing_is_taken_for_a_scan(
    qapp: QApplication, clock: Seconds, field: QLineEdit, heard: Callable[[SignalInstance], list[object]]
) -> None:
    scanner = Scanner(qapp, wanted=lambda: False, clock=clock)
    scanned = heard(scanner.scanned)
    Typist(clock).type("a-password-typed-quickly", pause=QUICK)
    scanner.stop()

    assert scanned == []
    assert field.text() == "a-password-typed-quickly"
