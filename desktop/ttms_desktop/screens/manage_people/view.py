"""The screen of people: a table to search in, a form for one person, and a new password for somebody."""

from PySide6.QtWidgets import QWidget

from ttms_desktop.reading_order import reading_key
from ttms_desktop.screens.manage_people.person_dialog import PersonDialog
from ttms_desktop.screens.manage_people.pictures import PersonLine
from ttms_desktop.screens.manage_people.reset_password import ResetPasswordDialog
from ttms_desktop.screens.manage_people.sessions_dialog import SessionsDialog
from ttms_desktop.screens.manage_people.view_model import ManagePeopleViewModel
from ttms_desktop.screens.record_screen import ListWords, RecordScreen
from ttms_desktop.widgets.busy_button import BusyButton
from ttms_desktop.widgets.confirm import ask
from ttms_desktop.widgets.record_table import Column, RecordTable


class ManagePeopleView(RecordScreen):
    """Draws what the view model says and tells it what was pressed."""

    def __init__(self, model: ManagePeopleViewModel, parent: QWidget | None = None) -> None:
        super().__init__(RecordTable(self._columns(), key=_id), id_of=_id, parent=parent)
        self._model = model
        self.reset_dialog: ResetPasswordDialog | None = None
        self.password_button = BusyButton(key="P")
        self.password_button.setEnabled(False)
        self.sessions_button = BusyButton(key="S")
        self.fill_bar(self.password_button, self.sessions_button)
        self.column.addWidget(self.table, 1)
        self.column.addWidget(self.messages)
        self.bind(self.give_password, "P")
        self.bind(self.show_sessions, "S")
        self._connect()
        self.retranslate()

    def _connect(self) -> None:
        model = self._model
        self.search.searched.connect(model.search)
        self.password_button.clicked.connect(self.give_password)
        self.sessions_button.clicked.connect(self.show_sessions)
        self.table.row_chosen.connect(self._on_chosen)
        model.people_changed.connect(self._draw)
        model.informed.connect(self.messages.inform)
        model.failed.connect(self.messages.refuse)
        model.saved.connect(self._on_saved)

    def _columns(self) -> list[Column[PersonLine]]:
        return [
            Column(
                lambda: self.tr("Name"),
                lambda person: person.name,
                strong=True,
                stretch=2,
                width=120,
                sort=lambda person: reading_key(person.name),
                tone=_name_tone,
            ),
            Column(
                lambda: self.tr("User name"),
                lambda person: person.user_name,
                stretch=1,
                width=100,
                sort=lambda person: reading_key(person.user_name),
                tone=_name_tone,
            ),
            Column(
                lambda: self.tr("Role"),
                lambda person: person.role_text,
                width=140,
                sort=lambda person: person.role_text,
            ),
            Column(lambda: self.tr("State"), lambda person: person.state_text, width=130, tone=_tone),
        ]

    # What RecordScreen asks for

    def add(self) -> None:
        if self.add_button.isEnabled():
            self.open_form(PersonDialog(self._model, 0, self))

    def edit(self, row: PersonLine) -> None:
        dialog = PersonDialog(self._model, row.person_id, self)
        dialog.password_wanted.connect(self.give_password)
        self.open_form(dialog, row)

    def take_away(self, row: PersonLine) -> None:
        if row.disabled:
            text, primary = self.tr("Let {name} sign in again?"), self.tr("Enable")
            hint = self.tr("The password stays the same.")
        else:
            text, primary = self.tr("Disable {name}?"), self.tr("Disable")
            hint = self.tr("They can no longer sign in, and are signed out at once.")
        if ask(self, text.format(name=row.name), primary=primary, hint=hint):
            self._model.switch(row.person_id, on=row.disabled)

    def give_password(self) -> None:
        """Let a new password be typed for the chosen person."""
        person: PersonLine | None = self.table.chosen
        if person is None:
            return
        self.messages.clear()
        dialog = self.reset_dialog = ResetPasswordDialog(self._model, person, self)
        dialog.finished.connect(self._on_reset_closed)
        dialog.begin()

    def show_sessions(self) -> None:
        """Who is signed in where."""
        self.messages.clear()
        dialog = SessionsDialog(self._model.signed_in, self)
        dialog.finished.connect(dialog.deleteLater)
        dialog.finished.connect(self.table.setFocus)
        dialog.open()

    def refresh(self) -> None:
        self._model.load()

    def retranslate(self) -> None:
        self.screen_bar.say_title(self.tr("People"))
        self.search.setPlaceholderText(self.tr("Search"))
        self.password_button.setText(self.tr("New password"))
        self.password_button.updateGeometry()
        self.sessions_button.setText(self.tr("Signed in"))
        self.sessions_button.updateGeometry()
        self.add_button.setText(self.tr("New person"))
        self.add_button.updateGeometry()
        self.messages.set_hint(self.tr("Enter edit · Del disable or enable · / search · F5 refresh"))
        self._draw()

    # From the view model

    def _on_saved(self, text: str) -> None:
        self.messages.inform(text)
        self.choose_soon(self._model.saved_id)

    def _draw(self) -> None:
        words = ListWords(
            loading=self.tr("Loading the people…"),
            empty=self.tr("No people yet"),
            empty_hint=self.tr("Press N to add somebody."),
            nothing_found=self.tr("No matching people"),
            icon="people",
        )
        self.draw_rows(self._model.state, self._model.people(), problem=self._model.problem, words=words)

    def _on_chosen(self, row: PersonLine | None) -> None:
        self.password_button.setEnabled(row is not None)

    def _on_reset_closed(self) -> None:
        if self.reset_dialog is not None:
            self.reset_dialog.deleteLater()
        self.reset_dialog = None
        self.table.setFocus()


def _name_tone(person: PersonLine) -> str:
    return "muted" if person.disabled else ""


def _tone(person: PersonLine) -> str:
    return "muted" if person.disabled else "accent"


def _id(person: PersonLine) -> int:
    return person.person_id
