"""Both themes can be read."""

from itertools import product

import pytest
from PySide6.QtGui import QColor

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
