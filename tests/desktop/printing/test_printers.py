"""The contract of a printer, the same in the network and behind a device file."""

from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest
import segno

from support.fake_printer import DeviceLine, FakePrinter, NetworkLine, device_printer, network_printer, printed_from
from ttms_desktop.failures import LocalFailure
from ttms_desktop.printing.devices import Device, DeviceKind, Paper
from ttms_desktop.printing.document import Line, LineKind
from ttms_desktop.printing.escpos_printer import EscposPrinter
from ttms_desktop.printing.failures import (
    CoverOpen,
    PaperOut,
    PrinterAway,
    PrinterCutOff,
    PrinterSilent,
    PrinterStopped,
)
from ttms_desktop.printing.slip_image import black_rows, slip_image

LINES = (
    Line(LineKind.TEXT, "大都会 Metropolis", size=3, bold=True),
    Line(LineKind.PAIR, "2 厅", "H / 11", size=2),
    Line(LineKind.RULE),
    Line(LineKind.QR, "K7QX9M2P4TRW8HBN"),
)
Bench = tuple[FakePrinter, NetworkLine | DeviceLine, Device]
patient = partial(EscposPrinter, answer_seconds=10.0, printed_seconds=10.0)


@pytest.fixture(params=[DeviceKind.NETWORK, DeviceKind.FILE], ids=lambda kind: kind.value)
def bench(request: pytest.FixtureRequest, tmp_path: Path, qapp: object) -> Iterator[Bench]:
    opened = network_printer() if request.param is DeviceKind.NETWORK else device_printer(tmp_path)
    with opened as (printer, line):
        yield printer, line, Device(request.param, line.address)


def drawn(device: Device) -> bytes:
    return black_rows(slip_image(LINES, width=device.paper.dots))


@pytest.mark.parametrize("paper", [Paper.WIDE, Paper.NARROW])
def test_a_slip_comes_out_dot_for_dot_and_is_cut(bench: Bench, paper: Paper) -> None:
    printer, _, device = bench
    device = replace(device, paper=paper)

    with patient(device) as opened:
        opened.kick_drawer()
        opened.check()
        opened.print_slip(LINES, title="2-000042")

    assert printer.slips == [drawn(device)]
    assert printer.events == ["kick", "cut"]
    assert not printer.torn


@pytest.mark.parametrize(
    ("change", "refusal"),
    [
        ({"has_paper": False}, PaperOut),
        ({"cover_open": True}, CoverOpen),
        ({"error": True}, PrinterStopped),
        ({"silent": True}, PrinterSilent),
    ],
    ids=["paper", "cover", "error", "silent"],
)
def test_a_printer_that_cannot_says_why_before_anything_is_printed(
    bench: Bench, change: dict[str, bool], refusal: type[LocalFailure]
) -> None:
    printer, line, device = bench
    for name, value in change.items():
        setattr(printer, name, value)

    seconds = 0.05 if printer.silent else 10.0
    with EscposPrinter(device, answer_seconds=seconds) as opened, pytest.raises(refusal) as refused:
        opened.check()

    assert refused.value.details == {"printer": line.address}
    assert (printer.slips, printer.torn) == ([], 0)


def test_a_printer_without_power_is_away(bench: Bench) -> None:
    _, line, device = bench
    line.off()

    with pytest.raises(PrinterAway), patient(device):
        pass


def test_a_plug_that_is_pulled_in_mid_ticket_is_noticed(bench: Bench) -> None:
    printer, _, device = bench
    printer.cut_after = 5_000

    with patient(device) as opened:
        opened.check()
        with pytest.raises(PrinterCutOff):
            opened.print_slip(LINES, title="2-000042")

    printer.wait(lambda: printer.torn == 1)
    assert printer.slips == []


def test_paper_that_ends_in_mid_ticket_is_named(bench: Bench) -> None:
    printer, _, device = bench
    with EscposPrinter(device, answer_seconds=10.0, printed_seconds=0.1) as opened:
        opened.check()
        printer.has_paper = False
        with pytest.raises(PaperOut):
            opened.print_slip(LINES, title="2-000042")

    assert printer.slips == []


def test_a_printer_that_never_answers_is_printed_on_if_that_is_known_of_it(bench: Bench) -> None:
    printer, _, device = bench
    printer.mute = True

    with patient(replace(device, answers=False)) as opened:
        opened.check()
        opened.print_slip(LINES, title="2-000042")
        printer.wait(lambda: len(printer.slips) == 1)

    assert printer.slips == [drawn(device)]


def test_a_plain_file_gets_what_a_printer_would(tmp_path: Path, qapp: object) -> None:
    device = Device(DeviceKind.FILE, str(tmp_path / "paper.bin"), answers=False)

    for _ in range(2):
        with patient(device) as opened:
            opened.check()
            opened.print_slip(LINES, title="2-000042")

    assert printed_from(tmp_path / "paper.bin").slips == [drawn(device)] * 2


def test_the_code_on_a_slip_has_every_module(qapp: object) -> None:
    """Read back from the dots: whole modules of equal size, with room around them."""
    image = slip_image((Line(LineKind.QR, "K7QX9M2P4TRW8HBN"),), width=384)
    rows = black_rows(image)
    black = [[rows[y * 48 + x // 8] >> (7 - x % 8) & 1 for x in range(384)] for y in range(image.height())]
    matrix = segno.make("K7QX9M2P4TRW8HBN", error="m", micro=False).matrix
    top = next(y for y, row in enumerate(black) if any(row))
    left = min(row.index(1) for row in black if any(row))
    step = black[top][left:].index(0) // 7  # the corner's eye is seven modules wide

    read = [
        [black[top + y * step + step // 2][left + x * step + step // 2] for x in range(len(matrix))]
        for y in range(len(matrix))
    ]

    assert read == [list(row) for row in matrix]
    assert top >= 4 * step - 4


def test_each_script_is_drawn(qapp: object) -> None:
    """Chinese and Latin letters leave different dots, and none of them an empty line."""
    pictures = {
        text: black_rows(slip_image((Line(LineKind.TEXT, text),), width=384)) for text in ("大", "都", "M", "é")
    }

    assert len(set(pictures.values())) == 4
    assert all(any(rows) for rows in pictures.values())
