"""The dark rail at the left: the screens that exist, who works here, and whether the server answers."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from ttms_desktop import style
from ttms_desktop.widgets.hover_button import HoverButton
from ttms_desktop.widgets.painting import line_of_text, surface

_WIDTH = 76
_NARROW = 56
_ICON_SIDE = 22
_DOT = 8
_CENTER = Qt.AlignmentFlag.AlignHCenter


class _OnRail(HoverButton):
    """What all buttons of the rail share."""

    def __init__(self, height: int) -> None:
        super().__init__()
        self.setFixedHeight(height)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(_NARROW, self.height())


class RailItem(_OnRail):
    """A screen: icon over its name."""

    def __init__(self, icon_name: str) -> None:
        super().__init__(60)
        self._icon_name = icon_name
        self.setCheckable(True)
        self.setAutoExclusive(True)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        worn = style.colors()
        area = QRectF(self.rect())
        if self.isChecked() or self.hovered:
            surface(painter, area, fill=worn.accent if self.isChecked() else worn.rail_raised, corner=style.Radius.CARD)
        if self.hasFocus():
            surface(painter, area, fill="", outline=worn.on_rail, line=2, corner=style.Radius.CARD)
        ink = worn.on_accent if self.isChecked() else worn.rail_text
        drawn = style.pixmap(self._icon_name, ink, side=_ICON_SIDE, ratio=self.devicePixelRatioF())
        top = (60 - _ICON_SIDE) / 2 if self.width() < _NARROW else 9
        painter.drawPixmap(round((self.width() - _ICON_SIDE) / 2), round(top), drawn)
        if self.width() >= _NARROW:
            font = style.font(style.Size.SMALL, strong=self.isChecked())
            text = QRectF(2, 34, self.width() - 4, 20)
            line_of_text(painter, text, self.text(), font=font, color=ink, align=_CENTER)
        painter.end()


class Badge(_OnRail):
    """The clerk as a disc with initials; opens the menu for language, theme and signing out."""

    def __init__(self) -> None:
        super().__init__(40)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        worn = style.colors()
        side = 36.0
        disc = QRectF((self.width() - side) / 2, (self.height() - side) / 2, side, side)
        ring = worn.on_rail if self.hasFocus() else worn.rail_text if self.hovered else ""
        surface(painter, disc, fill=worn.rail_raised, outline=ring, line=2, corner=side / 2)
        font = style.font(style.Size.SMALL, strong=True)
        line_of_text(painter, disc, initials(self.text()), font=font, color=worn.on_rail, align=_CENTER)
        painter.end()


class _Link(QWidget):
    """A dot and a word: the server answers or not."""

    def __init__(self) -> None:
        super().__init__()
        self.online = True
        self.text = ""
        self.setFixedHeight(20)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        worn = style.colors()
        font = style.font(style.Size.SMALL if self.width() >= _NARROW else style.Size.HINT)
        painter.setFont(font)
        words = min(painter.fontMetrics().horizontalAdvance(self.text), self.width() - _DOT - 6)
        left = (self.width() - words - _DOT - 6) / 2
        color = worn.online if self.online else style.DARK.danger
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(color))
        painter.drawEllipse(QRectF(left, 6, _DOT, _DOT))
        area = QRectF(left + _DOT + 6, 0, words + 1, 20)
        ink = worn.rail_text if self.online else style.DARK.danger
        line_of_text(painter, area, self.text, font=font, color=ink)
        painter.end()


class Rail(QWidget):
    """Navigation at the top, the clerk and the link at the bottom."""

    badge_clicked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.items: list[RailItem] = []
        self.badge = Badge()
        self._link = _Link()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(8, 12, 8, 14)
        self._column.setSpacing(6)
        self._column.addStretch()
        self._column.addWidget(self.badge)
        self._column.addWidget(self._link)
        self.badge.clicked.connect(self.badge_clicked)
        self.set_narrow(narrow=False)

    def add(self, icon_name: str) -> RailItem:
        """A further screen; its text is set by the caller."""
        item = RailItem(icon_name)
        item.setChecked(not self.items)
        self._column.insertWidget(len(self.items), item)
        self.items.append(item)
        return item

    def set_narrow(self, *, narrow: bool) -> None:
        """Only a strip, where the window is small."""
        self.setFixedWidth(_NARROW if narrow else _WIDTH)
        side = 2 if narrow else 8
        self._column.setContentsMargins(side, side + 4, side, side + 6)

    def set_link(self, text: str, *, online: bool) -> None:
        """Whether the server answers, in a word."""
        self._link.online, self._link.text = online, text
        self._link.setAccessibleName(text)
        self._link.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(style.colors().rail))
        painter.end()


def initials(name: str) -> str:
    """At most two signs for a person: "Li Na" is LN, 李娜 stays."""
    words = name.split()
    if not words:
        return ""
    if not name.isascii():
        return words[-1][-2:]
    if len(words) == 1:
        return name[:2]
    return (words[0][0] + words[-1][0]).upper()
