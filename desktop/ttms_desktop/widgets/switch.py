"""Something that is on or off."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ttms_desktop import style
from ttms_desktop.widgets.hover_button import HoverButton
from ttms_desktop.widgets.painting import line_of_text, surface, width_of

_TRACK = QSize(40, 22)
_HEIGHT = 32
_GAP = 10


class Switch(HoverButton):
    """The knob stands right and the track is filled when it is on; its text says what that means."""

    changed = Signal()

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setText(text)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.toggled.connect(self._on_toggled)

    @property
    def on(self) -> bool:
        return self.isChecked()

    def set_on(self, on: bool) -> None:  # noqa: FBT001 - a Qt setter
        self.setChecked(on)

    def set_refused(self, refused: bool) -> None:  # noqa: FBT001 - a Qt setter
        """Mark the field as wrong."""
        self.setProperty("tone", "danger" if refused else "")
        self.update()

    def sizeHint(self) -> QSize:
        text = width_of(self.text(), style.font(style.Size.ROW))
        return QSize(round(_TRACK.width() + (text + _GAP if self.text() else 0)) + 3, _HEIGHT)

    def minimumSizeHint(self) -> QSize:
        return QSize(_TRACK.width(), _HEIGHT)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        worn = style.colors()
        whole = QRectF(0, (self.height() - _TRACK.height()) / 2, _TRACK.width(), _TRACK.height())
        track = whole
        if self.hasFocus() or self.property("tone"):
            # The ring is as large as the track was: it begins where the fields above and below it do.
            ring = worn.danger if self.property("tone") else worn.accent
            surface(painter, whole, fill="", outline=ring, line=2, corner=whole.height() / 2)
            track = whole.adjusted(3, 3, -3, -3)
        fill = worn.accent if self.on else worn.sold_text
        surface(painter, track, fill=fill if self.isEnabled() else worn.sold, corner=track.height() / 2)
        gap = 3 if track == whole else 2
        side = track.height() - 2 * gap
        left = track.right() - side - gap if self.on else track.left() + gap
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(worn.on_accent if self.on else worn.panel))
        painter.drawEllipse(QRectF(left, track.top() + gap, side, side))
        words = QRectF(whole.right() + _GAP, 0, self.width() - whole.right() - _GAP, self.height())
        ink = worn.text if self.isEnabled() else worn.sold_text
        line_of_text(painter, words, self.text(), font=style.font(style.Size.ROW), color=ink)
        painter.end()

    def _on_toggled(self, _on: bool) -> None:  # noqa: FBT001 - Qt's signal
        self.changed.emit()
