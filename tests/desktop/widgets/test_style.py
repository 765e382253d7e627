"""Both themes can be read."""

import re
import sys
from itertools import pairwise, product

import pytest
from PySide6.QtCore import QEvent, QLocale
from PySide6.QtGui import QColor, QFontMetricsF, QPalette
from PySide6.QtWidgets import QApplication, QFrame, QLabel, QVBoxLayout
from pytestqt.qtbot import QtBot

from ttms_desktop import style
from ttms_desktop.style import fonts
from ttms_desktop.style.sheet import style_sheet
from ttms_desktop.widgets.line_edit import LineEdit

_TEXTS = ("text", "muted", "accent", "warning", "danger")
_SURFACES = ("background", "panel", "accent_soft", "warning_soft", "danger_soft")
_PAIRS = [
    *product(_TEXTS, _SURFACES),
    ("on_accent", "accent"),
    ("on_accent", "accent_hover"),
    ("panel", "text"),  # a tip
    ("rail_text", "rail"),
    ("on_rail", "rail_raised"),
]


def luminance(color: str) -> float:
    """Relative luminance as WCAG 2 defines it."""
    parts = (QColor(color).redF(), QColor(color).greenF(), QColor(color).blueF())
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """As WCAG 2 defines it, from 1 to 21."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("theme", [style.LIGHT, style.DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("ink", "surface"), _PAIRS)
def test_texts_have_enough_contrast(theme: style.Colors, ink: str, surface: str) -> None:
    assert contrast(getattr(theme, ink), getattr(theme, surface)) >= 4.5


@pytest.mark.parametrize("theme", [style.LIGHT, style.DARK], ids=["light", "dark"])
def test_a_rule_of_the_style_sheet_writes_nothing_too_faint_on_its_own_ground(theme: style.Colors) -> None:
    for selector, rule in re.findall(r"([^{}]+)\{([^{}]*)\}", style_sheet(theme)):
        ink, ground = (re.search(rf"(?<![\w-]){name}: (#\w+)", rule) for name in ("color", "background"))
        if ink and ground and ":disabled" not in selector:
            assert contrast(ink[1], ground[1]) >= 4.5, selector


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_what_stands_in_an_empty_field_can_be_read(qtbot: QtBot, qapp: QApplication, theme: str) -> None:
    """Qt itself would write it with half of the ink."""
    style.apply_theme(qapp, theme)
    field = LineEdit()
    qtbot.addWidget(field)
    field.ensurePolished()

    faint, ground = field.palette().color(QPalette.ColorRole.PlaceholderText), style.colors().panel
    style.apply_theme(qapp, "light")

    assert faint.alpha() == 255
    assert contrast(faint.name(), ground) >= 4.5


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


def test_what_is_worn_already_is_not_told_again(qtbot: QtBot, qapp: QApplication) -> None:
    style.apply_theme(qapp, "light")
    [listener] = nested(1)
    qtbot.addWidget(listener)
    listener.show()
    listener.told = 0

    style.apply_theme(qapp, "light")

    assert listener.told == 0


def test_widgets_that_are_dressed_together_are_told_as_often_however_deep_they_stand(
    qtbot: QtBot, qapp: QApplication
) -> None:
    """One after the other, each is told again for every widget that it is put into."""
    style.apply_theme(qapp, "dark")
    one_by_one = nested(12)
    qtbot.addWidget(one_by_one[0])
    with style.dressed_together():
        together = nested(12)
        qtbot.addWidget(together[0])
    style_told = qapp.styleSheet()
    style.apply_theme(qapp, "light")

    assert style_told == style_sheet(style.DARK)
    assert max(listener.told for listener in together) <= 4 < max(listener.told for listener in one_by_one)


def test_quotes_and_dots_are_as_narrow_as_latin_letters_in_english_and_wide_in_chinese(
    qtbot: QtBot, qapp: QApplication
) -> None:
    """Also in a window that was made before the language was changed."""
    widths = []
    label = QLabel("\N{LEFT DOUBLE QUOTATION MARK}Carmen\N{RIGHT DOUBLE QUOTATION MARK} \N{MIDDLE DOT} 19:30")
    qtbot.addWidget(label)
    label.ensurePolished()
    for language in ("zh_CN", "en"):
        QLocale.setDefault(QLocale(language))
        style.apply_theme(qapp, "light")
        painted = QFontMetricsF(style.font(style.Size.ROW)).horizontalAdvance(label.text())
        widths.append((label.sizeHint().width(), painted))

    assert widths[1][0] < widths[0][0]
    assert widths[1][1] < widths[0][1]


def test_quotes_come_from_the_font_of_the_language(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of a system with a font for each."""
    monkeypatch.setattr(sys, "platform", "win32")
    made = {chinese: fonts._font.__wrapped__(14, strong=False, chinese=chinese) for chinese in (False, True)}

    assert made[False].families()[:2] == ["Segoe UI", "Microsoft YaHei UI"]
    assert made[True].families()[:2] == ["Microsoft YaHei UI", "Segoe UI"]
