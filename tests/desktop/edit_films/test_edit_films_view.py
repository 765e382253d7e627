"""The film screen in a window: keys, forms, and what stands there when there is no list."""

from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest

from desktop.edit_films.conftest import FakePlays
from desktop.edit_films.keys import CONTROL, NONE, answer_next, notice_of, press
from support.low_window import LOW_WINDOW, ROOM_FOR_DIALOG
from support.stepping_runner import SteppingRunner
from support.words_on_screen import english_left_in
from ttms_client.errors import NoRight, ServerUnreachable
from ttms_desktop.appearance import Appearance
from ttms_desktop.screens.edit_films.film_dialog import FilmDialog
from ttms_desktop.screens.edit_films.view import EditFilmsView
from ttms_desktop.widgets.poster_field import PosterField


def form(view: EditFilmsView) -> FilmDialog:
    assert isinstance(view.dialog, FilmDialog)
    return view.dialog


@pytest.mark.parametrize(("key", "modifier"), [(Qt.Key.Key_N, NONE), (Qt.Key.Key_N, CONTROL)])
def test_a_film_is_added_with_keys_alone(
    view: EditFilmsView, plays: FakePlays, runner: SteppingRunner, key: Qt.Key, modifier: Qt.KeyboardModifier
) -> None:
    press(view, key, modifier)
    for text in (
        "Sunrise",
        "Sunrise",
        None,
        "94",
        "1927",
        "Murnau",
        "USA",
        "PG-13",
        "English",
        "2026-11-23",
        None,
        "45",
    ):
        if text is not None:
            QTest.keyClicks(form(view).focusWidget(), text)
        press(view, Qt.Key.Key_Tab)
    press(view, Qt.Key.Key_Return)
    busy = form(view).busy
    runner.settle()

    film = plays.plays[4]
    assert busy
    assert view.dialog is None
    assert (film.title, film.running_minutes, film.year, film.price_minor) == ("Sunrise", 94, 1927, 4500)
    assert (film.rating, film.language) == ("PG-13", "English")
    assert film.runs_from is not None
    assert view.messages.text == "“Sunrise” is saved."


def test_a_price_below_nothing_is_refused_and_not_made_positive(
    view: EditFilmsView, plays: FakePlays, runner: SteppingRunner
) -> None:
    press(view, Qt.Key.Key_Return)
    form(view).price.clear()
    QTest.keyClicks(form(view).price, "-5")
    press(view, Qt.Key.Key_Return)
    runner.settle()

    assert form(view).form.refusal("price_minor").startswith("“-5” is not an amount.")
    assert all(film.price_minor != 500 for film in plays.plays.values())


def test_enter_opens_the_chosen_film_with_everything_that_is_stored(view: EditFilmsView) -> None:
    press(view, Qt.Key.Key_Return)

    dialog = form(view)
    assert dialog.typed() == view._model.draft(view.table.chosen.film_id)
    assert dialog.focusWidget() is dialog.title
    assert dialog.retired.isVisible()


def png(folder: Path, color: str) -> bytes:
    """A picture of one colour, as its file `poster.png` holds it."""
    picture = QImage(4, 6, QImage.Format.Format_RGB32)
    picture.fill(QColor(color))
    assert picture.save(str(folder / "poster.png"))
    return (folder / "poster.png").read_bytes()


def color_of(field: PosterField) -> str:
    """What stands in the middle of the poster's frame."""
    frame = field.frame.grab().toImage()
    return frame.pixelColor(frame.rect().center()).name()


def test_a_poster_is_chosen_from_a_file_seen_stored_and_taken_away(
    view: EditFilmsView, plays: FakePlays, runner: SteppingRunner, tmp_path: Path
) -> None:
    press(view, Qt.Key.Key_Return)
    film_id = view.table.chosen.film_id
    picture = png(tmp_path, "#c81e1e")
    (tmp_path / "poster.txt").write_text("no picture")

    form(view).poster.take_file(tmp_path / "poster.txt")
    assert form(view).form.refusal("picture") == "“poster.txt” is not a picture. Choose a PNG or JPEG file."
    form(view).poster.take_file(tmp_path / "poster.png")
    assert color_of(form(view).poster) == "#c81e1e"
    form(view).title.setFocus()
    press(view, Qt.Key.Key_Return)
    runner.settle()
    assert plays.posters == {film_id: picture}

    press(view, Qt.Key.Key_Return)
    runner.settle()
    assert color_of(form(view).poster) == "#c81e1e"
    form(view).poster.remove_button.click()
    form(view).title.setFocus()
    press(view, Qt.Key.Key_Return)
    runner.settle()
    assert plays.posters == {film_id: b""}


def test_each_refusal_stands_at_its_field_and_the_keys_go_to_the_first(view: EditFilmsView) -> None:
    press(view, Qt.Key.Key_N)
    form(view).runs_from.setText("2026-99-99")
    press(view, Qt.Key.Key_Return)

    dialog = form(view)
    wrong = [name for name in ("title", "running_minutes", "year", "runs_from") if dialog.form.refusal(name)]
    assert wrong == ["title", "running_minutes", "year", "runs_from"]
    assert dialog.focusWidget() is dialog.title


def test_a_title_in_use_is_refused_at_the_title_and_nothing_typed_is_lost(
    view: EditFilmsView, runner: SteppingRunner
) -> None:
    press(view, Qt.Key.Key_Return)
    form(view).title.setText("马路天使")
    form(view).director.setText("Somebody")
    press(view, Qt.Key.Key_Return)
    runner.settle()

    dialog = form(view)
    assert "in use" in dialog.form.refusal("title")
    assert dialog.director.value == "Somebody"
    assert not dialog.busy


def test_an_edit_that_was_overtaken_keeps_what_was_typed_and_f5_loads_the_rest(
    view: EditFilmsView, plays: FakePlays, runner: SteppingRunner
) -> None:
    view.table.choose(view._model.films()[0])
    press(view, Qt.Key.Key_Return)
    film_id = form(view).record_id
    QTest.keyClick(form(view).year, Qt.Key.Key_Up)
    typed = form(view).year.number
    plays.change(film_id, year=1900, director="Somebody else")

    press(view, Qt.Key.Key_Return)
    runner.settle()
    offered = form(view).latest_button.isVisible()
    press(view, Qt.Key.Key_F5)
    dialog = form(view)
    seen = (dialog.year.number, dialog.director.value)
    press(view, Qt.Key.Key_Return)
    runner.settle()

    assert offered
    assert seen == (typed, "Somebody else")
    assert (plays.plays[film_id].year, plays.plays[film_id].director) == (typed, "Somebody else")
    assert view.dialog is None


def test_no_answer_is_said_honestly_and_enter_asks_again(
    view: EditFilmsView, plays: FakePlays, runner: SteppingRunner
) -> None:
    press(view, Qt.Key.Key_Return)
    form(view).director.setText("X")
    plays.lost = [ServerUnreachable("x")]
    press(view, Qt.Key.Key_Return)
    runner.settle()
    said = form(view).messages.text
    press(view, Qt.Key.Key_Return)
    runner.settle()

    assert said.startswith("No answer came")
    assert view.dialog is None
    assert len(set(plays.request_ids)) == 1


def test_del_deletes_after_a_question(view: EditFilmsView, plays: FakePlays, runner: SteppingRunner) -> None:
    asked: list[str] = []
    answer_next(Qt.Key.Key_Escape, asked)
    press(view, Qt.Key.Key_Delete)
    runner.settle()
    kept = len(plays.plays)
    answer_next(Qt.Key.Key_Return, asked)
    press(view, Qt.Key.Key_Delete)
    runner.settle()

    assert kept == 3
    assert len(plays.plays) == 2
    assert len(asked) == 2
    assert asked[0].startswith("Delete “")


def test_a_film_with_shows_is_retired_instead(view: EditFilmsView, plays: FakePlays, runner: SteppingRunner) -> None:
    plays.with_shows = {1, 2}
    film_id = view.table.chosen.film_id
    asked: list[str] = []
    answer_next(Qt.Key.Key_Return, asked)
    press(view, Qt.Key.Key_Delete)
    answer_next(Qt.Key.Key_Return, asked)
    runner.settle()

    assert "Retire it instead?" in asked[1]
    assert plays.plays[film_id].retired


@pytest.mark.parametrize(("key", "modifier"), [(Qt.Key.Key_Slash, NONE), (Qt.Key.Key_F, CONTROL)])
def test_searching_narrows_the_list_and_enter_goes_into_it(
    view: EditFilmsView, key: Qt.Key, modifier: Qt.KeyboardModifier
) -> None:
    press(view, key, modifier)
    in_search = view.search.hasFocus()
    QTest.keyClicks(view.search, "angel n")  # letters that are keys of the screen elsewhere
    QTest.keyClick(view.search, Qt.Key.Key_Return)

    assert in_search
    assert [film.title for film in view.table.rows] == ["Street Angel"]
    assert view.table.grid.hasFocus()
    assert view.dialog is None


def test_a_search_without_result_says_so(view: EditFilmsView) -> None:
    view.search.setText("zzz")
    QTest.keyClick(view.search, Qt.Key.Key_Return)

    assert notice_of(view.table).text == "No matching films"


def test_the_first_film_is_asked_for_where_there_is_none(
    view: EditFilmsView, plays: FakePlays, runner: SteppingRunner
) -> None:
    plays.plays.clear()
    press(view, Qt.Key.Key_F5)
    runner.settle()

    assert notice_of(view.table).text == "No films yet"


def test_a_lost_server_offers_another_try(
    unloaded_view: EditFilmsView, plays: FakePlays, runner: SteppingRunner
) -> None:
    waiting = not notice_of(unloaded_view.table).isHidden()
    plays.unwell = [ServerUnreachable("x")]
    unloaded_view.enter()
    runner.settle()
    said = notice_of(unloaded_view.table).text
    notice_of(unloaded_view.table).action.click()
    runner.settle()

    assert waiting
    assert said.startswith("The server cannot be reached.")
    assert unloaded_view.table.rows
    assert unloaded_view.table.grid.hasFocus()


def test_whoever_has_no_right_sees_that_and_cannot_add(
    view: EditFilmsView, plays: FakePlays, runner: SteppingRunner
) -> None:
    plays.unwell = [NoRight("x")]
    view.refresh()
    runner.settle()
    press(view, Qt.Key.Key_N)

    assert notice_of(view.table).text == "You may not see this"
    assert view.dialog is None


def test_b46_an_edit_form_shows_what_is_stored(view: EditFilmsView) -> None:
    """Of halls and people: test_b46_… beside their screens."""
    press(view, Qt.Key.Key_Down)
    press(view, Qt.Key.Key_Return)

    assert form(view).typed() == view._model.draft(view.table.chosen.film_id)


@pytest.mark.parametrize("stored", [False, True], ids=["a new film", "one that is stored"])
def test_in_a_low_window_the_whole_form_is_seen(view: EditFilmsView, *, stored: bool) -> None:
    """As on a counter's screen at 150 %."""
    view.resize(LOW_WINDOW)

    press(view, Qt.Key.Key_Return if stored else Qt.Key.Key_N)

    assert form(view).sizeHint().height() <= ROOM_FOR_DIALOG
    assert form(view).minimumSizeHint().width() <= LOW_WINDOW.width()


def test_an_open_form_is_read_in_the_language_that_is_chosen_and_keeps_what_was_typed(
    view: EditFilmsView, memory: QSettings
) -> None:
    press(view, Qt.Key.Key_N)
    form(view).title.set_value("Sunrise")
    press(view, Qt.Key.Key_Return)
    assert form(view).form.refusal("running_minutes")

    assert english_left_in(form(view), Appearance(memory, language="en")) == []
    assert form(view).title.value == "Sunrise"
