"""What can be done with the sale just made: print its tickets, save their file elsewhere."""

from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from ttms_client.order import Order
from ttms_desktop import tasks
from ttms_desktop.money import format_money
from ttms_desktop.printing.desk import PrintDesk
from ttms_desktop.printing.ticket_files import TicketFiles
from ttms_desktop.screens.sell_tickets import wording
from ttms_desktop.screens.sell_tickets.checkout import Sale
from ttms_desktop.screens.sell_tickets.paid_text import paid_text
from ttms_desktop.screens.sell_tickets.pictures import SaleSummary
from ttms_desktop.seat_names import places_text
from ttms_desktop.session import Counter
from ttms_desktop.words import translate


class AfterSale(QObject):
    """The last sale of this counter since the start; printing runs in the background."""

    sold = Signal(object)  # SaleSummary
    informed = Signal(object)  # words
    failed = Signal(object)

    def __init__(
        self, counter: Counter, runner: tasks.Runner, files: TicketFiles, printer: PrintDesk, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._counter, self._runner, self._files, self._printer = counter, runner, files, printer
        self._order: Order | None = None
        self._path: Path | None = None
        self._picture = QImage()
        self._found_later = False
        printer.informed.connect(self.informed)
        printer.failed.connect(self.failed)

    @property
    def order(self) -> Order | None:
        return self._order

    @property
    def summary(self) -> SaleSummary | None:
        order = self._order
        if order is None:
            return None
        given = sum(line.given_minor for line in order.payments)
        change = sum(line.change_minor for line in order.payments)
        return SaleSummary(
            order_number=order.order_number,
            show_text=wording.show_text(order.schedule, self._counter.calendar),
            film=wording.film_title(order.schedule),
            seats_text=places_text([(ticket.row_label, ticket.seat_label) for ticket in order.tickets]),
            ticket_count=len(order.tickets),
            count_text=wording.tickets_text(len(order.tickets)),
            total_minor=order.total_minor,
            total_text=format_money(order.total_minor, order.currency),
            given_minor=given,
            given_text=format_money(given, order.currency),
            paid_text=paid_text(order),
            change_minor=change,
            change_text=format_money(change, order.currency),
            currency=order.currency,
            ticket_path=self._path,
            ticket_picture=self._picture,
            found_later=self._found_later,
        )

    def take(self, sale: Sale, *, found_later: bool) -> None:
        """Announce the sale, then what went wrong with its tickets."""
        self._order, self._path, self._found_later = sale.order, sale.ticket_path, found_later
        self._picture = self._files.picture(sale.order)
        self.sold.emit(self.summary)
        if sale.ticket_failure is not None:
            self.failed.emit(sale.ticket_failure)

    def print_tickets(self) -> None:
        """Print them, once more if they have been: every print after the first is counted and marked as a copy."""
        if self._order is None:
            self._say_nothing_sold()
        else:
            self._printer.print_order(self._order)

    def print_receipt(self) -> None:
        """Print its receipt; every receipt after the first is marked as a copy."""
        if self._order is None:
            self._say_nothing_sold()
        else:
            self._printer.print_receipt(self._order)

    def save_as(self, path: Path) -> None:
        """Save the last sale's tickets as a file of the clerk's choice."""
        order = self._order
        if order is not None:
            self._runner.run(
                self, lambda: self._files.save_as(order, path), done=self._on_saved, failed=self.failed.emit
            )

    def _say_nothing_sold(self) -> None:
        self.informed.emit(translate("SellTickets", "Nothing has been sold at this counter yet."))

    def _on_saved(self, path: Path) -> None:
        self.informed.emit(translate("SellTickets", "The tickets were saved as {file}.").format(file=path.name))
