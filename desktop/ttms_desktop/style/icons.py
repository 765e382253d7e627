"""Line icons, drawn from SVG in whatever colour the place needs."""

from functools import cache

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from ttms_desktop.resource_files import resource


def icon(name: str, color: str) -> QIcon:
    """The icon `name` in one colour."""
    return QIcon(pixmap(name, color, side=24, ratio=2.0))


@cache
def pixmap(name: str, color: str, *, side: int, ratio: float) -> QPixmap:
    """The icon `name` as a square picture of `side` logical pixels on a screen of `ratio`."""
    drawn = QPixmap(round(side * ratio), round(side * ratio))
    drawn.setDevicePixelRatio(ratio)
    drawn.fill(Qt.GlobalColor.transparent)
    painter = QPainter(drawn)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    QSvgRenderer(QByteArray(_source(name).replace("currentColor", color).encode())).render(
        painter, QRectF(0, 0, side, side)
    )
    painter.end()
    return drawn


@cache
def _source(name: str) -> str:
    return resource(f"icons/{name}.svg").read_text(encoding="utf-8")
