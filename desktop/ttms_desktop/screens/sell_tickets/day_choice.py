"""The top bar of the sell screen: the day with its arrows and the menu of days, vouchers, and the drawer."""

from collections.abc import Callable
from datetime import date
from functools import partial

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QWidget

from ttms_desktop.screens.sell_tickets.view_model import SellTicketsViewModel
from ttms_desktop.widgets.busy_button import BusyButton, ButtonKind
from ttms_desktop.widgets.day_bar import DayBar
from ttms_desktop.widgets.labels import plain_tip
from ttms_desktop.widgets.menus import Menu, open_below


class DayChoiceBar(DayBar):
    """Follows the model's day; the drawer can be opened by mouse where one hangs at a printer of this computer."""

    drawer_clicked = Signal()
    vouchers_clicked = Signal()

    def __init__(self, model: SellTicketsViewModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._key_of: Callable[[str], str] = str
        self.vouchers = BusyButton(ButtonKind.QUIET, key="Ctrl+G")
        self.vouchers.set_icon("voucher")
        self.vouchers.clicked.connect(self.vouchers_clicked)
        self.add_at_end(self.vouchers)
        self.drawer = BusyButton(ButtonKind.QUIET, key="Ctrl+O")
        self.drawer.set_icon("shift")
        self.drawer.clicked.connect(self.drawer_clicked)
        self.add_at_end(self.drawer)
        self.previous_clicked.connect(model.previous_day)
        self.next_clicked.connect(model.next_day)
        self.day_clicked.connect(self.open_days)
        model.day_changed.connect(self._on_day)
        self.find_drawer()
        self._retranslate()

    def find_drawer(self) -> None:
        """Without a drawer at this computer there is nothing to press."""
        self.drawer.setHidden(bool(self._model.drawer.why_not()))

    def open_days(self) -> None:
        menu = Menu(self)
        menu.aboutToHide.connect(menu.deleteLater)
        for choice in self._model.days:
            action = menu.addAction(choice.text)
            action.triggered.connect(partial(self._choose_day, choice.day))
            action.setCheckable(True)
            action.setChecked(choice.chosen)
        open_below(menu, self.day)

    def follow_keys(self, key_of: Callable[[str], str]) -> None:
        """Say the keys as `key_of` gives them now, by what they are at first."""
        self._key_of = key_of
        self.say_keys(previous=key_of("PgUp"), following=key_of("PgDown"))
        self.vouchers.set_key(key_of("Ctrl+G"))
        self.drawer.set_key(key_of("Ctrl+O"))
        self._retranslate()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self._retranslate()

    def _on_day(self) -> None:
        self.say_day(self._model.day_text, is_first=self._model.is_first_day)

    def _choose_day(self, day: date, _checked: object) -> None:
        self._model.choose_day(day)

    def _retranslate(self) -> None:
        self.say_tips(
            previous=self.tr("Previous day ({key})").format(key=self._key_of("PgUp")),
            following=self.tr("Next day ({key})").format(key=self._key_of("PgDown")),
            day=self.tr("Choose a day ({key})").format(key=self._key_of("Ctrl+D")),
        )
        tip = self.tr("Sell vouchers, or see what is left on one ({key})").format(key=self._key_of("Ctrl+G"))
        self.vouchers.setText(self.tr("Vouchers"))
        self.vouchers.setToolTip(plain_tip(tip))
        self.vouchers.setAccessibleName(tip)
        self.vouchers.updateGeometry()
        tip = self.tr("Open the drawer without a sale ({key})").format(key=self._key_of("Ctrl+O"))
        self.drawer.setText(self.tr("Drawer"))
        self.drawer.setToolTip(plain_tip(tip))
        self.drawer.setAccessibleName(tip)
        self.drawer.updateGeometry()
        self._on_day()
