"""What the hall screen knows and asks: halls and their seats, plans while they are typed, each refusal at its field."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import SignalInstance

from desktop.edit_halls.conftest import LARGE, SMALL, FakeStudios
from server.studio.test_seating_plan import FAULTS
from support.stepping_runner import SteppingRunner
from ttms_client.errors import FieldInvalid, NoRight, PlanInvalid, ServerUnreachable, SessionExpired, TtmsError
from ttms_desktop.screens.edit_halls.pictures import HallDraft, HallPicture, PlanProblem
from ttms_desktop.screens.edit_halls.plan_words import problem_of
from ttms_desktop.screens.edit_halls.view_model import EditHallsViewModel
from ttms_server.studio import plan as server_plan
from ttms_server.studio.seating_plan import SeatingPlanInvalid, read_seating_plan

Heard = Callable[[SignalInstance], list[object]]
NEW = HallDraft(name="5 厅", name_en="Hall 5", rows=1, columns=2, plan="oo")


@pytest.fixture
def loaded(model: EditHallsViewModel, runner: SteppingRunner) -> EditHallsViewModel:
    model.load()
    runner.settle()
    return model


def ask_for_preview(model: EditHallsViewModel, plan: str) -> None:
    """As if the typing had paused."""
    model.preview.want(plan, 20)
    model.preview._pause.stop()
    model.preview._pause.timeout.emit()


def test_halls_in_use_are_listed_with_their_places(loaded: EditHallsViewModel) -> None:
    assert [(hall.name, hall.places_text) for hall in loaded.halls()] == [("Hall 1", "13"), ("Hall 2", "1,200")]

    loaded.show_retired(True)
    assert [hall.state_text for hall in loaded.halls()] == ["In use", "In use", "Retired"]


def test_a_hall_is_found_by_either_of_its_names(loaded: EditHallsViewModel) -> None:
    found = []
    for words in ("1 厅", "hall 1"):
        loaded.search(words)
        found.append([hall.hall_id for hall in loaded.halls()])

    assert found == [[1], [1]]


def test_the_seats_of_the_chosen_hall_come_and_are_kept(
    loaded: EditHallsViewModel, runner: SteppingRunner, heard: Heard
) -> None:
    changed = heard(loaded.hall_changed)
    loaded.choose(2)
    before = loaded.picture
    runner.settle()
    seats = loaded.picture
    loaded.choose(2)

    assert before is None
    assert seats is not None
    assert (len(seats.seats), seats.places_text, seats.curve) == (1200, "1,200 places", 45)
    assert not runner.waiting
    assert len(changed) == 3


def test_a_hall_whose_seats_do_not_come_says_why_and_is_asked_for_again(
    loaded: EditHallsViewModel, studios: FakeStudios, runner: SteppingRunner
) -> None:
    studios.unwell = [ServerUnreachable("x")]
    loaded.choose(1)
    runner.settle()
    problem = loaded.hall_problem
    loaded.retry_hall()
    runner.settle()

    assert problem.startswith("The server cannot be reached.")
    assert loaded.picture is not None


def test_a_plan_that_is_typed_is_drawn(loaded: EditHallsViewModel, runner: SteppingRunner, heard: Heard) -> None:
    drawn = heard(loaded.preview.drawn)

    ask_for_preview(loaded, SMALL)
    runner.settle()

    [picture] = drawn
    assert isinstance(picture, HallPicture)
    assert (picture.row_count, picture.column_count, picture.places_text) == (3, 6, "13 places")


def test_many_letters_are_one_question(
    loaded: EditHallsViewModel, studios: FakeStudios, runner: SteppingRunner
) -> None:
    for plan in ("o", "oo", "ooo"):
        loaded.preview.want(plan, 0)
    ask_for_preview(loaded, "oooo")
    runner.settle()

    assert studios.previews == ["oooo"]


def test_an_answer_to_an_older_plan_is_not_drawn(
    loaded: EditHallsViewModel, runner: SteppingRunner, heard: Heard
) -> None:
    drawn, refused = heard(loaded.preview.drawn), heard(loaded.preview.refused)
    ask_for_preview(loaded, "o")
    ask_for_preview(loaded, "q")
    ask_for_preview(loaded, "ooo")
    older, wrong, newest = runner.waiting
    runner.waiting.clear()
    newest()
    older()
    wrong()

    assert [picture.column_count for picture in drawn if isinstance(picture, HallPicture)] == [3]
    assert refused == []


def test_nothing_is_drawn_any_more_when_the_form_is_closed(
    loaded: EditHallsViewModel, runner: SteppingRunner, heard: Heard
) -> None:
    drawn = heard(loaded.preview.drawn)
    ask_for_preview(loaded, "o")
    loaded.preview.stop()
    runner.settle()

    assert drawn == []


def test_a_plan_that_cannot_be_read_is_refused_with_its_place(
    loaded: EditHallsViewModel, runner: SteppingRunner, heard: Heard
) -> None:
    refused = heard(loaded.preview.refused)

    ask_for_preview(loaded, "oo\noq")
    runner.settle()

    text = "Line 2, column 2: “q” has no meaning in a seating plan. See the letters below."
    assert refused == [PlanProblem(text, 2, 2)]


@pytest.mark.parametrize(
    "plan",
    [
        *("q", "'", "o<o", "o>", "", "o\n" * 101, "o" * 101),
        *("curve: x\no", "curve: 301\no", "curve: 1\ncurve: 1\no", "category: Loge #red\no"),
    ],
)
def test_every_rule_of_plans_has_a_sentence_of_its_own(plan: str) -> None:
    with pytest.raises(server_plan.PlanInvalid) as refused:
        server_plan.parse_plan(plan)
    error = refused.value
    details = {"line": str(error.line), "column": str(error.column), "rule": error.reason}

    said = problem_of(PlanInvalid("x", details))

    assert (said.line, said.column) == (error.line, error.column)
    assert error.reason not in said.text
    assert said.text.endswith(".")


@pytest.mark.parametrize("text", [text for text, _ in FAULTS.values()], ids=FAULTS)
def test_every_fault_of_a_seating_plan_has_a_sentence_of_its_own(text: str) -> None:
    with pytest.raises(SeatingPlanInvalid) as refused:
        read_seating_plan(text)
    error = refused.value
    place = {"line": str(error.line), "column": str(error.column)} if error.line else {}

    said = problem_of(PlanInvalid("x", {**place, "rule": error.reason}))

    # A rule without a sentence is said in its own words, which end in no full stop.
    assert said.text.endswith(".")
    where = error.reason.partition(" ")[0].rstrip(":")
    assert where in said.text or "[" not in where


def test_a_rule_of_a_newer_server_is_said_in_its_words() -> None:
    assert problem_of(PlanInvalid("x", {"rule": "no stairs"})) == PlanProblem("no stairs", 0, 0)


def test_a_hall_is_added(
    loaded: EditHallsViewModel, studios: FakeStudios, runner: SteppingRunner, heard: Heard
) -> None:
    saved = heard(loaded.saved)

    loaded.save(0, replace(NEW, plan=LARGE, rows=30, columns=40, curve=30))
    runner.settle()

    assert saved == ["Hall 5 is saved."]
    assert studios.halls[4].studio.place_count == 1200
    assert loaded.saved_id == 4
    assert studios.halls[4].layout.curve == 30


@pytest.mark.parametrize(
    ("wrong", "fields"),
    [
        ({"name": ""}, ["name"]),
        ({"rows": 0}, ["rows"]),
        ({"rows": -5}, ["rows"]),
        ({"rows": 101}, ["rows"]),
        ({"columns": 0}, ["columns"]),
        ({"rows": -5, "columns": 101}, ["rows", "columns"]),
        ({"curve": None}, ["curve"]),
        ({"curve": 301}, ["curve"]),
        ({"plan": " \n", "rows": None, "columns": None}, ["rows"]),
    ],
)
def test_what_is_no_hall_is_said_at_its_field_and_not_sent(
    loaded: EditHallsViewModel,
    studios: FakeStudios,
    refusals: list[tuple[str, str]],
    wrong: dict[str, object],
    fields: list[str],
) -> None:
    draft: HallDraft = replace(NEW, **wrong)  # type: ignore[arg-type]

    loaded.save(0, draft)

    assert [field for field, _ in refusals] == fields
    assert studios.request_ids == []


@pytest.mark.parametrize(
    ("refused", "field"),
    [
        (FieldInvalid("x", {"field": "name_en", "rule": "must have at most 64 characters"}), "name_en"),
        (PlanInvalid("x", {"line": "1", "column": "2", "rule": "the plan has no seats"}), "plan"),
        (NoRight("x", {"role": "CLERK"}), ""),
    ],
)
def test_what_the_server_refuses_is_said_at_its_field(
    loaded: EditHallsViewModel,
    studios: FakeStudios,
    runner: SteppingRunner,
    refused: TtmsError,
    field: str,
) -> None:
    said: list[str] = []
    loaded.refused.connect(lambda _text, where: said.append(where))
    studios.unwell = [refused]

    loaded.save(0, NEW)
    runner.settle()

    assert said == [field]


def test_a_name_in_use_is_refused_at_the_name(
    loaded: EditHallsViewModel, runner: SteppingRunner, refusals: list[tuple[str, str]]
) -> None:
    loaded.save(0, replace(NEW, name="1 厅"))
    runner.settle()

    assert [field for field, _ in refusals] == ["name"]


def test_a_press_after_no_answer_adds_no_second_hall(
    loaded: EditHallsViewModel, studios: FakeStudios, runner: SteppingRunner, refusals: list[tuple[str, str]]
) -> None:
    studios.lost = [ServerUnreachable("x")]
    for _ in range(2):
        loaded.save(0, NEW)
        runner.settle()

    assert len(set(studios.request_ids)) == 1
    assert len(studios.halls) == 4
    assert refusals[0][1].startswith("No answer came")


def test_an_edit_that_was_overtaken_is_put_together_with_what_is_stored(
    loaded: EditHallsViewModel, studios: FakeStudios, runner: SteppingRunner, heard: Heard
) -> None:
    loaded.prepare(1)
    runner.settle()
    before = loaded.draft(1)
    mine = replace(before, plan="ooo\nooo", rows=2, columns=3)
    studios.change(1, name_en="The small one")
    overtaken = heard(loaded.overtaken)

    loaded.save(1, mine)
    runner.settle()
    together = loaded.merge(1, before=before, mine=mine).draft
    loaded.save(1, together)
    runner.settle()

    assert len(overtaken) == 1
    assert (studios.halls[1].plan, studios.halls[1].studio.name_en) == ("ooo\nooo", "The small one")


def test_a_hall_with_shows_is_offered_for_retiring_and_keeps_its_seats(
    loaded: EditHallsViewModel, studios: FakeStudios, runner: SteppingRunner, heard: Heard
) -> None:
    studios.with_shows = {1}
    offered = heard(loaded.retiring_offered)

    loaded.delete(1)
    runner.settle()
    loaded.retire(1)
    runner.settle()

    assert offered == [(1, "Hall 1")]
    assert studios.halls[1].studio.retired
    assert studios.halls[1].plan == SMALL


def test_a_hall_without_shows_is_deleted(
    loaded: EditHallsViewModel, studios: FakeStudios, runner: SteppingRunner
) -> None:
    loaded.delete(1)
    runner.settle()

    assert 1 not in studios.halls


def test_an_ended_session_asks_for_a_sign_in(
    loaded: EditHallsViewModel, studios: FakeStudios, runner: SteppingRunner, heard: Heard
) -> None:
    needed = heard(loaded.sign_in_needed)
    studios.unwell = [SessionExpired("x"), SessionExpired("x"), SessionExpired("x")]

    loaded.choose(1)
    ask_for_preview(loaded, "o")
    loaded.save(0, NEW)
    runner.settle()

    assert len(needed) == 3
