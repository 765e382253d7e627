"""Slips and tickets on printers of the operating system, which here print into a file."""

import re
from pathlib import Path

import pytest
from PySide6.QtPrintSupport import QPrinter

from support.fake_cinema import CINEMA
from ttms_desktop.printing.devices import Device, DeviceKind, Paper
from ttms_desktop.printing.document import Line, LineKind, Slip
from ttms_desktop.printing.layout import STANDARD
from ttms_desktop.printing.printers import put_on_paper
from ttms_desktop.printing.system_printer import SystemPrinter
from ttms_desktop.screens.set_devices.samples import sample_words

TICKET = Slip(words=sample_words(CINEMA))
RECEIPT = Slip(lines=(Line(LineKind.TEXT, "收据 RECEIPT"), Line(LineKind.RULE)))


class FilePrinter(SystemPrinter):
    """What the system would do, into a PDF."""

    def __init__(self, paper: Paper, path: Path) -> None:
        super().__init__(Device(DeviceKind.SYSTEM, paper=paper))
        self._path = path

    def _made(self) -> QPrinter:
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(self._path))
        return printer


def millimetres(path: Path) -> tuple[int, int]:
    """Of the one page there is."""
    ((box),) = re.findall(rb"/MediaBox \[([^\]]*)\]", path.read_bytes())
    _, _, wide, high = map(float, box.split())
    return round(wide / 72 * 25.4), round(high / 72 * 25.4)


@pytest.mark.parametrize(
    ("paper", "slip", "wide"),
    [(Paper.TICKET, TICKET, 150), (Paper.WIDE, TICKET, 78), (Paper.NARROW, TICKET, 54), (Paper.TICKET, RECEIPT, 78)],
    ids=["page", "80", "58", "receipt"],
)
def test_each_slip_gets_a_page_of_its_own_size(
    paper: Paper, slip: Slip, wide: int, tmp_path: Path, qapp: object
) -> None:
    path = tmp_path / "paper.pdf"

    put_on_paper(FilePrinter(paper, path), slip, layout=STANDARD, title="2-000042")

    seen = millimetres(path)
    assert seen[0] == wide
    assert seen[1] == 70 if wide == 150 else seen[1] < 200
