"""What the clerk can do with the paper of the sale just made: print it again, open its file, save it elsewhere."""

from collections.abc import Callable, Mapping
from pathlib import Path

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog

from ttms_desktop.screens.sell_tickets.cart_panel import CartPanel
from ttms_desktop.screens.sell_tickets.view_model import SellTicketsViewModel
from ttms_desktop.widgets.file_dialogs import UNCHANGED
from ttms_desktop.words import translate


class LastSale(QObject):
    """Follows the buttons of the card that stands in the cart's place after a sale."""

    def __init__(self, model: SellTicketsViewModel, cart: CartPanel) -> None:
        super().__init__(cart)
        self._model, self._cart = model, cart
        cart.sale_card.print_clicked.connect(model.after_sale.print_tickets)
        cart.sale_card.receipt_clicked.connect(model.after_sale.print_receipt)
        cart.sale_card.open_clicked.connect(self.open_ticket)
        cart.sale_card.save_clicked.connect(self.save_ticket)

    def keys(self) -> Mapping[str, Callable[[], object]]:
        """Of the sell screen."""
        return {"Ctrl+P": self._model.after_sale.print_tickets, "Ctrl+I": self._model.after_sale.print_receipt}

    def open_ticket(self) -> None:
        """Show the file of the tickets in the program that the system has for it."""
        sale = self._model.last_sale
        if sale is not None and sale.ticket_path is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(sale.ticket_path)))

    def save_ticket(self) -> None:
        """Ask where to, and save the tickets there too."""
        sale = self._model.last_sale
        if sale is None or sale.ticket_path is None:
            return
        name = str(Path.home() / sale.ticket_path.name)
        title, kinds = translate("SellTicketsView", "Save tickets"), translate("SellTicketsView", "PDF files (*.pdf)")
        chosen, _ = QFileDialog.getSaveFileName(self._cart, title, name, kinds, options=UNCHANGED)
        if chosen:
            self._model.after_sale.save_as(Path(chosen))
