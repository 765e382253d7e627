"""A manager's schedule screen over a programme in memory."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime

import pytest

from desktop.plan_programme.fake_programme import PLANNED_CINEMA, FakeProgramme
from support.fake_cinema import FakeCinema, FakeClient
from support.stepping_runner import SteppingRunner
from ttms_client.user import Role
from ttms_desktop.screens.plan_programme.view_model import PlanProgrammeViewModel
from ttms_desktop.session import Counter


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


def signed_in(counter: Counter, role: Role) -> Counter:
    session, journal = counter.session, counter.journal
    assert session is not None
    assert journal is not None
    user = replace(session.user, role=role)
    counter.signed_in(replace(session, cinema=PLANNED_CINEMA, user=user), journal)
    return counter
