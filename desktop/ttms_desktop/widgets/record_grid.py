"""The rows of a table of records: hovered, chosen and opened, under columns that share the room."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QTableView

from ttms_desktop import style
from ttms_desktop.widgets.painting import width_of
from ttms_desktop.widgets.record_model import RecordModel
from ttms_desktop.widgets.record_painting import CELL_MARGIN, ROW_HEIGHT, RecordDelegate, RecordHeader

_MEASURED_ROWS = 60
_ARROW_ROOM = 16
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_POLICY = Qt.ScrollBarPolicy


class RecordGrid(QTableView):
    """Whole rows are chosen, one at a time; Enter or a double click opens the chosen one."""

    opened = Signal(int)
    current_moved = Signal()
    columns_moved = Signal()

    def __init__(self, model: RecordModel[object]) -> None:
        super().__init__()
        self._records = model
        self._totals: tuple[str, ...] = ()
        self.setModel(model)
        self._delegate = RecordDelegate(model, self)
        self.setItemDelegate(self._delegate)
        self._header = RecordHeader(model, self)
        self.setHorizontalHeader(self._header)
        self._dress()
        self._header.sectionClicked.connect(self._on_head)
        self._header.sectionResized.connect(self._on_columns)
        self.horizontalScrollBar().valueChanged.connect(self._on_columns)
        self.doubleClicked.connect(self._on_double_click)
        model.modelReset.connect(self.share_out)

    def _dress(self) -> None:
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalScrollBar().setSingleStep(ROW_HEIGHT)  # so that the first row is seen whole, as the last one is
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(ROW_HEIGHT)

    @property
    def header(self) -> RecordHeader:
        return self._header

    # The columns

    def make_room_for(self, totals: Sequence[str]) -> None:
        """Texts that stand under the columns and must fit too."""
        self._totals = tuple(totals)
        self.share_out()

    def share_out(self) -> None:
        """Each column gets what its texts need; those that stretch share the rest, or give up what is missing.

        Of the rest they first get what their own texts need, so that nothing is cut while there is room.
        """
        places = self._leave_out()
        widths = [self._needed_width(place) for place in places]
        left_over = self.viewport().width() - sum(widths)
        if left_over < 0:
            spare = [width - self._least_width(place) for place, width in zip(places, widths, strict=True)]
            widths = _shared(widths, spare, max(left_over, -sum(spare)))
        else:
            wanted = [max(0, self._wanted_width(place) - width) for place, width in zip(places, widths, strict=True)]
            widths = _shared(widths, wanted, min(left_over, sum(wanted)))
            stretch = [self._records.columns[place].stretch for place in places]
            widths = _shared(widths, stretch, max(0, left_over - sum(wanted)))
        for place, width in zip(places, widths, strict=True):
            self._header.resizeSection(place, width)

    def _leave_out(self) -> list[int]:
        """The columns that are shown: those that say anything, and spare ones if nothing would be cut with them."""
        everything = range(self._records.columnCount())
        said = [place for place in everything if self._says_anything(place)]
        wanted = sum(max(self._needed_width(place), self._wanted_width(place)) for place in said)
        is_short = wanted > self.viewport().width()
        shown = [place for place in said if not (is_short and self._is_spare(place))]
        for place in everything:
            self._header.setSectionHidden(place, place not in shown)
        self._delegate.last = max(shown, default=-1)
        return shown

    def _says_anything(self, place: int) -> bool:
        """In some row, or in the total; the first column names the rows, and without rows all are shown."""
        column, model = self._records.columns[place], self._records
        if place == 0 or not model.rowCount() or any(self._totals[place : place + 1]):
            return True
        return any(column.text(model.row(row)) for row in range(model.rowCount()))

    def _is_spare(self, place: int) -> bool:
        column, model = self._records.columns[place], self._records
        return column.spare and len({column.text(model.row(row)) for row in range(model.rowCount())}) < 2

    def _needed_width(self, place: int) -> int:
        column = self._records.columns[place]
        widest = self._head_width(place)
        if not column.stretch:
            widest = max(widest, self._text_width(place))
        if place < len(self._totals):
            widest = max(widest, width_of(self._totals[place], style.font(style.Size.ROW, strong=True)))
        return max(column.width, _with_margins(widest))

    def _wanted_width(self, place: int) -> int:
        """A column that stretches would have all of its texts seen."""
        return _with_margins(self._text_width(place)) if self._records.columns[place].stretch else 0

    def _least_width(self, place: int) -> int:
        """A column that stretches can be as narrow as its title."""
        if self._records.columns[place].stretch:
            return _with_margins(self._head_width(place))
        return self._needed_width(place)

    def _head_width(self, place: int) -> float:
        column = self._records.columns[place]
        head = width_of(column.title(), style.font(style.Size.SECOND, strong=True))
        return head + (_ARROW_ROOM if column.sort else 0)

    def _text_width(self, place: int) -> float:
        column, model = self._records.columns[place], self._records
        font = style.font(style.Size.ROW, strong=True)
        texts = (column.text(model.row(row)) for row in range(min(model.rowCount(), _MEASURED_ROWS)))
        return max((width_of(text, font) for text in texts), default=0.0)

    def _on_head(self, place: int) -> None:
        """Up, then down, then as it came."""
        model = self._records
        if model.columns[place].sort is None:
            return
        current = model.row(self.currentIndex().row()) if self.currentIndex().isValid() else None
        if model.sorted_by != place:
            model.sort_by(place)
        elif not model.descending:
            model.sort_by(place, descending=True)
        else:
            model.sort_by(None)
        if current is not None:
            self.go_to(model.place_of(current))
        self._header.viewport().update()

    def go_to(self, place: int | None) -> None:
        """Choose the row at `place`; None chooses nothing."""
        if place is None:
            self.setCurrentIndex(QModelIndex())
            self.clearSelection()
        else:
            self.selectRow(place)

    def choose_any(self) -> None:
        """Whoever comes with the keys has something to begin with."""
        if not self.currentIndex().isValid() and self._records.rowCount():
            self.selectRow(0)

    # Mouse and keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ENTER and self.currentIndex().isValid():
            if not event.isAutoRepeat():
                self.opened.emit(self.currentIndex().row())
        elif event.key() == Qt.Key.Key_Escape:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        self._hover(self.rowAt(event.position().toPoint().y()))

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._hover(-1)

    def focusInEvent(self, event: QFocusEvent) -> None:
        # First, else Qt makes the first cell the current one without choosing its row.
        self.choose_any()
        super().focusInEvent(event)
        self._delegate.focused = True
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._delegate.focused = False
        self.viewport().update()

    def currentChanged(
        self, current: QModelIndex | QPersistentModelIndex, previous: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().currentChanged(current, previous)
        if current.row() != previous.row():
            self.current_moved.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.share_out()

    def _hover(self, row: int) -> None:
        if row != self._delegate.hovered:
            self._delegate.hovered = row
            self.viewport().update()

    def _on_double_click(self, index: QModelIndex) -> None:
        self.opened.emit(index.row())

    def _on_columns(self) -> None:
        self.columns_moved.emit()


def _with_margins(width: float) -> int:
    return round(width) + 2 * CELL_MARGIN + 2


def _shared(widths: Sequence[int], shares: Sequence[int], more: int) -> list[int]:
    """So much more, or less if it is negative, for those with a share."""
    total = sum(shares)
    return [width + (more * share // total if total else 0) for width, share in zip(widths, shares, strict=True)]
