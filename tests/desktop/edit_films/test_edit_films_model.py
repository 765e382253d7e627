"""What the film screen knows and asks: the list, each refusal at its field, repeats, and edits that meet."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import QLocale, SignalInstance

from desktop.edit_films.conftest import CARMEN, METROPOLIS, STREET_ANGEL, FakePlays
from support.stepping_runner import SteppingRunner
from ttms_client.errors import (
    AmountInvalid,
    FieldInvalid,
    NoRight,
    OutcomeUnknown,
    ServerUnreachable,
    SessionExpired,
    TtmsError,
)
from ttms_desktop.screens.edit_films.pictures import FilmDraft
from ttms_desktop.screens.edit_films.view_model import EditFilmsViewModel
from ttms_desktop.screens.listing import ListState

Heard = Callable[[SignalInstance], list[object]]
NEW = FilmDraft(title="神女", title_en="The Goddess", running_minutes=85, year=1934)


@pytest.fixture
def loaded(model: EditFilmsViewModel, runner: SteppingRunner) -> EditFilmsViewModel:
    model.load()
    runner.settle()
    return model


@pytest.fixture
def saving(
    loaded: EditFilmsViewModel, plays: FakePlays, runner: SteppingRunner, refusals: list[tuple[str, str]]
) -> Callable[[TtmsError], list[tuple[str, str]]]:
    """`saving(refusal)` saves a film that the server refuses so, and gives what is said."""

    def save(refusal: TtmsError) -> list[tuple[str, str]]:
        plays.unwell = [refusal]
        loaded.save(0, NEW)
        runner.settle()
        return refusals

    return save


def titles(model: EditFilmsViewModel) -> list[str]:
    return [film.title for film in model.films()]


def test_what_is_stored_of_a_film_and_not_changed_stays(
    loaded: EditFilmsViewModel, plays: FakePlays, runner: SteppingRunner
) -> None:
    plays.change(1, rating="PG", language="德语 2D")
    loaded.load()
    runner.settle()

    loaded.save(1, replace(loaded.draft(1), year=1926))
    runner.settle()

    assert (plays.plays[1].rating, plays.plays[1].language, plays.plays[1].year) == ("PG", "德语 2D", 1926)
    assert plays.posters == {}


def test_a_poster_that_is_too_large_is_refused_before_the_server_is_asked(
    loaded: EditFilmsViewModel, plays: FakePlays, refusals: list[tuple[str, str]]
) -> None:
    loaded.save(0, replace(NEW, poster=b"x" * (240 * 1024 + 1)))

    assert [field for field, _ in refusals] == ["picture"]
    assert plays.request_ids == []


def test_a_film_whose_poster_was_not_answered_is_stored_once(
    loaded: EditFilmsViewModel, plays: FakePlays, runner: SteppingRunner
) -> None:
    with_poster = replace(NEW, poster=b"picture")
    plays.lost = [OutcomeUnknown("lost")]
    loaded.save(0, with_poster)
    runner.settle()
    loaded.save(0, with_poster)
    runner.settle()

    assert [play.title for play in plays.plays.values()].count(NEW.title) == 1
    assert plays.posters == {4: b"picture"}
    assert len(set(plays.request_ids)) == 2


def test_films_in_use_are_listed_and_retired_ones_on_demand(loaded: EditFilmsViewModel) -> None:
    in_use = titles(loaded)
    loaded.show_retired(True)

    assert in_use == ["Metropolis", "Street Angel"]
    assert titles(loaded) == ["Carmen", "Metropolis", "Street Angel"]


def test_films_stand_by_the_title_that_is_read(loaded: EditFilmsViewModel) -> None:
    loaded.show_retired(True)
    QLocale.setDefault(QLocale("zh_CN"))

    assert titles(loaded) == ["大都会", "卡门", "马路天使"], "dà, kǎ, mǎ"


@pytest.mark.parametrize("words", ["metro", "大都", "1927", "fritz metropolis", "德国"])
def test_a_film_is_found_by_any_of_its_words(loaded: EditFilmsViewModel, words: str) -> None:
    loaded.search(words)

    assert titles(loaded) == ["Metropolis"]


def test_a_film_in_the_list_says_its_run_and_its_price(loaded: EditFilmsViewModel) -> None:
    angel = next(film for film in loaded.films() if film.film_id == STREET_ANGEL.play_id)

    assert (angel.run_text, angel.price_text, angel.state_text) == ("20 Nov – 31 Dec", "", "In use")  # noqa: RUF001


def test_a_film_whose_run_is_over_says_so(model: EditFilmsViewModel, plays: FakePlays, runner: SteppingRunner) -> None:
    plays.change(1, runs_until=date(2026, 11, 21))
    model.load()
    runner.settle()

    film = next(film for film in model.films() if film.film_id == 1)
    assert (film.over, film.state_text) == (True, "Run ended")


def test_a_film_is_added(loaded: EditFilmsViewModel, plays: FakePlays, runner: SteppingRunner, heard: Heard) -> None:
    saved = heard(loaded.saved)

    loaded.save(0, replace(NEW, price_text="40", price_minor=4000, runs_from_text="x", runs_from=date(2026, 12, 1)))
    runner.settle()

    assert saved == ["“The Goddess” is saved."]
    assert plays.plays[4].price_minor == 4000
    assert plays.plays[4].runs_from == date(2026, 12, 1)
    assert "The Goddess" in titles(loaded)


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"title": ""}, "title"),
        ({"running_minutes": None}, "running_minutes"),
        ({"running_minutes": 0}, "running_minutes"),
        ({"year": None}, "year"),
        ({"year": 1500}, "year"),
        ({"runs_from_text": "tomorrow"}, "runs_from"),
        ({"runs_until_text": "2026-02-30"}, "runs_until"),
        ({"runs_from": date(2026, 12, 2), "runs_until": date(2026, 12, 1)}, "runs_until"),
        ({"price_text": "4.5.6"}, "price_minor"),
    ],
)
def test_what_is_no_film_is_said_at_its_field_and_not_sent(
    loaded: EditFilmsViewModel,
    plays: FakePlays,
    refusals: list[tuple[str, str]],
    wrong: dict[str, object],
    field: str,
) -> None:
    draft: FilmDraft = replace(NEW, **wrong)  # type: ignore[arg-type]

    loaded.save(0, draft)

    assert [where for where, _ in refusals] == [field]
    assert refusals[0][1]
    assert plays.request_ids == []


@pytest.mark.parametrize(
    ("refused", "field"),
    [
        (FieldInvalid("x", {"field": "title_en", "rule": "must have at most 200 characters"}), "title_en"),
        (FieldInvalid("x", {"field": "play.running_minutes", "rule": "must be 1 to 600"}), "running_minutes"),
        (AmountInvalid("x", {"amount_minor": "-1"}), "price_minor"),
        (FieldInvalid("x", {"field": "etag", "rule": "must be positive"}), ""),
        (NoRight("x", {"role": "CLERK"}), ""),
    ],
)
def test_what_the_server_refuses_is_said_at_its_field(
    saving: Callable[[TtmsError], list[tuple[str, str]]], plays: FakePlays, refused: TtmsError, field: str
) -> None:
    refusals = saving(refused)

    assert [where for where, _ in refusals] == [field]
    assert len(plays.plays) == 3


def test_a_title_that_another_film_has_is_refused_at_the_title(
    loaded: EditFilmsViewModel, runner: SteppingRunner, refusals: list[tuple[str, str]]
) -> None:
    loaded.save(0, replace(NEW, title="大都会"))
    runner.settle()

    assert refusals == [("title", "The name “大都会” is in use. Choose another name.")]


def test_a_second_press_while_it_is_saved_does_nothing(
    loaded: EditFilmsViewModel, plays: FakePlays, runner: SteppingRunner
) -> None:
    for _ in range(5):
        loaded.save(0, NEW)
    runner.settle()

    assert len(plays.request_ids) == 1


@pytest.mark.parametrize("lost", [ServerUnreachable("x"), OutcomeUnknown("x")])
def test_a_press_after_no_answer_has_the_same_request_id_and_adds_no_second_film(
    loaded: EditFilmsViewModel,
    plays: FakePlays,
    runner: SteppingRunner,
    refusals: list[tuple[str, str]],
    lost: TtmsError,
) -> None:
    plays.lost = [lost]
    loaded.save(0, NEW)
    runner.settle()
    said = refusals[0]

    loaded.save(0, NEW)
    runner.settle()

    assert said[0] == ""
    assert "it is not known whether this was done" in said[1]
    assert len(set(plays.request_ids)) == 1
    assert len(plays.plays) == 4


def test_another_content_after_no_answer_is_another_request(
    loaded: EditFilmsViewModel, plays: FakePlays, runner: SteppingRunner
) -> None:
    plays.unwell = [ServerUnreachable("x")]
    loaded.save(0, NEW)
    runner.settle()
    loaded.save(0, replace(NEW, year=1935))
    runner.settle()

    assert len(set(plays.request_ids)) == 2


def test_a_refused_request_is_sent_anew_under_another_id(
    loaded: EditFilmsViewModel, plays: FakePlays, runner: SteppingRunner
) -> None:
    plays.unwell = [NoRight("x")]
    loaded.save(0, NEW)
    runner.settle()
    loaded.save(0, NEW)
    runner.settle()

    assert len(set(plays.request_ids)) == 2


def test_an_edit_over_an_older_state_is_refused_until_the_latest_is_loaded(
    loaded: EditFilmsViewModel,
    plays: FakePlays,
    runner: SteppingRunner,
    refusals: list[tuple[str, str]],
    heard: Heard,
) -> None:
    before = loaded.draft(1)
    mine = replace(before, year=1930)
    plays.change(1, director="Thea von Harbou")
    overtaken = heard(loaded.overtaken)

    loaded.save(1, mine)
    runner.settle()
    loaded.save(1, mine)
    runner.settle()
    not_overwritten = plays.plays[1]
    together = loaded.merge(1, before=before, mine=mine)
    loaded.save(1, together.draft)
    runner.settle()

    assert len(overtaken) == 2
    assert "Somebody else has just changed" in refusals[0][1]
    assert (not_overwritten.year, not_overwritten.director) == (1927, "Thea von Harbou")
    assert (plays.plays[1].year, plays.plays[1].director) == (1930, "Thea von Harbou")
    assert "director" in together.changed_by_others


def test_what_both_have_changed_stays_as_it_was_typed(
    loaded: EditFilmsViewModel, plays: FakePlays, runner: SteppingRunner
) -> None:
    before = loaded.draft(1)
    plays.change(1, year=1926)
    loaded.load()
    runner.settle()

    together = loaded.merge(1, before=before, mine=replace(before, year=1930))

    assert together.draft.year == 1930
    assert together.changed_by_others == {"year", "etag"}


def test_a_film_without_shows_is_deleted(
    loaded: EditFilmsViewModel, plays: FakePlays, runner: SteppingRunner, heard: Heard
) -> None:
    informed = heard(loaded.informed)

    loaded.delete(1)
    runner.settle()

    assert informed == ["“Metropolis” is deleted."]
    assert titles(loaded) == ["Street Angel"]


def test_a_film_with_shows_is_offered_for_retiring(
    loaded: EditFilmsViewModel, plays: FakePlays, runner: SteppingRunner, heard: Heard
) -> None:
    plays.with_shows = {1}
    offered = heard(loaded.retiring_offered)

    loaded.delete(1)
    runner.settle()
    loaded.retire(1)
    runner.settle()

    assert offered == [(1, "Metropolis")]
    assert plays.plays[1].retired
    assert titles(loaded) == ["Street Angel"]


def test_a_retired_film_with_shows_stays(
    loaded: EditFilmsViewModel, plays: FakePlays, runner: SteppingRunner, heard: Heard
) -> None:
    plays.with_shows = {CARMEN.play_id}
    failed = heard(loaded.failed)

    loaded.delete(CARMEN.play_id)
    runner.settle()

    assert failed == ["“Carmen” has had shows, so it was retired instead of deleted."]


def test_a_lost_server_is_said_and_the_list_comes_with_the_next_try(
    model: EditFilmsViewModel, plays: FakePlays, runner: SteppingRunner
) -> None:
    plays.unwell = [ServerUnreachable("x")]
    model.load()
    runner.settle()
    failed = (model.state, model.problem)

    model.load()
    runner.settle()

    assert failed == (ListState.FAILED, "The server cannot be reached. Check the network; work then goes on by itself.")
    assert model.state is ListState.SHOWN


def test_a_list_that_is_there_stays_when_a_refresh_fails(
    loaded: EditFilmsViewModel, plays: FakePlays, runner: SteppingRunner, heard: Heard
) -> None:
    failed = heard(loaded.failed)
    plays.unwell = [ServerUnreachable("x")]

    loaded.load()
    runner.settle()

    assert len(failed) == 1
    assert METROPOLIS.title_en in titles(loaded)


def test_whoever_has_no_right_is_told(model: EditFilmsViewModel, plays: FakePlays, runner: SteppingRunner) -> None:
    plays.unwell = [NoRight("x")]

    model.load()
    runner.settle()

    assert model.state is ListState.FORBIDDEN


def test_an_ended_session_asks_for_a_sign_in(
    loaded: EditFilmsViewModel, plays: FakePlays, runner: SteppingRunner, heard: Heard
) -> None:
    needed = heard(loaded.sign_in_needed)
    plays.unwell = [SessionExpired("x")]

    loaded.save(0, NEW)
    runner.settle()

    assert needed == ["Your session has ended. Sign in again; your work is kept."]
    assert not loaded.busy


def test_only_the_newest_answer_counts(model: EditFilmsViewModel, plays: FakePlays, runner: SteppingRunner) -> None:
    model.load()
    model.load()
    newest, older = runner.waiting.pop(), runner.waiting.pop()
    newest()
    plays.plays.clear()
    older()

    assert len(model.films()) == 2
