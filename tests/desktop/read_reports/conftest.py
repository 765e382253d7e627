"""What tests of the reports screen can ask for: a month of sales, and a manager who reads about it."""

from collections.abc import Iterator

import pytest

from desktop.find_orders.fake_till import FakeTill
from desktop.find_orders.month import fill
from support.fake_cinema import FakeCinema, FakeClient
from support.stepping_runner import SteppingRunner
from ttms_desktop.screens.read_reports.view_model import ReadReportsViewModel
from ttms_desktop.session import Counter


@pytest.fixture(scope="session")
def past() -> FakeTill:
    """Seven weeks of a small cinema."""
    made = FakeTill(FakeCinema().now)
    fill(made, days=50, times=(6, 12))
    return made


@pytest.fixture
def till(client: FakeClient, past: FakeTill) -> FakeTill:
    """The till after these weeks."""
    made = past.copy()
    client.order = client.refund = client.report = made
    return made


@pytest.fixture
def reports(counter: Counter, runner: SteppingRunner, till: FakeTill) -> Iterator[ReadReportsViewModel]:
    """The screen's model, entered, with all calls settled: this month by film."""
    model = ReadReportsViewModel(counter, runner)
    model.start()
    runner.settle()
    yield model
    model.pause()
    model.deleteLater()
