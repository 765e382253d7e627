"""The sale at the right: lines, countdown, total, and the one button that takes the money."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from ttms_desktop import style
from ttms_desktop.screens.sell_tickets.cart_lines import CartLines
from ttms_desktop.screens.sell_tickets.cash_panel import CashPanel
from ttms_desktop.screens.sell_tickets.entry_panel import EntryPanel
from ttms_desktop.screens.sell_tickets.extras_bar import ExtrasBar
from ttms_desktop.screens.sell_tickets.paid_lines import PaidLines
from ttms_desktop.screens.sell_tickets.pay_buttons import PayButtons
from ttms_desktop.screens.sell_tickets.pictures import CartPicture, PricePicture, SaleState, SaleSummary
from ttms_desktop.screens.sell_tickets.sale_card import SaleCard
from ttms_desktop.widgets.busy_button import BusyButton, ButtonKind
from ttms_desktop.widgets.labels import ElidedLabel, Pill, label, wrapped
from ttms_desktop.widgets.more_button import MoreButton
from ttms_desktop.widgets.notice import Notice
from ttms_desktop.widgets.pages import Pages

_HURRY_SECONDS = 60
_SOME_ROOM, _ROOMY, _WIDE = 500, 600, 480
_FOR_KEY = 320


class CartPanel(QFrame):
    """The cart, and in its place what is typed for it: the change of cash, a card, a voucher and so on."""

    paid = Signal(object)  # minor units given, None for exactly the total
    cleared = Signal()
    seats_wanted = Signal()
    entry_changed = Signal()  # something else stands in the place of the cart, or the cart again

    def __init__(self, change_text: Callable[[int], str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self._cart: CartPicture | None = None
        self._last: SaleSummary | None = None
        self._state = SaleState.CHOOSING
        self._state_text = ""
        self._offline = self._stays = self._has_show = False
        self.lines = CartLines()
        self.sale_card = SaleCard()
        self.cash = CashPanel(change_text)
        self.seats_button = BusyButton(ButtonKind.QUIET)
        self._title = label("title")
        self._clear = BusyButton(ButtonKind.QUIET, key="Ctrl+Del")
        self._pill = Pill()
        self._notice = Notice()
        self._body = Pages(self._notice, self.lines, self.sale_card)
        self._count = label("muted")
        self._total = label("amount")
        self._why_not = wrapped("warning")
        self.pay_button = BusyButton(ButtonKind.PRIMARY, key="Enter")
        self.ways = PayButtons()
        self.extras = ExtrasBar()
        self.paid_lines = PaidLines()
        self._last_line = ElidedLabel("muted")
        self._reprint = BusyButton(ButtonKind.QUIET, key="Ctrl+P")
        self.more = MoreButton()
        self._arrange()
        self._connect()
        self._retranslate()

    def _arrange(self) -> None:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(style.space(1), style.space(2), style.space(1), style.space(2))
        column.setSpacing(0)
        column.addLayout(self._head())
        column.addWidget(self._body, 1)
        column.addWidget(self.extras)
        self._foot_area = self._foot()
        column.addWidget(self._foot_area)
        self._cart_page = page
        self._pages = Pages(page, self.cash)
        around = QVBoxLayout(self)
        around.setContentsMargins(1, 1, 1, 1)
        around.addWidget(self._pages)

    def _head(self) -> QHBoxLayout:
        self.seats_button.set_icon("previous")
        self.seats_button.hide()
        head = QHBoxLayout()
        head.setContentsMargins(style.space(3), style.space(1), style.space(3), style.space(2))
        head.setSpacing(style.space(1))
        head.addWidget(self.seats_button)
        head.addWidget(self._title)
        head.addStretch()
        head.addWidget(self._clear)
        head.addWidget(self._pill)
        return head

    def _foot(self) -> QWidget:
        foot = QFrame()
        foot.setProperty("role", "strip")
        column = QVBoxLayout(foot)
        column.setContentsMargins(style.space(3), style.space(1), style.space(3), style.space(1))
        column.setSpacing(style.space(2))
        total = self._total_row = QHBoxLayout()
        total.addWidget(self._count)
        total.addStretch()
        total.addWidget(self._total)
        self._last_row = QWidget()
        last = self._last_grid = QGridLayout(self._last_row)
        last.setContentsMargins(0, 0, 0, 0)
        last.setSpacing(0)
        last.addWidget(self._last_line, 0, 0)
        last.addWidget(self.more, 0, 1)
        last.addWidget(self._reprint, 1, 0, Qt.AlignmentFlag.AlignLeft)
        last.setColumnStretch(0, 1)
        self._total_area = QWidget()
        self._total_area.setLayout(total)
        total.setContentsMargins(0, 0, 0, 0)
        self._buttons = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._buttons.setSpacing(style.space(2))
        self._buttons.addWidget(self.pay_button, 2)
        self._buttons.addWidget(self.ways, 2)
        column.addWidget(self.paid_lines)
        column.addWidget(self._total_area)
        column.addWidget(self._why_not)
        column.addLayout(self._buttons)
        column.addWidget(self._last_row)
        return foot

    def _connect(self) -> None:
        self.pay_button.clicked.connect(self._pay_exactly)
        self.cash.paid.connect(self.paid)
        self._clear.clicked.connect(self.cleared)
        self._reprint.clicked.connect(self.sale_card.print_clicked)
        self.seats_button.clicked.connect(self.seats_wanted)

    # What is shown

    def say(self, cart: CartPicture, prices: tuple[PricePicture, ...], *, offline: bool) -> None:
        """Show this cart; while `offline` the bar at the top says why nothing can be paid."""
        self._cart, self._offline = cart, offline
        self.lines.say(cart.lines, prices, fixed=bool(cart.paid))
        self.extras.say(cart.extras)
        self.paid_lines.say(cart.paid)
        self._say_total()
        self.say_countdown(cart.seconds_left)
        self._fold()
        if self.is_cash_open:
            self.cash.say(cart)
        if self.entry is not None and not cart.lines and not self._stays:
            self.close_entry()

    def say_show(self, *, chosen: bool) -> None:
        """Whether there is a hall to choose seats in."""
        if chosen != self._has_show:
            self._has_show = chosen
            self._say_empty()

    def say_countdown(self, seconds: int | None) -> None:
        """The hold runs out; the pill warns in the last minute."""
        self._pill.setVisible(seconds is not None)
        if seconds is not None:
            left = f"{seconds // 60}:{seconds % 60:02d}"
            self._pill.say(self.tr("Held {time}").format(time=left), tone="warning" if seconds < _HURRY_SECONDS else "")

    def say_state(self, state: SaleState, text: str) -> None:
        """Choosing, paying, or finding out whether it was sold."""
        self._state, self._state_text = state, text
        words = {
            SaleState.CHOOSING: "",
            SaleState.PAYING: self.tr("Taking the cash…"),
            SaleState.CHECKING: self.tr("Checking the sale…"),
        }[state]
        self.pay_button.set_busy(words)
        self.cash.set_busy(words)
        self._fold()

    def say_last(self, sale: SaleSummary | None) -> None:
        """The last sale, as the clerk's language says it."""
        if sale != self._last:
            self._last = sale
            self.sale_card.say(sale)
            self._retranslate()

    # What the clerk does

    @property
    def is_cash_open(self) -> bool:
        return self._pages.current is self.cash

    @property
    def entry(self) -> EntryPanel | CashPanel | None:
        """What stands in the place of the cart."""
        current = self._pages.current
        return current if isinstance(current, EntryPanel | CashPanel) else None

    def add_entry(self, panel: EntryPanel) -> None:
        """Something that may come in the place of the cart."""
        self._pages.add(panel)

    def open_entry(self, panel: QWidget, *, always: bool = False) -> bool:
        """False while the cart cannot be paid; `always` is for what cannot wait, and then it stays."""
        cart = self._cart
        if panel is self.entry or not (always or (cart is not None and cart.can_pay and cart.lines)):
            return False
        self._stays = always
        self._pages.turn_to(panel)
        self.entry_changed.emit()
        return True

    def begin_cash(self) -> None:
        """Count change for this cart."""
        if self._cart is not None:
            self.cash.begin(self._cart)

    def close_entry(self) -> None:
        self._stays = False
        if self.entry is not None:
            self._pages.turn_to(self._cart_page)
            self.entry_changed.emit()
            self.seats_wanted.emit()

    def pay(self) -> None:
        """What Enter does."""
        entry = self.entry
        if isinstance(entry, CashPanel):
            entry.pay()
        elif isinstance(entry, EntryPanel):
            entry.go_on()
        else:
            self._pay_exactly()

    def _pay_exactly(self) -> None:
        if self._cart is not None and self._cart.lines and not self.pay_button.busy:
            self.paid.emit(None)

    # How it is drawn

    def _fold(self) -> None:
        """Show what fits the moment: lines, the last sale, or the words for an empty cart."""
        cart = self._cart
        has_lines = bool(cart and cart.lines)
        self._body.turn_to(self.lines if has_lines else self.sale_card if self._last else self._notice)
        self._clear.setVisible(has_lines)
        self._clear.set_keyless(keyless=self.width() < _FOR_KEY)
        self._total.setEnabled(has_lines)
        self._total_area.setVisible(has_lines or self._last is None)
        # After a sale nothing can be paid; where there is little room its card has all of it.
        self._foot_area.setVisible(has_lines or (self.height() >= _ROOMY if self._last else True))
        flat = self.width() >= _WIDE
        self._buttons.setDirection(QBoxLayout.Direction.LeftToRight if flat else QBoxLayout.Direction.TopToBottom)
        self._place_more(flat=flat)
        busy = self._state is not SaleState.CHOOSING
        reason = self._state_text if self._state is SaleState.CHECKING else cart.why_not if cart and has_lines else ""
        told_elsewhere = self._state is SaleState.PAYING or (self._offline and not busy)
        self._why_not.setText("" if told_elsewhere else reason)
        self._why_not.setVisible(bool(self._why_not.text()))
        can_pay = bool(cart and has_lines and (cart.can_pay or busy))
        self.pay_button.setEnabled(can_pay)
        self.ways.set_payable(can_pay=can_pay and not busy, is_begun=bool(cart and cart.paid))
        self._fold_away(has_lines=has_lines)
        self._clear.setEnabled(not busy)
        self.lines.setEnabled(not busy)
        self.paid_lines.back_button.setEnabled(not busy)

    def _place_more(self, *, flat: bool) -> None:
        """Beside the last sale, or where the cart is wide and low before the amount."""
        if flat and self._total_row.indexOf(self.more) < 0:
            self._total_row.insertWidget(1, self.more)
        elif not flat and self._last_grid.indexOf(self.more) < 0:
            self._last_grid.addWidget(self.more, 0, 1)

    def _fold_away(self, *, has_lines: bool) -> None:
        """What has no room is offered by the button for more."""
        cart, height = self._cart, self.height()
        folded = self.ways.fold(height)
        extras = self.extras.offered if has_lines else []
        # Once a part is paid nothing can be added; the parts need the room then.
        has_room = height >= (_ROOMY if cart and cart.paid else _SOME_ROOM)
        self.extras.setVisible(bool(extras) and has_room)
        has_last = has_lines and self._last is not None and not (self.width() >= _WIDE and height < _ROOMY)
        self._last_line.setVisible(has_last)
        self._reprint.setVisible(has_last and height >= _ROOMY)
        folded += [] if has_room else extras
        folded += [self._reprint] if has_lines and self._last is not None and height < _ROOMY else []
        self.more.offer(folded)
        self._last_row.setVisible(has_last or (bool(folded) and self.width() < _WIDE))
        self._say_last_line()

    def _say_last_line(self) -> None:
        """Beside the button for more there is no room for how many tickets they were."""
        last = self._last
        if last is not None:
            alone = self._last_row.isHidden() or self.more.isHidden()
            words = self.tr("Last: {number} · {count} · {total}") if alone else self.tr("Last: {number} · {total}")
            self._last_line.setText(
                words.format(number=last.order_number, count=last.count_text, total=last.total_text)
            )

    def _say_total(self) -> None:
        """What is still to pay, once a part of it was taken."""
        cart = self._cart
        if cart is None:
            return
        count = cart.count_text if cart.lines else ""
        named = " · ".join(part for part in (cart.customer_name, count) if part)
        self._count.setText("\n".join((named, self.tr("Left to pay"))) if cart.paid else named)
        self._total.setText(cart.left_text if cart.paid else cart.total_text)

    def _say_empty(self) -> None:
        """What to do next while nothing is in the cart."""
        click = self.tr("Click seats on the seat map, or choose them with the space bar.")
        hint = click if self._has_show else self.tr("Choose a show first.")
        self._notice.say(self.tr("No seats yet"), hint, icon="sell")

    def say_clear_key(self, key: str) -> None:
        """Another key empties the sale now."""
        self._clear.set_key(key)
        self._retranslate()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fold()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self._retranslate()

    def _retranslate(self) -> None:
        self._title.setText(self.tr("This sale"))
        self._clear.setText(self.tr("Clear"))
        self._clear.setToolTip(self.tr("Remove all seats ({key})").format(key=self._clear.key))
        self.seats_button.setText(self.tr("Seats"))
        self.pay_button.setText(self.tr("Take cash and print"))
        self._reprint.setText(self.tr("Reprint"))
        self._say_empty()
        self._say_last_line()
        self._say_total()
        self.say_state(self._state, self._state_text)
