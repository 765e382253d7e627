"""How it is painted what is carried over a timeline: where it would stand, and why it may not."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen

from ttms_desktop import style
from ttms_desktop.widgets.painting import line_of_text, surface, width_of
from ttms_desktop.widgets.timeline_blocks import paint_hatched
from ttms_desktop.widgets.timeline_geometry import TimelineGeometry
from ttms_desktop.widgets.timeline_hues import hue_color, hue_surface, mixed
from ttms_desktop.widgets.timeline_shapes import Load, Spot, Verdict
from ttms_desktop.widgets.timeline_words import paint_title

_CORNER = 6.0
_BUBBLE_MOST, _MARGIN, _GAP = 300.0, 10.0, 6.0
_LEAST_WORDS = 62.0


def paint_ghost(painter: QPainter, geometry: TimelineGeometry, load: Load, spot: Spot, verdict: Verdict) -> None:
    """The block as long as it would be, with its tail, and its times."""
    box = geometry.ghost_box(spot, load.length)
    worn = style.colors()
    color = hue_color(load.hue) if verdict.is_free else QColor(worn.danger)
    fill = hue_surface(load.hue) if verdict.is_free else QColor(worn.danger_soft)
    tail = geometry.x_of(spot.starts_at + load.length + load.gap) - box.right()
    if tail > 0:
        area = QRectF(box.right() - _CORNER, box.top(), tail + _CORNER, box.height())
        paint_hatched(painter, area, mixed(color, QColor(worn.panel), 0.35))
    surface(painter, box, fill=fill.name(), corner=_CORNER)
    painter.setPen(QPen(color, 2))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), _CORNER, _CORNER)
    ink = worn.text if verdict.is_free else worn.danger
    _paint_words(painter, box.adjusted(9, 5, -6, -5), load.title, verdict, ink=ink)


def _paint_words(painter: QPainter, area: QRectF, title: str, verdict: Verdict, *, ink: str) -> None:
    strong = style.font(style.Size.ROW, strong=True)
    fits = width_of(verdict.span_text, strong) <= area.width()
    time = verdict.span_text if fits else verdict.time_text
    first = QRectF(area.left(), area.top(), max(area.width(), _LEAST_WORDS), 20)
    line_of_text(painter, first, time, font=strong, color=ink)
    if area.height() >= 40:
        paint_title(painter, area.adjusted(0, 22, 0, 0), title, ink)


def paint_reason(painter: QPainter, room: QRectF, ghost: QRectF, verdict: Verdict) -> None:
    """Why not, and what would help, in a bubble beside the ghost that lies wholly in `room`."""
    if verdict.is_free:
        return
    worn = style.colors()
    strong, plain = style.font(style.Size.SECOND, strong=True), style.font(style.Size.SMALL)
    reason = _wrapped(verdict.reason, strong, _BUBBLE_MOST)
    hint = _wrapped(verdict.hint, plain, _BUBBLE_MOST)
    width = max(reason.width(), hint.width()) + 2 * _MARGIN
    height = reason.height() + (hint.height() + 3 if verdict.hint else 0) + 14
    area = _beside(ghost, room, width, height)
    surface(painter, area, fill=worn.panel, outline=worn.danger, line=1.5, corner=style.Radius.CONTROL)
    words = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft)
    inside = area.adjusted(_MARGIN, 7, -_MARGIN, -7)
    painter.setFont(strong)
    painter.setPen(QColor(worn.danger))
    painter.drawText(inside, words, verdict.reason)
    painter.setFont(plain)
    painter.setPen(QColor(worn.text))
    painter.drawText(inside.adjusted(0, reason.height() + 3, 0, 0), words, verdict.hint)


def _wrapped(text: str, font: QFont, most: float) -> QRectF:
    words = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft)
    return QFontMetricsF(font).boundingRect(QRectF(0, 0, most, 400), words, text) if text else QRectF()


def _beside(ghost: QRectF, room: QRectF, width: float, height: float) -> QRectF:
    """Below the ghost if there is room, else above it."""
    left = min(max(ghost.left(), room.left() + 4), room.right() - width - 4)
    top = ghost.bottom() + _GAP
    if top + height > room.bottom():
        top = max(ghost.top() - _GAP - height, room.top() + 2)
    return QRectF(left, top, width, height)
