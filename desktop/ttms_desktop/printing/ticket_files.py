"""Ticket files: a PDF for each order, one page for each seat."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QMarginsF, QSaveFile, QSizeF
from PySide6.QtGui import QImage, QPagedPaintDevice, QPageLayout, QPageSize, QPainter, QPdfWriter

from ttms_client.order import Order
from ttms_client.user import Cinema
from ttms_desktop.printing.failures import TicketUnsaved
from ttms_desktop.printing.page_layout import main_part
from ttms_desktop.printing.ticket_page import HEIGHT, WIDTH, paint_ticket, ticket_image
from ttms_desktop.printing.words import words_of

_DOTS_PER_INCH = 600
_PICTURE_DOTS_PER_MM = 6.0


class TicketFiles:
    """Saves tickets in a folder, in the languages that the cinema prints; safe to use from any thread."""

    def __init__(
        self,
        folder: Path,
        *,
        languages: str,
        cinema: Callable[[], Cinema],
        print_sale: Callable[[Order], None] | None = None,
        page: Callable[[], str] = str,
    ) -> None:
        """`page` gives the layout of pages as it is now; empty: as they are drawn."""
        self._folder, self._languages, self._cinema = folder, languages, cinema
        self._print_sale, self._page = print_sale, page

    def issue(self, order: Order) -> Path:
        """The tickets of a sale that is committed: to the printer, and as a file.

        Raises:
            TicketUnsaved, PrintQueueUnwritable: one of the two is not done; the other is tried all the same.
        """
        try:
            if self._print_sale is not None:
                self._print_sale(order)
        finally:
            path = self.save(order)
        return path

    def path_of(self, order: Order) -> Path:
        return self._folder / f"{order.order_number}.pdf"

    def picture(self, order: Order) -> QImage:
        """The order's first ticket as it looks on paper."""
        words = words_of(order, order.tickets[0], self._cinema(), languages=self._languages)
        return ticket_image(words, main_part(self._page(), words), dots_per_mm=_PICTURE_DOTS_PER_MM)

    def save(self, order: Order) -> Path:
        """Save the order's tickets under its number; all of the file appears at once. Raises TicketUnsaved."""
        return self.save_as(order, self.path_of(order))

    def save_as(self, order: Order, path: Path) -> Path:
        """As `save`, under a name of the clerk's choice."""
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise TicketUnsaved(problem=error.strerror or str(error)) from error
        file = QSaveFile(str(path))
        if not file.open(QSaveFile.OpenModeFlag.WriteOnly):
            raise TicketUnsaved(problem=file.errorString())
        writer = QPdfWriter(file)
        writer.setTitle(order.order_number)
        writer.setCreator("TTMS")
        writer.setResolution(_DOTS_PER_INCH)
        paint_order(writer, order, self._cinema(), languages=self._languages, page=self._page())
        if not file.commit():
            raise TicketUnsaved(problem=file.errorString())
        return path


def paint_order(device: QPagedPaintDevice, order: Order, cinema: Cinema, *, languages: str, page: str = "") -> bool:
    """One page for each ticket; False if the device did not begin."""
    device.setPageLayout(page_layout())
    painter = QPainter()
    if not painter.begin(device):
        return False
    scale = painter.device().logicalDpiX() / 254
    painter.scale(scale, scale)
    for number, ticket in enumerate(order.tickets):
        if number:
            device.newPage()
        words = words_of(order, ticket, cinema, languages=languages)
        paint_ticket(painter, words, main_part(page, words))
    return painter.end()


def page_layout() -> QPageLayout:
    """A ticket's paper, without margins: 150 by 70 mm, wider than high."""
    # The size itself is wider than high, so that the orientation has nothing left to turn.
    size = QPageSize(
        QSizeF(WIDTH / 10, HEIGHT / 10), QPageSize.Unit.Millimeter, "ticket", QPageSize.SizeMatchPolicy.ExactMatch
    )
    return QPageLayout(size, QPageLayout.Orientation.Portrait, QMarginsF(0, 0, 0, 0))
