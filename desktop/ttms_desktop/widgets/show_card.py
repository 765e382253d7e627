"""A show on the board: time, title, hall, what is left, and the key that chooses it."""

from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ttms_desktop import style
from ttms_desktop.widgets.hover_button import HoverButton
from ttms_desktop.widgets.labels import plain_tip
from ttms_desktop.widgets.painting import cap, cap_width, line_of_text, surface, width_of

_HEIGHT = 69
_MARGIN = 13
_BAR_HEIGHT = 5


@dataclass(frozen=True, slots=True)
class ShowOnCard:
    """What a card shows; `filled` from 0 to 1."""

    time_text: str
    title: str
    hall_text: str
    state_text: str
    key: str
    filled: float
    sold_out: bool
    on_sale: bool
    chosen: bool


_NOTHING = ShowOnCard("", "", "", "", "", 0.0, sold_out=False, on_sale=False, chosen=False)


class ShowCard(HoverButton):
    """A card that chooses its show."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._show = _NOTHING
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def say(self, show: ShowOnCard) -> None:
        """Show `show` from now on."""
        if show == self._show:
            return
        self._show = show
        self.setAccessibleName(f"{show.time_text} {show.title}, {show.hall_text}, {show.state_text}")
        self.setToolTip(plain_tip(f"{show.title}\n{show.hall_text}"))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(272, _HEIGHT)

    def minimumSizeHint(self) -> QSize:
        return QSize(180, _HEIGHT)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        self._paint_surface(painter)
        inside = QRectF(self.rect()).adjusted(_MARGIN, 6, -_MARGIN, -9)
        self._paint_head(painter, QRectF(inside.left(), inside.top(), inside.width(), 26))
        self._paint_second_line(painter, QRectF(inside.left(), inside.top() + 26, inside.width(), 18))
        self._paint_bar(painter, QRectF(inside.left(), inside.bottom() - _BAR_HEIGHT, inside.width(), _BAR_HEIGHT))
        painter.end()

    def _paint_surface(self, painter: QPainter) -> None:
        worn = style.colors()
        focused, chosen = self.hasFocus(), self._show.chosen
        fill = worn.accent_soft if chosen else worn.panel if self._show.on_sale else worn.background
        outline = worn.accent if focused or chosen else worn.muted if self.hovered else worn.line
        line = 2.0 if focused else 1.0
        surface(painter, QRectF(self.rect()), fill=fill, outline=outline, line=line, corner=style.Radius.CARD)

    def _paint_head(self, painter: QPainter, area: QRectF) -> None:
        worn, show = style.colors(), self._show
        ink = worn.text if show.on_sale else worn.muted
        big = style.font(style.Size.TIME, strong=show.on_sale)
        line_of_text(painter, area, show.time_text, font=big, color=ink)
        left = area.left() + width_of(show.time_text, big) + 12
        right = area.right()
        if show.key:
            outline = worn.accent if show.chosen else worn.line
            cap(painter, right, area.center().y(), show.key, color=worn.muted, outline=outline)
            right -= cap_width(show.key) + 8
        title = QRectF(left, area.top() + 1, max(right - left, 0), area.height())
        line_of_text(painter, title, show.title, font=style.font(style.Size.TITLE, strong=show.on_sale), color=ink)

    def _paint_second_line(self, painter: QPainter, area: QRectF) -> None:
        worn, show = style.colors(), self._show
        small = style.font(style.Size.SECOND)
        state = style.font(style.Size.SECOND, strong=show.sold_out)
        color = worn.danger if show.sold_out and show.on_sale else worn.muted
        line_of_text(painter, area, show.state_text, font=state, color=color, align=Qt.AlignmentFlag.AlignRight)
        room = area.width() - width_of(show.state_text, state) - 10
        hall = QRectF(area.left(), area.top(), room, area.height())
        line_of_text(painter, hall, show.hall_text, font=small, color=worn.muted)

    def _paint_bar(self, painter: QPainter, area: QRectF) -> None:
        worn, show = style.colors(), self._show
        empty = worn.panel if show.chosen and worn is style.LIGHT else worn.line
        surface(painter, area, fill=empty, corner=_BAR_HEIGHT / 2)
        if show.filled > 0:
            full = worn.sold if not show.on_sale else worn.danger if show.sold_out else worn.accent
            width = max(area.width() * min(show.filled, 1.0), _BAR_HEIGHT)
            part = QRectF(area.left(), area.top(), width, area.height())
            surface(painter, part, fill=full, corner=_BAR_HEIGHT / 2)
