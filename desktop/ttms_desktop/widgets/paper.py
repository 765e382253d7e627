"""A printed page shown small: its picture scaled to the width there is, with the edge of paper."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QImage, QMouseEvent, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ttms_desktop import style

_RADIUS = 6


class Paper(QWidget):
    """Shows a page; a click asks for it in full size."""

    clicked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._picture = QImage()
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def set_picture(self, picture: QImage) -> None:
        self._picture = picture
        self.updateGeometry()
        self.update()

    def heightForWidth(self, width: int) -> int:
        if self._picture.isNull():
            return 0
        return round(width * self._picture.height() / self._picture.width())

    def sizeHint(self) -> QSize:
        width = 280
        return QSize(width, self.heightForWidth(width))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.clicked.emit()

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._picture.isNull():
            return
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        size = self._picture.size().scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatio)
        page = QRectF(0.5, 0.5, size.width() - 1, size.height() - 1)
        edge = QPainterPath()
        edge.addRoundedRect(page, _RADIUS, _RADIUS)
        painter.setClipPath(edge)
        ratio = self.devicePixelRatioF()
        # Scaled in one smooth step: painting a much larger picture directly leaves the small print ragged.
        small = self._picture.scaled(
            size * ratio, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
        )
        painter.drawImage(page, small)
        painter.setClipping(False)
        painter.setPen(QPen(QColor(style.colors().line), 1))
        painter.drawPath(edge)
