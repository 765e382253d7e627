"""Small things that painted widgets have in common: surfaces, key caps, texts, waiting."""

import re
from functools import lru_cache

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen, QTextLayout, QTextOption

from ttms_desktop import style

CAP_HEIGHT = 20
_PLUS_ARROW = re.compile(r"\+(?=[←→↑↓])")
_SOFT_HYPHEN = "\u00ad"
_WITHIN_A_WORD = re.compile(r"(?<=[A-Za-z\u00c0-\u024f]{2})(?=[A-Za-z\u00c0-\u024f]{2})")


def surface(painter: QPainter, area: QRectF, *, fill: str, outline: str = "", line: float = 1.0, corner: float) -> None:
    """A rounded rectangle whose outline lies inside `area`."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(outline), line) if outline else Qt.PenStyle.NoPen)
    painter.setBrush(QColor(fill) if fill else Qt.BrushStyle.NoBrush)
    inset = line / 2 if outline else 0.0
    painter.drawRoundedRect(area.adjusted(inset, inset, -inset, -inset), corner, corner)


def cap_width(key: str) -> float:
    """How wide a key cap is; 0 for no key."""
    return width_of(_apart(key), style.font(style.Size.HINT)) + 14 if key else 0.0


def cap(painter: QPainter, right: float, middle: float, key: str, *, color: str, outline: str) -> None:
    """A key cap that ends at `right`."""
    width = max(cap_width(key), CAP_HEIGHT)
    area = QRectF(right - width, middle - CAP_HEIGHT / 2, width, CAP_HEIGHT)
    surface(painter, area, fill="", outline=outline, corner=style.Radius.SMALL)
    painter.setFont(style.font(style.Size.HINT))
    painter.setPen(QColor(color))
    painter.drawText(area, Qt.AlignmentFlag.AlignCenter, _apart(key))


def _apart(key: str) -> str:
    """A plus does not run into the arrow after it."""
    return _PLUS_ARROW.sub("+\u2009", key)


def line_of_text(
    painter: QPainter, area: QRectF, text: str, *, font: QFont, color: str, align: Qt.AlignmentFlag | None = None
) -> None:
    """One line, cut with an ellipsis, in the middle of the height of `area`; left unless `align` says otherwise."""
    painter.setFont(font)
    painter.setPen(QColor(color))
    cut = QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, area.width())
    painter.drawText(area, (align or Qt.AlignmentFlag.AlignLeft) | Qt.AlignmentFlag.AlignVCenter, cut)


def broken(text: str, font: QFont, width: float, *, most: int, whole_words: bool = True) -> list[str]:
    """The text in lines of this width, broken between words, with a hyphen in too long ones; the last has the rest."""
    text = text if whole_words else _WITHIN_A_WORD.sub(_SOFT_HYPHEN, text)
    layout, option = QTextLayout(text, font), QTextOption()
    wrap = QTextOption.WrapMode
    option.setWrapMode(wrap.WordWrap if whole_words else wrap.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    begins: list[int] = []
    while len(begins) < most and (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        begins.append(2 * line.textStart())
    layout.endLayout()
    signs = text.encode("utf-16-le")  # as Qt counts them
    ends = [*begins[1:], len(signs)]
    return [_shown(signs[begin:end].decode("utf-16-le")) for begin, end in zip(begins, ends, strict=True)]


def _shown(line: str) -> str:
    """With the hyphen at its end, if it was broken there."""
    return line.strip().replace(_SOFT_HYPHEN, "") + ("-" if line.endswith(_SOFT_HYPHEN) else "")


@lru_cache(maxsize=4096)
def width_of(text: str, font: QFont) -> float:
    """Measured once: while a window is laid out it is asked for the same words hundreds of times."""
    return QFontMetricsF(font).horizontalAdvance(text)


def turning_arc(painter: QPainter, area: QRectF, *, color: str, turn: int) -> None:
    """Three quarters of a ring, turned by `turn` degrees: something is under way."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(color), 2.2, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawArc(area, -turn * 16, 270 * 16)
