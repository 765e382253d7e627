"""The fonts: the system's own where it has Chinese, with figures of equal width."""

import sys
from functools import cache

from PySide6.QtGui import QFont

from ttms_desktop.style.tokens import Size

_FAMILIES = {
    "win32": ["Segoe UI", "Microsoft YaHei UI"],
    "darwin": [".AppleSystemUIFont", "PingFang SC"],
}
_OTHERWISE = ["Noto Sans CJK SC", "Source Han Sans SC", "Noto Sans SC", "WenQuanYi Micro Hei"]


@cache
def font(size: Size, *, strong: bool = False) -> QFont:
    """A font of `size` pixels; `strong` for what is read first."""
    made = QFont([*_FAMILIES.get(sys.platform, []), *_OTHERWISE])
    made.setPixelSize(size)
    made.setWeight(QFont.Weight.DemiBold if strong else QFont.Weight.Normal)
    made.setFeature(QFont.Tag("tnum"), 1)
    return made


@cache
def drawing_font() -> QFont:
    """Letters of equal width, for what is drawn with letters."""
    made = QFont(["Consolas", "Menlo", "DejaVu Sans Mono", "Noto Sans Mono", "Liberation Mono", *_OTHERWISE])
    made.setStyleHint(QFont.StyleHint.Monospace)
    made.setPixelSize(Size.ROW)
    return made
