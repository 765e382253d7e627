"""A picture to choose: seen small, with buttons to take another one or none."""

from pathlib import Path

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPixmap
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ttms_desktop import style
from ttms_desktop.widgets.busy_button import BusyButton, ButtonKind
from ttms_desktop.widgets.file_dialogs import UNCHANGED
from ttms_desktop.widgets.painting import surface

_SIZE = QSize(64, 96)
_SIGN_SIDE = 28


class PosterPicture(QWidget):
    """A poster in its frame, cut to two by three; the sign of films without one."""

    def __init__(self, size: QSize = _SIZE, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pixmap = QPixmap()
        self.setFixedSize(size)

    def show_picture(self, picture: bytes) -> bool:
        """Draw what a PNG or JPEG file holds; False if it holds no picture."""
        self._pixmap = QPixmap()
        is_picture = not picture or self._pixmap.loadFromData(picture)
        self.update()
        return is_picture

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        worn, area = style.colors(), QRectF(self.rect())
        surface(painter, area, fill=worn.panel, outline=worn.sold_text, corner=style.Radius.SMALL)
        if self._pixmap.isNull():
            sign = style.pixmap("films", worn.muted, side=_SIGN_SIDE, ratio=self.devicePixelRatioF())
            corner = area.center() - QPointF(_SIGN_SIDE / 2, _SIGN_SIDE / 2)
            painter.drawPixmap(corner, sign)
            return
        frame = QPainterPath()
        frame.addRoundedRect(area, style.Radius.SMALL, style.Radius.SMALL)
        painter.setClipPath(frame)
        wanted = self.size() * self.devicePixelRatioF()
        scaled = self._pixmap.scaled(
            wanted, Qt.AspectRatioMode.KeepAspectRatioByExpanding, Qt.TransformationMode.SmoothTransformation
        )
        cut = QRectF(
            (scaled.width() - wanted.width()) / 2,
            (scaled.height() - wanted.height()) / 2,
            wanted.width(),
            wanted.height(),
        )
        painter.drawPixmap(area, scaled, cut)


class PosterField(QWidget):
    """The poster of a film in its form; `picture` is None until another one, or none, was chosen."""

    changed = Signal()
    unreadable = Signal(str)  # the file that is no picture

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.picture: bytes | None = None
        self.frame = PosterPicture()
        self.choose_button = BusyButton(ButtonKind.PLAIN)
        self.remove_button = BusyButton(ButtonKind.QUIET)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(style.space(3))
        row.addWidget(self.frame)
        column = QVBoxLayout()
        column.setSpacing(style.space(1))
        column.addStretch()
        column.addWidget(self.choose_button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.remove_button, 0, Qt.AlignmentFlag.AlignLeft)
        row.addLayout(column)
        row.addStretch()
        self.choose_button.clicked.connect(self._choose)
        self.remove_button.clicked.connect(self._remove)
        self._retranslate()
        self.show_stored(b"")

    def show_stored(self, picture: bytes) -> None:
        """What the server has; what was chosen meanwhile stays."""
        if self.picture is None:
            self._show(picture)

    def take_file(self, path: Path) -> None:
        """Choose the picture in a file."""
        picture = path.read_bytes()
        if not picture or not self.frame.show_picture(picture):
            self._show(self.picture or b"")
            self.unreadable.emit(path.name)
            return
        self.picture = picture
        self._show(picture)
        self.changed.emit()

    def set_refused(self, refused: bool) -> None:  # noqa: FBT001 - a Qt setter
        """Mark the field as wrong."""
        self.setProperty("tone", "danger" if refused else "")

    def _choose(self) -> None:
        names = self.tr("Pictures (*.png *.jpg *.jpeg)")
        chosen, _ = QFileDialog.getOpenFileName(self, self.tr("Choose a poster"), "", names, options=UNCHANGED)
        if chosen:
            self.take_file(Path(chosen))

    def _remove(self) -> None:
        self.picture = b""
        self._show(b"")
        self.changed.emit()

    def _show(self, picture: bytes) -> None:
        self.frame.show_picture(picture)
        self.remove_button.setVisible(bool(picture))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self._retranslate()

    def _retranslate(self) -> None:
        self.choose_button.setText(self.tr("Choose…"))
        self.remove_button.setText(self.tr("No poster"))
