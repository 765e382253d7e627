"""Keys at a screen of the office: where the focus is, in the form if one is open; and answers to its questions."""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from ttms_desktop.widgets.confirm import Question
from ttms_desktop.widgets.notice import Notice

NONE = Qt.KeyboardModifier.NoModifier
_PATIENCE = 500
CONTROL = Qt.KeyboardModifier.ControlModifier


def press(screen: QWidget, key: Qt.Key, modifier: Qt.KeyboardModifier = NONE) -> None:
    front = QApplication.activeModalWidget() or screen.window()
    # Keys that are bound to a window do nothing before it is in front.
    for _ in range(_PATIENCE):
        front.activateWindow()
        QTest.qWait(1)
        if QApplication.activeWindow() is front:
            break
    QTest.keyClick(front.focusWidget() or front, key, modifier)


def answer_next(key: Qt.Key, asked: list[str]) -> None:
    """Answer the next question with `key`, and note it in `asked`."""

    def reply() -> None:
        front = QApplication.activeModalWidget()
        if not isinstance(front, Question):
            QTimer.singleShot(5, reply)
            return
        asked.append(front.windowTitle())
        QTest.keyClick(front, key)

    QTimer.singleShot(0, reply)


def notice_of(table: QWidget) -> Notice:
    """What stands in place of the rows."""
    made = table.findChild(Notice)
    assert isinstance(made, Notice)
    return made
