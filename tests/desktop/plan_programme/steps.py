"""What tests of the schedule screen do again and again."""

from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from desktop.plan_programme.fake_programme import HALL, FakeProgramme
from support.stepping_runner import SteppingRunner
from ttms_desktop.screens.plan_programme.view import PlanProgrammeView
from ttms_desktop.screens.plan_programme.view_model import PlanProgrammeViewModel


def reload(model: PlanProgrammeViewModel, runner: SteppingRunner) -> None:
    """Let the screen see what was changed behind its back."""
    model.refresh()
    runner.settle()


def starts(programme: FakeProgramme, *, studio_id: int = HALL) -> list[datetime]:
    """When the shows of a hall begin."""
    shows = [show.schedule for show in programme.shows.values() if show.schedule.studio_id == studio_id]
    return sorted(schedule.starts_at for schedule in shows)


def key(view: PlanProgrammeView, *keys: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    for each in keys:
        QTest.keyClick(view.timeline, each, modifier)
