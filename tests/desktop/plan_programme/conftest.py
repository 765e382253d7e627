"""A manager's schedule screen over a programme in memory."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.plan_programme.fake_programme import PLANNED_CINEMA, FakeProgramme, full_day
from desktop.plan_programme.timeline_days import FREE, STANDING, TAKEN, day
from support.fake_cinema import FakeCinema, FakeClient
from support.stepping_runner import SteppingRunner
from ttms_client.user import Role
from ttms_desktop import style
from ttms_desktop.screens.plan_programme.view import PlanProgrammeView
from ttms_desktop.screens.plan_programme.view_model import PlanProgrammeViewModel
from ttms_desktop.session import Counter
from ttms_desktop.widgets.timeline import Timeline


@pytest.fixture
def programme(cinema: FakeCinema, client: FakeClient) -> FakeProgramme:
    made = FakeProgramme(cinema.now)
    client.ticket = client.play = client.studio = made
    return made


@pytest.fixture
def evening(programme: FakeProgramme) -> datetime:
    """Half past seven today."""
    return programme.moment("19:30")


@pytest.fixture
def clerk_counter(counter: Counter, programme: FakeProgramme) -> Counter:
    """Where a clerk works, in a cinema that cleans for 15 minutes."""
    return signed_in(counter, Role.CLERK)


@pytest.fixture
def manager_counter(counter: Counter, programme: FakeProgramme) -> Counter:
    """Where a manager works."""
    return signed_in(counter, Role.MANAGER)


@pytest.fixture
def model(manager_counter: Counter, runner: SteppingRunner) -> Iterator[PlanProgrammeViewModel]:
    """Today, loaded, for a manager."""
    made = PlanProgrammeViewModel(manager_counter, runner)
    made.start()
    runner.settle()
    yield made
    made.stop()
    made.deleteLater()


@pytest.fixture
def view(
    qtbot: QtBot, qapp: QApplication, model: PlanProgrammeViewModel, runner: SteppingRunner, programme: FakeProgramme
) -> Iterator[PlanProgrammeView]:
    """A manager's screen, full of shows."""
    full_day(programme)
    yield from shown(PlanProgrammeView(model), qtbot, qapp, runner)


@pytest.fixture
def clerks_view(
    qtbot: QtBot, qapp: QApplication, clerk_counter: Counter, runner: SteppingRunner, programme: FakeProgramme
) -> Iterator[PlanProgrammeView]:
    full_day(programme)
    model = PlanProgrammeViewModel(clerk_counter, runner)
    made = PlanProgrammeView(model)
    model.setParent(made)
    yield from shown(made, qtbot, qapp, runner)


@pytest.fixture
def timeline(qtbot: QtBot, qapp: QApplication) -> Iterator[Timeline]:
    """Four lanes; nothing may stand in the third."""
    style.apply_theme(qapp, "light")
    made = Timeline()
    qtbot.addWidget(made)
    made.resize(1000, 560)
    made.show()
    made.set_day(day(*STANDING))
    made.set_editable(True)
    made.set_judge(lambda _load, spot: TAKEN if spot.lane_id == 3 else FREE)
    yield made
    made.cancel_carry()


def signed_in(counter: Counter, role: Role) -> Counter:
    session, journal = counter.session, counter.journal
    assert session is not None
    assert journal is not None
    user = replace(session.user, role=role)
    counter.signed_in(replace(session, cinema=PLANNED_CINEMA, user=user), journal)
    return counter


def shown(
    made: PlanProgrammeView, qtbot: QtBot, qapp: QApplication, runner: SteppingRunner
) -> Iterator[PlanProgrammeView]:
    style.apply_theme(qapp, "light")
    qtbot.addWidget(made)
    made.resize(1290, 712)
    made.show()
    made.enter()
    runner.settle()
    QTest.qWait(1)
    yield made
    made.leave()
