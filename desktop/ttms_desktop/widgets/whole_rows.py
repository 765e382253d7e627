"""The rows of a table over their total: where there are more of them than room, none is cut through."""

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QSpacerItem, QVBoxLayout, QWidget

from ttms_desktop.widgets.record_grid import RecordGrid
from ttms_desktop.widgets.record_painting import ROW_HEIGHT, TotalLine


class WholeRows(QWidget):
    """The room of a part of a row stays empty."""

    def __init__(self, grid: RecordGrid, total: TotalLine) -> None:
        super().__init__()
        self._grid, self._total = grid, total
        self._rest = QSpacerItem(0, 0)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(grid, 1)
        self._column.addSpacerItem(self._rest)
        self._column.addWidget(total)
        total.hide()
        grid.horizontalScrollBar().rangeChanged.connect(self.fit)

    def fit(self) -> None:
        """After rows, columns or the total have changed."""
        grid, bar = self._grid, self._grid.horizontalScrollBar()
        room = self.height() - grid.header.height()
        room -= 0 if self._total.isHidden() else self._total.height()
        room -= bar.sizeHint().height() if bar.maximum() > bar.minimum() else 0
        too_many = grid.model().rowCount() * ROW_HEIGHT > room > ROW_HEIGHT
        policy = QSizePolicy.Policy
        self._rest.changeSize(0, room % ROW_HEIGHT if too_many else 0, policy.Minimum, policy.Fixed)
        self._column.invalidate()
        self._column.activate()  # at once: a layout under way forgets what is asked of it for afterwards

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()
