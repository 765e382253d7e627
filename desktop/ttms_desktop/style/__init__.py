"""How everything looks: colours, sizes, fonts, icons and the style sheet, in one place for all screens."""

from ttms_desktop.style.fonts import drawing_font, font
from ttms_desktop.style.icons import icon, pixmap
from ttms_desktop.style.sheet import enlarged_labels
from ttms_desktop.style.theme import apply_theme, colors, dressed_together, fade_milliseconds, reduce_motion, restyle
from ttms_desktop.style.tokens import DARK, FIELD_HEIGHT, LIGHT, Colors, Radius, Size, space

__all__ = [
    "DARK",
    "FIELD_HEIGHT",
    "LIGHT",
    "Colors",
    "Radius",
    "Size",
    "apply_theme",
    "colors",
    "drawing_font",
    "dressed_together",
    "enlarged_labels",
    "fade_milliseconds",
    "font",
    "icon",
    "pixmap",
    "reduce_motion",
    "restyle",
    "space",
]
