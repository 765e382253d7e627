"""What stands over the orders screen: the search, the day or what another screen asked for, and which orders."""

from datetime import date
from functools import partial

from PySide6.QtCore import QEvent
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QWidget

from ttms_desktop.screens.find_orders.listing import Listing
from ttms_desktop.screens.find_orders.pictures import Shown
from ttms_desktop.widgets.busy_button import BusyButton
from ttms_desktop.widgets.calendar_popup import CalendarPopup
from ttms_desktop.widgets.day_bar import DayBar
from ttms_desktop.widgets.labels import plain_tip
from ttms_desktop.widgets.menus import Menu, open_below
from ttms_desktop.widgets.screen_bar import ScreenBar
from ttms_desktop.widgets.search_edit import SearchEdit
from ttms_desktop.widgets.segments import Segment, Segments

_SEARCH_WIDTH, _LOW_SEARCH_WIDTH = 250, 200


class OrdersBar(ScreenBar):
    """Follows the listing."""

    def __init__(self, listing: Listing, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._listing = listing
        self.search, self.days, self.shown = SearchEdit(), DayBar(), Segments()
        self.lens = BusyButton(key="Esc")
        self._calendar: CalendarPopup | None = None
        self.search.setFixedWidth(_SEARCH_WIDTH)
        for widget in (self.search, self.days, self.lens):
            self.add(widget)
        self.add_space()
        self.add(self.shown)
        self.search.searched.connect(listing.search)
        # The next scan replaces this one; who types goes on typing, because only Enter says this.
        self.search.returnPressed.connect(self.search.selectAll)
        self.days.previous_clicked.connect(listing.previous_day)
        self.days.next_clicked.connect(listing.next_day)
        self.days.day_clicked.connect(self.open_days)
        self.shown.chosen.connect(self._on_shown)
        self.lens.clicked.connect(listing.clear_lens)
        listing.question_changed.connect(self._say_question)
        self._retranslate()

    def set_low(self, *, low: bool) -> None:
        self.search.setFixedWidth(_LOW_SEARCH_WIDTH if low else _SEARCH_WIDTH)

    def open_days(self) -> None:
        self._leave_lens()
        menu = Menu(self)
        menu.aboutToHide.connect(menu.deleteLater)
        for choice in self._listing.days:
            action = menu.addAction(choice.text)
            action.setCheckable(True)
            action.setChecked(choice.chosen)
            action.triggered.connect(partial(self._choose_day, choice.day))
        menu.addSeparator()
        another: QAction = menu.addAction(self.tr("Another day…"))
        another.triggered.connect(self.open_calendar)
        open_below(menu, self.days.day)

    def open_calendar(self) -> None:
        self._leave_lens()
        if self._calendar is None:
            self._calendar = CalendarPopup(self)
            self._calendar.day_chosen.connect(self._listing.choose_day)
        self._calendar.set_days(last=self._listing.today, today=self._listing.today)
        self._calendar.open_below(self.days.day, self._listing.day or self._listing.today)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self._retranslate()

    def _retranslate(self) -> None:
        self.search.setPlaceholderText(self.tr("Number, name, ticket"))
        tip = self.tr("Order number, customer’s name, time and seat such as 1930 H12, or scan a ticket (Ctrl+F)")
        self.search.setToolTip(plain_tip(tip))
        self.search.setAccessibleName(self.tr("Number, name, ticket"))
        self.days.say_tips(
            previous=self.tr("Previous day (PgUp)"),
            following=self.tr("Next day (PgDn)"),
            day=self.tr("Choose a day (Ctrl+D)"),
        )
        self._say_question()

    def _say_question(self) -> None:
        listing = self._listing
        in_lens = listing.has_lens and not listing.typed
        self.days.setVisible(not in_lens)
        self.days.say_day(listing.day_text, is_first=not listing.uses_day)
        self.days.next_button.setEnabled(listing.uses_day and not listing.is_last_day)
        self.lens.setVisible(in_lens)
        self.lens.setText(listing.lens_title or self.tr("Chosen orders"))
        if not listing.typed and self.search.value:
            self.search.clear()
        tip = self.tr("Valid tickets of cancelled shows, still to be refunded")
        every = Segment(Shown.ALL, self.tr("All"))
        to_refund = Segment(Shown.TO_REFUND, self.tr("To refund"), tip)
        self.shown.say([every, to_refund], listing.shown)

    def _leave_lens(self) -> None:
        """A day is chosen where the days stand, which give way to what another screen asked for."""
        if self.days.isHidden():
            self._listing.clear_lens()
            QApplication.sendPostedEvents(self, QEvent.Type.LayoutRequest)

    def _choose_day(self, day: date | None, _checked: object) -> None:
        self._listing.choose_day(day)

    def _on_shown(self, shown: object) -> None:
        if isinstance(shown, Shown):
            self._listing.choose_shown(shown)
