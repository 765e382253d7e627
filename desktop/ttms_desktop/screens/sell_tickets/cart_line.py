"""A seat in the cart: which one, sold as what, for how much, and taking it out."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ttms_desktop import style
from ttms_desktop.screens.sell_tickets.pictures import CartLine, PricePicture
from ttms_desktop.widgets.busy_button import BusyButton, ButtonKind
from ttms_desktop.widgets.labels import ElidedLabel, label
from ttms_desktop.widgets.type_chips import Choice, TypeChips


class CartLineRow(QFrame):
    """One line; the current one offers all ticket types."""

    pressed = Signal(int)
    type_chosen = Signal(int, str)
    removed = Signal(int)

    def __init__(self, seat_id: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._seat_id = seat_id
        self.setProperty("role", "line")
        self._seat = ElidedLabel("strong")
        self._price = label("row")
        self._remove = BusyButton(ButtonKind.QUIET)
        self._remove.set_icon("remove")
        self._remove.setFixedWidth(34)
        self._types = TypeChips()
        self._arrange()
        self._remove.clicked.connect(self._on_remove)
        self._types.chosen.connect(self._on_type)
        self._retranslate()

    def _arrange(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(style.space(1))
        head.addWidget(self._seat, 1)
        head.addWidget(self._price)
        head.addWidget(self._remove)
        column = self._column = QVBoxLayout(self)
        column.setContentsMargins(style.space(3), 5, style.space(2), 8)
        column.setSpacing(1)
        column.addLayout(head)
        column.addWidget(self._types)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def say(self, line: CartLine, prices: tuple[PricePicture, ...], *, current: bool, fixed: bool) -> None:
        """Show `line`; one that is `fixed` is low, since nothing can be chosen in it."""
        self._seat.setText(f"{line.seat_text} · {line.type_name}" if fixed else line.seat_text)
        self._types.setVisible(not fixed)
        self._remove.setVisible(not fixed)
        margins = self._column.contentsMargins()
        # What stands at the right is under one line: the button to remove has a margin of its own.
        margins.setRight(style.space(3) if fixed else style.space(2))
        self._column.setContentsMargins(margins)
        self._price.setText("…" if line.pending else line.price_text)
        choices = tuple(
            Choice(price.ticket_type, price.name, price.key, line.type_prices.get(price.ticket_type, price.price_text))
            for price in prices
        )
        self._types.say(choices, line.ticket_type, spread=current, about=line.seat_text)
        self._name_button()
        self.setAccessibleName(f"{line.seat_text}, {line.type_name}, {line.price_text}")
        if self.property("chosen") is not current:
            self.setProperty("chosen", current)
            style.restyle(self)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        if event.button() is Qt.MouseButton.LeftButton:
            self.pressed.emit(self._seat_id)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self._retranslate()

    def _retranslate(self) -> None:
        self._remove.setToolTip(self.tr("Remove this seat"))
        self._name_button()

    def _name_button(self) -> None:
        """Each line has one."""
        what = self.tr("Remove this seat")
        self._remove.setAccessibleName(f"{self._seat.text()} {what}".strip())

    def _on_remove(self) -> None:
        self.removed.emit(self._seat_id)

    def _on_type(self, ticket_type: str) -> None:
        self.type_chosen.emit(self._seat_id, ticket_type)
