"""An administrator furnishes a cinema at a real server: films, halls, people; somebody else sees it at once."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.edit_films.keys import answer_next, press
from support.cinema import PASSWORD, SmallCinema, found_cinema, opened
from support.one_computer import as_one_computer
from support.server_process import ServerProcess
from ttms_client import Client, new_request_id
from ttms_client.errors import UserDisabled
from ttms_client.user import Role
from ttms_desktop.app import Desk, Desktop
from ttms_desktop.config import FileSettings, load
from ttms_desktop.screens.edit_films.film_dialog import FilmDialog
from ttms_desktop.screens.edit_films.view import EditFilmsView
from ttms_desktop.screens.edit_halls.hall_dialog import HallDialog
from ttms_desktop.screens.edit_halls.view import EditHallsView
from ttms_desktop.screens.manage_people.change_password import ChangePasswordDialog
from ttms_desktop.screens.manage_people.person_dialog import PersonDialog
from ttms_desktop.screens.manage_people.view import ManagePeopleView
from ttms_desktop.screens.record_dialog import RecordDialog
from ttms_desktop.screens.record_screen import RecordScreen

Page = TypeVar("Page", bound=RecordScreen)
Form = TypeVar("Form", bound=RecordDialog)
ENTER = Qt.Key.Key_Return


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("office")


@pytest.fixture(scope="module")
def cinema(folder: Path) -> SmallCinema:
    with opened(f"sqlite:///{folder / 'cinema.db'}") as database:
        return found_cinema(database)


@pytest.fixture(scope="module")
def server(cinema: SmallCinema, folder: Path) -> Iterator[ServerProcess]:
    """One for all tests here: each leaves alone what the others need."""
    with ServerProcess(cinema.database_url, folder) as made:
        yield made


@pytest.fixture
def other(server: ServerProcess) -> Iterator[Client]:
    """Another administrator elsewhere."""
    with Client(server.address) as client:
        client.user.sign_in("admin", PASSWORD, counter_name="9", request_id=new_request_id())
        yield client


@dataclass
class OfficeWorker:
    """An administrator at a window who uses the keys."""

    desk: Desk
    qtbot: QtBot

    def until(self, is_so: Callable[[], bool]) -> None:
        self.qtbot.waitUntil(is_so, timeout=10_000)

    def press(self, key: Qt.Key) -> None:
        press(self.desk.window, key)

    def go_to(self, name: str, page: type[Page]) -> Page:
        self.desk.window.screens.go_to(name)
        front = self.desk.window.screens.current
        assert isinstance(front, page)
        self.until(lambda: bool(front.table.rows))
        return front

    def add(self, page: RecordScreen, form: type[Form]) -> Form:
        self.press(Qt.Key.Key_N)
        assert isinstance(page.dialog, form)
        return page.dialog

    def edit(self, page: RecordScreen, row: object, form: type[Form]) -> Form:
        page.table.choose(row)
        page.table.setFocus()
        self.press(ENTER)
        self.until(lambda: page.dialog is not None)
        assert isinstance(page.dialog, form)
        return page.dialog

    def save(self, page: RecordScreen) -> None:
        self.press(ENTER)
        self.until(lambda: page.dialog is None)

    def take_away(self, page: RecordScreen, row: object, *, questions: int) -> list[str]:
        """Press Del on a row and say yes so often; the questions."""
        page.table.choose(row)
        page.table.setFocus()
        asked: list[str] = []
        answer_next(ENTER, asked)
        self.press(Qt.Key.Key_Delete)
        self.until(lambda: len(asked) == 1)
        if questions == 2:
            answer_next(ENTER, asked)
            self.until(lambda: len(asked) == 2)
        return asked


@pytest.fixture
def worker(qapp: QApplication, qtbot: QtBot, server: ServerProcess, tmp_path: Path) -> Iterator[OfficeWorker]:
    settings = replace(
        load(None, {}, appearance_language="en"), files=FileSettings(str(as_one_computer(tmp_path / "desktop")))
    )
    desktop = Desktop(qapp, settings)
    desk = desktop.open_desk()
    desk.window.show()
    made = OfficeWorker(desk, qtbot)
    desk.sign_in.sign_in(server.address, "admin", PASSWORD, "2")
    made.until(lambda: desk.sell.board_loaded)
    yield made
    desktop.close()


def test_films_are_added_changed_retired_and_deleted(worker: OfficeWorker, other: Client, cinema: SmallCinema) -> None:
    page = worker.go_to("films", EditFilmsView)
    form = worker.add(page, FilmDialog)
    for field, text in ((form.title, "Sunrise"), (form.minutes, "94"), (form.year, "1927"), (form.price, "45")):
        field.setFocus()
        QTest.keyClicks(field, text)
    form.runs_until.setText("2030-12-31")
    worker.save(page)
    [added] = [film for film in other.play.list_plays() if film.title == "Sunrise"]
    worker.until(lambda: page.table.chosen is not None and page.table.chosen.film_id == added.play_id)

    other.play.update_play(replace(added, director="Murnau"), request_id=new_request_id())
    form = worker.edit(page, page.table.chosen, FilmDialog)
    form.minutes.setText("95")
    worker.press(ENTER)
    worker.until(form.latest_button.isVisible)
    worker.press(Qt.Key.Key_F5)
    worker.save(page)
    [changed] = [film for film in other.play.list_plays() if film.play_id == added.play_id]

    [metropolis] = [row for row in page.table.rows if row.film_id == cinema.play_id]
    asked = worker.take_away(page, metropolis, questions=2)
    worker.until(lambda: len(page.table.rows) == 1)
    worker.take_away(page, page.table.rows[0], questions=1)
    worker.until(lambda: not page.table.rows)

    assert (added.price_minor, added.runs_until) == (4500, date(2030, 12, 31))
    assert (changed.running_minutes, changed.director) == (95, "Murnau")
    assert "Retire it instead?" in asked[1]
    assert [(film.play_id, film.retired) for film in other.play.list_plays(include_retired=True)] == [
        (cinema.play_id, True)
    ]


def test_halls_are_made_from_rows_and_columns_and_from_a_drawing(
    worker: OfficeWorker, other: Client, cinema: SmallCinema
) -> None:
    page = worker.go_to("halls", EditHallsView)
    form = worker.add(page, HallDialog)
    for field, text in ((form.name, "Large"), (form.rows, "30"), (form.columns, "40")):
        field.setFocus()
        QTest.keyClicks(field, text)
    worker.until(lambda: form.preview.hall is not None and len(form.preview.hall.seats) == 1200)
    worker.save(page)
    worker.until(lambda: page.preview.hall is not None and len(page.preview.hall.seats) == 1200)

    form = worker.add(page, HallDialog)
    QTest.keyClicks(form.name, "Drawn")
    form.plan.setFocus()
    QTest.keyClicks(form.plan, "oo.<>q")
    worker.until(lambda: bool(form.form.refusal("plan")))
    said = form.form.refusal("plan")
    form.plan.setFocus()
    QTest.keyClick(form.plan, Qt.Key.Key_Backspace)
    worker.until(lambda: form.preview.hall is not None and len(form.preview.hall.seats) == 3)
    form.name.setFocus()
    worker.save(page)
    worker.until(lambda: len(page.table.rows) == 3)

    places = {hall.name: hall.place_count for hall in other.studio.list_studios()}
    shows_seats = len(other.studio.get_hall(cinema.studio_id).layout.seats)
    [small] = [row for row in page.table.rows if row.hall_id == cinema.studio_id]
    form = worker.edit(page, small, HallDialog)
    form.rows.setFocus()
    form.rows.setText("4")
    worker.save(page)
    now = other.studio.get_hall(cinema.studio_id)
    asked = worker.take_away(page, small, questions=2)
    worker.until(lambda: len(page.table.rows) == 2)

    assert (places["Large"], places["Drawn"]) == (1200, 4)
    assert said == "Line 1, column 6: “q” has no meaning in a seating plan. See the letters below."
    assert len(now.layout.seats) == shows_seats + 6
    assert "Retire it instead?" in asked[1]
    assert {hall.name for hall in other.studio.list_studios()} == {"Large", "Drawn"}


def test_people_are_added_and_switched_off_and_the_own_password_is_changed(
    worker: OfficeWorker, other: Client, server: ServerProcess
) -> None:
    page = worker.go_to("people", ManagePeopleView)
    form = worker.add(page, PersonDialog)
    typed = ((form.display_name, "Zhou"), (form.user_name, "zhou"), (form.password, PASSWORD))
    for field, text in (*typed, (form.password_again, PASSWORD)):
        field.setFocus()
        QTest.keyClicks(field, text)
    worker.save(page)
    with Client(server.address) as client:
        session = client.user.sign_in("zhou", PASSWORD, counter_name="4", request_id=new_request_id())
    [added] = [user for user in other.user.list_users() if user.user_name == "zhou"]
    worker.until(lambda: page.table.chosen is not None and page.table.chosen.user_name == "zhou")
    worker.take_away(page, page.table.chosen, questions=1)
    worker.until(lambda: page.table.chosen is not None and page.table.chosen.disabled)

    [myself] = [row for row in page.table.rows if row.user_name == "admin"]
    mine = worker.edit(page, myself, PersonDialog)
    mine.role.choose("CLERK")
    worker.press(ENTER)
    worker.until(lambda: bool(mine.form.refusal("role")))
    mine.is_changed = False
    mine.reject()

    worker.desk.window.password_wanted.emit()
    dialog = worker.desk.window.findChild(ChangePasswordDialog)
    assert isinstance(dialog, ChangePasswordDialog)
    for password, text in (
        (dialog.old, PASSWORD),
        (dialog.new, "another password"),
        (dialog.again, "another password"),
    ):
        password.setText(text)
    worker.press(ENTER)
    worker.until(lambda: worker.desk.window.findChild(ChangePasswordDialog) is None)

    with Client(server.address) as client:
        client.user.sign_in("admin", "another password", counter_name="5", request_id=new_request_id())
        client.user.change_password("another password", PASSWORD, request_id=new_request_id())
        with pytest.raises(UserDisabled):
            client.user.sign_in("zhou", PASSWORD, counter_name="4", request_id=new_request_id())
    assert (session.user.display_name, added.role) == ("Zhou", Role.CLERK)
