"""How the blocks of a timeline are painted: in the colour of their film, and how full they are."""

from functools import cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPainterPath, QPen, QPixmap, QTransform

from ttms_desktop import style
from ttms_desktop.widgets.painting import line_of_text, surface, width_of
from ttms_desktop.widgets.timeline_geometry import TimelineGeometry
from ttms_desktop.widgets.timeline_hues import hue_color, hue_surface, mixed
from ttms_desktop.widgets.timeline_shapes import Block, BlockLook
from ttms_desktop.widgets.timeline_words import Inks, has_room_for_time, paint_words

_CORNER = 6.0
_EDGE = 4.0
_WIDE = 72.0
_BAR = 4.0
_PALE = 0.55
_AT_EDGE = 3.0
_HATCH = 6


def paint_tail(painter: QPainter, geometry: TimelineGeometry, block: Block) -> None:
    """The time until the lane is free again: hatched, and under its block."""
    if block.look is BlockLook.CANCELLED or block.free_at <= block.ends_at:
        return
    box = geometry.box_of(block)
    tail = QRectF(box.right() - _CORNER, box.top(), geometry.x_of(block.free_at) - box.right() + _CORNER, box.height())
    paint_hatched(painter, tail, QColor(style.colors().sold))


def paint_hatched(painter: QPainter, area: QRectF, color: QColor) -> None:
    """A quiet area with lines across it."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    shape = QPainterPath()
    shape.addRoundedRect(area, _CORNER, _CORNER)
    painter.fillPath(shape, mixed(color, QColor(style.colors().panel), 0.5))
    ratio = painter.device().devicePixelRatio()
    brush = QBrush(_hatch(color.name(), round(_HATCH * ratio)))
    brush.setTransform(QTransform.fromScale(1 / ratio, 1 / ratio))
    painter.fillPath(shape, brush)


@cache
def _hatch(color: str, side: int) -> QPixmap:
    """One tile of the lines; drawing each line by itself takes most of the time of a full day."""
    tile = QPixmap(side, side)
    tile.fill(Qt.GlobalColor.transparent)
    painter = QPainter(tile)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(color), side / _HATCH))
    for shift in (-side, 0, side):
        painter.drawLine(QPointF(shift, side), QPointF(shift + side, 0))
    painter.end()
    return tile


def paint_block(
    painter: QPainter, geometry: TimelineGeometry, block: Block, *, seen: QRectF, ring: float, hovered: bool
) -> None:
    """`seen` is the part of the surface that is not scrolled away: words at its edge stand within it, or not at all.

    `ring` is how wide the line round it is: 0 for none, 1 where it is chosen, 2 where it has the keys as well.
    """
    box = geometry.box_of(block)
    if block.look is BlockLook.CANCELLED:
        _paint_cancelled(painter, box, block, ring=ring, hovered=hovered)
        return
    color, fill = hue_color(block.hue), hue_surface(block.hue)
    if block.look is BlockLook.OVER:
        color, fill = QColor(style.colors().sold_text), QColor(style.colors().background)
    _paint_surface(painter, box, color, fill, pending=block.look is BlockLook.PENDING, strong=hovered)
    inside = _inside(box)
    room = inside.adjusted(0, 0, 0, -_BAR - 2)
    words = _seen_part(room, seen)
    if has_room_for_time(words, block) or not has_room_for_time(room, block):
        paint_words(painter, words, block, Inks(_ink(block), _quiet_ink(block, color)))
    _paint_bar(painter, inside, block, color)
    if ring:
        _paint_ring(painter, box, line=ring)


def _paint_surface(painter: QPainter, box: QRectF, color: QColor, fill: QColor, *, pending: bool, strong: bool) -> None:
    ground = QColor(style.colors().panel)
    surface(painter, box, fill=ground.name(), corner=_CORNER)
    shape = QPainterPath()
    shape.addRoundedRect(box.adjusted(0.75, 0.75, -0.75, -0.75), _CORNER, _CORNER)
    painter.fillPath(shape, ground if pending else mixed(color, fill, 0.1) if strong else fill)
    painter.save()
    painter.setClipPath(shape, Qt.ClipOperation.IntersectClip)
    painter.fillRect(QRectF(box.left(), box.top(), _EDGE, box.height()), color)
    painter.restore()
    line = Qt.PenStyle.DashLine if pending else Qt.PenStyle.SolidLine
    painter.setPen(QPen(color if strong or pending else mixed(color, fill, _PALE), 1.5, line))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPath(shape)


def _inside(box: QRectF) -> QRectF:
    """Where words and the bar stand; a narrow block keeps more of its room for them."""
    beside = 5 if box.width() >= _WIDE else 2
    return box.adjusted(_EDGE + beside, 4, -beside, -5)


def _seen_part(area: QRectF, seen: QRectF) -> QRectF:
    """As much of `area` as is seen from side to side."""
    left, right = max(area.left(), seen.left() + _AT_EDGE), min(area.right(), seen.right() - _AT_EDGE)
    return QRectF(left, area.top(), max(right - left, 0.0), area.height())


def _paint_bar(painter: QPainter, area: QRectF, block: Block, color: QColor) -> None:
    if block.look is BlockLook.PENDING:
        return
    bar = QRectF(area.left(), area.bottom() - _BAR, area.width(), _BAR)
    ground = mixed(color, QColor(style.colors().panel), 0.25)
    surface(painter, bar, fill=ground.name(), corner=_BAR / 2)
    if block.filled > 0:
        part = QRectF(bar.left(), bar.top(), max(bar.width() * min(block.filled, 1.0), _BAR), _BAR)
        surface(painter, part, fill=color.name(), corner=_BAR / 2)


def _paint_cancelled(painter: QPainter, box: QRectF, block: Block, *, ring: float, hovered: bool) -> None:
    worn, font = style.colors(), style.font(style.Size.HINT)
    surface(painter, box, fill=worn.background, outline=worn.muted if hovered else worn.line, corner=4)
    inside, text = box.adjusted(5, 0, -4, 0), f"{block.time_text} {block.title}"
    line_of_text(painter, inside, text, font=font, color=worn.muted)
    struck = min(width_of(text, font), inside.width())
    painter.setPen(QPen(QColor(worn.muted), 1.0))
    painter.drawLine(QPointF(inside.left(), box.center().y()), QPointF(inside.left() + struck, box.center().y()))
    if ring:
        _paint_ring(painter, box, line=ring)


def _paint_ring(painter: QPainter, box: QRectF, *, line: float) -> None:
    around = box.adjusted(-3, -3, 3, 3)
    surface(painter, around, fill="", outline=style.colors().accent, line=line, corner=_CORNER + 2)


def _ink(block: Block) -> str:
    return style.colors().muted if block.look is BlockLook.OVER else style.colors().text


def _quiet_ink(block: Block, color: QColor) -> str:
    """Of figures: near to the colour of the film, and readable on its surface."""
    if block.look is BlockLook.OVER:
        return style.colors().muted
    return mixed(QColor(style.colors().text), color, 0.55).name()
