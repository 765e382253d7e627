"""The window: rail, top bar, the screens, and the sign-in page over all of it."""

from datetime import date
from functools import partial

from PySide6.QtCore import QEvent, QPoint, QTimer
from PySide6.QtGui import QIcon, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QMenu, QVBoxLayout, QWidget

from ttms_desktop.appearance import Appearance
from ttms_desktop.appearance_menu import AppearanceMenu
from ttms_desktop.resource_files import resource
from ttms_desktop.screens.sell_tickets.view import SellTicketsView
from ttms_desktop.screens.sell_tickets.view_model import SellTicketsViewModel
from ttms_desktop.screens.sign_in.view import SignInView
from ttms_desktop.screens.sign_in.view_model import SignInViewModel
from ttms_desktop.widgets.pages import Pages
from ttms_desktop.widgets.rail import Rail
from ttms_desktop.widgets.top_bar import TopBar

_SMALL, _NARROW, _LOW = 760, 1120, 600
_CLOCK_MILLISECONDS = 1000


class MainWindow(QMainWindow):
    """Sign-in first, then the work; a session that ends leaves the work as it is behind the sign-in."""

    def __init__(self, sign_in: SignInViewModel, sell: SellTicketsViewModel, appearance: Appearance) -> None:
        super().__init__()
        self._model = sell
        self.setWindowIcon(QIcon(str(resource("icons/ttms.svg"))))
        self.setMinimumSize(640, 360)
        self.resize(1366, 768)
        self.sign_in_view = SignInView(sign_in)
        self.sell_view = SellTicketsView(sell)
        self.rail = Rail()
        self.top_bar = TopBar()
        self._sell_item = self.rail.add("sell")
        self._menu = AppearanceMenu(appearance, self)
        self._clock = QTimer(self, interval=_CLOCK_MILLISECONDS)
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
        column.addWidget(self.sell_view, 1)
        row.addLayout(column, 1)
        self._pages = Pages(self.sign_in_view, work)
        self.setCentralWidget(self._pages)

    def _connect(self, sign_in: SignInViewModel) -> None:
        model = self._model
        sign_in.signed_in.connect(self.show_work)
        model.sign_in_needed.connect(self.show_sign_in)
        model.day_changed.connect(self._on_day)
        model.connection_changed.connect(self._on_connection)
        self._clock.timeout.connect(self._on_clock)
        self.top_bar.previous_clicked.connect(model.previous_day)
        self.top_bar.next_clicked.connect(model.next_day)
        self.top_bar.day_clicked.connect(self._open_days)
        self.rail.badge_clicked.connect(self._open_menu)
        self.sign_in_view.appearance_wanted.connect(self._open_appearance)
        self._menu.sign_out_wanted.connect(model.sign_out)
        QShortcut(QKeySequence("Ctrl+D"), self.sell_view).activated.connect(self._open_days)

    # What is seen

    def show_work(self) -> None:
        """The screens, for whoever has signed in."""
        self._pages.turn_to(self._work)
        self._say_all()
        self._clock.start()
        self.sell_view.hall.map.setFocus()

    def show_sign_in(self, text: str) -> None:
        """The sign-in page, with the reason for it."""
        self._clock.stop()
        self._pages.turn_to(self.sign_in_view)
        if text:
            self.sign_in_view.refuse(text)

    def _say_all(self) -> None:
        self._on_day()
        self._on_connection()
        self._on_clock()
        who = self._model.counter_text
        self.top_bar.say_who(who)
        self.rail.badge.setText(who.rsplit("·", 1)[-1].strip())
        self.rail.badge.setToolTip(who)
        self.rail.badge.update()

    def _on_day(self) -> None:
        self.top_bar.day.setText(self._model.day_text)
        self.top_bar.previous_button.setEnabled(not self._model.is_first_day)

    def _on_connection(self) -> None:
        online = self._model.connected
        self.rail.set_link(self.tr("Online") if online else self.tr("Offline"), online=online)
        self._say_banner()

    def _say_banner(self) -> None:
        """In words, or so short that it fits a small window; the screen then says the rest."""
        text = self._model.connection_text
        self.top_bar.say_banner(self.tr("Not selling") if text and self.width() < _SMALL else text)
        self.top_bar.banner.setToolTip(text)

    def _on_clock(self) -> None:
        self.top_bar.say_time(self._model.clock_text)

    # Menus

    def _open_days(self) -> None:
        menu = QMenu(self)
        menu.aboutToHide.connect(menu.deleteLater)
        for choice in self._model.days:
            action = menu.addAction(choice.text)
            action.triggered.connect(partial(self._choose_day, choice.day))
            action.setCheckable(True)
            action.setChecked(choice.chosen)
        menu.popup(self.top_bar.day.mapToGlobal(QPoint(0, self.top_bar.day.height())))

    def _choose_day(self, day: date, _checked: object) -> None:
        self._model.choose_day(day)

    def _open_menu(self) -> None:
        self._menu.open_above(self.rail.badge, signed_in=True)

    def _open_appearance(self) -> None:
        self._menu.open_below(self.sign_in_view.appearance_button, signed_in=False)

    # Size and language

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.rail.set_narrow(narrow=self.width() < _NARROW)
        self.top_bar.set_low(low=self.height() < _LOW or self.width() < _NARROW)
        self._say_banner()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self._retranslate()

    def _retranslate(self) -> None:
        self.setWindowTitle(self.tr("TTMS box office"))
        self._sell_item.setText(self.tr("Sell"))
        self.top_bar.previous_button.setToolTip(self.tr("The day before (PgUp)"))
        self.top_bar.next_button.setToolTip(self.tr("The next day (PgDn)"))
        self.top_bar.day.setToolTip(self.tr("Choose a day (Ctrl+D)"))
        self._say_all()
