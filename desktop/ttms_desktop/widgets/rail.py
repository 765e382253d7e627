"""The dark rail at the left: the screens that exist, who works here, and whether the server answers."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from ttms_desktop import style
from ttms_desktop.widgets.hover_button import HoverButton
from ttms_desktop.widgets.labels import plain_tip
from ttms_desktop.widgets.painting import line_of_text, surface, width_of

_WIDTH = 76
_NARROW = 56
_ICON_SIDE, _SMALL_ICON_SIDE, _SMALLEST_ICON_SIDE = 22, 17, 14
_HIGH, _LOWEST = 60, 28
_ROOMY, _TIGHT, _WITH_TEXT = 50, 36, 31
_TEXT_HEIGHT, _SMALL_TEXT_HEIGHT = 20, 14
_SPACING = 6
_DOT = 8
_EDGE = 4  # between a name and the ends of its pill
_NARROWEST_LETTERS = 70  # of 100
_CENTER = Qt.AlignmentFlag.AlignHCenter


class _OnRail(HoverButton):
    """What all buttons of the rail share."""

    def __init__(self, height: int) -> None:
        super().__init__()
        self.setFixedHeight(height)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(_NARROW, self.height())


@dataclass(frozen=True, slots=True)
class RailChoice:
    """A screen as the rail offers it; `key` is said on hover."""

    name: str
    icon: str
    text: str
    key: str = ""


class RailItem(_OnRail):
    """A screen: icon over its name, or the icon alone where there is no room; `mark` counts what waits there."""

    def __init__(self, choice: RailChoice) -> None:
        super().__init__(_HIGH)
        self.choice = choice
        self._mark = ""
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setText(choice.text)
        self.setAccessibleName(choice.text)
        self.setToolTip(plain_tip(f"{choice.text} ({choice.key})" if choice.key else choice.text))

    @property
    def mark(self) -> str:
        return self._mark

    def set_mark(self, mark: str) -> None:
        """A short word at the icon; empty takes it away."""
        if mark != self._mark:
            self._mark = mark
            self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        worn = style.colors()
        area = QRectF(self.rect())
        corner = style.Radius.CARD if self._is_roomy else style.Radius.CONTROL
        if self.isChecked() or self.hovered:
            surface(painter, area, fill=worn.accent if self.isChecked() else worn.rail_raised, corner=corner)
        if self.hasFocus():
            surface(painter, area, fill="", outline=worn.on_rail, line=2, corner=corner)
        ink = worn.on_accent if self.isChecked() else worn.rail_text
        side = self._icon_side
        height = _TEXT_HEIGHT if self._is_roomy else _SMALL_TEXT_HEIGHT
        icon_top = (self.height() - side - (height - 1 if self.is_worded else 0)) / 2
        drawn = style.pixmap(self.choice.icon, ink, side=side, ratio=self.devicePixelRatioF())
        painter.drawPixmap(round((self.width() - side) / 2), round(icon_top), drawn)
        if self.is_worded:
            text = QRectF(0, icon_top + side + (1 if self._is_roomy else 0), self.width(), height)
            line_of_text(painter, text, self.text(), font=self._font(), color=ink, align=_CENTER)
        if self._mark and not self.isChecked():
            self._paint_mark(painter, QRectF(self.width() / 2 + 5, icon_top - 4, 18, 15))
        painter.end()

    @property
    def least_width(self) -> int:
        """With which no letter of its name is cut, where the name is shown."""
        small = style.font(style.Size.HINT)
        return ceil(width_of(self.text(), small)) + 2 * _EDGE if self.is_worded else 0

    @property
    def is_worded(self) -> bool:
        """Whether there is room for its name."""
        return self.height() >= _WITH_TEXT

    @property
    def _is_roomy(self) -> bool:
        return self.height() >= _ROOMY

    @property
    def _icon_side(self) -> int:
        """The name is read whole before the icon is large."""
        if self._is_roomy or not self.is_worded:
            return _ICON_SIDE
        return _SMALL_ICON_SIDE if self.height() >= _TIGHT else _SMALLEST_ICON_SIDE

    def _font(self) -> QFont:
        """A long word is smaller, then narrower: it is read whole."""
        font = style.font(style.Size.SMALL, strong=self.isChecked())
        room = self.width() - 2 * _EDGE
        if self._is_roomy and width_of(self.text(), font) <= room:
            return font
        small = QFont(style.font(style.Size.HINT, strong=self.isChecked()))
        wide = width_of(self.text(), small)
        if wide > room:
            small.setStretch(max(_NARROWEST_LETTERS, int(100 * room / wide)))
        return small

    def _paint_mark(self, painter: QPainter, area: QRectF) -> None:
        worn = style.colors()
        surface(painter, area, fill=worn.accent, corner=area.height() / 2)
        font = style.font(style.Size.HINT, strong=True)
        line_of_text(painter, area, self._mark, font=font, color=worn.on_accent, align=_CENTER)


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
        line = 2 if self.hasFocus() else 1
        surface(painter, disc, fill=worn.rail_raised, outline=ring, line=line, corner=side / 2)
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
    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.items: list[RailItem] = []
        self.badge = Badge()
        self._link = _Link()
        self._side = self._least = 0
        self._column = QVBoxLayout(self)
        self._column.setSpacing(_SPACING)
        self._column.addStretch()
        self._column.addWidget(self.badge)
        self._column.addWidget(self._link)
        self.badge.clicked.connect(self.badge_clicked)
        self.set_narrow(narrow=False)

    def offer(self, choices: Sequence[RailChoice], chosen: str) -> None:
        """These screens from now on, with the one called `chosen` in front."""
        for old in self.items:
            self._column.removeWidget(old)
            old.setAutoExclusive(False)  # else it takes the turn of one that is seen, until Qt deletes it
            old.hide()
            old.deleteLater()
        self.items = [RailItem(choice) for choice in choices]
        for place, item in enumerate(self.items):
            item.setChecked(item.choice.name == chosen)
            item.clicked.connect(self._on_clicked)
            self._column.insertWidget(place, item)
        self._share_height()

    def item(self, name: str) -> RailItem | None:
        """The screen called `name`, if it is offered."""
        return next((item for item in self.items if item.choice.name == name), None)

    def say_chosen(self, name: str) -> None:
        """Which screen is in front."""
        item = self.item(name)
        if item is not None:
            item.setChecked(True)

    def set_narrow(self, *, narrow: bool) -> None:
        """Only a strip, where the window is small."""
        self._least, self._side = (_NARROW, 2) if narrow else (_WIDTH, 4)
        self._share_height()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_height()

    def _share_height(self) -> None:
        """All screens are seen, however low the window is."""
        side, count = self._side, len(self.items)
        room = self.height() - 2 * side - 10 - self.badge.height() - self._link.height()
        spacing = _SPACING if room >= count * (_ROOMY + _SPACING) + _SPACING else 2
        height = (room - (count + 2) * spacing) // count if count else _HIGH
        self._column.setContentsMargins(side, side + 4, side, side + 6)
        self._column.setSpacing(spacing)
        for item in self.items:
            item.setFixedHeight(max(_LOWEST, min(_HIGH, height)))
        widest = max((item.least_width for item in self.items), default=0)
        self.setFixedWidth(max(self._least, widest + 2 * side))

    def _on_clicked(self) -> None:
        item = self.sender()
        assert isinstance(item, RailItem)
        self.chosen.emit(item.choice.name)

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
