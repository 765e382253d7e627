"""What the screens of coded records share beyond the list: the switch for retired ones, and following their model."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtWidgets import QWidget

from ttms_desktop.screens.coded_records import CodedRecords
from ttms_desktop.screens.record_dialog import RecordDialog
from ttms_desktop.screens.record_screen import ListWords, RecordScreen
from ttms_desktop.widgets.record_table import Column, RecordTable
from ttms_desktop.widgets.switch import Switch


class CodedRecordScreen(RecordScreen):
    """Draws what the view model says and tells it what was pressed; a subclass says the words and the columns."""

    def __init__(
        self,
        model: CodedRecords[Any],
        columns: Sequence[Column[Any]],
        *,
        id_of: Callable[[Any], int],
        form: Callable[[Any, int, QWidget], RecordDialog],
        parent: QWidget | None = None,
    ) -> None:
        """`form` is made with the model, the number of a record (0 for a new one) and its parent."""
        super().__init__(RecordTable(columns, key=id_of), id_of=id_of, parent=parent)
        self._model: Any = model
        self._number_of = id_of
        self._form = form
        self.retired_switch = Switch()
        self.fill_bar(self.retired_switch)
        self.column.addWidget(self.table, 1)
        self.column.addWidget(self.messages)
        self.search.searched.connect(model.search)
        self.retired_switch.changed.connect(lambda: model.show_retired(self.retired_switch.on))
        model.records_changed.connect(self.draw)
        model.informed.connect(self.messages.inform)
        model.failed.connect(self.messages.refuse)
        model.saved.connect(self._on_saved)
        self.retranslate()

    # What a subclass says

    def rows(self) -> Sequence[Any]:
        """The lines of the table."""
        raise NotImplementedError

    def words(self) -> ListWords:
        """What stands there while there are none."""
        raise NotImplementedError

    # What RecordScreen asks for

    def add(self) -> None:
        if self.add_button.isEnabled():
            self.open_form(self._form(self._model, 0, self))

    def edit(self, row: Any) -> None:
        self.open_form(self._form(self._model, self._number_of(row), self), row)

    def refresh(self) -> None:
        self._model.load()

    def retranslate(self) -> None:
        self.search.setPlaceholderText(self.tr("Search"))
        self.retired_switch.setText(self.tr("Show retired"))
        self.retired_switch.updateGeometry()
        self.add_button.updateGeometry()
        self.draw()

    def draw(self) -> None:
        """The rows, or why there are none."""
        self.draw_rows(self._model.state, self.rows(), problem=self._model.problem, words=self.words())

    def _on_saved(self, text: str) -> None:
        self.messages.inform(text)
        self.choose_soon(self._model.saved_id)
