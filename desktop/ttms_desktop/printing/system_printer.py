"""Slips on a printer of the operating system."""

from types import TracebackType
from typing import Self

from PySide6.QtCore import QMarginsF, QSizeF
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

from ttms_desktop.printing.devices import Device, Paper
from ttms_desktop.printing.document import Line
from ttms_desktop.printing.failures import NoPrinter, PrinterFailed
from ttms_desktop.printing.page_layout import main_part
from ttms_desktop.printing.slip_image import slip_image
from ttms_desktop.printing.ticket_files import page_layout
from ttms_desktop.printing.ticket_page import paint_ticket
from ttms_desktop.printing.words import TicketWords

_DOTS_PER_MM = 8
_EDGE_MM = 3.0


class SystemPrinter:
    """A printer by its name, or the system's own; what happens after the system has taken a page, it does not tell."""

    def __init__(self, device: Device) -> None:
        self._device = device
        self._info = QPrinterInfo()

    def __enter__(self) -> Self:
        """Raises NoPrinter, PrinterFailed."""
        self._info = _printer(self._device.name)
        if self._info.state() is QPrinter.PrinterState.Error:
            raise PrinterFailed(printer=self._info.printerName())
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Nothing is held."""

    @property
    def takes_pages(self) -> bool:
        """Whether tickets are drawn as pages of 150 x 70 mm instead of slips."""
        return self._device.paper is Paper.TICKET

    def kick_drawer(self) -> None:
        """The system knows no drawers."""

    def check(self) -> None:
        """The system answers only when it takes a page."""

    def print_slip(self, lines: tuple[Line, ...], *, title: str) -> None:
        """Print one slip; raises PrinterFailed."""
        picture = slip_image(lines, width=self._device.paper.dots)
        wide, high = picture.width() / _DOTS_PER_MM, picture.height() / _DOTS_PER_MM
        size = QPageSize(QSizeF(wide + 2 * _EDGE_MM, high + 2 * _EDGE_MM), QPageSize.Unit.Millimeter, "slip")
        edges = QMarginsF(_EDGE_MM, _EDGE_MM, _EDGE_MM, _EDGE_MM)
        layout = QPageLayout(size, QPageLayout.Orientation.Portrait, edges, QPageLayout.Unit.Millimeter)
        painter, dots = self._begin(layout, title)
        painter.scale(dots / _DOTS_PER_MM, dots / _DOTS_PER_MM)
        painter.drawImage(0, 0, picture)
        self._end(painter)

    def print_page(self, words: TicketWords, *, title: str, page: str = "") -> None:
        """Print one ticket as a page, in the layout `page` or as it is drawn; raises PrinterFailed."""
        painter, dots = self._begin(page_layout(), title)
        painter.scale(dots / 10, dots / 10)
        paint_ticket(painter, words, main_part(page, words))
        self._end(painter)

    def _begin(self, layout: QPageLayout, title: str) -> tuple[QPainter, float]:
        self._printer = self._made()
        self._printer.setDocName(title)
        self._printer.setPageLayout(layout)
        painter = QPainter()
        if not painter.begin(self._printer):
            raise PrinterFailed(printer=self._info.printerName())
        return painter, painter.device().logicalDpiX() / 25.4

    def _made(self) -> QPrinter:
        return QPrinter(self._info, QPrinter.PrinterMode.HighResolution)

    def _end(self, painter: QPainter) -> None:
        if not painter.end() or self._printer.printerState() is QPrinter.PrinterState.Error:
            raise PrinterFailed(printer=self._info.printerName())


def printer_names() -> list[str]:
    """Of the printers that the system knows."""
    return QPrinterInfo.availablePrinterNames()


def _printer(name: str) -> QPrinterInfo:
    if name:
        info = QPrinterInfo.printerInfo(name)
        if info.isNull():
            raise NoPrinter
        return info
    info = QPrinterInfo.defaultPrinter()
    if not info.isNull():
        return info
    names = printer_names()
    if not names:
        raise NoPrinter
    return QPrinterInfo.printerInfo(names[0])
