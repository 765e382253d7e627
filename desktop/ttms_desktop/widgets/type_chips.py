"""Choosing one of a few things in one line, each with its key; a menu where the line is too short for all."""

from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAction, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from ttms_desktop import style
from ttms_desktop.widgets.hover_button import HoverButton
from ttms_desktop.widgets.labels import plain_tip
from ttms_desktop.widgets.menus import Menu, open_below
from ttms_desktop.widgets.painting import line_of_text, surface, width_of

_HEIGHT = 26
_MARGIN, _TIGHT = 7, 4
_GAP = 4


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing to choose; `detail` stands beside it in the menu."""

    value: str
    text: str
    key: str
    detail: str = ""


class Chip(HoverButton):
    """A choice as a small button; filled when chosen."""

    def __init__(self, choice: Choice, *, about: str, chosen: bool, opens: bool = False, margin: int = _MARGIN) -> None:
        super().__init__()
        self.choice = choice
        self._chosen = chosen
        self._opens = opens
        self._margin = margin
        self.setText(choice.text)
        self.setAccessibleName(f"{about} {choice.text} {choice.key}".strip())
        self.setToolTip(plain_tip(choice.detail))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        font = style.font(style.Size.SMALL, strong=self._chosen)
        key = width_of(self._tail, style.font(style.Size.HINT))
        return QSize(round(width_of(self.text(), font) + key + 5 + 2 * self._margin) + 1, _HEIGHT)

    @property
    def _tail(self) -> str:
        return f"{self.choice.key} ▾" if self._opens else self.choice.key

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        worn = style.colors()
        outline = worn.accent if self._chosen or self.hasFocus() else worn.muted if self.hovered else worn.line
        fill = worn.accent_soft if self._chosen else worn.panel
        line = 2.0 if self.hasFocus() else 1.0
        surface(painter, QRectF(self.rect()), fill=fill, outline=outline, line=line, corner=style.Radius.CONTROL - 1)
        inside = QRectF(self.rect()).adjusted(self._margin, 0, -self._margin, 0)
        ink = worn.sold_text if not self.isEnabled() else worn.accent if self._chosen else worn.text
        line_of_text(painter, inside, self.text(), font=style.font(style.Size.SMALL, strong=self._chosen), color=ink)
        right = Qt.AlignmentFlag.AlignRight
        line_of_text(painter, inside, self._tail, font=style.font(style.Size.HINT), color=worn.muted, align=right)
        painter.end()


class TypeChips(QWidget):
    """The choices side by side."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._choices: tuple[Choice, ...] = ()
        self._value = ""
        self._about = ""
        self._open = True
        self._room = 0
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(_GAP)
        self.setFixedHeight(_HEIGHT)

    def say(self, choices: tuple[Choice, ...], value: str, *, spread: bool, about: str = "") -> None:
        """Offer `choices` with `value` chosen; only `value` and a menu unless `spread`.

        `about` is what the choice is for, said before each by a screen reader.
        """
        if (choices, value, spread, about) == (self._choices, self._value, self._open, self._about):
            return
        self._choices, self._value, self._open, self._about = choices, value, spread, about
        self._fill()

    def minimumSizeHint(self) -> QSize:
        return QSize(60, _HEIGHT)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.width() != self._room:
            self._room = self.width()
            self._fill()

    def _fill(self) -> None:
        while (item := self._row.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.hide()
                old.deleteLater()
        chips = self._spread(_MARGIN) or self._spread(_TIGHT)
        if not chips:
            chips = [
                Chip(choice, about=self._about, chosen=self._open, opens=True)
                for choice in self._choices
                if choice.value == self._value
            ]
        for chip in chips:
            chip.clicked.connect(self._on_clicked)
            self._row.addWidget(chip)
        self._row.addStretch()
        self._row.activate()

    def _spread(self, margin: int) -> list[Chip]:
        """All of them; none if they are not wanted, or have no room with this margin."""
        value, about = self._value, self._about
        chips = [Chip(each, about=about, chosen=each.value == value, margin=margin) for each in self._choices]
        needed = sum(chip.sizeHint().width() + _GAP for chip in chips) - _GAP
        return chips if self._open and needed <= self.width() else []

    def _on_clicked(self) -> None:
        chip = self.sender()
        assert isinstance(chip, Chip)
        if chip.choice.value != self._value:
            self.chosen.emit(chip.choice.value)
        else:
            self._open_menu(chip)

    def _open_menu(self, chip: Chip) -> None:
        menu = Menu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for choice in self._choices:
            action = menu.addAction(f"{choice.text}   {choice.detail}\t{choice.key}")
            action.setCheckable(True)
            action.setChecked(choice.value == self._value)
            action.setData(choice.value)
        menu.triggered.connect(self._on_menu)
        open_below(menu, chip)

    def _on_menu(self, action: QAction) -> None:
        value = str(action.data())
        if value != self._value:
            self.chosen.emit(value)
