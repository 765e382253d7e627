"""A field for a password: dots, until the eye at its end is pressed."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QHideEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from ttms_desktop import style
from ttms_desktop.widgets.hover_button import HoverButton
from ttms_desktop.widgets.line_edit import LineEdit
from ttms_desktop.widgets.painting import surface

_BUTTON = 30
_ICON_SIDE = 18
_HINTS = Qt.InputMethodHint


class PasswordEdit(LineEdit):
    """What is typed is hidden again whenever the field leaves the screen."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setInputMethodHints(_HINTS.ImhSensitiveData | _HINTS.ImhNoAutoUppercase | _HINTS.ImhNoPredictiveText)
        self._eye = _Eye(self)
        self._eye.clicked.connect(self._on_eye)
        self._leave_room()
        self.set_seen(False)

    @property
    def value(self) -> str:
        """What is typed, blanks around it included: they are part of a password."""
        return self.text()

    @property
    def seen(self) -> bool:
        return self.echoMode() is QLineEdit.EchoMode.Normal

    def set_seen(self, seen: bool) -> None:  # noqa: FBT001 - a Qt setter
        """Show the letters, or dots in their place."""
        self.setEchoMode(QLineEdit.EchoMode.Normal if seen else QLineEdit.EchoMode.Password)
        self._eye.setToolTip(self.tr("Hide the password") if seen else self.tr("Show the password"))
        self._eye.setAccessibleName(self._eye.toolTip())
        self._eye.seen = seen
        self._eye.update()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.set_seen(False)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._eye.setGeometry(self.width() - _BUTTON - 5, (self.height() - _BUTTON) // 2, _BUTTON, _BUTTON)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self.set_seen(self.seen)

    def _tail_width(self) -> int:
        return _BUTTON - 2

    def _on_eye(self) -> None:
        self.set_seen(not self.seen)


class _Eye(HoverButton):
    """The eye, struck out while the password is seen."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.seen = False

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        worn = style.colors()
        if self.hovered or self.hasFocus():
            fill = worn.line if self.hovered else ""
            outline = worn.accent if self.hasFocus() else ""
            surface(painter, self.rect().toRectF(), fill=fill, outline=outline, line=2, corner=style.Radius.SMALL)
        name = "eye-off" if self.seen else "eye"
        drawn = style.pixmap(name, worn.muted, side=_ICON_SIDE, ratio=self.devicePixelRatioF())
        painter.drawPixmap((self.width() - _ICON_SIDE) // 2, (self.height() - _ICON_SIDE) // 2, drawn)
        painter.end()
