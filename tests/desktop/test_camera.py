"""The camera of the tour: what it refuses to take for a picture."""

from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtGui import QColor, QPainter, QPixmap
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from ttms_desktop import style
from ttms_desktop.appearance import Appearance
from ttms_desktop.gui_watch import GuiWatch
from ttms_desktop.tour.camera import Camera
from ttms_desktop.tour.failing import StepFailedError


def stripes(*, first: int) -> QPixmap:
    """Something to see."""
    made = QPixmap(280, 60)
    painter = QPainter(made)
    for place in range(40):
        painter.fillRect(7 * place, 0, 7, 60, QColor.fromHsv(8 * (first + place), 255, 255))
    painter.end()
    return made


def test_two_names_for_the_same_picture_fail_the_tour(
    qtbot: QtBot, qapp: QApplication, memory: QSettings, tmp_path: Path
) -> None:
    """What was to be seen on the second one was not there yet, or not any more."""
    style.apply_theme(qapp, "light")
    window, camera = QLabel(), Camera(tmp_path, Appearance(memory, language="en"), 2, GuiWatch())
    qtbot.addWidget(window)
    window.setPixmap(stripes(first=0))
    window.show()

    camera.take("a-film", window)
    camera.take("a-film", window)
    with pytest.raises(StepFailedError, match=r"003-a-conflict\.png shows nothing else than a-film"):
        camera.take("a-conflict", window)
    window.setPixmap(stripes(first=1))
    taken = camera.take("a-conflict", window)

    assert taken == "004-a-conflict.png"
