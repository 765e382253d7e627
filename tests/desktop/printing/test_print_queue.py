"""The print queue on disk: it survives a kill and a damaged file, and no printer holds up another, or a sale."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from support.campaign import rounds
from support.fake_printer import FakePrinter, NetworkLine, network_printer
from support.print_bench import Patience, PrintBench
from support.stepping_runner import SteppingRunner
from ttms_desktop.printing.desk import PrintDesk
from ttms_desktop.printing.devices import Device, DeviceFile, DeviceKind, Devices
from ttms_desktop.printing.document import Document, Line, LineKind, Role, Slip
from ttms_desktop.printing.failures import PrintQueueUnwritable
from ttms_desktop.printing.layout import STANDARD
from ttms_desktop.printing.queue.job import JobState
from ttms_desktop.printing.queue.queue import PrintQueue
from ttms_desktop.printing.queue.store import JobStore
from ttms_desktop.printing.queue.working import Press
from ttms_desktop.screens.sell_tickets.view_model import SellTicketsViewModel
from ttms_desktop.tasks import BackgroundRunner

Bench = tuple[FakePrinter, NetworkLine]
_SELLER = """
import sys
from pathlib import Path
from PySide6.QtGui import QGuiApplication
from support.print_bench import Patience
from ttms_desktop.printing.devices import Device, DeviceKind
from ttms_desktop.printing.document import Document, Line, LineKind, Role, Slip
from ttms_desktop.printing.layout import STANDARD
from ttms_desktop.printing.queue.store import JobStore
from ttms_desktop.printing.queue.working import Press
application = QGuiApplication([])
store = JobStore(Path(sys.argv[1]))
for number in range(3):
    slips = tuple(Slip((Line(LineKind.TEXT, f"{number}.{place}"),)) for place in range(2))
    store.add(Document(str(number), str(number), Role.RECEIPTS, slips))
press = Press(lambda: STANDARD, make=Patience().printer)
for job in store.open_jobs():
    press.print_job(store, job, Device(DeviceKind.NETWORK, sys.argv[2]))
"""


def note(text: str, role: Role = Role.RECEIPTS, *, slips: int = 1) -> Document:
    return Document(text, text, role, tuple(Slip((Line(LineKind.TEXT, f"{text}.{place}"),)) for place in range(slips)))


@pytest.mark.parametrize("printed_before", [0, 3], ids=lambda count: f"after-{count}")
def test_what_was_printing_when_the_program_was_killed_is_asked_about(
    printed_before: int, tmp_path: Path, qapp: object
) -> None:
    """Kill -9 in mid-slip, from the printer itself, which has that slip half."""
    paths = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)}
    for number in range(rounds(1, full=25)):
        path = tmp_path / f"queue-{number}.db"
        with network_printer() as (printer, line):
            seller = subprocess.Popen([sys.executable, "-c", _SELLER, str(path), line.address], env=paths)

            def kill(seller: subprocess.Popen[bytes] = seller) -> None:
                seller.kill()
                seller.wait()

            printer.when_cut = kill
            printer.cut_at_slip, printer.cut_after = printed_before, 900
            assert seller.wait(30) == -signal.SIGKILL
            assert len(printer.slips) == printed_before

        store = JobStore(path)
        begun, within = divmod(printed_before, 2)
        states = [(job.state, job.done) for job in store.open_jobs()]
        store.close()
        assert states == [(JobState.UNKNOWN, within), *[(JobState.WAITING, 0)] * (2 - begun)]


def test_a_damaged_queue_is_set_aside_and_a_new_one_begun(tmp_path: Path) -> None:
    path = tmp_path / "print-queue.db"
    path.write_bytes(b"SQLite format 3\x00" + b"no such thing" * 500)

    store = JobStore(path)

    assert store.add(note("1")) is not None
    assert path.with_suffix(".damaged").exists()
    store.close()


def test_a_queue_that_cannot_be_kept_is_a_refusal(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")

    with pytest.raises(PrintQueueUnwritable):
        JobStore(tmp_path / "file" / "print-queue.db")


def test_a_document_is_known_by_its_key_and_comes_back_as_it_was(tmp_path: Path) -> None:
    store = JobStore(tmp_path / "print-queue.db")
    document = note("1", slips=2)

    assert (store.add(document) is None, store.add(document) is None) == (False, True)
    store.close()
    again = JobStore(tmp_path / "print-queue.db")
    (job,) = again.open_jobs()
    again.close()

    assert job.document == document


def test_a_dead_printer_holds_up_neither_another_nor_whoever_sells(qtbot: QtBot, tmp_path: Path) -> None:
    with network_printer() as (dead, dead_line), network_printer() as (well, well_line):
        dead.silent = True
        devices = DeviceFile(tmp_path / "printers.json")
        tickets, reports = (Device(DeviceKind.NETWORK, line.address) for line in (dead_line, well_line))
        devices.write(Devices(tickets=tickets, receipts=tickets, reports=reports))
        runner, owner = BackgroundRunner(), QObject()
        queue = PrintQueue(runner, Press(lambda: STANDARD, make=Patience().printer), devices, parent=owner)
        queue.open(tmp_path / "print-queue.db")

        queue.add(note("ticket", Role.TICKETS))
        queue.add(note("report", Role.REPORTS))
        queue.add(note("next ticket", Role.TICKETS))
        qtbot.waitUntil(lambda: len(well.slips) == 1)

        states = [job.state for job in queue.open_jobs if job.role is Role.TICKETS]
        assert states == [JobState.PRINTING, JobState.WAITING]
        queue.close()
        dead_line.close()
        runner.close()
    assert dead.slips == []


def test_documents_keep_their_order_and_a_cancelled_one_never_prints(
    printing: PrintDesk, runner: SteppingRunner, network: Bench
) -> None:
    printer, _ = network
    printer.has_paper = False
    for text in ("a", "b", "c"):
        printing.print_document(note(text))
    runner.settle()
    first, second, third = printing.queue.open_jobs

    printing.queue.cancel(second.job_id)
    printer.has_paper = True
    printing.queue.print_now(third.job_id)
    runner.settle()

    assert len(printer.slips) == 2
    assert printing.queue.open_jobs == []
    assert [job.state for job in printing.queue.jobs] == [JobState.PRINTED, JobState.CANCELLED, JobState.PRINTED]
    assert first.job_id < third.job_id


def test_a_document_can_go_to_another_printer(printing: PrintDesk, runner: SteppingRunner, network: Bench) -> None:
    with network_printer() as (other, line):
        devices = printing.devices.devices
        printing.devices.write(devices.with_device(Role.REPORTS, Device(DeviceKind.NETWORK, line.address)))
        network[0].has_paper = False
        printing.print_document(note("a"))
        runner.settle()

        printing.queue.send_to(printing.queue.open_jobs[0].job_id, Role.REPORTS)
        runner.settle()

        assert len(other.slips) == 1
    assert printing.queue.open_jobs == []


def test_a_report_printed_again_says_copy(printing: PrintDesk, runner: SteppingRunner, network: Bench) -> None:
    report = Document("z:2:1", "Z 1", Role.REPORTS, note("z").slips, subject="z:2:1")

    for _ in range(3):
        printing.print_document(report)
        runner.settle()

    copies = [slip.copy_text for job in printing.queue.jobs for slip in job.document.slips]
    assert copies == ["", "副本 1 COPY 1", "副本 2 COPY 2"]
    assert len(set(network[0].slips)) == 3


def test_the_receipt_of_the_last_sale_is_printed_and_after_the_first_it_says_copy(
    bench: PrintBench, sell: SellTicketsViewModel
) -> None:
    informed: list[str] = []
    sell.informed.connect(informed.append)
    sell.after_sale.print_receipt()
    assert informed == ["Nothing has been sold at this counter yet."]
    bench.till.sell(2)

    for _ in range(2):
        sell.after_sale.print_receipt()
        bench.runner.settle()

    jobs = [job for job in bench.printing.queue.jobs if job.document.role is Role.RECEIPTS]
    assert [(job.state, job.document.slips[0].copy) for job in jobs] == [(JobState.PRINTED, 0), (JobState.PRINTED, 1)]
    assert not any(job.document.opens_drawer for job in jobs)


def test_after_a_restart_the_queue_goes_on(printing: PrintDesk, runner: SteppingRunner, network: Bench) -> None:
    network[0].has_paper = False
    printing.print_document(note("a"))
    runner.settle()
    printing.stop()
    network[0].has_paper = True

    printing.start()
    printing.queue.print_now(printing.queue.open_jobs[0].job_id)
    runner.settle()

    assert len(network[0].slips) == 1
