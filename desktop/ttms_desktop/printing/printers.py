"""The printer of a device: opened with `with`, asked, then given slips."""

import shutil
from types import TracebackType
from typing import Protocol, Self

from ttms_desktop.printing.devices import Device, DeviceKind
from ttms_desktop.printing.document import Line, Slip
from ttms_desktop.printing.layout import slip_lines
from ttms_desktop.printing.system_printer import SystemPrinter


class Printer(Protocol):
    """What every printer can; all of it may take seconds, so it is called in the background."""

    def __enter__(self) -> Self: ...

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None: ...

    def kick_drawer(self) -> None: ...

    def check(self) -> None:
        """Nothing has been printed when this raises."""

    def print_slip(self, lines: tuple[Line, ...], *, title: str) -> None:
        """Something may have been printed when this raises."""


def printer_of(device: Device) -> Printer:
    if device.kind is DeviceKind.SYSTEM:
        return SystemPrinter(device)
    return _escpos_printer(device)


def put_on_paper(printer: Printer, slip: Slip, *, layout: str, title: str, page: str = "") -> None:
    """One slip; tickets on wide paper are drawn as pages, in the layout `page`."""
    if isinstance(printer, SystemPrinter) and printer.takes_pages and slip.words is not None:
        printer.print_page(slip.words, title=title, page=page)
    else:
        printer.print_slip(slip_lines(slip, layout), title=title)


def _escpos_printer(device: Device) -> Printer:
    # Loaded at the first use: it reads a large table of printers, and leaves a folder behind.
    from escpos import capabilities

    from ttms_desktop.printing.escpos_printer import EscposPrinter

    shutil.rmtree(capabilities.pickle_dir, ignore_errors=True)
    return EscposPrinter(device)
