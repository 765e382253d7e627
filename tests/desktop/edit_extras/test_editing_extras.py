"""Extras are set up in the office: added, changed, retired and sold again, by keys, over what a server stores."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop.edit_films.keys import answer_next, press
from support.fake_cinema import FakeClient
from support.office_screen import show_screen
from support.stepping_runner import SteppingRunner
from support.words_on_screen import english_left_in
from ttms_client.errors import ChangedMeanwhile, FieldInvalid, NameTaken, ServerUnreachable, TtmsError
from ttms_client.extra import Charged, Extra
from ttms_desktop.appearance import Appearance
from ttms_desktop.screens.edit_extras.extra_dialog import ExtraDialog
from ttms_desktop.screens.edit_extras.view import EditExtrasView
from ttms_desktop.screens.edit_extras.view_model import EditExtrasViewModel
from ttms_desktop.session import Counter

GLASSES = Extra("3D", "3D 眼镜", "3D glasses", 500, Charged.BY_PIECE, refundable=True, etag="1")
FEE = Extra("fee", "服务费", "Booking fee", 200, Charged.BY_TICKET, refundable=False, etag="1")
OLD = Extra("old", "海报", "Poster", 900, Charged.BY_ORDER, refundable=True, retired=True, etag="1")


class FakeExtras:
    """Decides like the server; `lost` answers get lost on the way."""

    def __init__(self, *extras: Extra) -> None:
        self.extras = {extra.code: extra for extra in extras}
        self.unwell: list[TtmsError] = []
        self.lost: list[TtmsError] = []
        self.done: dict[str, Extra] = {}

    def list_extras(self, *, include_retired: bool = False) -> list[Extra]:
        known = [self.extras[code] for code in sorted(self.extras)]
        return [extra for extra in known if include_retired or not extra.retired]

    def save_extra(self, extra: Extra, *, request_id: str) -> Extra:
        if self.unwell:
            raise self.unwell.pop(0)
        if request_id not in self.done:
            stored = self.extras.get(extra.code)
            if not extra.etag and stored is not None:
                raise NameTaken("taken", {"name": extra.code})
            if extra.etag and stored is not None and stored.etag != extra.etag:
                raise ChangedMeanwhile("changed", {"name": stored.name})
            self.done[request_id] = replace(extra, etag=f"{extra.etag or 0}+")
            self.extras[extra.code] = self.done[request_id]
        if self.lost:
            raise self.lost.pop(0)
        return self.done[request_id]


@pytest.fixture
def extras(client: FakeClient) -> FakeExtras:
    made = client.extra = FakeExtras(GLASSES, FEE, OLD)
    return made


@pytest.fixture
def view(counter: Counter, runner: SteppingRunner, extras: FakeExtras, qtbot: QtBot) -> Iterator[EditExtrasView]:
    model = EditExtrasViewModel(counter, runner)
    made = EditExtrasView(model)
    show_screen(qtbot, made)
    made.enter()
    runner.settle()
    yield made
    model.deleteLater()


def form(view: EditExtrasView) -> ExtraDialog:
    assert isinstance(view.dialog, ExtraDialog)
    return view.dialog


def names(view: EditExtrasView) -> list[tuple[str, str, str]]:
    return [(row.name, row.price_text, row.state_text) for row in view.table.rows]


def test_an_extra_is_added_with_keys_alone(view: EditExtrasView, extras: FakeExtras, runner: SteppingRunner) -> None:
    press(view, Qt.Key.Key_N)
    for text in ("Popped", "Popcorn", "corn", "15"):
        QTest.keyClicks(form(view).focusWidget(), text)
        press(view, Qt.Key.Key_Tab)
    press(view, Qt.Key.Key_Return)
    runner.settle()

    made = extras.extras["corn"]
    assert (made.name, made.name_en, made.price_minor, made.charged) == ("Popped", "Popcorn", 1500, Charged.BY_PIECE)
    assert (made.refundable, made.retired) == (True, False)
    assert view.messages.text == "“Popcorn” is saved."
    assert names(view) == [
        ("3D glasses", "¥5.00", "On sale"),
        ("Popcorn", "¥15.00", "On sale"),
        ("Booking fee", "¥2.00", "On sale"),
    ]


def test_what_is_missing_or_taken_is_said_at_its_field(
    view: EditExtrasView, extras: FakeExtras, runner: SteppingRunner
) -> None:
    press(view, Qt.Key.Key_N)
    press(view, Qt.Key.Key_Return)
    said = [form(view).form.refusal(name) for name in ("name", "code", "price_minor")]
    assert said == ["Enter the name.", "Enter a code, such as 3D.", "Enter the price; 0 if it costs nothing."]

    form(view).name.set_value("Glasses")
    form(view).code.set_value("3D")
    form(view).price.setText("1")
    press(view, Qt.Key.Key_Return)
    runner.settle()
    assert form(view).form.refusal("code") != ""

    form(view).code.set_value("2D")
    extras.unwell = [FieldInvalid("no", {"field": "extra.price_minor", "rule": "must be 0 to 1000000"})]
    press(view, Qt.Key.Key_Return)
    runner.settle()
    assert form(view).form.refusal("price_minor") == "From 0 to 1000000."


def test_a_price_is_changed_and_a_lost_answer_changes_it_once(
    view: EditExtrasView, extras: FakeExtras, runner: SteppingRunner
) -> None:
    extras.lost = [ServerUnreachable("lost")]
    press(view, Qt.Key.Key_Return)
    assert not form(view).code.isEnabled()
    form(view).price.setText("6")
    press(view, Qt.Key.Key_Return)
    runner.settle()
    press(view, Qt.Key.Key_Return)
    runner.settle()

    assert extras.extras["3D"] == replace(GLASSES, price_minor=600, etag="1+")
    assert len(extras.done) == 1


def test_of_two_who_change_one_the_second_sees_what_the_first_stored(
    view: EditExtrasView, extras: FakeExtras, runner: SteppingRunner
) -> None:
    press(view, Qt.Key.Key_Return)
    form(view).price.setText("6")
    extras.extras["3D"] = replace(GLASSES, name_en="Glasses", etag="9")
    press(view, Qt.Key.Key_Return)
    runner.settle()
    press(view, Qt.Key.Key_F5)
    press(view, Qt.Key.Key_Return)
    runner.settle()

    assert extras.extras["3D"] == replace(GLASSES, name_en="Glasses", price_minor=600, etag="9+")


def test_an_extra_is_retired_and_sold_again(view: EditExtrasView, extras: FakeExtras, runner: SteppingRunner) -> None:
    asked: list[str] = []
    answer_next(Qt.Key.Key_Return, asked)
    press(view, Qt.Key.Key_Delete)
    runner.settle()
    assert extras.extras["3D"].retired
    assert names(view) == [("Booking fee", "¥2.00", "On sale")]

    view.retired_switch.click()
    assert [state for _, _, state in names(view)] == ["Retired", "On sale", "Retired"]
    view.table.choose(view.table.rows[0])
    answer_next(Qt.Key.Key_Return, asked)
    press(view, Qt.Key.Key_Delete)
    runner.settle()

    assert not extras.extras["3D"].retired
    assert asked == ["Retire “3D glasses”?", "Sell “3D glasses” again?"]
    assert view.messages.text == "“3D glasses” is on sale again."


def test_the_list_is_searched_in_both_names(view: EditExtrasView) -> None:
    view._model.search("眼镜")

    assert [row.code for row in view.table.rows] == ["3D"]


def test_an_open_form_is_read_in_the_language_that_is_chosen_and_keeps_what_was_typed(
    view: EditExtrasView, memory: QSettings
) -> None:
    press(view, Qt.Key.Key_Return)
    form(view).price.setText("7")
    form(view).charged.choose(Charged.BY_ORDER.name)

    assert english_left_in(form(view), Appearance(memory, language="en")) == []
    assert (form(view).price.text(), form(view).charged.value) == ("7", Charged.BY_ORDER.name)


def test_while_there_are_no_extras_n_adds_one_as_often_as_it_is_pressed(
    view: EditExtrasView, extras: FakeExtras, runner: SteppingRunner
) -> None:
    extras.extras.clear()
    view.refresh()
    runner.settle()

    for _ in range(3):
        press(view, Qt.Key.Key_N)
        form(view).reject()

    press(view, Qt.Key.Key_N)
    assert form(view).isVisible()
    assert view.search.text() == ""
