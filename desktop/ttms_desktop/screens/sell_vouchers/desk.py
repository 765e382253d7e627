"""Vouchers at one counter: selling them, looking one up, and for managers all that were sold."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from ttms_desktop import tasks
from ttms_desktop.printing.desk import PrintDesk
from ttms_desktop.screens.sell_vouchers.balance import VoucherBalance
from ttms_desktop.screens.sell_vouchers.issued import IssuedVouchers
from ttms_desktop.screens.sell_vouchers.view_model import VoucherSale
from ttms_desktop.session import Counter
from ttms_desktop.terminal.card_terminal import CardTerminal


class VoucherDesk(QObject):
    """Has all three, and says what they say to whoever looks at the sell screen."""

    informed = Signal(object)  # words
    failed = Signal(object)

    def __init__(
        self,
        counter: Counter,
        runner: tasks.Runner,
        printer: PrintDesk,
        terminal: CardTerminal,
        *,
        why_not: Callable[[], str],
        parent: QObject,
    ) -> None:
        """`why_not` says why nothing can be sold at this counter now; empty if it can."""
        super().__init__(parent)
        self.sale = VoucherSale(counter, runner, printer, terminal, why_not=why_not, parent=self)
        self.balance = VoucherBalance(counter, runner, printer, self)
        self.issued = IssuedVouchers(counter, runner, printer, self)
        self.sale.informed.connect(self.informed)
        self.sale.failed.connect(self.failed)
        self.balance.failed.connect(self.failed)
        self.issued.failed.connect(self.failed)

    def resume(self) -> None:
        """Somebody has signed in, perhaps another person or at another counter."""
        self.sale.resume()

    def stop(self) -> None:
        """Ask no more; what is not known stays in the journal."""
        self.sale.stop()
