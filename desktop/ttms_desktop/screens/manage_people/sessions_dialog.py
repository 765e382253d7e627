"""Who is signed in where, in a dialog: the chosen one can be signed out."""

from PySide6.QtGui import QKeyEvent, Qt
from PySide6.QtWidgets import QWidget

from ttms_desktop.screens.listing import ListState
from ttms_desktop.screens.manage_people.signed_in import SessionLine, SignedIn
from ttms_desktop.widgets.confirm import ask
from ttms_desktop.widgets.dialog import Dialog
from ttms_desktop.widgets.message_bar import MessageBar
from ttms_desktop.widgets.record_table import Column, RecordTable

_HEIGHT = 240


class SessionsDialog(Dialog):
    """Enter asks whether the chosen one is to be signed out; F5 looks again, Esc closes."""

    def __init__(self, model: SignedIn, parent: QWidget) -> None:
        super().__init__(parent, title="", primary="", width=720)
        self._model = model
        self.say(self.tr("Who is signed in"), self.tr("End session…"))
        self.leave_button.setText(self.tr("Close"))
        self.table = RecordTable(self._columns(), key=lambda line: line.session_id)
        self.table.setMinimumHeight(_HEIGHT)
        self.messages = MessageBar()
        self.messages.set_hint(self.tr("F5 refresh"))
        self.content.addWidget(self.table, 1)
        self.content.addWidget(self.messages)
        self.confirmed.connect(self._end)
        self.table.row_chosen.connect(self._say_button)
        self.table.row_activated.connect(self._end)
        self.table.retry_wanted.connect(model.load)
        model.changed.connect(self._draw)
        model.busy_changed.connect(self._on_busy)
        model.informed.connect(self.messages.inform)
        model.refused.connect(self.messages.refuse)
        self._draw()
        model.load()

    def _columns(self) -> list[Column[SessionLine]]:
        return [
            Column(lambda: self.tr("Name"), lambda line: line.name, strong=True, stretch=2, width=140),
            Column(lambda: self.tr("User name"), lambda line: line.user_name, muted=True, stretch=1, width=90),
            Column(lambda: self.tr("Counter"), lambda line: line.counter, width=80),
            Column(lambda: self.tr("Since"), lambda line: line.since, width=120),
            Column(lambda: self.tr("Expires"), lambda line: line.until, width=120, muted=True),
        ]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_F5:
            self._model.load()
        else:
            super().keyPressEvent(event)

    def _draw(self) -> None:
        model = self._model
        if model.state is ListState.WAITING:
            self.table.set_waiting(self.tr("Checking…"))
        elif model.state in (ListState.FAILED, ListState.FORBIDDEN):
            self.table.say_failed(model.problem, retry=self.tr("Try again"))
        else:
            self.table.show_rows(model.lines())
            self._choose_another()
        self._say_button()

    def _choose_another(self) -> None:
        """Somebody else, who can be signed out; nobody where one is alone."""
        other = next((line for line in self.table.rows if not line.own), None)
        if other is None:
            self.leave_button.setFocus()
            self.table.grid.go_to(None)
            return
        if self.table.chosen is None or self.table.chosen.own:
            self.table.choose(other)
        self.table.setFocus()

    def _say_button(self, *_: object) -> None:
        chosen: SessionLine | None = self.table.chosen
        self.primary.setEnabled(chosen is not None and not chosen.own)

    def _on_busy(self, busy: bool) -> None:  # noqa: FBT001 - Qt's signal
        self.set_busy(self.tr("Ending the session…") if busy else "")

    def _end(self, *_: object) -> None:
        chosen: SessionLine | None = self.table.chosen
        if chosen is None or chosen.own or self.busy:
            return
        text = self.tr("Sign {name} out of counter {counter}?").format(name=chosen.name, counter=chosen.counter)
        hint = self.tr("Sales made there are safe. Whoever works there must sign in again.")
        if ask(self, text, primary=self.tr("End session"), hint=hint):
            self._model.end(chosen.session_id)
