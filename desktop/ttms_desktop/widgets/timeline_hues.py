"""The colours by which films are told apart on a timeline: turns of the accent's hue, as calm and as readable as it."""

import math
from functools import cache

from PySide6.QtGui import QColor

from ttms_desktop import style

# Degrees between the accent and each colour; none of them comes near the red of a conflict.
_TURNS = (0, -148, 49, 88, 149, -92, 22, 118, -125, -50)
_CONTRAST = 5.4
_MOST_SATURATION = 0.74


def hue_color(hue: int) -> QColor:
    """For outlines and bars; it can be read on the panel."""
    worn = style.colors()
    return QColor(_turned(worn.accent, worn.panel, _TURNS[hue % len(_TURNS)]))


def hue_surface(hue: int) -> QColor:
    """For the block itself; the theme's text can be read on it."""
    worn = style.colors()
    return mixed(hue_color(hue), QColor(worn.panel), 0.15)


def mixed(color: QColor, ground: QColor, share: float) -> QColor:
    """`share` of `color` on `ground`."""
    parts = zip(_parts(color), _parts(ground), strict=True)
    return QColor.fromRgbF(*(share * upper + (1 - share) * lower for upper, lower in parts))


def _parts(color: QColor) -> tuple[float, float, float]:
    return color.redF(), color.greenF(), color.blueF()


@cache
def _turned(accent: str, panel: str, turn: int) -> str:
    """The accent with another hue, as light or dark as it must be for the same contrast on the panel."""
    base, ground = QColor(accent), QColor(panel)
    hue = ((base.hslHueF() * 360 + turn) % 360) / 360
    saturation = min(base.hslSaturationF(), _MOST_SATURATION)
    shades = [QColor.fromHslF(hue, saturation, step / 100) for step in range(20, 86)]
    return min(shades, key=lambda shade: abs(contrast(shade, ground) - _CONTRAST)).name()


def contrast(one: QColor, other: QColor) -> float:
    """From 1 to 21, as WCAG counts it."""
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def _luminance(color: QColor) -> float:
    """Relative luminance as WCAG 2 defines it."""
    red, green, blue = (part / 12.92 if part <= 0.04045 else _power((part + 0.055) / 1.055) for part in _parts(color))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _power(part: float) -> float:
    return math.pow(part, 2.4)
