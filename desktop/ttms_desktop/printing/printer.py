"""Tickets on the system's printer, on request; the sale does not depend on it."""

from collections.abc import Callable

from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

from ttms_client.order import Order
from ttms_client.user import Cinema
from ttms_desktop.printing.failures import NoPrinter, PrinterFailed
from ttms_desktop.printing.ticket_files import paint_order


class TicketPrinter:
    """The system's default printer, or its first one; blocking, so it is called in the background."""

    def __init__(self, *, languages: str, cinema: Callable[[], Cinema]) -> None:
        self._languages, self._cinema = languages, cinema

    def print_order(self, order: Order, *, copy: int) -> str:
        """Print all tickets of the order; the printer's name. Raises NoPrinter, PrinterFailed."""
        info = _printer()
        printer = QPrinter(info, QPrinter.PrinterMode.HighResolution)
        printer.setDocName(order.order_number)
        if not paint_order(printer, order, self._cinema(), languages=self._languages, copy=copy):
            raise PrinterFailed(printer=info.printerName())
        return info.printerName()


def _printer() -> QPrinterInfo:
    info = QPrinterInfo.defaultPrinter()
    if not info.isNull():
        return info
    names = QPrinterInfo.availablePrinterNames()
    if not names:
        raise NoPrinter
    return QPrinterInfo.printerInfo(names[0])
