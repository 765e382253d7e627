"""What comes into the log of the desktop."""

import logging

import pytest
from PySide6.QtCore import QtMsgType

from ttms_desktop.crash import _level_of


@pytest.mark.parametrize(
    ("kind", "text", "level"),
    [
        (QtMsgType.QtWarningMsg, "This plugin does not support raise()", logging.DEBUG),
        (QtMsgType.QtWarningMsg, "Wayland does not support QWindow::requestActivate()", logging.DEBUG),
        (QtMsgType.QtWarningMsg, "QPainter::begin: Paint device returned engine == 0", logging.WARNING),
        (QtMsgType.QtCriticalMsg, "This plugin cannot start", logging.ERROR),
    ],
)
def test_only_what_a_window_system_cannot_do_is_left_out(kind: QtMsgType, text: str, level: int) -> None:
    assert _level_of(kind, text) == level
