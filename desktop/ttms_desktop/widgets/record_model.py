"""The rows behind a table of records: what each column says of a row, and in which order the rows stand."""

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from ttms_desktop.widgets.labels import plain_tip

Row = TypeVar("Row")
Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_ROLES = Qt.ItemDataRole


@dataclass(frozen=True, slots=True)
class Column(Generic[Row]):
    """What a column is called and says; `width` is the least in pixels, `stretch` its share of the room left over.

    A column with `sort` is sorted by it when its head is clicked. `tone` gives "", "muted", "accent", "warning" or
    "danger" for a row, `tip` what is said on hover, `about` what is said of all of it. A `spare` one is left out where
    others would be cut and it says the same in every row, any other but the first where it says nothing in any row.
    """

    title: Callable[[], str]
    text: Callable[[Row], str]
    right: bool = False
    strong: bool = False
    muted: bool = False
    width: int = 0
    stretch: int = 0
    sort: Callable[[Row], Any] | None = None
    tone: Callable[[Row], str] | None = None
    tip: Callable[[Row], str] | None = None
    about: Callable[[], str] | None = None
    spare: bool = False


class RecordModel(QAbstractTableModel, Generic[Row]):
    """Rows of one kind; `key` tells which rows of two lists are the same record."""

    def __init__(
        self,
        columns: Sequence[Column[Row]],
        *,
        key: Callable[[Row], Hashable] | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self._key = key
        self._given: list[Row] = []
        self._rows: list[Row] = []
        self.sorted_by: int | None = None
        self.descending = False

    # What is shown

    def show(self, rows: Sequence[Row]) -> None:
        """These rows from now on, in the order that was chosen."""
        self.beginResetModel()
        self._given = list(rows)
        self._order()
        self.endResetModel()

    def sort_by(self, column: int | None, *, descending: bool = False) -> None:
        """In the order of a column; None is the order in which the rows came."""
        self.layoutAboutToBeChanged.emit()
        self.sorted_by, self.descending = column, descending
        self._order()
        self.layoutChanged.emit()

    def row(self, place: int) -> Row:
        return self._rows[place]

    def place_of(self, row: Row) -> int | None:
        """Where the record stands now; None if it is gone."""
        wanted = self._same(row)
        return next((place for place, other in enumerate(self._rows) if self._same(other) == wanted), None)

    def tone(self, index: Index) -> str:
        column = self.columns[index.column()]
        tone = column.tone(self._rows[index.row()]) if column.tone else ""
        return tone or ("muted" if column.muted else "")

    # For Qt

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = _ROLES.DisplayRole) -> Any:
        if not index.isValid():
            return None
        column, row = self.columns[index.column()], self._rows[index.row()]
        if role in (_ROLES.DisplayRole, _ROLES.AccessibleTextRole):
            return column.text(row)
        if role == _ROLES.ToolTipRole:
            return plain_tip(column.tip(row) if column.tip else "") or None
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _ROLES.DisplayRole) -> Any:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        column = self.columns[section]
        if role == _ROLES.ToolTipRole:
            return plain_tip(column.about() if column.about else "") or None
        return column.title() if role == _ROLES.DisplayRole else None

    def _order(self) -> None:
        self._rows = list(self._given)
        sort = self.columns[self.sorted_by].sort if self.sorted_by is not None else None
        if sort is not None:
            self._rows.sort(key=sort, reverse=self.descending)

    def _same(self, row: Row) -> Hashable:
        return self._key(row) if self._key else id(row)
