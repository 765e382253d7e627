"""What tests of printing can ask for: thermal printers, and a counter that prints on one."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from support.fake_cinema import FakeCinema
from support.fake_printer import DeviceLine, FakePrinter, NetworkLine, device_printer, network_printer
from support.print_bench import Clock, CountingClient, Patience, PrintBench, Till
from support.stepping_runner import SteppingRunner
from ttms_desktop.printing.desk import PrintDesk
from ttms_desktop.printing.devices import Device, DeviceFile, DeviceKind, Devices
from ttms_desktop.printing.layout import STANDARD, layout_file
from ttms_desktop.printing.queue.working import Press
from ttms_desktop.screens.sell_tickets.view_model import SellTicketsViewModel
from ttms_desktop.session import Counter


@pytest.fixture
def cinema() -> FakeCinema:
    return FakeCinema("\n".join(["." * 18] * 15))


@pytest.fixture
def client(cinema: FakeCinema) -> CountingClient:
    return CountingClient(cinema)


@pytest.fixture
def network() -> Iterator[tuple[FakePrinter, NetworkLine]]:
    with network_printer() as made:
        yield made


@pytest.fixture
def at_device(tmp_path: Path) -> Iterator[tuple[FakePrinter, DeviceLine]]:
    with device_printer(tmp_path) as made:
        yield made


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def patience() -> Patience:
    return Patience()


@pytest.fixture
def press(patience: Patience) -> Press:
    return Press(lambda: STANDARD, make=patience.printer)


@pytest.fixture
def printing(  # noqa: PLR0917 - fixtures
    counter: Counter,
    runner: SteppingRunner,
    press: Press,
    clock: Clock,
    network: tuple[FakePrinter, NetworkLine],
    tmp_path: Path,
) -> Iterator[PrintDesk]:
    """Counter 2 with a thermal printer in the network and a drawer at it."""
    devices = DeviceFile(tmp_path / "printers.json")
    devices.write(Devices(tickets=Device(DeviceKind.NETWORK, network[1].address, drawer=True)))
    layout = layout_file(tmp_path / "ticket-layout.txt")
    made = PrintDesk(counter, runner, devices=devices, layout=layout, press=press, clock=clock)
    made.start()
    yield made
    made.stop()
    made.deleteLater()


@pytest.fixture
def bench(  # noqa: PLR0917 - fixtures
    sell: SellTicketsViewModel,
    printing: PrintDesk,
    runner: SteppingRunner,
    clock: Clock,
    patience: Patience,
    network: tuple[FakePrinter, NetworkLine],
    client: CountingClient,
    cinema: FakeCinema,
) -> PrintBench:
    told: list[object] = []
    printing.failed.connect(told.append)
    till = Till(sell, runner, cinema)
    return PrintBench(till, printing, runner, clock, patience, *network, client, told)
