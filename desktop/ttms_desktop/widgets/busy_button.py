"""A button with its key on it, which shows that what it started is still under way."""

from enum import Enum, auto

from PySide6.QtCore import QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ttms_desktop import style
from ttms_desktop.widgets.hover_button import HoverButton
from ttms_desktop.widgets.painting import CAP_HEIGHT, cap, cap_width, line_of_text, surface, turning_arc, width_of
from ttms_desktop.widgets.waiting import Turn

_SPINNER_SIDE = 18
_ICON_SIDE = 18


class ButtonKind(Enum):
    """How much a button asks to be pressed."""

    PRIMARY = auto()
    ACTION = auto()  # the primary one of a dialog or a bar: as high as the fields beside it
    PLAIN = auto()
    QUIET = auto()


_FILLED = (ButtonKind.PRIMARY, ButtonKind.ACTION)
_HEIGHTS = {ButtonKind.PRIMARY: 56, ButtonKind.ACTION: 40, ButtonKind.PLAIN: 40, ButtonKind.QUIET: 32}
_MARGINS = {ButtonKind.PRIMARY: 18, ButtonKind.ACTION: 16, ButtonKind.PLAIN: 12, ButtonKind.QUIET: 8}


class BusyButton(HoverButton):
    """Text at the left, key at the right; pressed by mouse, Space, or the key that the screen gives it."""

    def __init__(self, kind: ButtonKind = ButtonKind.PLAIN, *, key: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kind = kind
        self._key = key
        self._keyless = False
        self._icon_name = ""
        self._busy_text = ""
        self._turn = Turn(self)
        self._turn.turned.connect(self.update)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    @property
    def busy(self) -> bool:
        return bool(self._busy_text)

    def set_busy(self, text: str) -> None:
        """Say what is under way and do not be pressed until it is over; an empty text ends it."""
        self._busy_text = text
        if text:
            self._turn.start()
        else:
            self._turn.stop()
        self.update()

    @property
    def key(self) -> str:
        """The key that it shows; empty for none."""
        return self._key

    def set_key(self, key: str) -> None:
        self._key = key
        self.updateGeometry()
        self.update()

    def set_keyless(self, *, keyless: bool) -> None:
        """Without its key, where others in the same line need the room."""
        if keyless != self._keyless:
            self._keyless = keyless
            self.updateGeometry()
            self.update()

    def set_icon(self, name: str) -> None:
        """An icon of resources/icons before the text."""
        self._icon_name = name
        self.updateGeometry()

    def nextCheckState(self) -> None:
        """Nothing is toggled."""

    def hitButton(self, pos: QPoint) -> bool:
        return not self.busy and super().hitButton(pos)

    def sizeHint(self) -> QSize:
        return QSize(self.bare_width if self._keyless else self.full_width, _HEIGHTS[self._kind])

    def minimumSizeHint(self) -> QSize:
        if self._kind is ButtonKind.ACTION:
            return QSize(self.bare_width, _HEIGHTS[self._kind])
        return QSize(min(self.sizeHint().width(), 64), _HEIGHTS[self._kind])

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        area = QRectF(self.rect())
        ink = self._paint_surface(painter, area)
        inside = area.adjusted(self._margin(), 0, -self._margin(), 0)
        if self.busy:
            spinner = QRectF(inside.right() - _SPINNER_SIDE, area.center().y() - 9, _SPINNER_SIDE, _SPINNER_SIDE)
            turning_arc(painter, spinner, color=ink, turn=self._turn.degrees)
            inside.setRight(spinner.left() - 10)
        elif self._shows_key():
            outline = style.colors().line if self._kind not in _FILLED else ink
            muted = ink if self._kind in _FILLED or not self.isEnabled() else style.colors().muted
            cap(painter, inside.right(), area.center().y(), self._key, color=muted, outline=outline)
            inside.setRight(inside.right() - max(cap_width(self._key), CAP_HEIGHT) - 10)
        self._paint_icon_and_text(painter, inside, ink)
        painter.end()

    def _paint_icon_and_text(self, painter: QPainter, inside: QRectF, ink: str) -> None:
        if self._icon_name:
            drawn = style.pixmap(self._icon_name, ink, side=_ICON_SIDE, ratio=self.devicePixelRatioF())
            painter.drawPixmap(round(inside.left()), round(inside.center().y() - _ICON_SIDE / 2), drawn)
            inside.setLeft(inside.left() + _ICON_SIDE + 8)
        align = Qt.AlignmentFlag.AlignLeft
        if not self._shows_key() and not self.busy and not self._icon_name:
            align = Qt.AlignmentFlag.AlignHCenter
        text = self._busy_text or self.text()
        line_of_text(painter, inside, text, font=self._text_font(), color=ink, align=align)

    def _paint_surface(self, painter: QPainter, area: QRectF) -> str:
        """Paints what is behind the text and gives the text's colour."""
        worn = style.colors()
        corner = style.Radius.CARD if self._kind is ButtonKind.PRIMARY else style.Radius.CONTROL
        fill, ink, outline = self._look(worn)
        if fill or outline:
            surface(painter, area, fill=fill, outline=outline, corner=corner)
        if self.hasFocus():
            ring = ink if self._kind in _FILLED else worn.accent
            inset = {ButtonKind.PRIMARY: 4, ButtonKind.ACTION: 3}.get(self._kind, 0)
            around = area.adjusted(inset, inset, -inset, -inset)
            surface(painter, around, fill="", outline=ring, line=2, corner=corner - inset / 2)
        return ink

    def _look(self, worn: style.Colors) -> tuple[str, str, str]:
        pressed = self.hovered or self.isDown()
        if self._kind in _FILLED:
            if not self.isEnabled():
                return worn.line, worn.muted, ""
            return (worn.accent_hover if pressed and not self.busy else worn.accent), worn.on_accent, ""
        ink = worn.text if self.isEnabled() else worn.sold_text
        if self._kind is ButtonKind.PLAIN:
            return (worn.background if pressed and self.isEnabled() else worn.panel), ink, worn.line
        quiet_ink = worn.muted if self.isEnabled() else worn.sold_text
        return (worn.line if pressed and self.isEnabled() else ""), quiet_ink, ""

    @property
    def full_width(self) -> int:
        """The room that icon, text and key need."""
        key = max(cap_width(self._key), CAP_HEIGHT) + 10 if self._key else 0
        return self.bare_width + round(key)

    @property
    def bare_width(self) -> int:
        """The room that icon and text need, without the key."""
        room = width_of(self.text(), self._text_font()) + 2 * self._margin()
        if self._icon_name:
            room += _ICON_SIDE + (8 if self.text() else 0)
        return round(room) + 2

    def _shows_key(self) -> bool:
        """The key goes before the text is cut."""
        return bool(self._key) and not self._keyless and self.width() >= self.full_width

    def _margin(self) -> int:
        return _MARGINS[self._kind]

    def _text_font(self) -> QFont:
        if self._kind is ButtonKind.PRIMARY:
            return style.font(style.Size.PRIMARY, strong=True)
        if self._kind is ButtonKind.ACTION:
            return style.font(style.Size.ROW, strong=True)
        return style.font(style.Size.ROW if self._kind is ButtonKind.PLAIN else style.Size.SECOND)
