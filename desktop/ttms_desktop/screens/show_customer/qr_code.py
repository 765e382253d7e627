"""A QR code on the screen: dark on white in every theme, else telephones do not read it."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ttms_desktop import style
from ttms_desktop.printing.ticket_page import qr_matrix
from ttms_desktop.widgets.painting import surface

_QUIET_ZONE = 4
_PAPER, _INK = "#FFFFFF", "#111827"


class QrCode(QWidget):
    """As large as the place allows, with whole pixels for each module."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._matrix: tuple[tuple[int, ...], ...] = ()
        self._text = ""
        self.setMinimumSize(180, 180)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    @property
    def text(self) -> str:
        """What is in the code."""
        return self._text

    def say(self, text: str) -> None:
        if text != self._text:
            self._text, self._matrix = text, qr_matrix(text) if text else ()
            self.setAccessibleName(text)
            self.update()

    def sizeHint(self) -> QSize:
        return QSize(320, 320)

    def paintEvent(self, _event: QPaintEvent) -> None:
        if not self._matrix:
            return
        painter = QPainter(self)
        count = len(self._matrix) + 2 * _QUIET_ZONE
        ratio = self.devicePixelRatioF()
        module = int(min(self.width(), self.height()) * ratio / count) / ratio
        side = module * count
        left, top = (self.width() - side) / 2, (self.height() - side) / 2
        surface(painter, QRectF(left, top, side, side), fill=_PAPER, corner=style.Radius.CONTROL)
        # As one picture, enlarged: between modules that are drawn one by one are hairlines on some screens.
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, on=False)
        edge, inside = _QUIET_ZONE * module, len(self._matrix) * module
        painter.drawImage(QRectF(left + edge, top + edge, inside, inside), _picture(self._matrix))
        painter.end()


def _picture(matrix: Sequence[Sequence[int]]) -> QImage:
    """A pixel a module."""
    picture = QImage(len(matrix), len(matrix), QImage.Format.Format_RGB32)
    for row, modules in enumerate(matrix):
        for column, dark in enumerate(modules):
            picture.setPixelColor(column, row, QColor(_INK if dark else _PAPER))
    return picture
