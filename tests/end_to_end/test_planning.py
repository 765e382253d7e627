"""A manager plans a day with the mouse at a real server: twenty drags, two conflicts, and another manager beside it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime, time, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QWindow
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from support.cinema import PASSWORD, SmallCinema, found_cinema, opened
from support.one_computer import as_one_computer
from support.server_process import ServerProcess
from ttms_client import Client, new_request_id
from ttms_client.play import Play, Schedule
from ttms_desktop.app import Desk, Desktop
from ttms_desktop.config import FileSettings, load
from ttms_desktop.screens.plan_programme import repeats
from ttms_desktop.screens.plan_programme.pictures import ShowStage
from ttms_desktop.screens.plan_programme.view import PlanProgrammeView

_LARGE_HALL = "\n".join(["o" * 40] * 30)
_FILMS = (("神女", 85), ("将军号", 79), ("小城之春", 98), ("诺斯费拉图", 94), ("马路天使", 91))
_TIMES = (time(10, 0), time(12, 30), time(15, 5), time(17, 35), time(20, 10))


@pytest.fixture
def cinema(tmp_path: Path) -> SmallCinema:
    with opened(f"sqlite:///{tmp_path / 'cinema.db'}") as database:
        return found_cinema(database)


@pytest.fixture
def server(cinema: SmallCinema, tmp_path: Path) -> Iterator[ServerProcess]:
    with ServerProcess(cinema.database_url, tmp_path) as made:
        yield made


@dataclass
class OtherManager:
    """Somebody who plans the same day elsewhere, without a window."""

    client: Client
    halls: list[int] = field(default_factory=list)
    films: list[int] = field(default_factory=list)

    def furnish(self, first_hall: int) -> None:
        """Three more halls, one with 1,200 seats, and five films with a price."""
        self.halls = [first_hall]
        for number, plan in ((2, "oooo"), (3, "oooo"), (4, _LARGE_HALL)):
            hall = self.client.studio.create_studio(
                name=f"{number} 厅", name_en=f"Hall {number}", curve=0, plan=plan, request_id=new_request_id()
            )
            self.halls.append(hall.studio_id)
        for title, minutes in _FILMS:
            film = Play(0, title, "", minutes, 1930, "", "", price_minor=4500)
            self.films.append(self.client.play.create_play(film, request_id=new_request_id()).play_id)

    def put(self, place: int, hall: int, starts_at: datetime) -> Schedule:
        [made] = self.client.play.create_schedules(
            self.films[place], hall, starts_at=[starts_at], price_minor=4500, request_id=new_request_id()
        )
        return made


@pytest.fixture
def other(server: ServerProcess, cinema: SmallCinema) -> Iterator[OtherManager]:
    with Client(server.address) as client:
        client.user.sign_in("admin", PASSWORD, counter_name="9", request_id=new_request_id())
        made = OtherManager(client)
        made.furnish(cinema.studio_id)
        yield made


@dataclass
class Planner:
    """A manager at a window, who has nothing but a mouse and looks two days ahead."""

    desk: Desk
    view: PlanProgrammeView
    qtbot: QtBot
    _pressed: QPoint = field(default_factory=QPoint)

    def moment(self, wall: time) -> datetime:
        start = repeats.start_of(self.view._model.day, wall, self.desk.counter.calendar)
        assert start is not None
        return start

    def take_film(self, play_id: int) -> None:
        self._press(self.view.films.films.card(play_id), QPoint(24, 20))

    def take_show(self, schedule_id: int) -> None:
        box = self.view.timeline.block_rectangle(schedule_id)
        self._press(self.view.timeline.viewport(), QPoint(round(box.left()) + 8, round(box.center().y())))

    def look_late(self) -> None:
        """The end of the day: the day is seen from its first show."""
        bar = self.view.timeline.horizontalScrollBar()
        bar.setValue(bar.maximum())

    def carry_to(self, hall: int, starts_at: datetime, *, held: int = 0) -> None:
        """Over the place; `held` is how many pixels behind its start the show was taken."""
        viewport = self.view.timeline.viewport()
        goal = self._in_window(viewport, self.view.timeline.point_of(hall, starts_at) + QPoint(held, 0))
        for step in (0.1, 0.5, 1.0):
            self._move(self._pressed + (goal - self._pressed) * step)
        self._pressed = goal

    def drop(self) -> None:
        QTest.mouseRelease(self._window(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, self._pressed)

    def put(self, play_id: int, hall: int, starts_at: datetime) -> None:
        """Drag a film to a place, and wait until the server has it."""
        before = len(self.standing)
        self.take_film(play_id)
        self.carry_to(hall, starts_at)
        self.drop()
        self.until(lambda: len(self.standing) == before + 1)

    @property
    def standing(self) -> list[int]:
        return [show.schedule_id for show in self.view._model.shows if show.stage is ShowStage.COMING]

    @property
    def said(self) -> str:
        return self.view.messages.text

    def until(self, is_so: Callable[[], bool]) -> None:
        self.qtbot.waitUntil(is_so, timeout=8000)

    def _press(self, widget: QWidget, at: QPoint) -> None:
        self._pressed = self._in_window(widget, at)
        QTest.mousePress(self._window(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, self._pressed)

    def _move(self, at: QPoint) -> None:
        QTest.mouseMove(self._window(), at)

    def _window(self) -> QWindow:
        """The window as the system knows it: Qt finds the widget under the mouse by itself."""
        return self.desk.window.windowHandle()

    def _in_window(self, widget: QWidget, at: QPoint) -> QPoint:
        return widget.mapTo(self.desk.window, at)


@pytest.fixture
def planner(
    qapp: QApplication, qtbot: QtBot, server: ServerProcess, other: OtherManager, tmp_path: Path
) -> Iterator[Planner]:
    settings = replace(
        load(None, {}, appearance_language="en"), files=FileSettings(str(as_one_computer(tmp_path / "desktop")))
    )
    desktop = Desktop(qapp, settings)
    desk = desktop.open_desk()
    desk.window.show()
    page = desk.window.sign_in_view
    texts = ("manager", PASSWORD, "2", server.address)
    for edit, text in zip((page.user, page.password, page.counter, page.address), texts, strict=True):
        edit.setText(text)
    page.password.setFocus()
    desk.window.activateWindow()
    QApplication.processEvents()
    QTest.keyClick(desk.window.focusWidget() or page, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: desk.counter.session is not None and desk.window.rail.isVisible(), timeout=8000)
    desk.window.screens.go_to("schedule")
    view = desk.window.screens.made("schedule")
    assert isinstance(view, PlanProgrammeView)
    for _ in range(2):
        QTest.keyClick(view.timeline, Qt.Key.Key_PageDown)
    qtbot.waitUntil(lambda: view._model.loaded and bool(view.films.films.values), timeout=8000)
    yield Planner(desk, view, qtbot)
    desktop.close()


def test_a_day_of_four_halls_is_dragged_into_place_and_two_conflicts_are_refused(
    planner: Planner, other: OtherManager
) -> None:
    wanted = [
        (other.films[(lane + place) % 5], hall, planner.moment(wall))
        for lane, hall in enumerate(other.halls)
        for place, wall in enumerate(_TIMES)
    ]
    for film, hall, start in wanted:
        planner.put(film, hall, start)

    # One that the screen knows of …
    planner.take_film(other.films[0])
    planner.carry_to(other.halls[1], planner.moment(time(11, 0)))
    shown = planner.view.timeline.verdict
    planner.drop()
    told = planner.said
    # … and one that only the server knows of.
    late = planner.moment(time(22, 30))
    planner.look_late()
    planner.take_film(other.films[1])
    planner.carry_to(other.halls[2], late)
    free = planner.view.timeline.verdict
    theirs = other.put(2, other.halls[2], late)
    planner.view.messages.clear()
    planner.drop()
    planner.until(lambda: bool(planner.said))
    planner.until(lambda: theirs.schedule_id in planner.standing)

    assert shown is not None
    assert shown.reason == "Overlaps 将军号 10:00\N{EN DASH}11:34 incl. cleaning, and 1 more show"
    assert told == f"Nothing was changed: {shown.reason}."
    assert free is not None
    assert free.is_free
    assert planner.said == "Hall 3 · 将军号 · 22:30: Overlaps 小城之春 22:30\N{EN DASH}00:23 incl. cleaning."
    begins, ends = planner.view._model.begins, planner.view._model.ends
    stands = other.client.play.list_schedules(begins, ends)
    mine = [show for show in stands if show.schedule_id != theirs.schedule_id]
    assert sorted((show.play_id, show.studio_id, show.starts_at) for show in mine) == sorted(wanted)
    assert {show.price_minor for show in mine} == {4500}


def test_a_show_is_dragged_to_another_hall_unless_somebody_was_faster(planner: Planner, other: OtherManager) -> None:
    start, later = planner.moment(time(18, 0)), planner.moment(time(20, 0))
    planner.put(other.films[0], other.halls[0], start)
    [shown] = planner.standing

    planner.take_show(shown)
    planner.carry_to(other.halls[3], later, held=8)
    planner.drop()
    planner.until(lambda: planner.view._model.shows[0].studio_id == other.halls[3] and bool(planner.standing))
    [moved] = _day(planner, other)
    planner.take_show(shown)
    planner.carry_to(other.halls[1], later, held=8)
    other.client.ticket.move_schedule(
        shown, etag=moved.etag, studio_id=other.halls[2], starts_at=start, request_id=new_request_id()
    )
    planner.drop()
    planner.until(lambda: "Somebody else has just changed" in planner.said)
    planner.until(lambda: planner.view._model.shows[0].studio_id == other.halls[2])

    assert (moved.studio_id, moved.starts_at) == (other.halls[3], later)
    [left] = _day(planner, other)
    assert (left.studio_id, left.starts_at) == (other.halls[2], start)


def test_a_show_with_a_held_seat_is_not_moved(planner: Planner, other: OtherManager) -> None:
    """Somebody took a seat since the screen was loaded."""
    start = planner.moment(time(18, 0))
    planner.put(other.films[0], other.halls[3], start)
    [shown] = planner.standing
    other.client.ticket.hold_seats(shown, [1, 2], request_id=new_request_id())

    planner.take_show(shown)
    planner.carry_to(other.halls[3], start + timedelta(hours=2), held=8)
    planner.drop()
    planner.until(lambda: bool(planner.said))

    assert "sold or taken" in planner.said or "buying seats" in planner.said
    [left] = _day(planner, other)
    assert left.starts_at == start


def _day(planner: Planner, other: OtherManager) -> list[Schedule]:
    return other.client.play.list_schedules(planner.view._model.begins, planner.view._model.ends)
