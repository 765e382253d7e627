"""A field for an amount of money: figures at the right, the sign of the currency at the left."""

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from ttms_desktop import style
from ttms_desktop.money import AmountUnreadable, format_money, parse_money, plain_amount
from ttms_desktop.widgets.line_edit import LineEdit
from ttms_desktop.widgets.painting import line_of_text

# More than the largest amount with its sign and grouping: what is cut off never leaves an amount.
_LONGEST = 24


class MoneyEdit(LineEdit):
    """What is typed is worth `minor`, in minor units.

    Anything can be typed, and is refused in words: were signs and letters swallowed, "-5" and "C-77" would be amounts.
    """

    amount_changed = Signal()

    _SIGN_SIZE = style.Size.TIME

    def __init__(self, currency: str = "CNY", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._currency = currency
        self.setProperty("role", "money")
        self.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.setMinimumHeight(54)
        self.setMaxLength(_LONGEST)
        self.textChanged.connect(self.amount_changed)

    @property
    def minor(self) -> int | None:
        """The amount; None while nothing is typed or it is no amount."""
        try:
            return parse_money(self.text(), self._currency)
        except AmountUnreadable:
            return None

    @property
    def unreadable(self) -> str:
        """What is typed, if it is no amount."""
        return self.value if self.minor is None else ""

    def set_currency(self, currency: str) -> None:
        self._currency = currency
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        sign = format_money(0, self._currency).rstrip("0.").strip()
        area = QRectF(self.rect()).adjusted(14, 0, -14, 0)
        line_of_text(painter, area, sign, font=style.font(self._SIGN_SIZE), color=style.colors().muted)
        painter.end()


class PriceEdit(MoneyEdit):
    """An amount as a field of a form, as high as the others."""

    _SIGN_SIZE = style.Size.ROW

    def __init__(self, currency: str = "CNY", parent: QWidget | None = None) -> None:
        super().__init__(currency, parent)
        self.setProperty("role", "price")
        self.setMinimumHeight(style.FIELD_HEIGHT)

    def set_minor(self, minor: int | None) -> None:
        """Show an amount, in minor units."""
        self.setText("" if minor is None else plain_amount(minor, self._currency))
