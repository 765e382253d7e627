"""What tests of the hall screen can ask for: a server's halls in memory, and the screen over them."""

from collections.abc import Collection, Iterator
from dataclasses import replace

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from support.fake_cinema import FakeClient
from support.office_screen import leave, show_screen
from support.stepping_runner import SteppingRunner
from ttms_client.errors import ChangedMeanwhile, NameTaken, PlanInvalid, StudioHasShows, StudioNotFound, TtmsError
from ttms_client.studio import Hall, Layout, Seat, SeatCategory, SeatKind, Studio
from ttms_desktop import style
from ttms_desktop.screens.edit_halls.view import EditHallsView
from ttms_desktop.screens.edit_halls.view_model import EditHallsViewModel
from ttms_desktop.session import Counter
from ttms_server.studio import plan as server_plan
from ttms_server.studio.seating_plan import SeatingPlanInvalid, is_seating_plan, read_seating_plan

SMALL = "woo.oo\noox.oo\n<>.<>."
LARGE = "\n".join(["o" * 40] * 30)


def layout(plan: str, curve: int) -> Layout:
    """What the server makes of a plan."""
    try:
        read = read_seating_plan(plan) if is_seating_plan(plan) else server_plan.parse_plan(plan)
    except (server_plan.PlanInvalid, SeatingPlanInvalid) as error:
        details = {"line": str(error.line), "column": str(error.column), "rule": error.reason}
        raise PlanInvalid("plan", details) from error
    seats = tuple(
        Seat(s.seat_id, s.row, s.column, s.row_label, s.seat_label, SeatKind[s.kind.name], s.places, s.category)
        for s in read.seats
    )
    categories = tuple(SeatCategory(one.name, one.colour) for one in read.categories)
    return Layout(1, read.row_count, read.column_count, seats, curve, categories)


class FakeStudios:
    """Decides like the server; `unwell` errors are raised by the next calls, `lost` answers get lost on the way."""

    def __init__(self) -> None:
        self.halls: dict[int, Hall] = {}
        self.with_shows: set[int] = set()
        self.unwell: list[TtmsError] = []
        self.lost: list[TtmsError] = []
        self.request_ids: list[str] = []
        self.previews: list[str] = []
        self.previewed_id = 0
        self.done: dict[str, Studio] = {}

    def keep(self, studio: Studio, plan: str, curve: int) -> Studio:
        seats = layout(plan, curve)
        places = sum(seat.places for seat in seats.seats if seat.kind is not SeatKind.BROKEN)
        stored = replace(studio, place_count=places, etag=f"{studio.etag}+")
        self.halls[studio.studio_id] = Hall(stored, seats, plan)
        return stored

    def list_studios(self, *, include_retired: bool = False) -> list[Studio]:
        self._fail()
        studios = [hall.studio for hall in self.halls.values()]
        return sorted((s for s in studios if include_retired or not s.retired), key=lambda studio: studio.name)

    def get_hall(self, studio_id: int) -> Hall:
        self._fail()
        if studio_id not in self.halls:
            raise StudioNotFound("gone", {"studio_id": str(studio_id)})
        return self.halls[studio_id]

    def preview_plan(self, plan: str, *, curve: int, studio_id: int = 0) -> Layout:
        self.previews.append(plan)
        self.previewed_id = studio_id
        self._fail()
        return layout(plan, curve)

    def create_studio(self, *, name: str, name_en: str, curve: int, plan: str, request_id: str) -> Studio:
        if not name and is_seating_plan(plan):
            layout(plan, curve)
            name = read_seating_plan(plan).name
        new = Studio(len(self.halls) + 1, name, name_en, 0)
        return self._answer(request_id, new, plan, curve)

    def update_studio(
        self,
        studio: Studio,
        *,
        request_id: str,
        curve: int = 0,
        plan: str = "",
        only: Collection[str] | None = None,
    ) -> Studio:
        if only is not None and "plan" not in only:
            plan, curve = self.halls[studio.studio_id].plan, self.halls[studio.studio_id].layout.curve
        return self._answer(request_id, studio, plan, curve)

    def delete_studio(self, studio: Studio, *, request_id: str) -> None:
        self.request_ids.append(request_id)
        self._fail()
        if studio.studio_id in self.with_shows:
            raise StudioHasShows("shows", {"studio_name": studio.name})
        del self.halls[studio.studio_id]

    def change(self, studio_id: int, **values: object) -> None:
        """Somebody else changes it."""
        hall = self.halls[studio_id]
        changed: Studio = replace(hall.studio, etag=f"{hall.studio.etag}+", **values)  # type: ignore[arg-type]
        self.halls[studio_id] = replace(hall, studio=changed)

    def _answer(self, request_id: str, studio: Studio, plan: str, curve: int) -> Studio:
        self.request_ids.append(request_id)
        self._fail()
        if request_id not in self.done:
            others = [hall.studio for hall in self.halls.values() if hall.studio.studio_id != studio.studio_id]
            if any(other.name == studio.name for other in others):
                raise NameTaken("taken", {"name": studio.name})
            known = self.halls.get(studio.studio_id)
            if known is not None and known.studio.etag != studio.etag:
                raise ChangedMeanwhile("changed", {"name": studio.name})
            self.done[request_id] = self.keep(studio, plan, curve)
        if self.lost:
            raise self.lost.pop(0)
        return self.done[request_id]

    def _fail(self) -> None:
        if self.unwell:
            raise self.unwell.pop(0)


def fake_studios() -> FakeStudios:
    """A small hall, one with 1,200 seats, and one that is retired."""
    made = FakeStudios()
    made.keep(Studio(1, "1 厅", "Hall 1", 0), SMALL, 20)
    made.keep(Studio(2, "2 厅", "Hall 2", 0), LARGE, 45)
    made.keep(Studio(3, "旧厅", "Old hall", 0, retired=True), "oooo", 0)
    return made


@pytest.fixture
def studios(client: FakeClient) -> FakeStudios:
    made = fake_studios()
    client.studio = made
    return made


@pytest.fixture
def model(counter: Counter, runner: SteppingRunner, studios: FakeStudios) -> Iterator[EditHallsViewModel]:
    made = EditHallsViewModel(counter, runner)
    yield made
    made.preview.stop()
    made.deleteLater()


@pytest.fixture
def refusals(model: EditHallsViewModel) -> list[tuple[str, str]]:
    """Field and text of each refusal, as they come."""
    seen: list[tuple[str, str]] = []
    model.refused.connect(lambda text, field: seen.append((field, text)))
    return seen


@pytest.fixture
def unloaded_view(qapp: QApplication, qtbot: QtBot, model: EditHallsViewModel) -> Iterator[EditHallsView]:
    """The screen in a window that is shown, before anything was asked."""
    style.apply_theme(qapp, "light")
    made = EditHallsView(model)
    show_screen(qtbot, made)
    yield made
    leave(made.dialog)


@pytest.fixture
def view(unloaded_view: EditHallsView, runner: SteppingRunner) -> EditHallsView:
    """The screen with what is stored."""
    unloaded_view.enter()
    runner.settle()
    return unloaded_view
