"""The colours of seat categories: as a manager chose them, as far as they can be seen on the panel."""

from functools import cache

from PySide6.QtGui import QColor

from ttms_desktop import style
from ttms_desktop.widgets.timeline_hues import contrast, hue_color, mixed

_SEEN = 3.0  # WCAG 1.4.11: what an outline needs
_STEPS = 12


def tint(category: int, chosen: str) -> str:
    """The colour of a category, counted from 1; one of ours where none was chosen."""
    color = QColor(chosen)
    if not chosen or not color.isValid():
        return hue_color(category).name()
    worn = style.colors()
    return _seen(color.name(), worn.panel, worn.text)


@cache
def _seen(chosen: str, panel: str, text: str) -> str:
    """Nearer to the colour of the texts, until it stands out from the panel."""
    shades = (mixed(QColor(text), QColor(chosen), step / _STEPS) for step in range(_STEPS + 1))
    return next((shade.name() for shade in shades if contrast(shade, QColor(panel)) >= _SEEN), text)
