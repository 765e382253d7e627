"""What the customer gets now: as large as the amount to pay when selling, until the clerk goes on."""

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ttms_desktop import style
from ttms_desktop.screens.find_orders.pictures import RefundPicture
from ttms_desktop.widgets.busy_button import BusyButton, ButtonKind
from ttms_desktop.widgets.labels import label, wrapped
from ttms_desktop.widgets.painting import surface


class RefundResult(QFrame):
    """Amount, refund number, and that the seats are free again."""

    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._amount = label("amount")
        self._number = wrapped("accent")
        self._seats = wrapped("accent")
        self._vouchers = wrapped("warning")
        self._close = BusyButton(ButtonKind.QUIET, key="Esc")
        self._close.clicked.connect(self.closed)
        column = QVBoxLayout(self)
        column.setContentsMargins(style.space(4), style.space(3), style.space(3), style.space(3))
        column.setSpacing(2)
        head = QHBoxLayout()
        head.addWidget(self._amount, 1)
        head.addWidget(self._close)
        column.addLayout(head)
        column.addWidget(self._number)
        column.addWidget(self._seats)
        column.addWidget(self._vouchers)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        surface(painter, QRectF(self.rect()), fill=style.colors().accent_soft, corner=style.Radius.CARD)
        painter.end()

    @property
    def text(self) -> str:
        return " ".join(filter(None, (self._amount.text(), self._number.text(), self._vouchers.text())))

    def say(self, refund: RefundPicture | None) -> None:
        """Tell of `refund`; None is nothing to tell."""
        if refund is None:
            return
        self._amount.setText(refund.amount_text)
        self._close.setAccessibleName(self.tr("Close"))
        self._number.setText(self.tr("back to the customer · {number}").format(number=refund.number))
        self._seats.setText(self.tr("{seats}: available again").format(seats=refund.free_seats))
        self._seats.setVisible(bool(refund.free_seats))
        self._vouchers.setText(refund.vouchers_text)
        self._vouchers.setVisible(bool(refund.vouchers_text))
