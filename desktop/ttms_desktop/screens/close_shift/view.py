"""The screen of the drawer: the open shift or a Z report, the past ones beside it; every key of it."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ttms_desktop import style
from ttms_desktop.screens.close_shift.cash_dialogs import CashDialog, OpenShiftDialog
from ttms_desktop.screens.close_shift.count_dialog import CountDialog
from ttms_desktop.screens.close_shift.past_list import PastList
from ttms_desktop.screens.close_shift.pictures import DrawerState, Way
from ttms_desktop.screens.close_shift.report_card import ReportCard
from ttms_desktop.screens.close_shift.unfinished_dialog import UnfinishedDialog
from ttms_desktop.screens.close_shift.view_model import CloseShiftViewModel
from ttms_desktop.screens.screen import Screen
from ttms_desktop.widgets.busy_button import BusyButton, ButtonKind
from ttms_desktop.widgets.dialog import Dialog
from ttms_desktop.widgets.message_bar import MessageBar
from ttms_desktop.widgets.screen_bar import ScreenBar

_SIDE_WIDTH = 380
_TOO_NARROW_FOR_BOTH = 980
_SCREENS = {Way.GO_TO_SALE: "sell", Way.GO_TO_ORDERS: "orders", Way.GO_TO_DOOR: "door"}


class CloseShiftView(Screen):
    """Draws what the view model says and tells it what was pressed."""

    def __init__(self, model: CloseShiftViewModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self.dialog: Dialog | None = None
        self.report = ReportCard(model)
        self.past = PastList(model)
        self.messages = MessageBar()
        self.open_button = BusyButton(ButtonKind.ACTION, key="O")
        self.in_button, self.out_button = BusyButton(key="I"), BusyButton(key="U")
        self.print_button, self.back_button = BusyButton(key="Ctrl+P"), BusyButton(key="Esc")
        self.close_button = BusyButton(ButtonKind.ACTION, key="C")
        self._is_entered = False
        self.screen_bar = ScreenBar()
        self.set_bar(self.screen_bar)
        self._arrange()
        self._connect()
        self._retranslate()

    def _arrange(self) -> None:
        self.screen_bar.add_space()
        for button in self._buttons():
            self.screen_bar.add(button)
        row = QHBoxLayout()
        row.setSpacing(style.space(3))
        row.addWidget(self.report, 1)
        self.past.setFixedWidth(_SIDE_WIDTH)
        row.addWidget(self.past)
        column = QVBoxLayout(self)
        column.setContentsMargins(style.space(4), style.space(3), style.space(4), style.space(1))
        column.setSpacing(style.space(1))
        column.addLayout(row, 1)
        column.addWidget(self.messages)

    def _connect(self) -> None:
        model = self._model
        model.changed.connect(self._draw)
        model.saved.connect(self.messages.inform)
        model.informed.connect(self.messages.inform)
        model.failed.connect(self.messages.refuse)
        self.past.report_wanted.connect(model.show_past)
        self.report.retry_wanted.connect(model.load)
        for button, key, action in (
            (self.open_button, "O", self.open_shift),
            (self.in_button, "I", self.put_in),
            (self.out_button, "U", self.take_out),
            (self.print_button, "Ctrl+P", model.print_shown),
            (self.close_button, "C", self.close_shift),
            (self.back_button, "Esc", self.go_back),
        ):
            button.clicked.connect(action)
            self._bind(key, action)
        self._bind("F5", model.load)
        for key in ("Return", "Enter"):
            pressed = QShortcut(QKeySequence(key), self.open_button, context=Qt.ShortcutContext.WidgetShortcut)
            pressed.setAutoRepeat(False)
            pressed.activated.connect(self.open_shift)

    def _bind(self, key: str, action: Callable[[], object]) -> None:
        shortcut = QShortcut(QKeySequence(key), self)
        shortcut.setAutoRepeat(False)
        shortcut.activated.connect(action)

    def _buttons(self) -> tuple[BusyButton, ...]:
        return (
            self.back_button,
            self.in_button,
            self.out_button,
            self.print_button,
            self.open_button,
            self.close_button,
        )

    # What can be done

    def enter(self) -> None:
        self._is_entered = True
        self.past.setVisible(self._has_room_for_past())
        self.report.table.setFocus()
        self._model.load()

    def open_shift(self) -> None:
        """Let the float be typed."""
        if self._model.state is DrawerState.CLOSED or not self.open_button.isHidden():
            self._open(OpenShiftDialog(self._model, self))

    def put_in(self) -> None:
        """Let cash be put into the drawer."""
        if self._model.state is DrawerState.OPEN:
            title = self.tr("Put cash in")
            self._open(CashDialog(self._model, self, title=title, move=self._model.put_in))

    def take_out(self) -> None:
        """Let cash be taken out of the drawer."""
        if self._model.state is DrawerState.OPEN:
            title = self.tr("Take cash out")
            self._open(CashDialog(self._model, self, title=title, move=self._model.take_out))

    def close_shift(self) -> None:
        """Count the drawer; first what is still open, if anything is."""
        if self._model.state is not DrawerState.OPEN:
            return
        if self._model.open_items():
            dialog = UnfinishedDialog(self._model, self)
            dialog.way_chosen.connect(self._on_way)
            dialog.accepted.connect(self._count)
            self._open(dialog)
        else:
            self._count()

    def go_back(self) -> None:
        """Esc: the past report goes, and the message with it."""
        self.messages.clear()
        if self._model.state is DrawerState.PAST:
            self._model.show_now()

    def _count(self) -> None:
        dialog = CountDialog(self._model, self)
        self.report.set_covered(covered=True)
        dialog.finished.connect(lambda _: self.report.set_covered(covered=False))
        self._open(dialog)

    def _open(self, dialog: Dialog) -> None:
        self.messages.clear()
        self.dialog = dialog
        dialog.finished.connect(dialog.deleteLater)
        if isinstance(dialog, UnfinishedDialog):
            dialog.open()
        elif isinstance(dialog, CountDialog | OpenShiftDialog | CashDialog):
            dialog.begin()

    def _on_way(self, way: Way) -> None:
        self.screen_wanted.emit(_SCREENS[way], None)

    # Drawing

    def _draw(self) -> None:
        state = self._model.state
        if state is DrawerState.WAITING:
            self._is_entered = True  # what had the keys is about to go
        is_open, is_past = state is DrawerState.OPEN, state is DrawerState.PAST
        for button, shown in (
            (self.open_button, state is DrawerState.CLOSED),
            (self.back_button, is_past),
            (self.in_button, is_open),
            (self.out_button, is_open),
            (self.print_button, self._model.may_print),
            (self.close_button, is_open),
        ):
            button.setVisible(shown)
        self.messages.set_hint(self._hint())
        self._take_focus()

    def _take_focus(self) -> None:
        """Once after coming here, as soon as it is known what there is: Enter opens a shift where none is open."""
        if self._is_entered and self._model.state is not DrawerState.WAITING:
            self._is_entered = False
            (self.report.table if self.open_button.isHidden() else self.open_button).setFocus()

    def _hint(self) -> str:
        if self._model.state is DrawerState.OPEN and self._model.may_print:
            return self.tr("I cash in · U cash out · Ctrl+P print the X report · C count and close · F5 refresh")
        if self._model.state is DrawerState.OPEN:
            return self.tr("I cash in · U cash out · C count and close · F5 refresh")
        if self._model.state is DrawerState.PAST:
            return self.tr("Ctrl+P print · Esc back to the shift")
        return self.tr("O open the shift · F5 refresh")

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.past.setVisible(self._has_room_for_past())

    def _has_room_for_past(self) -> bool:
        return self._model.may_see_past and self.width() >= _TOO_NARROW_FOR_BOTH

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self._retranslate()

    def _retranslate(self) -> None:
        self.screen_bar.say_title(self.tr("Shift"))
        self.open_button.setText(self.tr("Open the shift"))
        self.in_button.setText(self.tr("Cash in"))
        self.out_button.setText(self.tr("Cash out"))
        self.print_button.setText(self.tr("Print"))
        self.back_button.setText(self.tr("Back to the shift"))
        self.close_button.setText(self.tr("Close the shift"))
        for button in self._buttons():
            button.updateGeometry()
        self._draw()
        self.report.draw()
        self.past.draw()
