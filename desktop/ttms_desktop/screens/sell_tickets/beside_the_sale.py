"""What is done at a counter beside selling tickets: the drawer is opened, vouchers are sold and looked up."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from ttms_desktop.screens.sell_tickets.day_choice import DayChoiceBar
from ttms_desktop.screens.sell_tickets.no_sale_dialog import open_drawer
from ttms_desktop.screens.sell_tickets.view_model import SellTicketsViewModel
from ttms_desktop.screens.sell_vouchers.balance_dialog import open_balance
from ttms_desktop.screens.sell_vouchers.dialog import open_vouchers
from ttms_desktop.widgets.message_bar import MessageBar


class BesideTheSale(QObject):
    """Follows the buttons of the top bar; its dialogs open over `screen`."""

    def __init__(self, model: SellTicketsViewModel, screen: QWidget, bar: DayChoiceBar, messages: MessageBar) -> None:
        super().__init__(screen)
        self._model, self._screen, self._messages = model, screen, messages
        bar.drawer_clicked.connect(self.open_drawer)
        bar.vouchers_clicked.connect(self.open_vouchers)

    def keys(self) -> Mapping[str, Callable[[], object]]:
        """Of the sell screen."""
        return {"Ctrl+O": self.open_drawer, "Ctrl+G": self.open_vouchers}

    def open_drawer(self) -> None:
        open_drawer(self._model.drawer, self._screen, self._messages)

    def open_vouchers(self) -> None:
        open_vouchers(self._model.vouchers.sale, self._screen, self._messages, look_up=self.look_up)

    def look_up(self, parent: QWidget) -> None:
        open_balance(self._model.vouchers, parent)
