"""The last sale, where the cart was: the change in large figures, the order, and its tickets once more."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ttms_desktop import style
from ttms_desktop.screens.sell_tickets.pictures import SaleSummary
from ttms_desktop.widgets.busy_button import BusyButton, ButtonKind
from ttms_desktop.widgets.labels import ElidedLabel, label, plain_tip, wrapped
from ttms_desktop.widgets.paper import Paper

_ICON_SIDE = 22
_LOW, _HIGH, _WIDE = 250, 430, 480
_ACROSS, _DOWN = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom


class SaleCard(QWidget):
    """What the clerk needs in the moment after a sale."""

    print_clicked = Signal()
    receipt_clicked = Signal()
    save_clicked = Signal()
    open_clicked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sale: SaleSummary | None = None
        self._icon = QLabel()
        self._done = ElidedLabel("accent")
        self._change_label = label("muted")
        self._change = label("amount")
        self._paid = ElidedLabel("muted")
        self._show = ElidedLabel("strong")
        self._seats = wrapped("muted")
        self._note = wrapped("warning")
        self._paper = Paper()
        self._print = BusyButton(ButtonKind.PLAIN, key="Ctrl+P")
        self._receipt = BusyButton(ButtonKind.PLAIN, key="Ctrl+I")
        self._open = BusyButton(ButtonKind.PLAIN)
        self._save = BusyButton(ButtonKind.PLAIN)
        self._arrange()
        self._print.clicked.connect(self.print_clicked)
        self._receipt.clicked.connect(self.receipt_clicked)
        self._open.clicked.connect(self.open_clicked)
        self._paper.clicked.connect(self.open_clicked)
        self._save.clicked.connect(self.save_clicked)
        self._retranslate()

    def _arrange(self) -> None:
        for button, icon in ((self._open, "open"), (self._save, "save")):
            button.set_icon(icon)
        head = QHBoxLayout()
        head.addWidget(self._icon)
        head.addWidget(self._done, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(style.space(3), style.space(3), style.space(3), style.space(2))
        column.setSpacing(style.space(1))
        column.addLayout(head)
        column.addSpacing(style.space(1))
        for text in (self._change_label, self._change, self._paid):
            column.addWidget(text)
        column.addSpacing(style.space(2))
        for text in (self._show, self._seats, self._note):
            column.addWidget(text)
        column.addSpacing(style.space(2))
        column.addWidget(self._paper)
        column.addStretch()
        column.addSpacing(style.space(1))
        self._buttons = QBoxLayout(_DOWN)
        self._buttons.setSpacing(style.space(2))
        self._to_print = QBoxLayout(_ACROSS)
        for pair, left, right in (
            (self._to_print, self._print, self._receipt),
            (QBoxLayout(_ACROSS), self._open, self._save),
        ):
            pair.setSpacing(style.space(2))
            pair.addWidget(left, 1)
            pair.addWidget(right, 1)
            self._buttons.addLayout(pair)
        column.addLayout(self._buttons)

    def say(self, sale: SaleSummary | None) -> None:
        """Show `sale`."""
        self._sale = sale
        self._retranslate()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        for part in (self._show, self._seats):
            part.setVisible(self.height() >= _LOW)
        self._paper.setVisible(self.height() >= _HIGH)
        self._buttons.setDirection(_ACROSS if self.width() >= _WIDE else _DOWN)
        self._fold_keys()

    def _fold_keys(self) -> None:
        """What has a key shows it: below each other, where two do not fit beside each other with theirs."""
        margins, gap = 2 * style.space(3), self._to_print.spacing()
        has_room = self.width() - margins - gap >= 2 * max(self._print.full_width, self._receipt.full_width)
        self._to_print.setDirection(_ACROSS if has_room or self.width() >= _WIDE or self.height() < _LOW else _DOWN)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.LanguageChange, QEvent.Type.PaletteChange):
            self._retranslate()

    def _retranslate(self) -> None:
        self._print.setText(self.tr("Tickets"))
        self._receipt.setText(self.tr("Receipt"))
        for button, tip in ((self._print, self.tr("Print tickets")), (self._receipt, self.tr("Print receipt"))):
            button.setToolTip(plain_tip(tip))
            button.setAccessibleName(tip)
        self._fold_keys()
        self._open.setText(self.tr("Open"))
        self._save.setText(self.tr("Save…"))
        self._change_label.setText(self.tr("Change"))
        if self._sale is not None:
            self._say_sale(self._sale)

    def _say_sale(self, sale: SaleSummary) -> None:
        color, ratio = style.colors().accent, self.devicePixelRatioF()
        self._icon.setPixmap(style.pixmap("informed", color, side=_ICON_SIDE, ratio=ratio))
        done = self.tr("Sold · order {number} · {count}")
        self._done.setText(done.format(number=sale.order_number, count=sale.count_text))
        exact = sale.change_minor == 0
        self._change_label.setVisible(not exact)
        self._change.setText(sale.total_text if exact else sale.change_text)
        self._paid.setText(sale.paid_text)
        self._show.say(sale.show_text, giving=sale.film)
        self._seats.setText(sale.seats_text)
        self._note.setText(self.tr("The answer was lost, but this sale was made.") if sale.found_later else "")
        self._note.setVisible(sale.found_later)
        self._paper.set_picture(sale.ticket_picture)
        self._paper.setAccessibleName(self.tr("The first ticket"))
        has_file = sale.ticket_path is not None
        self._open.setEnabled(has_file)
        self._save.setEnabled(has_file)
        self._change.setAlignment(Qt.AlignmentFlag.AlignLeft)
