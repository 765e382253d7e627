"""Ticket types are changed in the office: by keys, over what a server stores."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop.edit_films.keys import answer_next, press
from support.fake_cinema import FakeClient
from support.stepping_runner import SteppingRunner
from support.words_on_screen import english_left_in
from ttms_client.errors import FieldInvalid, NameTaken, TicketKeyTaken, TtmsError
from ttms_client.ticket_type import TicketType
from ttms_desktop.appearance import Appearance
from ttms_desktop.screens.edit_ticket_types.ticket_type_dialog import TicketTypeDialog
from ttms_desktop.screens.edit_ticket_types.view import EditTicketTypesView
from ttms_desktop.screens.edit_ticket_types.view_model import EditTicketTypesViewModel
from ttms_desktop.session import Counter

ADULT = TicketType("adult", "成人", "Adult", "A", 100, 1, etag="1")
CHILD = TicketType("child", "儿童", "Child", "C", 50, 2, etag="1")


class FakeTypes:
    """Stores whatever it is given, unless it is `unwell`."""

    def __init__(self) -> None:
        self.types = {one.code: one for one in (ADULT, CHILD)}
        self.unwell: list[TtmsError] = []

    def list_ticket_types(self, *, include_retired: bool = False) -> list[TicketType]:
        known = sorted(self.types.values(), key=lambda one: one.position)
        return [one for one in known if include_retired or not one.retired]

    def save_ticket_type(self, ticket_type: TicketType, *, request_id: str) -> TicketType:
        if self.unwell:
            raise self.unwell.pop(0)
        code = ticket_type.code or ticket_type.name_en.lower()
        self.types[code] = replace(ticket_type, code=code, etag=f"{ticket_type.etag}+")
        return self.types[code]


@pytest.fixture
def types(client: FakeClient) -> FakeTypes:
    made = client.ticket_type = FakeTypes()
    return made


@pytest.fixture
def view(counter: Counter, runner: SteppingRunner, types: FakeTypes, qtbot: QtBot) -> Iterator[EditTicketTypesView]:
    model = EditTicketTypesViewModel(counter, runner)
    made = EditTicketTypesView(model)
    qtbot.addWidget(made)
    made.resize(1280, 700)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    made.enter()
    runner.settle()
    yield made
    model.deleteLater()


def form(view: EditTicketTypesView) -> TicketTypeDialog:
    assert isinstance(view.dialog, TicketTypeDialog)
    return view.dialog


def test_a_ticket_type_is_added_with_keys_alone(
    view: EditTicketTypesView, types: FakeTypes, runner: SteppingRunner
) -> None:
    press(view, Qt.Key.Key_N)
    for text in ("Home", "Family"):
        QTest.keyClicks(form(view).focusWidget(), text)
        press(view, Qt.Key.Key_Tab)
    form(view).percent.selectAll()
    QTest.keyClicks(form(view).percent, "60")
    press(view, Qt.Key.Key_Tab)
    QTest.keyClicks(form(view).focusWidget(), "f")
    press(view, Qt.Key.Key_Return)
    runner.settle()

    assert types.types["family"] == TicketType("family", "Home", "Family", "F", 60, 3, etag="+")
    assert view.messages.text == "“Family” is saved."
    assert [(row.name, row.percent_text, row.key) for row in view.table.rows] == [
        ("Adult", "100%", "A"),
        ("Child", "50%", "C"),
        ("Family", "60%", "F"),
    ]


def test_what_is_wrong_is_said_at_its_field(
    view: EditTicketTypesView, types: FakeTypes, runner: SteppingRunner
) -> None:
    press(view, Qt.Key.Key_N)
    form(view).key.set_value("1")
    form(view).percent.set_number(None)
    form(view).position.set_number(0)
    press(view, Qt.Key.Key_Return)
    said = [form(view).form.refusal(name) for name in ("name", "key", "percent", "position")]
    assert said == [
        "Enter the name.",
        "Enter one letter from A to Z.",
        "Enter 0 to 100 percent.",
        "Enter 1 to 99; 1 is first.",
    ]

    form(view).draw(replace(view._model.draft(2), code="", etag="", key="K"))
    types.unwell = [NameTaken("taken", {"name": "Child"}), TicketKeyTaken("taken", {"key": "K"})]
    for _ in range(2):
        press(view, Qt.Key.Key_Return)
        runner.settle()
    assert form(view).form.refusal("name") == ""
    assert form(view).form.refusal("key") == "Another ticket type is chosen by K. Choose another letter."


@pytest.mark.parametrize(
    ("retired", "said"),
    [
        (False, "“Child” has this key. Choose another letter."),
        (True, "“Child”, which is retired, still has this key. Choose another letter."),
    ],
)
def test_whose_a_key_is_is_said_also_of_a_type_that_is_hidden(
    view: EditTicketTypesView, types: FakeTypes, runner: SteppingRunner, *, retired: bool, said: str
) -> None:
    types.types["child"] = replace(CHILD, retired=retired)
    view.refresh()
    runner.settle()
    press(view, Qt.Key.Key_N)
    form(view).name.set_value("Club")
    form(view).key.set_value("c")
    press(view, Qt.Key.Key_Return)

    assert form(view).form.refusal("key") == said


@pytest.mark.parametrize(("last", "proposed"), [(2, 3), (7, 8), (99, 2)])
def test_a_new_type_is_proposed_a_free_place(
    view: EditTicketTypesView, types: FakeTypes, runner: SteppingRunner, last: int, proposed: int
) -> None:
    types.types["child"] = replace(CHILD, position=last)
    view.refresh()
    runner.settle()

    press(view, Qt.Key.Key_N)

    assert form(view).position.number == proposed


def test_a_share_is_changed_and_the_last_type_stays(
    view: EditTicketTypesView, types: FakeTypes, runner: SteppingRunner
) -> None:
    view.table.choose(view.table.rows[1])
    press(view, Qt.Key.Key_Return)
    form(view).percent.set_number(40)
    press(view, Qt.Key.Key_Return)
    runner.settle()
    assert types.types["child"] == replace(CHILD, percent=40, etag="1+")

    types.unwell = [FieldInvalid("no", {"field": "retired", "rule": "must leave 1 to 8 ticket types"})]
    asked: list[str] = []
    answer_next(Qt.Key.Key_Return, asked)
    press(view, Qt.Key.Key_Delete)
    runner.settle()
    assert asked == ["Retire “Child”?"]
    assert view.messages.text == "There must be 1 to 8 ticket types in use."


def test_an_open_form_is_read_in_the_language_that_is_chosen(view: EditTicketTypesView, memory: QSettings) -> None:
    press(view, Qt.Key.Key_Return)

    assert english_left_in(form(view), Appearance(memory, language="en")) == []
