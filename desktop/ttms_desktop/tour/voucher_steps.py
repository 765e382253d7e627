"""The steps of the tour about vouchers: sold for cash and by card, and looked up."""

from collections.abc import Callable, Iterator

from ttms_desktop.screens.sell_vouchers.balance_dialog import VoucherBalanceDialog, open_balance
from ttms_desktop.screens.sell_vouchers.dialog import SellVoucherDialog
from ttms_desktop.screens.sell_vouchers.view_model import VoucherStep
from ttms_desktop.tour.failing import StepFailedError
from ttms_desktop.tour.stage import Stage

_WORTH, _GIVEN = 10_000, 50_000


class VoucherSteps:
    """Each step returns what the summary says about it; a step that cannot be done raises StepFailedError."""

    def __init__(self, stage: Stage) -> None:
        self._stage = stage
        self._desk = stage.first

    def all(self) -> Iterator[tuple[str, Callable[[], str]]]:
        """Title and step, in their order."""
        yield "Vouchers are sold for cash and by card", self.sell
        yield "A voucher says what is left on it", self.look_up

    def sell(self) -> str:
        stage, sale = self._stage, self._desk.sell.vouchers.sale

        def filled() -> SellVoucherDialog:
            dialog = self._open()
            dialog.amount.set_minor(_WORTH)
            dialog.count.set_number(3)
            dialog.given.set_minor(_GIVEN)
            dialog.is_changed = False
            return dialog

        pictures = [stage.every_look_of("vouchers", filled)]
        dialog = filled()
        dialog.confirm()
        stage.wait("three vouchers", lambda: sale.step is VoucherStep.DONE and len(sale.sold) == 3)
        dialog.done(0)
        pictures.append(stage.every_look_of("vouchers-sold", self._shown))
        dialog = self._open()
        dialog.amount.set_minor(_WORTH)
        dialog.card.click()
        stage.wait("the question for the reference", lambda: sale.cards.may_be_told)
        dialog.done(0)
        pictures.append(stage.every_look_of("voucher-card", self._shown))
        dialog = self._shown()
        stage.type_into(dialog.reference, "004712")
        dialog.confirm()
        stage.wait("a voucher by card", lambda: sale.step is VoucherStep.DONE)
        dialog.done(0)
        if sale.change_text or len(sale.sold) != 1:
            raise StepFailedError("the card did not pay for one voucher")
        return ", ".join(pictures)

    def look_up(self) -> str:
        stage, vouchers = self._stage, self._desk.sell.vouchers
        code = vouchers.sale.sold[0].code

        def make() -> VoucherBalanceDialog:
            dialog = open_balance(vouchers, self._desk.window)
            dialog.code.set_value(code)
            dialog.confirm()
            stage.wait("the voucher", lambda: vouchers.balance.voucher is not None)
            return dialog

        return stage.every_look_of("voucher-balance", make)

    def _open(self) -> SellVoucherDialog:
        """As its key opens it."""
        view = self._desk.window.sell_view
        view.beside.open_vouchers()
        self._stage.wait("the dialog", lambda: bool(self._visible()))
        return self._visible()[-1]

    def _shown(self) -> SellVoucherDialog:
        """The dialog of what was sold or is under way, anew."""
        view = self._desk.window.sell_view
        dialog = SellVoucherDialog(self._desk.sell.vouchers.sale, view, look_up=view.beside.look_up)
        dialog.finished.connect(dialog.deleteLater)
        dialog.begin()
        return dialog

    def _visible(self) -> list[SellVoucherDialog]:
        return [each for each in self._desk.window.findChildren(SellVoucherDialog) if each.isVisible()]
