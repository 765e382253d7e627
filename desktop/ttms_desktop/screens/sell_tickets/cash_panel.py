"""Cash with change: what the customer gives, and what goes back."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from ttms_desktop import style
from ttms_desktop.money import format_money, plain_amount
from ttms_desktop.screens.sell_tickets.pictures import CartPicture
from ttms_desktop.widgets.busy_button import BusyButton, ButtonKind
from ttms_desktop.widgets.labels import label, rule, wrapped
from ttms_desktop.widgets.money_edit import MoneyEdit

_COLUMNS = 2
_NONE = "\N{EM DASH}"  # no change is known yet
_QUICK = 4
_LOW, _VERY_LOW = 400, 340


class CashPanel(QWidget):
    """Takes the place of the cart until the cash is counted; Esc leads back."""

    paid = Signal(object)  # minor units given, None for exactly the total: an int may be wider than Qt's
    left = Signal()
    part_taken = Signal(object)  # minor units, less than what is left
    acts_changed = Signal()

    def __init__(self, change_text: Callable[[int], str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._change_text = change_text
        self._cart: CartPicture | None = None
        self._title = label("title")
        self._back = BusyButton(ButtonKind.QUIET, key="Esc")
        self._total_label = label("muted")
        self._total = label("figure")
        self._given_label = label("muted")
        self.given = MoneyEdit()
        self._problem = wrapped("danger")
        self._quick = [BusyButton(ButtonKind.PLAIN) for _ in range(_QUICK)]
        self._quick_area = QWidget()
        self._rules = (rule(), rule())
        self._total_area = QWidget()
        self._change_label = label("muted")
        self._change = label("amount")
        self.part_button = BusyButton(ButtonKind.PLAIN, key="F8")
        self.pay_button = BusyButton(ButtonKind.PRIMARY, key="Enter")
        self._arrange()
        self._connect()
        self._retranslate()

    def _arrange(self) -> None:
        column = self._column = QVBoxLayout(self)
        column.setSpacing(style.space(1))
        column.addLayout(_pair(self._title, self._back))
        column.addWidget(self._rules[0])
        self._total_area.setLayout(_pair(self._total_label, self._total))
        column.addWidget(self._total_area)
        column.addWidget(self._given_label)
        column.addWidget(self.given)
        column.addWidget(self._problem)
        column.addSpacing(style.space(1))
        column.addWidget(self._quick_area)
        column.addStretch()
        column.addWidget(self._rules[1])
        column.addLayout(_pair(self._change_label, self._change))
        column.addSpacing(style.space(1))
        column.addWidget(self.part_button)
        column.addWidget(self.pay_button)
        self._problem.setMinimumHeight(20)
        self._problem.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._arrange_quick()

    def _arrange_quick(self) -> None:
        grid = QGridLayout(self._quick_area)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(style.space(2))
        for number, button in enumerate(self._quick):
            grid.addWidget(button, number // _COLUMNS, number % _COLUMNS)

    def _connect(self) -> None:
        self._back.clicked.connect(self.left)
        self.given.amount_changed.connect(self._on_typed)
        self.part_button.clicked.connect(self.take_part)
        self.pay_button.clicked.connect(self.pay)
        for button in self._quick:
            button.clicked.connect(self._on_quick)

    @property
    def acts(self) -> list[BusyButton]:
        """What can be done, each with its key."""
        return [self.pay_button, self.part_button, self._back]

    def begin(self, cart: CartPicture) -> None:
        """A fresh sum for this cart."""
        self._cart = cart
        self.given.set_currency(cart.currency)
        self.given.clear()
        self.say(cart)
        self.given.setFocus()

    def say(self, cart: CartPicture) -> None:
        """The cart changed meanwhile."""
        self._cart = cart
        self._total.setText(cart.left_text)
        for number, button in enumerate(self._quick):
            has_one = number < len(cart.suggestions)
            button.setVisible(has_one)
            if has_one:
                minor, text = cart.suggestions[number]
                button.setText(text)
                button.setProperty("minor", minor)
        self._say_change()

    def set_busy(self, text: str) -> None:
        """Paying is under way; an empty text ends it."""
        self.pay_button.set_busy(text)
        for part in (self.given, self._quick_area, self._back):
            part.setEnabled(not text)
        self.acts_changed.emit()

    def pay(self) -> None:
        """Take what was typed; too little is said at the field and nothing happens."""
        if self._cart is None or self.pay_button.busy:
            return
        given = self.given.minor
        if given is None or given < self._cart.left_minor:
            self._refuse(given)
            return
        self.paid.emit(given)

    def take_part(self) -> None:
        """Less than is left, as a part of it."""
        given = self.given.minor
        if self._is_part(given) and not self.pay_button.busy:
            self.part_taken.emit(given)

    def _is_part(self, given: int | None) -> bool:
        return self._cart is not None and given is not None and 0 < given < self._cart.left_minor

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._quick_area.setVisible(self.height() >= _LOW)
        edge = style.space(4 if self.height() >= _VERY_LOW else 2)
        self._column.setContentsMargins(style.space(4), style.space(2), style.space(4), edge)
        for part in (self._given_label, *self._rules):
            part.setVisible(self.height() >= _VERY_LOW)
        self._say_placeholder()
        self._show_problem()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self._retranslate()

    def _retranslate(self) -> None:
        self._title.setText(self.tr("Cash with change"))
        self._back.setText(self.tr("Back"))
        self._total_label.setText(self.tr("Left to pay"))
        self._given_label.setText(self.tr("Amount given"))
        self._say_placeholder()
        self.given.setAccessibleName(self.tr("Amount given"))
        self.part_button.setText(self.tr("Take as part payment"))
        self._change_label.setText(self.tr("Change"))
        self.pay_button.setText(self.tr("Take cash and print"))

    def _say_placeholder(self) -> None:
        """Where there is no room for the label, the field itself says what it is for."""
        self.given.setPlaceholderText("" if self.height() >= _VERY_LOW else self.tr("Amount given"))

    def _refuse(self, given: int | None) -> None:
        assert self._cart is not None
        if given is None and self.given.text():
            example = plain_amount(self._cart.left_minor, self._cart.currency)
            text = self.tr("This is not an amount of cash. Type it like {example}.").format(example=example)
        elif given is None:
            text = self.tr("Type the amount that the customer gives.")
        else:
            missing = format_money(self._cart.left_minor - given, self._cart.currency)
            text = self.tr("{missing} is missing. Ask for more or remove a seat.").format(missing=missing)
        self._say_problem(text)
        self.given.set_refused(True)
        self.given.setFocus()
        self.given.selectAll()

    def _on_typed(self) -> None:
        self._say_problem("")
        self.given.set_refused(False)
        self._say_change()

    def _say_problem(self, text: str) -> None:
        self._problem.setText(text)
        self._show_problem()

    def _show_problem(self) -> None:
        """The place for it is kept free where there is room, so that nothing moves."""
        roomy, has_problem = self.height() >= _VERY_LOW, bool(self._problem.text())
        self._problem.setVisible(has_problem or roomy)
        self._total_area.setVisible(roomy or not has_problem)

    def _on_quick(self) -> None:
        button = self.sender()
        assert isinstance(button, BusyButton)
        minor = int(button.property("minor"))
        assert self._cart is not None
        self.given.setText(plain_amount(minor, self._cart.currency))
        self.given.setFocus()

    def _say_change(self) -> None:
        given = self.given.minor
        self._change.setText((self._change_text(given) if given is not None else "") or _NONE)
        self.part_button.setVisible(self._is_part(given) and self.height() >= _LOW)
        self.acts_changed.emit()


def _pair(left: QWidget, right: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setContentsMargins(0, 0, 0, 0)
    row.addWidget(left)
    row.addStretch()
    row.addWidget(right)
    return row
