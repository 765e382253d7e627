"""One thing of several that can be ticked: what it is, a note below, an amount at the right."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ttms_desktop import style
from ttms_desktop.widgets.hover_button import HoverButton
from ttms_desktop.widgets.labels import plain_tip
from ttms_desktop.widgets.painting import line_of_text, surface, width_of

_HEIGHT = 48
_BOX = 20
_GAP = 12
_MARGIN = 10


class TickRow(HoverButton):
    """Space or a click ticks it and says `clicked`; one that cannot be ticked is struck out."""

    def __init__(self, text: str, note: str, amount: str, *, tickable: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._note, self._amount = note, amount
        self.setText(text)
        self.setToolTip(plain_tip(note))
        self.setAccessibleName(f"{text}, {note}, {amount}")
        self.setCheckable(True)
        self.setEnabled(tickable)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if tickable else Qt.FocusPolicy.NoFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def nextCheckState(self) -> None:
        """Whoever made the row decides what is ticked."""

    def sizeHint(self) -> QSize:
        return QSize(240, _HEIGHT)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        worn, area = style.colors(), QRectF(self.rect())
        if self.isChecked():
            surface(painter, area, fill=worn.accent_soft, corner=style.Radius.CONTROL)
        elif self.hovered and self.isEnabled():
            surface(painter, area, fill=worn.background, corner=style.Radius.CONTROL)
        if self.hasFocus():
            surface(painter, area, fill="", outline=worn.accent, line=2, corner=style.Radius.CONTROL)
        self._paint_box(painter)
        self._paint_words(painter, area)
        painter.end()

    def _paint_box(self, painter: QPainter) -> None:
        worn = style.colors()
        box = QRectF(_MARGIN, (self.height() - _BOX) / 2, _BOX, _BOX)
        if not self.isEnabled():
            return
        if not self.isChecked():
            surface(painter, box, fill=worn.panel, outline=worn.muted, line=1.5, corner=style.Radius.SMALL)
            return
        surface(painter, box, fill=worn.accent, corner=style.Radius.SMALL)
        tick = QPainterPath(QPointF(box.left() + 5, box.center().y()))
        tick.lineTo(box.left() + 8.5, box.center().y() + 4)
        tick.lineTo(box.right() - 4.5, box.center().y() - 4.5)
        painter.setPen(QPen(QColor(worn.on_accent), 2.2, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(tick)

    def _paint_words(self, painter: QPainter, area: QRectF) -> None:
        worn = style.colors()
        ink = worn.text if self.isEnabled() else worn.muted
        font = style.font(style.Size.ROW, strong=self.isEnabled())
        right = width_of(self._amount, font) + _GAP
        inside = area.adjusted(_MARGIN + _BOX + _GAP, 5, -_MARGIN, -5)
        words = inside.adjusted(0, 0, -right, 0)
        upper, lower = QRectF(words), QRectF(words)
        upper.setBottom(words.center().y() + 1)
        lower.setTop(words.center().y() + 1)
        line_of_text(painter, upper, self.text(), font=font, color=ink)
        line_of_text(painter, lower, self._note, font=style.font(style.Size.SMALL), color=worn.muted)
        align = Qt.AlignmentFlag.AlignRight
        line_of_text(painter, inside, self._amount, font=font, color=ink, align=align)
        if not self.isEnabled():
            width, middle = width_of(self._amount, font), inside.center().y()
            painter.setPen(QPen(QColor(ink), 1.2))
            painter.drawLine(QPointF(inside.right() - width, middle), QPointF(inside.right(), middle))
