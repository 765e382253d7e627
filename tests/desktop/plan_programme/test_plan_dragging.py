"""Films and shows dragged on the schedule screen as a hand does it."""

from datetime import datetime

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from desktop.plan_programme.fake_programme import FakeProgramme
from desktop.plan_programme.steps import key
from support.stepping_runner import SteppingRunner
from ttms_desktop.screens.plan_programme.view import PlanProgrammeView
from ttms_desktop.screens.plan_programme.view_model import PlanProgrammeViewModel

_LEFT = Qt.MouseButton.LeftButton
_NONE = Qt.KeyboardModifier.NoModifier


def drag_film(view: PlanProgrammeView, play_id: int, studio_id: int, moment: datetime, *, drop: bool = True) -> QWidget:
    """From the list to the place, as a hand does; the card that was pressed."""
    card = view.films.films.card(play_id)
    goal = card.mapFromGlobal(view.timeline.viewport().mapToGlobal(view.timeline.point_of(studio_id, moment)))
    QTest.mousePress(card, _LEFT, _NONE, QPoint(20, 20))
    for point in (QPoint(34, 24), (QPoint(34, 24) + goal) / 2, goal):
        QTest.mouseMove(card, point)
    if drop:
        QTest.mouseRelease(card, _LEFT, _NONE, goal)
    return card


def test_a_film_is_dragged_onto_a_hall(
    view: PlanProgrammeView, runner: SteppingRunner, programme: FakeProgramme, model: PlanProgrammeViewModel
) -> None:
    before = len(programme.shows)

    drag_film(view, 3, 14, programme.moment("21:45"))
    runner.settle()

    assert len(programme.shows) == before + 1
    made = programme.shows[model.chosen].schedule
    assert (made.play_id, made.studio_id, made.starts_at) == (3, 14, programme.moment("21:45"))
    assert view.messages.text == ""


def test_a_conflict_is_in_words_under_the_mouse_and_nothing_is_asked_at_the_drop(
    view: PlanProgrammeView, runner: SteppingRunner, programme: FakeProgramme
) -> None:
    drag_film(view, 1, 14, programme.moment("17:50"), drop=False)
    verdict = view.timeline.verdict
    view.timeline.put_down()

    assert verdict is not None
    assert verdict.reason == "Overlaps Spring in a Small Town 19:45\N{EN DASH}21:38 incl. cleaning"
    assert verdict.span_text == "17:50\N{EN DASH}20:18"
    assert runner.waiting == []
    assert view.messages.text == f"Nothing was changed: {verdict.reason}."


def test_escape_gives_a_drag_up(view: PlanProgrammeView, runner: SteppingRunner, programme: FakeProgramme) -> None:
    card = drag_film(view, 3, 14, programme.moment("21:45"), drop=False)
    key(view, Qt.Key.Key_Escape)
    QTest.mouseMove(card, QPoint(500, 300))
    QTest.mouseRelease(card, _LEFT, _NONE, QPoint(500, 300))

    assert (runner.waiting, view.timeline.is_carrying, view.chip.isVisible()) == ([], False, False)


def test_another_day_gives_a_drag_up(view: PlanProgrammeView, runner: SteppingRunner, programme: FakeProgramme) -> None:
    before = len(programme.shows)
    card = drag_film(view, 3, 14, programme.moment("21:45"), drop=False)
    key(view, Qt.Key.Key_PageDown)
    QTest.mouseMove(card, QPoint(500, 300))
    QTest.mouseRelease(card, _LEFT, _NONE, QPoint(500, 300))
    runner.settle()

    assert len(programme.shows) == before
    assert (view.timeline.is_carrying, view._model.loaded) == (False, True)


def test_between_list_and_halls_the_film_hangs_on_the_mouse(view: PlanProgrammeView, programme: FakeProgramme) -> None:
    card = view.films.films.card(1)
    QTest.mousePress(card, _LEFT, _NONE, QPoint(20, 20))
    QTest.mouseMove(card, QPoint(60, 20))
    hangs = view.chip.isVisible()
    goal = card.mapFromGlobal(
        view.timeline.viewport().mapToGlobal(view.timeline.point_of(11, programme.moment("23:30")))
    )
    QTest.mouseMove(card, goal)

    assert (hangs, view.chip.isVisible()) == (True, False)
    view.timeline.cancel_carry()


def test_a_refresh_does_not_disturb_a_drag(
    view: PlanProgrammeView, model: PlanProgrammeViewModel, runner: SteppingRunner, programme: FakeProgramme
) -> None:
    drag_film(view, 3, 14, programme.moment("21:45"), drop=False)
    programme.add(2, 14, programme.moment("21:55"))
    model.refresh()
    runner.settle()
    carried = view.timeline.verdict

    view.timeline.cancel_carry()
    runner.settle()

    assert carried is not None
    assert carried.is_free
    assert any(show.time_text == "21:55" for show in model.shows)
