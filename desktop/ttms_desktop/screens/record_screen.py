"""What the screens with a list of records share: bar, keys, and what stands there while there are no rows."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ttms_desktop import style
from ttms_desktop.screens.listing import ListState
from ttms_desktop.screens.record_dialog import RecordDialog
from ttms_desktop.screens.screen import Screen
from ttms_desktop.widgets.busy_button import BusyButton, ButtonKind
from ttms_desktop.widgets.message_bar import MessageBar
from ttms_desktop.widgets.record_table import RecordTable
from ttms_desktop.widgets.screen_bar import ScreenBar
from ttms_desktop.widgets.search_edit import SearchEdit

_SEARCH_WIDTH, _LOW_SEARCH_WIDTH = 240, 136


@dataclass(frozen=True, slots=True)
class ListWords:
    """What stands in place of the rows: nothing there yet, nothing found, and what is missing while it loads."""

    loading: str
    empty: str
    empty_hint: str
    nothing_found: str
    icon: str


class RecordScreen(Screen):
    """N adds, Enter changes, Del takes away, / searches, F5 looks again; a subclass says what these mean."""

    def __init__(self, table: RecordTable, *, id_of: Callable[[Any], int], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.table = table
        self._id_of = id_of
        self._wanted = 0
        self.dialog: RecordDialog | None = None
        self.messages = MessageBar()
        self.search = SearchEdit()
        self.add_button = BusyButton(ButtonKind.ACTION, key="N")
        self.add_button.set_icon("add")
        self.search.setFixedWidth(_SEARCH_WIDTH)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(style.space(4), style.space(3), style.space(4), style.space(1))
        self.column.setSpacing(style.space(1))
        self.screen_bar = ScreenBar()
        self.set_bar(self.screen_bar)
        self.add_button.clicked.connect(self.add)
        self.table.row_activated.connect(self.edit)
        self.table.row_chosen.connect(self._forget_wanted)
        self.table.retry_wanted.connect(self.refresh)
        self.table.fill_wanted.connect(self.add)
        self.search.installEventFilter(self)
        self.search.returnPressed.connect(self._go_to_rows)
        self.bind(self.add, "N", "Ctrl+N")
        self.bind(self._go_to_search, "/", "Ctrl+F")
        self.bind(self._take_away, "Del")
        self.bind(self.refresh, "F5")

    # What a subclass says

    def add(self) -> None:
        """Let somebody add a record."""
        raise NotImplementedError

    def edit(self, row: Any) -> None:
        """Let somebody change `row`."""
        raise NotImplementedError

    def take_away(self, row: Any) -> None:
        """Ask whether `row` is to go, and let it go."""
        raise NotImplementedError

    def refresh(self) -> None:
        """Ask the server again."""
        raise NotImplementedError

    def retranslate(self) -> None:
        """Say everything in another language."""
        raise NotImplementedError

    # For a subclass

    def fill_bar(self, *beside_search: QWidget, actions: Sequence[QWidget] = ()) -> None:
        """Search and what else narrows the list, then, at the right, other actions and the way to a new record."""
        self.screen_bar.add(self.search)
        for widget in beside_search:
            self.screen_bar.add(widget)
        self.screen_bar.add_space()
        for widget in (*actions, self.add_button):
            self.screen_bar.add(widget)

    def open_form(self, dialog: RecordDialog, row: object = None) -> None:
        """Let a record be changed in `dialog`; it is deleted when it is closed."""
        self.messages.clear()
        self.dialog = dialog
        dialog.finished.connect(self._on_form_closed)
        dialog.take_away_wanted.connect(lambda: self.take_away(row))
        dialog.begin()

    def choose_soon(self, record_id: int) -> None:
        """Choose this record as soon as the rows hold it."""
        self._wanted = record_id

    def draw_rows(self, state: ListState, rows: Sequence[object], *, problem: str, words: ListWords) -> None:
        """The rows, or why there are none."""
        if state is ListState.WAITING:
            self.table.set_waiting(words.loading)
        elif state is ListState.FAILED:
            self.table.say_failed(problem, retry=self.tr("Try again"))
        elif state is ListState.FORBIDDEN:
            self.table.say_empty(self.tr("You may not see this"), problem, icon="locked")
            self.table.show_rows([])
        else:
            if self.search.value:
                self.table.say_empty(words.nothing_found, icon="search")
            else:
                add = self.add_button.text()
                self.table.say_empty(words.empty, words.empty_hint, icon=words.icon, action=add)
            # Else the keys stay behind when the first rows come, and go into the search when the last row goes.
            has_keys = self.window().focusWidget() in (self, self.table.grid)
            self._show_rows(rows)
            if has_keys:
                self._go_to_rows()
        self.add_button.setEnabled(state is not ListState.FORBIDDEN)

    def _show_rows(self, rows: Sequence[object]) -> None:
        wanted = self._wanted
        self.table.show_rows(rows)
        found = next((row for row in rows if wanted and self._id_of(row) == wanted), None)
        if found is not None:
            self.table.choose(found)
        self._wanted = 0 if found is not None else wanted

    def _forget_wanted(self) -> None:
        """Whoever chooses another row meanwhile is not led away from it."""
        self._wanted = 0

    # Keys, size, language

    def enter(self) -> None:
        self._go_to_rows()
        self.refresh()

    def set_low(self, *, low: bool) -> None:
        self.search.setFixedWidth(_LOW_SEARCH_WIDTH if low else _SEARCH_WIDTH)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """From the search the keys go down into the list."""
        if watched is self.search and isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            leaves = event.key() == Qt.Key.Key_Escape and not self.search.text()
            if leaves or event.key() == Qt.Key.Key_Down:
                self._go_to_rows()
                return True
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Cancel) and self.messages.text:
            self.messages.clear()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()

    def bind(self, action: Callable[[], None], *keys: str) -> None:
        """Keys that do this wherever the focus is, while nothing is typed there."""
        for key in keys:
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setAutoRepeat(False)
            shortcut.activated.connect(action)

    def _on_form_closed(self) -> None:
        if self.dialog is not None:
            self.dialog.deleteLater()
        self.dialog = None
        self._go_to_rows()

    def _go_to_rows(self) -> None:
        """Without rows the table is hidden; the keys of the screen work nevertheless, and are not typed anywhere."""
        (self.table if self.table.rows else self).setFocus()

    def _go_to_search(self) -> None:
        self.search.setFocus()
        self.search.selectAll()

    def _take_away(self) -> None:
        if self.table.chosen is not None:
            self.take_away(self.table.chosen)
