"""The fonts: the system's own where it has Chinese, with figures of equal width."""

import sys
from functools import cache

from PySide6.QtCore import QLocale
from PySide6.QtGui import QFont

from ttms_desktop.style.tokens import Size

# What both languages have, as quotes and dashes, comes from the first one: that of the language of the window.
_LATIN = {"win32": ["Segoe UI"], "darwin": [".AppleSystemUIFont"]}
_CHINESE = {"win32": ["Microsoft YaHei UI"], "darwin": ["PingFang SC"]}
_OTHERWISE = ["Noto Sans CJK SC", "Source Han Sans SC", "Noto Sans SC", "WenQuanYi Micro Hei"]


# In a font for Chinese, quotes and dots are as wide as a Chinese letter; these make them as wide as Latin ones.
_LATIN_SIGNS = ("pwid", "palt")


def font(size: int, *, strong: bool = False) -> QFont:
    """A font of `size` pixels for the language of the window; `strong` for what is read first."""
    return _font(size, strong=strong, chinese=QLocale().language() is QLocale.Language.Chinese)


@cache
def _font(size: int, *, strong: bool, chinese: bool) -> QFont:
    of_system = [_CHINESE.get(sys.platform, []), _LATIN.get(sys.platform, [])]
    first, second = of_system if chinese else reversed(of_system)
    made = QFont([*first, *second, *_OTHERWISE])
    made.setPixelSize(size)
    made.setWeight(QFont.Weight.DemiBold if strong else QFont.Weight.Normal)
    for feature in ("tnum", *(() if chinese else _LATIN_SIGNS)):
        made.setFeature(QFont.Tag(feature), 1)
    return made


@cache
def drawing_font() -> QFont:
    """Letters of equal width, for what is drawn with letters."""
    made = QFont(["Consolas", "Menlo", "DejaVu Sans Mono", "Noto Sans Mono", "Liberation Mono", *_OTHERWISE])
    made.setStyleHint(QFont.StyleHint.Monospace)
    made.setPixelSize(Size.ROW)
    return made
