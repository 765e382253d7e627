"""The layout of ticket pages: checked, painted on paper and in PDF files, changed with a preview."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from desktop.printing.test_system_printer import TICKET, FilePrinter, millimetres
from support.fake_cinema import CINEMA
from support.print_bench import PrintBench
from support.stepping_runner import SteppingRunner
from ttms_desktop.printing.devices import Paper
from ttms_desktop.printing.failures import LayoutWrong
from ttms_desktop.printing.layout import STANDARD as SLIP
from ttms_desktop.printing.page_layout import STANDARD, check, main_part, page_layout_file
from ttms_desktop.printing.printers import put_on_paper
from ttms_desktop.printing.ticket_page import MAIN_AREA, ticket_image
from ttms_desktop.screens.set_devices.layout_dialog import PageLayoutDialog
from ttms_desktop.screens.set_devices.samples import sample_words
from ttms_desktop.screens.set_devices.view_model import SetDevicesViewModel
from ttms_desktop.session import Counter


@pytest.fixture
def devices(counter: Counter, runner: SteppingRunner, bench: PrintBench) -> Iterator[SetDevicesViewModel]:
    made = SetDevicesViewModel(counter, runner, bench.printing)
    yield made
    made.deleteLater()


OWN = "##* {title}\n{seat} | {row}"


def page(layout: str) -> QImage:
    words = sample_words(CINEMA)
    return ticket_image(words, main_part(layout, words), dots_per_mm=4)


def inked(image: QImage, *, left: bool) -> set[tuple[int, int]]:
    """The dark dots of the part that the layout has, or of the one with the QR code."""
    edge = round(MAIN_AREA.right() * 0.4)
    columns = range(edge) if left else range(edge + 20, image.width())
    return {(x, y) for x in columns for y in range(image.height()) if image.pixelColor(x, y).lightness() < 128}


@pytest.mark.parametrize(
    ("layout", "problem"),
    [("{nobody}", "field"), ("{title", "braces"), ("* {title}\n[qr]", "twice"), (" \n", "empty"), ("x\n" * 61, "long")],
)
def test_a_page_that_cannot_be_is_refused_and_the_last_one_stays(tmp_path: Path, layout: str, problem: str) -> None:
    file = page_layout_file(tmp_path / "page-layout.txt")
    file.write(OWN)

    with pytest.raises(LayoutWrong) as refused:
        file.write(layout)

    assert refused.value.details["problem"] == problem
    assert file.read() == OWN


def test_the_standard_text_is_the_drawn_page_and_keeps_no_file(tmp_path: Path) -> None:
    file = page_layout_file(tmp_path / "page-layout.txt")
    file.write(OWN)
    file.write(STANDARD)

    check(STANDARD)
    assert file.read() == STANDARD
    assert not (tmp_path / "page-layout.txt").exists()
    assert main_part(STANDARD, sample_words(CINEMA)) is None


@pytest.mark.usefixtures("qapp")
def test_a_layout_changes_the_left_part_alone_and_stays_on_the_page_however_long_it_is() -> None:
    drawn, own, long = page(""), page(OWN), page("\n".join(["##* {title}"] * 30))

    assert inked(own, left=True) != inked(drawn, left=True)
    assert inked(own, left=False) == inked(drawn, left=False) == inked(long, left=False)
    assert inked(own, left=True)
    assert max(y for _, y in inked(long, left=True)) < long.height() - 10


@pytest.mark.usefixtures("qapp")
def test_the_systems_printer_prints_the_page_in_its_layout(tmp_path: Path) -> None:
    path = tmp_path / "paper.pdf"

    put_on_paper(FilePrinter(Paper.TICKET, path), TICKET, layout=SLIP, title="2-000042", page=OWN)

    assert millimetres(path) == (150, 70)


def test_a_manager_types_a_page_and_sees_it(devices: SetDevicesViewModel, qtbot: QtBot) -> None:
    dialog = PageLayoutDialog(devices, None)
    qtbot.addWidget(dialog)
    assert dialog.text.value == STANDARD
    told = not dialog.beside.isHidden()

    dialog.text.set_value("[qr]")
    dialog.confirm()
    assert devices.page_layout.read() == STANDARD
    dialog.text.set_value(OWN)
    assert (told, dialog.beside.isHidden()) == (True, True)
    dialog.confirm()

    assert devices.page_layout.read() == OWN
