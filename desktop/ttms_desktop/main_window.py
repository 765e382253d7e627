"""The window: rail, top bar, the screens, and the sign-in page over all of it."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QEvent, QTimer, Signal
from PySide6.QtGui import QIcon, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLineEdit, QMainWindow, QVBoxLayout, QWidget
from shiboken6 import isValid

from ttms_desktop import style
from ttms_desktop.appearance import Appearance
from ttms_desktop.appearance_menu import AppearanceMenu
from ttms_desktop.help import help_page
from ttms_desktop.resource_files import resource
from ttms_desktop.screens.find_orders.opening import TicketScanned
from ttms_desktop.screens.find_orders.order_list import is_code
from ttms_desktop.screens.screen import NOBODY, Entry, Person
from ttms_desktop.screens.screen_stack import ScreenStack
from ttms_desktop.screens.sell_tickets.view import SellTicketsView
from ttms_desktop.screens.sell_tickets.view_model import SellTicketsViewModel
from ttms_desktop.screens.sign_in.view import SignInView
from ttms_desktop.screens.sign_in.view_model import SignInViewModel
from ttms_desktop.widgets.dialog import Dialog
from ttms_desktop.widgets.help_dialog import HelpDialog
from ttms_desktop.widgets.labels import plain_tip
from ttms_desktop.widgets.pages import Pages
from ttms_desktop.widgets.rail import Rail, RailChoice
from ttms_desktop.widgets.top_bar import TopBar

SELL = "sell"
_SMALL, _NARROW, _LOW = 760, 1120, 600
_CLOCK_MILLISECONDS = 1000
_KEYS = 9


class MainWindow(QMainWindow):
    """Sign-in first, then the work; a session that ends leaves the work as it is behind the sign-in."""

    password_wanted = Signal()
    address_wanted = Signal()
    customer_wanted = Signal()

    def __init__(
        self,
        sign_in: SignInViewModel,
        sell: SellTicketsViewModel,
        appearance: Appearance,
        *,
        entries: Sequence[Entry] = (),
        person: Callable[[], Person] = lambda: NOBODY,
    ) -> None:
        super().__init__()
        self._model, self._entries, self._person = sell, tuple(entries), person
        self._known = NOBODY
        self._set_aside: list[Dialog] = []
        self.setWindowIcon(QIcon(str(resource("icons/ttms.svg"))))
        self.setMinimumSize(640, 360)
        self.resize(1366, 768)
        self._clock = QTimer(self, interval=_CLOCK_MILLISECONDS)
        with style.dressed_together():
            self.sign_in_view = SignInView(sign_in)
            self.sell_view = SellTicketsView(sell)
            self.screens = ScreenStack(SELL, self.sell_view)
            self.rail = Rail()
            self.top_bar = TopBar()
            self._menu = AppearanceMenu(appearance, self)
            self._arrange()
        self._connect(sign_in)
        self._retranslate()

    def _arrange(self) -> None:
        work = self._work = QWidget()
        row = QHBoxLayout(work)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.rail)
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addWidget(self.top_bar)
        column.addWidget(self.screens, 1)
        row.addLayout(column, 1)
        self._pages = Pages(self.sign_in_view, work)
        self.setCentralWidget(self._pages)
        self.top_bar.show_bar(self.sell_view.bar)

    def _connect(self, sign_in: SignInViewModel) -> None:
        model = self._model
        sign_in.signed_in.connect(self.show_work)
        model.sign_in_needed.connect(self.show_sign_in)
        model.connection_changed.connect(self._on_connection)
        model.cart_changed.connect(self._on_cart)
        self._clock.timeout.connect(self._on_clock)
        self.rail.chosen.connect(self.screens.go_to)
        self.rail.badge_clicked.connect(self._open_menu)
        self.screens.turned.connect(self._on_turned)
        self.sign_in_view.appearance_wanted.connect(self._open_appearance)
        self._menu.password_wanted.connect(self.password_wanted)
        self._menu.address_wanted.connect(self.address_wanted)
        self._menu.customer_wanted.connect(self.customer_wanted)
        QShortcut(QKeySequence("F12"), self._work).activated.connect(self.customer_wanted)
        self._menu.sign_out_wanted.connect(self._sign_out)
        self._help_key = QShortcut(QKeySequence("F1"), self)
        for shortcut in (self._help_key, QShortcut(QKeySequence("Shift+F1"), self)):
            shortcut.activated.connect(self.open_help)
        self._menu.help_wanted.connect(self.open_help)
        for place in range(_KEYS):
            key = QShortcut(QKeySequence(f"Ctrl+{place + 1}"), self._work)
            key.activated.connect(partial(self._go_to_place, place))

    def open_help(self, over: QWidget | None = None) -> HelpDialog:
        """The page about what is in front; `over` a dialog, if there is one."""
        screen = self.screens.front if self._pages.current is self._work else "sign_in"
        dialog = HelpDialog(over or self, help_page(screen, self.sell_view.keys.text_of))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
        return dialog

    # What is seen

    def show_work(self) -> None:
        """The screens, for whoever has signed in: as they were left, unless that was somebody else."""
        person = self._person()
        if person != self._known:
            self._known = person
            self.screens.forget()
            self.screens.allow([entry for entry in self._entries if person.role in entry.roles])
            self._offer_screens()
            self._drop_dialogs()
        self._pages.turn_to(self._work)
        self._say_all()
        self._clock.start()
        self.screens.go_to(self.screens.front)
        self._bring_dialogs_back()

    def show_sign_in(self, text: str) -> None:
        """The sign-in page, with the reason for it."""
        self._clock.stop()
        self._put_dialogs_aside()
        self._pages.turn_to(self.sign_in_view)
        self._help_key.setEnabled(True)
        if text:
            self.sign_in_view.refuse(text)

    def _put_dialogs_aside(self) -> None:
        """They would keep everybody from signing in; what is typed in them stays."""
        for dialog in self.findChildren(Dialog):
            if dialog.isVisible():
                dialog.set_busy("")
                dialog.hide()
                self._set_aside.append(dialog)

    def _bring_dialogs_back(self) -> None:
        aside, self._set_aside = self._set_aside, []
        for dialog in aside:
            if isValid(dialog):
                dialog.open()

    def _drop_dialogs(self) -> None:
        aside, self._set_aside = self._set_aside, []
        for dialog in aside:
            if isValid(dialog):
                dialog.deleteLater()

    def _offer_screens(self) -> None:
        allowed = [entry for entry in self._entries if self._known.role in entry.roles]
        named = [(SELL, "sell", self.tr("Sell")), *((entry.name, entry.icon, entry.title()) for entry in allowed)]
        choices = [
            RailChoice(name, icon, text, f"Ctrl+{place}" if place <= _KEYS else "")
            for place, (name, icon, text) in enumerate(named, start=1)
        ]
        self.rail.offer(choices, self.screens.front)
        self._on_cart()

    def _on_turned(self, name: str) -> None:
        self._help_key.setEnabled(name != SELL)  # there F1 is the first show
        self.rail.say_chosen(name)
        self.top_bar.show_bar(self.screens.current.bar)

    def _go_to_place(self, place: int) -> None:
        if place < len(self.rail.items):
            self.screens.go_to(self.rail.items[place].choice.name)

    def _say_all(self) -> None:
        self._on_connection()
        self._on_clock()
        who = self._model.counter_text
        self.top_bar.say_who(who)
        self.rail.badge.setText(who.rsplit("·", 1)[-1].strip())
        self.rail.badge.setToolTip(plain_tip(who))
        self.rail.badge.update()

    def _on_connection(self) -> None:
        online = self._model.connected
        self.rail.set_link(self.tr("Online") if online else self.tr("Offline"), online=online)
        self._say_banner()

    def _on_cart(self) -> None:
        """Whoever looks elsewhere sees that a sale is open."""
        item = self.rail.item(SELL)
        count = len(self._model.cart.lines)
        if item is not None:
            item.set_mark(str(count) if count else "")

    def _say_banner(self) -> None:
        """In words, or so short that it fits a small window; the screen then says the rest."""
        text = self._model.connection_text
        self.top_bar.say_banner(self.tr("Not selling") if text and self.width() < _SMALL else text)
        self.top_bar.banner.setToolTip(plain_tip(text))

    def _on_clock(self) -> None:
        self.top_bar.say_time(self._model.clock_text)

    # Scanner

    @property
    def is_working(self) -> bool:
        """Whether somebody is signed in and sees the screens."""
        return self._pages.current is self._work

    def take_scan(self, code: str) -> None:
        """What a scanner read: for the screen in front; else a ticket's order is opened.

        What is no ticket is typed into the field with the keys: a voucher goes where vouchers are asked for.
        """
        if QApplication.activeModalWidget() is None and self.screens.current.scan(code):
            return
        field = QApplication.focusWidget()
        if is_code(code) and QApplication.activeModalWidget() is None:
            self.screens.open("orders", TicketScanned(code))
        elif isinstance(field, QLineEdit) and not field.isReadOnly():
            field.insert(code)
        else:
            QApplication.beep()

    def say_customer(self, *, shown: bool) -> None:
        """Whether the customer's window is open, for the menu."""
        self._menu.say_customer(shown=shown)

    # Menus

    def _open_menu(self) -> None:
        self._menu.open_above(self.rail.badge, signed_in=True)

    def _open_appearance(self) -> None:
        self._menu.open_below(self.sign_in_view.appearance_button, signed_in=False)

    def _sign_out(self) -> None:
        if self._model.busy or self._model.sells_vouchers:
            self.screens.go_to(SELL)  # which says what has to be waited for
        self._model.sign_out()

    # Size and language

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        low = self.height() < _LOW or self.width() < _NARROW
        self.rail.set_narrow(narrow=self.width() < _NARROW)
        self.top_bar.set_low(low=low)
        self.screens.set_low(low=low)
        self._say_banner()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self._retranslate()

    def _retranslate(self) -> None:
        self.setWindowTitle(self.tr("TTMS box office"))
        self._offer_screens()
        self._say_all()
