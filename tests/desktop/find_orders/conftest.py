"""What tests of the orders screen can ask for: a till with a few orders, and a counter that is signed in to it."""

from collections.abc import Iterator
from datetime import timedelta

import pytest

from desktop.find_orders.fake_till import FakeTill, show_of
from support.fake_cinema import FakeClient
from support.stepping_runner import SteppingRunner
from ttms_client.play import Schedule
from ttms_desktop.screens.find_orders.view_model import FindOrdersViewModel
from ttms_desktop.session import Counter

METROPOLIS = (1, "大都会", "Metropolis")


@pytest.fixture
def till(client: FakeClient) -> FakeTill:
    """Three orders of today: 1 with three seats, 2 with one, 3 by another clerk."""
    made = FakeTill(client.cinema.now)
    client.order = client.refund = client.report = made
    evening = made.add_show(show_of(1, METROPOLIS, 2, made.now + timedelta(hours=7)))
    made.sell(evening, [("H", "11"), ("H", "12"), ("J", "3")], at=made.now - timedelta(hours=3))
    made.sell(evening, [("A", "1")], at=made.now - timedelta(hours=2))
    made.sell(evening, [("B", "5"), ("B", "6")], at=made.now - timedelta(hours=1), clerk="王建国")
    return made


@pytest.fixture
def evening(till: FakeTill) -> Schedule:
    """The show that they are all for."""
    return till.shows[1]


@pytest.fixture
def orders(counter: Counter, runner: SteppingRunner, till: FakeTill) -> Iterator[FindOrdersViewModel]:
    """The screen's model, entered, with all calls settled; the newest order is chosen."""
    model = FindOrdersViewModel(counter, runner)
    model.start()
    settle(model, runner)
    yield model
    model.stop()
    model.deleteLater()


def settle(model: FindOrdersViewModel, runner: SteppingRunner) -> None:
    """All calls, and the order that is asked for once the choosing pauses."""
    runner.settle()
    if model._chosen._soon.isActive():
        model._chosen.load()
    runner.settle()
