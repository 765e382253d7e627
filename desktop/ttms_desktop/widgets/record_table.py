"""A table of records: fixed head, rows, fixed total; words in its place while it loads or has nothing to show."""

from collections.abc import Callable, Hashable, Sequence
from typing import Any

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from ttms_desktop.widgets.notice import Notice
from ttms_desktop.widgets.pages import Pages
from ttms_desktop.widgets.record_grid import RecordGrid
from ttms_desktop.widgets.record_model import Column, RecordModel
from ttms_desktop.widgets.record_painting import TotalLine
from ttms_desktop.widgets.whole_rows import WholeRows

__all__ = ["Column", "RecordTable"]


class RecordTable(QFrame):
    """A card with rows of one kind. `key` tells which record a row is, so that the chosen one stays over a refresh.

    It waits until the first `show_rows`; `say_empty` gives the words for no rows, `say_failed` those for no answer.
    """

    row_chosen = Signal(object)  # the row, or None when none is chosen any more
    row_activated = Signal(object)  # Enter or a double click
    retry_wanted = Signal()
    fill_wanted = Signal()  # there are no rows, and the button that was offered for that was pressed

    def __init__(
        self,
        columns: Sequence[Column[Any]],
        *,
        key: Callable[[Any], Hashable] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self._model: RecordModel[Any] = RecordModel(columns, key=key, parent=self)
        self.grid = RecordGrid(self._model)
        self._total = TotalLine(self._model, self.grid.header)
        self._notice = Notice()
        self._empty, self._fill_text = ("", "", ""), ""
        self._chosen: Any = None
        self._refreshing = self._failed = False
        self._arrange()
        self.set_waiting()
        self.grid.opened.connect(self._on_opened)
        self.grid.current_moved.connect(self._on_current)
        self.grid.columns_moved.connect(self._total.update)
        self._notice.action_clicked.connect(self._on_action)

    def _arrange(self) -> None:
        self._table = WholeRows(self.grid, self._total)
        self._pages = Pages(self._notice, self._table)
        column = QVBoxLayout(self)
        column.setContentsMargins(4, 4, 4, 4)
        column.addWidget(self._pages)
        self.setFocusProxy(self.grid)

    # What is shown

    def show_rows(self, rows: Sequence[Any], total: Sequence[str] | None = None) -> None:
        """These rows from now on, and the texts of the total row, one a column; None is no total row."""
        self._name_grid()
        chosen, self._refreshing = self._chosen, True
        self._model.show(rows)
        self.grid.go_to(None if chosen is None else self._model.place_of(chosen))
        self._refreshing = False
        self._total.setVisible(total is not None)
        self._total.say(total or ())
        self.grid.make_room_for(total or ())
        self._table.fit()
        title, hint, icon = self._empty
        self._failed = False
        self._notice.say(title, hint, icon=icon, action=self._fill_text)
        self._pages.turn_to(self._table if rows else self._notice)
        self._on_current()
        if self.grid.hasFocus():
            self.grid.choose_any()

    def set_waiting(self, text: str = "") -> None:
        """The turning ring in place of the rows: nothing is known yet."""
        self._notice.say(text, waits=True)
        self._pages.turn_to(self._notice)

    def say_empty(self, title: str, hint: str = "", *, icon: str = "", action: str = "") -> None:
        """What stands here when there are no rows; `action` is the text of a button that says `fill_wanted`."""
        self._empty, self._fill_text = (title, hint, icon), action

    def say_failed(self, text: str, *, retry: str = "") -> None:
        """Why nothing can be shown; `retry` is the text of a button that says `retry_wanted`."""
        self._failed = True
        self._notice.say(text, icon="refused", action=retry)
        self._pages.turn_to(self._notice)

    # Choosing

    @property
    def chosen(self) -> Any:
        """The chosen row; None while none is."""
        return self._chosen

    def choose(self, row: Any) -> bool:
        """Choose the record that `row` is; False if it is not there."""
        place = self._model.place_of(row)
        self.grid.go_to(place)
        return place is not None

    @property
    def rows(self) -> list[Any]:
        """As they stand now."""
        return [self._model.row(place) for place in range(self._model.rowCount())]

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self._name_grid()
            self.grid.share_out()
            self.grid.viewport().update()

    def _name_grid(self) -> None:
        """It is a table of what stands in its first column."""
        self.grid.setAccessibleName(self._model.columns[0].title())

    def _on_current(self) -> None:
        if self._refreshing:
            return
        index = self.grid.currentIndex()
        row = self._model.row(index.row()) if index.isValid() else None
        if row is not self._chosen:
            self._chosen = row
            self.row_chosen.emit(row)

    def _on_action(self) -> None:
        (self.retry_wanted if self._failed else self.fill_wanted).emit()

    def _on_opened(self, place: int) -> None:
        self.row_activated.emit(self._model.row(place))
