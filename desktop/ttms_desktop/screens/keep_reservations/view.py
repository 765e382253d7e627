"""The reservations screen: who has seats kept for which show; Enter collects them, Del releases them."""

from functools import partial

from PySide6.QtCore import QEvent
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ttms_desktop import style
from ttms_desktop.screens.keep_reservations.manager_dialog import ManagerDialog
from ttms_desktop.screens.keep_reservations.view_model import KeepReservationsViewModel, KeptLine
from ttms_desktop.screens.screen import Screen
from ttms_desktop.widgets.busy_button import BusyButton, ButtonKind
from ttms_desktop.widgets.confirm import ask
from ttms_desktop.widgets.message_bar import MessageBar
from ttms_desktop.widgets.record_table import Column, RecordTable
from ttms_desktop.widgets.screen_bar import ScreenBar
from ttms_desktop.widgets.search_edit import SearchEdit

_SEARCH_WIDTH = 240


class KeepReservationsView(Screen):
    """Draws what the view model says and tells it what was pressed."""

    def __init__(self, model: KeepReservationsViewModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._again = model.collect  # what is done once more with a manager's approval
        self._is_entered = False  # Enter came before the answer to what was typed
        self.dialog: ManagerDialog | None = None
        self.search = SearchEdit()
        self.search.setFixedWidth(_SEARCH_WIDTH)
        self.collect_button = BusyButton(ButtonKind.ACTION, key="Enter")
        self.release_button = BusyButton(key="Del")
        self.table = RecordTable(self._columns(), key=lambda line: line.reservation_id)
        self.messages = MessageBar()
        self._arrange()
        self._connect()
        self._retranslate()

    def _arrange(self) -> None:
        self.screen_bar = ScreenBar()
        self.set_bar(self.screen_bar)
        self.screen_bar.add(self.search)
        self.screen_bar.add_space()
        self.screen_bar.add(self.release_button)
        self.screen_bar.add(self.collect_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(style.space(4), style.space(3), style.space(4), style.space(1))
        column.setSpacing(style.space(1))
        column.addWidget(self.table, 1)
        column.addWidget(self.messages)

    def _columns(self) -> list[Column[KeptLine]]:
        return [
            Column(
                lambda: self.tr("Name"), lambda it: it.name, strong=True, stretch=1, width=104, tip=lambda it: it.name
            ),
            Column(lambda: self.tr("Show"), lambda it: it.show, stretch=3, width=280, tip=lambda it: it.show),
            Column(lambda: self.tr("Seats"), lambda it: it.seats, stretch=1, width=96, tip=lambda it: it.seats),
            Column(lambda: self.tr("Reserved until"), lambda it: it.until, width=88),
            Column(
                lambda: self.tr("Note"), lambda it: it.note, stretch=1, width=70, muted=True, tip=lambda it: it.note
            ),
            Column(lambda: self.tr("By"), lambda it: it.by, width=80, muted=True),
        ]

    def _connect(self) -> None:
        model = self._model
        self.search.searched.connect(model.search)
        self.search.returnPressed.connect(self._on_entered)
        self.search.textEdited.connect(self._forget_enter)
        self.collect_button.clicked.connect(self.collect)
        self.release_button.clicked.connect(self.release)
        self.table.row_activated.connect(lambda _row: self.collect())
        self.table.row_chosen.connect(lambda _row: self._say_buttons())
        self.table.retry_wanted.connect(model.load)
        self.table.fill_wanted.connect(partial(self.screen_wanted.emit, "sell", None))
        model.changed.connect(self._draw)
        model.informed.connect(self.messages.inform)
        model.refused.connect(self._on_refused)
        model.approval_wanted.connect(self._ask_manager)
        model.done.connect(self._close_dialog)
        model.collected.connect(partial(self.screen_wanted.emit, "sell"))
        keys = {"Del": self.release, "Ctrl+F": self.search.setFocus, "/": self.search.setFocus, "F5": model.load}
        for key, do in keys.items():
            QShortcut(QKeySequence(key), self).activated.connect(do)

    def enter(self) -> None:
        self._is_entered = False
        self.search.setFocus()
        self.search.selectAll()
        self._model.load()

    def _on_entered(self) -> None:
        """Enter in the search: the only one that is found is collected; of several one is chosen."""
        self._is_entered = True
        self._go_on()

    def _forget_enter(self) -> None:
        self._is_entered = False

    def _go_on(self) -> None:
        if not self._is_entered or self._model.is_asking:
            return
        self._is_entered = False
        if len(self._model.lines) == 1 and not self._model.problem:
            self.collect()
        else:
            self.table.setFocus()

    def collect(self) -> None:
        """Take the seats of the chosen reservation into the sale."""
        chosen: KeptLine | None = self.table.chosen
        if chosen is not None:
            self.messages.clear()
            self._again = self._model.collect
            self._model.collect(chosen.reservation_id)

    def release(self) -> None:
        """Give the seats of the chosen reservation back, after a question."""
        chosen: KeptLine | None = self.table.chosen
        if chosen is None:
            return
        text = self.tr("Release the seats of {name}?").format(name=chosen.name)
        hint = self.tr("{seats} · {show}\nThe seats then go back on sale.").format(seats=chosen.seats, show=chosen.show)
        if ask(self, text, primary=self.tr("Release"), hint=hint):
            self._again = self._model.release
            self._model.release(chosen.reservation_id)

    def _ask_manager(self, text: str) -> None:
        chosen: KeptLine | None = self.table.chosen
        if self.dialog is not None:
            self.dialog.refuse(text)
        elif chosen is not None:
            self.dialog = ManagerDialog(self, why=text)
            self.dialog.approved.connect(partial(self._on_approved, chosen.reservation_id))
            self.dialog.finished.connect(self._on_dialog_closed)
            self.dialog.begin()

    def _on_approved(self, reservation_id: int, name: str, pin: str) -> None:
        self._again(reservation_id, name, pin)

    def _close_dialog(self) -> None:
        if self.dialog is not None:
            self.dialog.is_changed = False
            self.dialog.accept()

    def _on_dialog_closed(self) -> None:
        if self.dialog is not None:
            self.dialog.deleteLater()
        self.dialog = None

    def _on_refused(self, text: str) -> None:
        self._close_dialog()
        if text:
            self.messages.refuse(text)

    def _draw(self) -> None:
        model = self._model
        if model.problem:
            self.table.say_failed(model.problem, retry=self.tr("Try again"))
        elif not model.loaded:
            self.table.set_waiting()
        else:
            self._say_empty()
            self.table.show_rows(model.lines)
            if self.table.chosen is None and model.lines:
                self.table.choose(model.lines[0])
        self._say_buttons()
        self._go_on()

    def _say_empty(self) -> None:
        if self.search.value:
            self.table.say_empty(self.tr("Nobody of this name has seats kept"), icon="search")
        else:
            hint = self.tr("To reserve seats, choose them on the sell screen and press Reserve.")
            self.table.say_empty(
                self.tr("No reservations"), hint, icon="reservations", action=self.tr("Go to the seats")
            )

    def _say_buttons(self) -> None:
        """What can be done now, on the buttons and with which keys."""
        has_chosen = self.table.chosen is not None
        for button in (self.collect_button, self.release_button):
            button.setEnabled(has_chosen)
        if has_chosen:
            self.messages.set_hint(self.tr("Type a name · ↑↓ choose · Enter collect · Del release · F5 refresh"))
        else:
            self.messages.set_hint(self.tr("Type a name · F5 refresh"))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self._retranslate()

    def _retranslate(self) -> None:
        self.screen_bar.say_title(self.tr("Reservations"))
        self.search.setPlaceholderText(self.tr("Name"))
        self.search.setAccessibleName(self.tr("Name"))
        self.collect_button.setText(self.tr("Collect"))
        self.release_button.setText(self.tr("Release"))
        for button in (self.collect_button, self.release_button):
            button.updateGeometry()
        self._draw()
