"""Selling vouchers: what they are worth and how many, then the card or the cash, then their codes and the change."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ttms_desktop.messages import text_for
from ttms_desktop.money import AmountUnreadable, format_money
from ttms_desktop.screens.sell_tickets.card_desk import CardState
from ttms_desktop.screens.sell_tickets.card_words import card_words
from ttms_desktop.screens.sell_vouchers.view_model import MOST, VoucherSale, VoucherStep
from ttms_desktop.widgets.labels import label, wrapped
from ttms_desktop.widgets.line_edit import LineEdit
from ttms_desktop.widgets.message_bar import MessageBar
from ttms_desktop.widgets.money_edit import PriceEdit
from ttms_desktop.widgets.number_edit import NumberEdit
from ttms_desktop.widgets.office_dialog import OfficeDialog, begin_unless

_CHANGE, _CARD, _LOOK_UP = Qt.Key.Key_F8, Qt.Key.Key_F9, Qt.Key.Key_F10
_FEW = 3


class SellVoucherDialog(OfficeDialog):
    """Enter takes exact cash, F8 leads to the cash that was given, F9 is the card; Esc never loses money."""

    def __init__(self, model: VoucherSale, parent: QWidget, *, look_up: Callable[[QWidget], object]) -> None:
        super().__init__(parent, title="", primary="", width=680)
        self._model = model
        self._drawn: object = None
        self._refused = ""
        self.amount, self.given = PriceEdit(model.currency), PriceEdit(model.currency)
        self.count = NumberEdit(least=1, most=MOST)
        self.reference = LineEdit()
        self.words, self.about = wrapped("muted"), wrapped("muted")
        self.total_name, self.total = label("muted"), label("figure")
        self.paid_name, self.paid = label("muted", self.tr("Cash given")), label("title")
        self.change_name, self.change = label("muted", self.tr("Change")), label("amount")
        self.codes, self.amounts = label("figure"), label("figure")
        self.amounts.setAlignment(Qt.AlignmentFlag.AlignRight)
        self._has_slips = False
        self.balance = self.add_button(self.tr("Balance"), key="F10")
        self.card = self.add_button("", key="F9")
        self.again = self.add_button(self.tr("Reprint"), key="Ctrl+P")
        self._place()
        self._connect(look_up)
        self._draw()

    def _place(self) -> None:
        self.content.insertWidget(0, self.words)
        sold = QHBoxLayout()
        sold.addWidget(self.codes, 1)
        sold.addWidget(self.amounts)
        self.content.insertLayout(1, sold)
        self.form.add("amount", self.tr("Value of each"), self.amount)
        self.form.add("count", self.tr("How many"), self.count, beside=True)
        self.form.add("given", self.tr("Cash given"), self.given, hint=self.tr("Leave empty for the exact amount"))
        self.form.say_key("given", "F8")
        self.form.add("reference", self.tr("Reference on the slip"), self.reference)
        sums = (self.total_name, self.total), (self.paid_name, self.paid), (self.change_name, self.change)
        for name, figure in sums:
            row = QHBoxLayout()
            row.addWidget(name)
            row.addStretch(1)
            row.addWidget(figure)
            self.content.addLayout(row)
        self.content.addWidget(self.about)
        self.count.set_number(1)

    def _connect(self, look_up: Callable[[QWidget], object]) -> None:
        self.confirmed.connect(self._on_confirmed)
        self.form.changed.connect(self._say_sums)
        self.card.clicked.connect(self._on_card)
        self.balance.clicked.connect(lambda: look_up(self))
        self.again.clicked.connect(self._print)
        self._model.changed.connect(self._draw)
        self._model.refused.connect(self._on_refused)
        self._model.told.connect(self._on_told)
        self.finished.connect(self._model.dismiss)

    # What is shown

    def _draw(self) -> None:
        step, cards = self._model.step, self._model.cards
        goes_back = cards.state is CardState.GOING_BACK
        self.say(*self._title(step, goes_back=goes_back))
        self._say_words(step)
        self._show_fields(step, goes_back=goes_back)
        self._say_sums()
        waits = step is VoucherStep.CARD and not cards.may_be_told
        self.set_busy(self.tr("At the terminal…") if waits else self._model.busy_text)
        drawn = (step, cards.may_be_told, goes_back)
        if drawn != self._drawn:
            self._drawn = drawn
            self._move_keys(step)

    def _title(self, step: VoucherStep, *, goes_back: bool) -> tuple[str, str]:
        if step is VoucherStep.CARD:
            return self.tr("Voucher by card"), self.tr("It was refunded") if goes_back else self.tr("It was charged")
        if step is VoucherStep.CHARGED:
            return self.tr("Voucher by card"), self.tr("Sell the voucher")
        if step is VoucherStep.DONE:
            return self.tr("Vouchers sold"), self.tr("Done")
        return self.tr("Sell vouchers"), self.tr("Take cash and print")

    def _say_words(self, step: VoucherStep) -> None:
        model = self._model
        words = {
            VoucherStep.CARD: card_words(model.cards),
            VoucherStep.CHARGED: self.tr(
                "The card is charged (reference {approval}). Sell the voucher, or refund the card."
            ).format(approval=model.charged_reference),
            VoucherStep.DONE: model.missing_text,
        }.get(step, "")
        self._say(self.words, " ".join(filter(None, (model.count_text if step is VoucherStep.CARD else "", words))))
        lines = model.sold_lines if step is VoucherStep.DONE else []
        self._say(self.codes, "\n".join(code for code, _ in lines))
        self._say(self.amounts, "\n".join(amount for _, amount in lines))
        for part in (self.codes, self.amounts):
            part.setProperty("role", "figure" if len(lines) <= _FEW else "title")
        has_slips = model.prints or self._has_slips
        self._say(self.about, self._printed_text(has_slips=has_slips) if step is VoucherStep.DONE else "")
        self.again.setText(self.tr("Reprint") if has_slips else self.tr("Print"))

    def _printed_text(self, *, has_slips: bool) -> str:
        if has_slips:
            return self.tr("The vouchers are in the print queue.")
        return self.tr("Not printed yet: this computer has no printer for vouchers. Set it under printers: Ctrl+J, F8.")

    def _show_fields(self, step: VoucherStep, *, goes_back: bool) -> None:
        typing = step in (VoucherStep.FORM, VoucherStep.SELLING)
        for name in ("amount", "count", "given"):
            self.form.set_shown(name, shown=typing)
        self.form.set_shown("reference", shown=step is VoucherStep.CARD and not goes_back)
        self.balance.setVisible(step is VoucherStep.FORM)
        self.again.setVisible(step is VoucherStep.DONE)
        self.card.setText(
            {
                VoucherStep.CARD: self.tr("Not charged"),
                VoucherStep.CHARGED: self.tr("Refund the card"),
            }.get(step, self.tr("Card"))
        )
        told = self._model.cards.may_be_told and not goes_back
        self.card.setVisible(step in (VoucherStep.FORM, VoucherStep.CHARGED) or (step is VoucherStep.CARD and told))
        self.leave_button.setVisible(step is VoucherStep.FORM)

    def _say_sums(self) -> None:
        """What is to pay and what goes back, while it is typed and when it is done."""
        model, step = self._model, self._model.step
        amount, count = self.amount.minor, self.count.number
        if step in (VoucherStep.CARD, VoucherStep.CHARGED):
            total, change = format_money(model.amount_at_card, model.currency), ""
        elif step is VoucherStep.DONE:
            total, change = model.sold_total_text, model.change_text
        else:
            total, change = model.total_text(amount, count), model.change_for(amount, count, self.given.minor)
        self._say(self.total, total)
        self._say(self.total_name, self._total_name(step) if total else "")
        given = model.sold_given_text if step is VoucherStep.DONE else ""
        self._say(self.paid, given)
        self.paid_name.setVisible(bool(given))
        self._say(self.change, change)
        self.change_name.setVisible(bool(change))

    def _total_name(self, step: VoucherStep) -> str:
        if step in (VoucherStep.CARD, VoucherStep.CHARGED):
            return self.tr("To charge")
        return self.tr("Total") if step is VoucherStep.DONE else self.tr("To pay")

    def _say(self, words: QWidget, text: str) -> None:
        words.setText(text)  # type: ignore[attr-defined]
        words.setVisible(bool(text))

    def _move_keys(self, step: VoucherStep) -> None:
        """To where the next thing is typed or pressed."""
        if step is VoucherStep.CARD:
            self.reference.set_value("")
        if step in (VoucherStep.CHARGED, VoucherStep.DONE) or not self.form.focus_first():
            self.primary.setFocus()
        self.is_changed = False

    # What the clerk does

    def showEvent(self, event: QShowEvent) -> None:
        """Also after it was put aside for signing in again."""
        super().showEvent(event)
        self._draw()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, step = event.key(), self._model.step
        if event.isAutoRepeat() or self.busy:
            super().keyPressEvent(event)
        elif key == _CHANGE and step is VoucherStep.FORM:
            self.given.setFocus()
        elif key == _CARD and not self.card.isHidden():
            self.card.click()
        elif key == _LOOK_UP and not self.balance.isHidden():
            self.balance.click()
        elif event.matches(QKeySequence.StandardKey.Print) and not self.again.isHidden():
            self.again.click()
        else:
            super().keyPressEvent(event)

    def _on_confirmed(self) -> None:
        step = self._model.step
        if step is VoucherStep.FORM:
            if self._amounts_are_readable():
                self._model.take_cash(self.amount.minor, self.count.number, self.given.minor)
        elif step is VoucherStep.CARD:
            self._tell()
        elif step is VoucherStep.CHARGED:
            self._model.sell_charged()
        elif step is VoucherStep.DONE:
            self.accept()

    def _amounts_are_readable(self) -> bool:
        for name, field in (("amount", self.amount), ("given", self.given)):
            if field.unreadable:
                text = text_for(AmountUnreadable(text=field.unreadable), currency=self._model.currency)
                self.refuse(text, name)
                return False
        return True

    def _tell(self) -> None:
        if self._model.cards.state is CardState.GOING_BACK:
            self._model.tell("")
        elif self.reference.value:
            self._model.tell(self.reference.value)
        else:
            self.refuse(self.tr("Type the reference on the slip."), "reference")

    def _print(self) -> None:
        self._model.print_again()
        self._has_slips = True
        self._draw()

    def _on_card(self) -> None:
        """F9: the card, that it was not charged, or its money back."""
        self.messages.hide()
        self.form.clear_refusals()
        step = self._model.step
        if step is VoucherStep.FORM:
            if self._amounts_are_readable():
                self._model.take_card(self.amount.minor, self.count.number)
        elif step is VoucherStep.CARD:
            self._model.tell("")
        else:
            self._model.give_back()

    def _on_refused(self, text: str, field: str) -> None:
        self._draw()
        self.refuse(text, field)

    def _on_told(self, text: str) -> None:
        self.messages.inform(text)
        self.messages.show()

    def _may_leave(self) -> bool:
        if self._model.is_busy:
            self.refuse(self.tr("Finish this sale first: sell the voucher, or say that the card was not charged."))
            return False
        return super()._may_leave()


def open_vouchers(
    model: VoucherSale, parent: QWidget, bar: MessageBar, *, look_up: Callable[[QWidget], object]
) -> SellVoucherDialog | None:
    """The dialog, open; why no voucher can be sold now is said in the bar instead."""

    def make() -> SellVoucherDialog:
        model.begin()
        return SellVoucherDialog(model, parent, look_up=look_up)

    return begin_unless(model.why_not_begin(), bar, make)
