"""The three scenes of the customer's screen: programme, sale, and what was paid."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ttms_desktop import style
from ttms_desktop.money import MINUS
from ttms_desktop.screens.sell_tickets.pictures import HallPicture
from ttms_desktop.screens.show_customer.pictures import PaidPicture, SalePicture
from ttms_desktop.screens.show_customer.programme import Programme
from ttms_desktop.screens.show_customer.qr_code import QrCode
from ttms_desktop.screens.show_customer.small_hall import SmallHall
from ttms_desktop.widgets.labels import ElidedLabel, label, rule, wrapped

_SIDE_WIDTH = 420
_MOST_LINES = 7
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class ProgrammeScene(QWidget):
    """While nothing is sold."""

    def __init__(self) -> None:
        super().__init__()
        self.cinema, self.heading, self.clock = ElidedLabel("amount"), label("heading"), label("amount")
        self.programme = Programme()
        head = QHBoxLayout()
        head.addWidget(self.cinema, 1)
        head.addWidget(self.clock)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(style.space(4))
        column.addLayout(head)
        column.addWidget(self.heading)
        column.addWidget(self.programme, 1)


class SaleScene(QWidget):
    """The cart, with the seats on a map."""

    def __init__(self) -> None:
        super().__init__()
        self.title, self.show_text = ElidedLabel("amount"), ElidedLabel("heading")
        self.map = SmallHall()
        self.count, self.total_name, self.total = label("heading"), label("heading"), label("verdict")
        self.total.setAlignment(_RIGHT)
        self.left_name, self.left = label("heading"), label("amount")
        self.left.setAlignment(_RIGHT)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(style.space(3))
        self._grid.setVerticalSpacing(style.space(2))
        self._grid.setColumnStretch(0, 1)
        self._lines: list[QLabel] = []
        self._arrange()

    def _arrange(self) -> None:
        left = QVBoxLayout()
        left.setSpacing(style.space(2))
        left.addWidget(self.title)
        left.addWidget(self.show_text)
        left.addWidget(self.map, 1)
        card = self._card = _card()
        column = QVBoxLayout(card)
        column.setContentsMargins(style.space(6), style.space(5), style.space(6), style.space(5))
        column.setSpacing(style.space(3))
        column.addWidget(self.count)
        column.addLayout(self._grid)
        column.addStretch(1)
        column.addWidget(rule())
        column.addWidget(self.total_name)
        column.addWidget(self.total)
        left_row = QHBoxLayout()
        left_row.addWidget(self.left_name)
        left_row.addWidget(self.left, 1)
        column.addLayout(left_row)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(style.space(6))
        row.addLayout(left, 1)
        row.addWidget(card)

    def enlarge(self, factor: float) -> None:
        """As large as the window allows."""
        self._card.setFixedWidth(round(_SIDE_WIDTH * factor))

    def say(self, sale: SalePicture, hall: HallPicture | None) -> None:
        self.title.setText(sale.title)
        self.show_text.setText(sale.show_text)
        self.count.setText(sale.count_text)
        self.total.setText(sale.total_text)
        if hall is not None:
            self.map.say(hall)
        for widget in (self.left_name, self.left):
            widget.setVisible(bool(sale.left_text))
        self.left.setText(sale.left_text)
        self._say_lines(sale)

    def _say_lines(self, sale: SalePicture) -> None:
        for old in self._lines:
            old.deleteLater()
        self._lines = []
        seen = sale.lines[: _MOST_LINES - len(sale.paid)]
        for place, line in enumerate(seen):
            self._add(place, 0, line.text)
            self._add(place, 1, line.price_text)
        rest = len(sale.lines) - len(seen)
        if rest > 0:
            self._add(len(seen), 0, self.tr("and {count} more").format(count=rest))
        for place, line in enumerate(sale.paid, start=len(seen) + 1):
            self._add(place, 0, line.text)
            self._add(place, 1, f"{MINUS}{line.price_text}")

    def _add(self, row: int, column: int, text: str) -> None:
        made: QLabel = ElidedLabel("large", text) if column == 0 else label("large", text)
        if column:
            made.setAlignment(_RIGHT)
        self._lines.append(made)
        self._grid.addWidget(made, row, column)


class PaidScene(QWidget):
    """Change in large figures, and the receipt to take along."""

    def __init__(self) -> None:
        super().__init__()
        self.thanks, self.title, self.seats = wrapped("amount"), wrapped("heading"), wrapped("large")
        self.names = [label("heading") for _ in range(3)]
        self.figures = [label("amount"), label("amount"), label("verdict")]
        self.qr, self.hint, self.number = QrCode(), wrapped("large"), label("heading")
        self._arrange()

    def _arrange(self) -> None:
        left = QVBoxLayout()
        left.setSpacing(style.space(3))
        for widget in (self.thanks, self.title, self.seats):
            left.addWidget(widget)
        left.addStretch(1)
        grid = QGridLayout()
        grid.setVerticalSpacing(style.space(3))
        for place, (name, figure) in enumerate(zip(self.names, self.figures, strict=True)):
            figure.setAlignment(_RIGHT)
            grid.addWidget(name, place, 0)
            grid.addWidget(figure, place, 1)
        grid.setColumnStretch(1, 1)
        left.addLayout(grid)
        left.addStretch(1)
        card = self._card = _card()
        column = QVBoxLayout(card)
        column.setContentsMargins(style.space(6), style.space(5), style.space(6), style.space(5))
        column.setSpacing(style.space(3))
        column.addWidget(self.qr, 1)
        for text in (self.number, self.hint):
            text.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            column.addWidget(text)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(style.space(6))
        row.addLayout(left, 1)
        row.addWidget(card)

    def enlarge(self, factor: float) -> None:
        """As large as the window allows."""
        self._card.setFixedWidth(round(_SIDE_WIDTH * factor))

    def say(self, paid: PaidPicture) -> None:
        self.title.setText(paid.title)
        self.seats.setText(paid.seats_text)
        for label_, text in zip(self.figures, (paid.total_text, paid.given_text, paid.change_text), strict=True):
            label_.setText(text)
        for widget in (self.names[1], self.figures[1], self.names[2], self.figures[2]):
            widget.setVisible(paid.has_change)
        self.number.setText(paid.order_number)
        self.qr.say(paid.receipt)


def _card() -> QFrame:
    card = QFrame()
    card.setProperty("role", "card")
    card.setFixedWidth(_SIDE_WIDTH)
    return card
