"""What stands around and behind the blocks of a timeline: hour lines, the ruler above, the halls at the left, now."""

from datetime import datetime

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen

from ttms_desktop import style
from ttms_desktop.widgets.painting import line_of_text, surface, width_of
from ttms_desktop.widgets.timeline_geometry import HALLS_WIDTH, RULER_HEIGHT, TimelineGeometry

_NOW_HEIGHT = 16.0
_LOW = 76.0
_NARROW_HOUR = 34.0


def paint_lanes(painter: QPainter, geometry: TimelineGeometry) -> None:
    """Hour lines and what parts the lanes."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
    painter.setPen(QPen(QColor(style.colors().line), 1))
    for mark in geometry.day.marks:
        x = round(geometry.x_of(mark.at))
        painter.drawLine(x, 0, x, round(geometry.height))
    for place in range(1, len(geometry.day.lanes) + 1):
        y = round(place * geometry.lane_height)
        painter.drawLine(0, y, round(geometry.width), y)


def paint_ruler(painter: QPainter, geometry: TimelineGeometry, *, width: float, scrolled: float) -> None:
    """The hours, in a band that stays above; over them there is room for the time of now."""
    worn = style.colors()
    painter.fillRect(QRectF(HALLS_WIDTH, 0, width, RULER_HEIGHT), QColor(worn.panel))
    font, every = style.font(style.Size.SMALL), 2 if geometry.hour_width < _NARROW_HOUR else 1
    for mark in geometry.day.marks[::every]:
        middle = HALLS_WIDTH + geometry.x_of(mark.at) - scrolled
        half = width_of(mark.text, font) / 2
        if middle - half < HALLS_WIDTH or middle + half > width:
            continue  # half of a figure is another figure
        area = QRectF(middle - 20, _NOW_HEIGHT + 1, 40, RULER_HEIGHT - _NOW_HEIGHT - 2)
        line_of_text(painter, area, mark.text, font=font, color=worn.muted, align=Qt.AlignmentFlag.AlignHCenter)
    painter.fillRect(QRectF(HALLS_WIDTH, RULER_HEIGHT - 1, width, 1), QColor(worn.line))


def paint_halls(painter: QPainter, geometry: TimelineGeometry, *, height: float, scrolled: float) -> None:
    """The names of the lanes, in a column that stays at the left."""
    worn = style.colors()
    painter.fillRect(QRectF(0, 0, HALLS_WIDTH, height), QColor(worn.panel))
    for place, lane in enumerate(geometry.day.lanes):
        top = RULER_HEIGHT + place * geometry.lane_height - scrolled
        middle = top + geometry.lane_height / 2
        name = QRectF(14, middle - 22, HALLS_WIDTH - 20, 22)
        line_of_text(painter, name, lane.name, font=style.font(style.Size.TITLE, strong=True), color=worn.text)
        hint = QRectF(14, middle, HALLS_WIDTH - 20, 18)
        line_of_text(painter, hint, lane.hint, font=style.font(style.Size.SMALL), color=worn.muted)
        bottom = round(top + geometry.lane_height)
        painter.fillRect(QRectF(0, bottom, HALLS_WIDTH, 1), QColor(worn.line))
    painter.fillRect(QRectF(0, 0, HALLS_WIDTH, RULER_HEIGHT), QColor(worn.panel))
    painter.fillRect(QRectF(HALLS_WIDTH - 1, RULER_HEIGHT, 1, height), QColor(worn.line))
    painter.fillRect(QRectF(0, RULER_HEIGHT - 1, HALLS_WIDTH, 1), QColor(worn.line))


def paint_now_line(painter: QPainter, geometry: TimelineGeometry, now: datetime) -> None:
    """Through all lanes; it belongs to the surface that is scrolled."""
    if geometry.day.begins <= now < geometry.day.ends:
        x = geometry.x_of(now)
        painter.setPen(QPen(QColor(style.colors().text), 1.5))
        painter.drawLine(QPointF(x, 0), QPointF(x, geometry.height))


def now_area(geometry: TimelineGeometry, now: datetime | None, *, text: str, scrolled: float) -> QRectF:
    """Where the time of the line stands on the ruler; nothing where the line is not seen."""
    if now is None or not geometry.day.begins <= now < geometry.day.ends:
        return QRectF()
    middle = HALLS_WIDTH + geometry.x_of(now) - scrolled
    if middle < HALLS_WIDTH:
        return QRectF()
    width = width_of(text, _now_font()) + 14
    return QRectF(middle - width / 2, 1, width, _NOW_HEIGHT)


def paint_now_time(painter: QPainter, area: QRectF, *, text: str) -> None:
    """The time of the line, on the ruler."""
    if not area.isEmpty():
        worn = style.colors()
        surface(painter, area, fill=worn.text, corner=_NOW_HEIGHT / 2)
        line_of_text(painter, area, text, font=_now_font(), color=worn.panel, align=Qt.AlignmentFlag.AlignHCenter)


def _now_font() -> QFont:
    return style.font(style.Size.SMALL, strong=True)
