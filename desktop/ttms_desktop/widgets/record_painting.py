"""How a table of records is painted: its cells, its head, and the total under it."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QHeaderView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from ttms_desktop import style
from ttms_desktop.widgets.painting import line_of_text, surface
from ttms_desktop.widgets.record_model import RecordModel

CELL_MARGIN = 12
ROW_HEIGHT = 40
_HEAD_HEIGHT = 36
_TOTAL_HEIGHT = 44
_HALF = "#80"  # as a colour is written with how much of it is seen
_ARROWS = {False: " ↑", True: " ↓"}


def _align(*, right: bool) -> Qt.AlignmentFlag:
    return Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft


class RecordDelegate(QStyledItemDelegate):
    """A cell; `hovered` is the row under the mouse, `focused` whether the keys go to the table.

    `last` is the last column that is shown.
    """

    def __init__(self, model: RecordModel[object], parent: QWidget) -> None:
        super().__init__(parent)
        self._model = model
        self.hovered = -1
        self.focused = False
        self.last = len(model.columns) - 1

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        column, worn = self._model.columns[index.column()], style.colors()
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        area: QRect = option.rect
        painter.save()
        self._paint_surface(painter, QRectF(area), index, chosen=chosen)
        tone = self._model.tone(index)
        ink = getattr(worn, tone) if tone else worn.text
        inside = QRectF(area).adjusted(CELL_MARGIN, 0, -CELL_MARGIN, 0)
        font = style.font(style.Size.ROW, strong=column.strong)
        text = str(index.data() or "")
        line_of_text(painter, inside, text, font=font, color=ink, align=_align(right=column.right))
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(super().sizeHint(option, index).width() + 2 * CELL_MARGIN, ROW_HEIGHT)

    def _paint_surface(
        self, painter: QPainter, area: QRectF, index: QModelIndex | QPersistentModelIndex, *, chosen: bool
    ) -> None:
        worn = style.colors()
        if chosen or index.row() == self.hovered:
            fill = worn.accent_soft if chosen else worn.accent_soft.replace("#", _HALF)
            first, last = index.column() == 0, index.column() == self.last
            # The rounded ends stand in the first and the last cell; in the others they lie outside.
            wide = area.adjusted(2 if first else -20, 1, -2 if last else 20, -1)
            painter.setClipRect(area)
            surface(painter, wide, fill=fill, corner=style.Radius.CONTROL)
            if chosen and self.focused:
                surface(painter, wide, fill="", outline=worn.accent, line=2, corner=style.Radius.CONTROL)
        elif index.row() < self._model.rowCount() - 1:
            painter.fillRect(QRectF(area.left(), area.bottom() - 1, area.width(), 1), QColor(worn.line))


class RecordHeader(QHeaderView):
    """The titles of the columns; an arrow where the rows are sorted."""

    def __init__(self, model: RecordModel[object], parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._model = model
        self.setFixedHeight(_HEAD_HEIGHT)
        self.setSectionsClickable(True)
        self.setMinimumSectionSize(32)
        self.setHighlightSections(False)

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        column, worn = self._model.columns[section], style.colors()
        sorted_here = self._model.sorted_by == section
        painter.save()
        painter.fillRect(rect, QColor(worn.panel))
        painter.fillRect(QRectF(rect.left(), rect.bottom(), rect.width(), 1), QColor(worn.line))
        text = column.title() + (_ARROWS[self._model.descending] if sorted_here else "")
        font = style.font(style.Size.SECOND, strong=sorted_here)
        inside = QRectF(rect).adjusted(CELL_MARGIN, 0, -CELL_MARGIN, 0)
        ink = worn.text if sorted_here else worn.muted
        line_of_text(painter, inside, text, font=font, color=ink, align=_align(right=column.right))
        painter.restore()


class TotalLine(QWidget):
    """The total of each column, under the rows and always seen."""

    def __init__(self, model: RecordModel[object], header: QHeaderView) -> None:
        super().__init__()
        self._model, self._header = model, header
        self.texts: tuple[str, ...] = ()
        self.setFixedHeight(_TOTAL_HEIGHT)

    def say(self, texts: Sequence[str]) -> None:
        self.texts = tuple(texts)
        self.setAccessibleName(" ".join(text for text in texts if text))
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        worn = style.colors()
        # As far as the rows, whose scroll bar stands beside them.
        painter.fillRect(QRectF(0, 0, min(self.width(), self._header.length()), 1), QColor(worn.muted))
        font = style.font(style.Size.ROW, strong=True)
        for place, text in enumerate(self.texts):
            if self._header.isSectionHidden(place):
                continue
            left, width = self._header.sectionViewportPosition(place), self._header.sectionSize(place)
            inside = QRectF(left + CELL_MARGIN, 0, width - 2 * CELL_MARGIN, self.height())
            align = _align(right=self._model.columns[place].right)
            line_of_text(painter, inside, text, font=font, color=worn.text, align=align)
        painter.end()
