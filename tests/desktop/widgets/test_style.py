"""Both themes can be read."""

from itertools import pairwise, product

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication, QFrame, QVBoxLayout
from pytestqt.qtbot import QtBot

from ttms_desktop import style
from ttms_desktop.style.sheet import style_sheet

_TEXTS = ("text", "muted", "accent", "warning", "danger")
_SURFACES = ("background", "panel")
_PAIRS = [
    *product(_TEXTS, _SURFACES),
    ("on_accent", "accent"),
    ("on_accent", "accent_hover"),
    ("accent", "accent_soft"),
    ("text", "accent_soft"),
    ("warning", "warning_soft"),
    ("danger", "danger_soft"),
    ("rail_text", "rail"),
    ("on_rail", "rail_raised"),
]


def luminance(color: str) -> float:
    """Relative luminance as WCAG 2 defines it."""
    parts = (QColor(color).redF(), QColor(color).greenF(), QColor(color).blueF())
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("theme", [style.LIGHT, style.DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("ink", "surface"), _PAIRS)
def test_texts_have_enough_contrast(theme: style.Colors, ink: str, surface: str) -> None:
    dark, light = sorted((luminance(getattr(theme, ink)), luminance(getattr(theme, surface))))

    assert (light + 0.05) / (dark + 0.05) >= 4.5


@pytest.mark.parametrize("theme", [style.LIGHT, style.DARK], ids=["light", "dark"])
def test_the_style_sheet_has_no_open_places(theme: style.Colors) -> None:
    assert "$" not in style_sheet(theme)


class Listener(QFrame):
    """Counts how often it is told of another style."""

    def __init__(self) -> None:
        super().__init__()
        self.told = 0

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt calls it
        super().changeEvent(event)
        self.told += event.type() is QEvent.Type.StyleChange


def nested(depth: int) -> list[Listener]:
    """Each stands in the one before it."""
    made = [Listener() for _ in range(depth)]
    for outer, inner in pairwise(made):
        QVBoxLayout(outer).addWidget(inner)
    return made


def test_another_theme_is_told_to_a_widget_as_often_however_deep_it_stands(qtbot: QtBot, qapp: QApplication) -> None:
    """Else a window with all screens made stands still over it."""
    style.apply_theme(qapp, "light")
    listeners = nested(12)
    qtbot.addWidget(listeners[0])
    listeners[0].show()
    for listener in listeners:
        listener.told = 0

    style.apply_theme(qapp, "dark")
    told = [listener.told for listener in listeners]
    style.apply_theme(qapp, "light")

    assert min(told) >= 1
    assert max(told[1:]) == min(told[1:])  # the first is a window besides
