"""What desktop tests can ask for: an application without a display, counters of a cinema in memory."""

import os
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path
from uuid import uuid4

import pytest
from PySide6.QtCore import QLocale, QSettings, SignalInstance
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from support.cinema import PLAN, SmallCinema, found_cinema, opened
from support.clerks import Clerks
from support.fake_cinema import CINEMA, PASSWORD, FakeCinema, FakeClient
from support.one_computer import as_one_computer
from support.race import signed_in
from support.server_process import ServerProcess
from support.stepping_runner import SteppingRunner
from ttms_client import Client, new_request_id
from ttms_desktop.app import Desktop
from ttms_desktop.config import FileSettings, load
from ttms_desktop.printing.desk import PrintDesk
from ttms_desktop.printing.devices import DeviceFile
from ttms_desktop.printing.layout import layout_file
from ttms_desktop.printing.ticket_files import TicketFiles
from ttms_desktop.screens.sell_tickets.view_model import SellTicketsViewModel
from ttms_desktop.session import Counter
from ttms_desktop.terminal.simulated import SimulatedTerminal

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
# No two shows of a server begin at once, so that a time names one.
_MINUTES = count(1)


@pytest.fixture(autouse=True)
def english(qapp: QApplication) -> Iterator[None]:
    """Texts without a translator are English; dates follow."""
    before = QLocale()
    QLocale.setDefault(QLocale("en"))
    yield
    QLocale.setDefault(before)


@pytest.fixture
def memory(tmp_path: Path) -> QSettings:
    return QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)


@pytest.fixture
def cinema() -> FakeCinema:
    return FakeCinema()


@pytest.fixture
def client(cinema: FakeCinema) -> FakeClient:
    return FakeClient(cinema)


@pytest.fixture
def runner() -> SteppingRunner:
    return SteppingRunner()


@pytest.fixture
def counter(client: FakeClient, tmp_path: Path) -> Iterator[Counter]:
    """Signed in at counter 2."""
    made = Counter(lambda _address: client, tmp_path / "open-sales")
    session = made.connect("fake:1").user.sign_in("clerk", PASSWORD, counter_name="2", request_id="r")
    made.signed_in(session, made.open_journal("2"))
    made.clock.learn(client.cinema.now)
    yield made
    made.close()


@pytest.fixture
def printing(counter: Counter, runner: SteppingRunner, tmp_path: Path) -> Iterator[PrintDesk]:
    """Counter 2 without a printer of its own."""
    devices, layout = DeviceFile(tmp_path / "printers.json"), layout_file(tmp_path / "ticket-layout.txt")
    made = PrintDesk(counter, runner, devices=devices, layout=layout)
    made.start()
    yield made
    made.stop()
    made.deleteLater()


@pytest.fixture
def files(printing: PrintDesk, tmp_path: Path) -> TicketFiles:
    return TicketFiles(tmp_path / "tickets", languages="both", cinema=lambda: CINEMA, print_sale=printing.print_sale)


@pytest.fixture
def terminal(tmp_path: Path) -> SimulatedTerminal:
    return SimulatedTerminal(tmp_path / "terminal-book")


@pytest.fixture
def sell(
    counter: Counter, runner: SteppingRunner, files: TicketFiles, terminal: SimulatedTerminal, printing: PrintDesk
) -> Iterator[SellTicketsViewModel]:
    """Counter 2 with the first show open, all calls settled."""
    model = SellTicketsViewModel(counter, runner, files=files, printer=printing, terminal=terminal)
    model.start()
    runner.settle()
    model.choose_show(1)
    runner.settle()
    yield model
    model.stop()
    model.deleteLater()


@pytest.fixture
def heard() -> Callable[[SignalInstance], list[object]]:
    """`heard(signal)` is a list that grows with every emission."""

    def listen(signal: SignalInstance) -> list[object]:
        seen: list[object] = []
        signal.connect(lambda *values: seen.append(values[0] if len(values) == 1 else values))
        return seen

    return listen


@pytest.fixture(scope="module")
def process(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ServerProcess]:
    """One server for all tests of this file; those who kill it start it again."""
    folder = tmp_path_factory.mktemp("windows")
    with opened(f"sqlite:///{folder / 'cinema.db'}") as database:
        found = found_cinema(database)
    with ServerProcess(found.database_url, folder) as made:
        yield made


@pytest.fixture
def hall(process: ServerProcess) -> SmallCinema:
    """A hall of its own with a show in two hours, made as a manager makes it."""
    with Client(process.address) as client:
        signed_in(client, "manager", counter_name="9")
        hall = client.studio.create_studio(
            name=uuid4().hex, name_en="", curve=20, plan=PLAN, request_id=new_request_id()
        )
        [film] = client.play.list_plays()
        start = datetime.now(UTC).replace(second=0, microsecond=0) + timedelta(hours=2, minutes=next(_MINUTES))
        [show] = client.play.create_schedules(
            film.play_id, hall.studio_id, starts_at=[start], price_minor=4500, request_id=new_request_id()
        )
    return SmallCinema("", hall.studio_id, film.play_id, show.schedule_id)


@pytest.fixture
def clerks(
    qapp: QApplication, qtbot: QtBot, process: ServerProcess, hall: SmallCinema, tmp_path: Path
) -> Iterator[Clerks]:
    settings = replace(
        load(None, {}, appearance_language="en"), files=FileSettings(str(as_one_computer(tmp_path / "desktop")))
    )
    desktop = Desktop(qapp, settings)
    yield Clerks(desktop, process, hall, qtbot)
    desktop.close()
