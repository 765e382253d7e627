"""What tests of the film screen can ask for: a server's films in memory, and the screen over them."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from support.fake_cinema import FakeClient
from support.office_screen import leave, show_screen
from support.stepping_runner import SteppingRunner
from ttms_client.errors import ChangedMeanwhile, NameTaken, PlayHasShows, TtmsError
from ttms_client.play import Play, PlayKind, Poster
from ttms_desktop import style
from ttms_desktop.screens.edit_films.view import EditFilmsView
from ttms_desktop.screens.edit_films.view_model import EditFilmsViewModel
from ttms_desktop.session import Counter

METROPOLIS = Play(1, "大都会", "Metropolis", 153, 1927, "Fritz Lang", "德国", price_minor=4500, etag="1")
STREET_ANGEL = Play(
    2,
    "马路天使",
    "Street Angel",
    91,
    1937,
    "袁牧之",
    "中国",
    runs_from=date(2026, 11, 20),
    runs_until=date(2026, 12, 31),
    etag="1",
)
CARMEN = Play(3, "卡门", "Carmen", 160, 1983, "", "法国", kind=PlayKind.OPERA, retired=True, etag="1")


class FakePlays:
    """Decides like the server; `unwell` errors are raised by the next calls, `lost` answers get lost on the way."""

    def __init__(self, *plays: Play) -> None:
        self.plays = {play.play_id: play for play in plays}
        self.with_shows: set[int] = set()
        self.unwell: list[TtmsError] = []
        self.lost: list[TtmsError] = []
        self.request_ids: list[str] = []
        self.done: dict[str, Play] = {}
        self.posters: dict[int, bytes] = {}

    def list_plays(self, *, include_retired: bool = False) -> list[Play]:
        if self.unwell:
            raise self.unwell.pop(0)
        return sorted(
            (play for play in self.plays.values() if include_retired or not play.retired), key=lambda play: play.title
        )

    def create_play(self, play: Play, *, request_id: str) -> Play:
        return self._answer(request_id, replace(play, play_id=len(self.plays) + 1), new=True)

    def update_play(self, play: Play, *, request_id: str) -> Play:
        return self._answer(request_id, play, new=False)

    def set_poster(self, play: Play, picture: bytes, *, request_id: str) -> Play:
        answer = self._answer(request_id, replace(play, has_poster=bool(picture)), new=False)
        self.posters[play.play_id] = picture
        return answer

    def get_poster(self, play_id: int) -> Poster:
        return Poster("image/png", self.posters[play_id])

    def delete_play(self, play: Play, *, request_id: str) -> None:
        self._begin(request_id)
        if play.play_id in self.with_shows:
            raise PlayHasShows("shows", {"play_title": play.title})
        del self.plays[play.play_id]

    def change(self, play_id: int, **values: object) -> None:
        """Somebody else changes it."""
        before = self.plays[play_id]
        changed: Play = replace(before, etag=f"{before.etag}+", **values)  # type: ignore[arg-type]
        self.plays[play_id] = changed

    def _answer(self, request_id: str, play: Play, *, new: bool) -> Play:
        self._begin(request_id)
        if request_id not in self.done:
            if any(other.title == play.title and other.play_id != play.play_id for other in self.plays.values()):
                raise NameTaken("taken", {"name": play.title})
            if not new and self.plays[play.play_id].etag != play.etag:
                raise ChangedMeanwhile("changed", {"name": play.title})
            self.done[request_id] = replace(play, etag=f"{play.etag}+")
            self.plays[play.play_id] = self.done[request_id]
        if self.lost:
            raise self.lost.pop(0)
        return self.done[request_id]

    def _begin(self, request_id: str) -> None:
        self.request_ids.append(request_id)
        if self.unwell:
            raise self.unwell.pop(0)


@pytest.fixture
def plays(client: FakeClient) -> FakePlays:
    made = FakePlays(METROPOLIS, STREET_ANGEL, CARMEN)
    client.play = made
    return made


@pytest.fixture
def model(counter: Counter, runner: SteppingRunner, plays: FakePlays) -> Iterator[EditFilmsViewModel]:
    made = EditFilmsViewModel(counter, runner)
    yield made
    made.deleteLater()


@pytest.fixture
def unloaded_view(qapp: QApplication, qtbot: QtBot, model: EditFilmsViewModel) -> Iterator[EditFilmsView]:
    """The screen in a window that is shown, before anything was asked."""
    style.apply_theme(qapp, "light")
    made = EditFilmsView(model)
    show_screen(qtbot, made)
    yield made
    leave(made.dialog)


@pytest.fixture
def view(unloaded_view: EditFilmsView, runner: SteppingRunner) -> EditFilmsView:
    """The screen with what is stored."""
    unloaded_view.enter()
    runner.settle()
    return unloaded_view


@pytest.fixture
def refusals(model: EditFilmsViewModel) -> list[tuple[str, str]]:
    """Field and text of each refusal, as they come."""
    seen: list[tuple[str, str]] = []
    model.refused.connect(lambda text, field: seen.append((field, text)))
    return seen
