"""The window that holds the screens: who sees which, how one goes there, and what stays when the session ends."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QMainWindow
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from support.stepping_runner import SteppingRunner
from ttms_desktop import style
from ttms_desktop.appearance import Appearance
from ttms_desktop.config import load
from ttms_desktop.main_window import MainWindow
from ttms_desktop.screens.find_orders.opening import TicketScanned
from ttms_desktop.screens.screen import (
    ADMINISTRATOR,
    ADMINISTRATORS,
    CLERK,
    EVERYBODY,
    MANAGER,
    OFFICE,
    Entry,
    Person,
    Screen,
)
from ttms_desktop.screens.sell_tickets.view_model import SellTicketsViewModel
from ttms_desktop.screens.sign_in.view_model import SignInViewModel
from ttms_desktop.session import Counter
from ttms_desktop.widgets.help_dialog import HelpDialog
from ttms_desktop.widgets.line_edit import LineEdit
from ttms_desktop.widgets.office_dialog import OfficeDialog

_FIRST = 101
SHORT_CODE = "0123456789ABCDEFGHJK"


class Page(Screen):
    """A screen that remembers what happened to it."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.name = name
        self.takes_scans = False
        self.happened: list[object] = []
        self.label = QLabel(name)
        self.set_bar(self.label)

    def enter(self) -> None:
        self.happened.append("entered")

    def leave(self) -> None:
        self.happened.append("left")

    def open(self, what: object) -> None:
        self.happened.append(what)

    def scan(self, code: str) -> bool:
        if self.takes_scans:
            self.happened.append(code)
        return self.takes_scans


class Company:
    """Whoever signs in next, and the pages that were made."""

    def __init__(self) -> None:
        self.person = Person(1, ADMINISTRATOR)
        self.made: list[Page] = []

    def who(self) -> Person:
        return self.person

    def entries(self) -> list[Entry]:
        roles = {"orders": EVERYBODY, "schedule": EVERYBODY, "films": OFFICE, "people": ADMINISTRATORS}
        return [Entry(name, name, name.title, self._maker(name), allowed) for name, allowed in roles.items()]

    def _maker(self, name: str) -> "Maker":
        return Maker(self, name)


class Maker:
    """Makes the page `name`."""

    def __init__(self, company: Company, name: str) -> None:
        self._company, self._name = company, name

    def __call__(self) -> Screen:
        page = Page(self._name)
        self._company.made.append(page)
        return page


@pytest.fixture
def company() -> Company:
    return Company()


@pytest.fixture(autouse=True)
def light(qapp: QApplication) -> None:
    style.apply_theme(qapp, "light")


@pytest.fixture
def sign_in(counter: Counter, runner: SteppingRunner, memory: QSettings) -> SignInViewModel:
    return SignInViewModel(counter, runner, settings=load(None, {}), memory=memory)


@pytest.fixture
def window(
    qtbot: QtBot, sign_in: SignInViewModel, sell: SellTicketsViewModel, memory: QSettings, company: Company
) -> Iterator[MainWindow]:
    """An administrator has signed in."""
    appearance = Appearance(memory, language="en")
    made = MainWindow(sign_in, sell, appearance, entries=company.entries(), person=company.who)
    qtbot.addWidget(made)
    made.show()
    made.show_work()
    QTest.qWaitForWindowActive(made)
    yield made
    made.close()


def press(window: QMainWindow, key: Qt.Key, *, ctrl: bool = False) -> None:
    held = Qt.KeyboardModifier.ControlModifier if ctrl else Qt.KeyboardModifier.NoModifier
    QTest.keyClick(window.focusWidget() or window, key, held)


def offered(window: MainWindow) -> list[str]:
    return [item.choice.name for item in window.rail.items]


@pytest.mark.parametrize(
    ("role", "names"),
    [
        (CLERK, ["sell", "orders", "schedule"]),
        (MANAGER, ["sell", "orders", "schedule", "films"]),
        (ADMINISTRATOR, ["sell", "orders", "schedule", "films", "people"]),
    ],
)
def test_everybody_sees_the_screens_of_their_role(
    window: MainWindow, company: Company, role: str, names: list[str]
) -> None:
    company.person = Person(2, role)

    window.show_work()

    assert offered(window) == names
    assert [item.toolTip() for item in window.rail.items][1] == "Orders (Ctrl+2)"


def test_keys_go_to_the_screens(window: MainWindow) -> None:
    seen = []
    for key in (Qt.Key.Key_3, Qt.Key.Key_5, Qt.Key.Key_9, Qt.Key.Key_1):
        press(window, key, ctrl=True)
        seen.append((window.screens.front, [item.choice.name for item in window.rail.items if item.isChecked()]))

    assert seen == [("schedule", ["schedule"]), ("people", ["people"]), ("people", ["people"]), ("sell", ["sell"])]


def test_a_screen_is_made_at_the_first_visit_and_enters_at_each(window: MainWindow, company: Company) -> None:
    assert company.made == []

    for key in (Qt.Key.Key_2, Qt.Key.Key_1, Qt.Key.Key_2):
        press(window, key, ctrl=True)

    assert [page.name for page in company.made] == ["orders"]
    assert company.made[0].happened == ["entered", "left", "entered"]


def test_a_scanned_ticket_opens_its_order_unless_the_screen_in_front_takes_it(
    window: MainWindow, company: Company
) -> None:
    window.take_scan(SHORT_CODE)
    assert window.screens.front == "orders"
    window.screens.go_to("schedule")
    company.made[-1].takes_scans = True
    window.take_scan("T1.B")

    assert [page.happened for page in company.made] == [
        ["entered", TicketScanned(SHORT_CODE), "left"],
        ["entered", "T1.B"],
    ]
    window.show_sign_in("")
    assert not window.is_working


def test_a_scanned_voucher_is_typed_into_the_field_with_the_keys(window: MainWindow, company: Company) -> None:
    window.screens.go_to("orders")
    field = LineEdit(company.made[-1])
    field.show()
    field.setFocus()
    window.take_scan("23456789ABCDEFGH")

    assert field.text() == "23456789ABCDEFGH"
    assert window.screens.front == "orders"


def test_a_click_on_the_rail_goes_to_a_screen(window: MainWindow) -> None:
    QTest.mouseClick(window.rail.items[2], Qt.MouseButton.LeftButton)

    assert window.screens.front == "schedule"


def test_each_screen_brings_its_part_of_the_top_bar(window: MainWindow, company: Company) -> None:
    days = window.sell_view.days
    assert days.isVisible()

    press(window, Qt.Key.Key_2, ctrl=True)
    assert (days.isVisible(), company.made[0].label.isVisible()) == (False, True)

    press(window, Qt.Key.Key_1, ctrl=True)
    assert (days.isVisible(), company.made[0].label.isVisible()) == (True, False)


def test_the_cart_stays_while_one_looks_elsewhere_and_is_marked_on_the_rail(
    window: MainWindow, sell: SellTicketsViewModel, runner: SteppingRunner
) -> None:
    sell.toggle_seat(_FIRST)
    runner.settle()

    press(window, Qt.Key.Key_2, ctrl=True)
    away = ([line.seat_id for line in sell.cart.lines], window.rail.items[0].mark)
    press(window, Qt.Key.Key_1, ctrl=True)

    assert away == ([_FIRST], "1")
    assert window.sell_view.isVisible()
    assert [line.seat_id for line in sell.cart.lines] == [_FIRST]


def test_keys_of_the_sell_screen_do_nothing_behind_another(
    window: MainWindow, sell: SellTicketsViewModel, runner: SteppingRunner
) -> None:
    sell.toggle_seat(_FIRST)
    runner.settle()
    press(window, Qt.Key.Key_2, ctrl=True)

    for key in (Qt.Key.Key_Return, Qt.Key.Key_Delete, Qt.Key.Key_PageDown):
        press(window, key)
    runner.settle()

    assert sell.last_sale is None
    assert [line.seat_id for line in sell.cart.lines] == [_FIRST]


def test_a_screen_can_ask_for_another_and_say_what_to_show_there(window: MainWindow, company: Company) -> None:
    press(window, Qt.Key.Key_4, ctrl=True)

    company.made[0].screen_wanted.emit("orders", {"play_id": 7})

    assert window.screens.front == "orders"
    assert company.made[1].happened == ["entered", {"play_id": 7}]


def test_a_screen_that_is_not_for_this_person_is_not_opened(window: MainWindow, company: Company) -> None:
    company.person = Person(2, CLERK)
    window.show_work()
    press(window, Qt.Key.Key_2, ctrl=True)

    company.made[0].screen_wanted.emit("people", None)

    assert window.screens.front == "orders"


def test_the_same_person_finds_the_work_as_it_was_left(window: MainWindow, company: Company) -> None:
    press(window, Qt.Key.Key_2, ctrl=True)

    window.show_sign_in("The session is over.")
    hidden = window.screens.isVisible()
    window.show_work()

    assert (hidden, window.screens.front) == (False, "orders")
    assert len(company.made) == 1
    assert company.made[0].happened == ["entered", "entered"]


def test_another_person_begins_anew(window: MainWindow, company: Company) -> None:
    press(window, Qt.Key.Key_2, ctrl=True)
    window.show_sign_in("")
    company.person = Person(2, CLERK)

    window.show_work()
    assert window.screens.front == "sell"
    press(window, Qt.Key.Key_2, ctrl=True)

    assert len(company.made) == 2


def dialog_with_typing(window: MainWindow, page: Page) -> OfficeDialog:
    dialog = OfficeDialog(page, title="New film", primary="Add the film")
    dialog.form.add("title", "Title", LineEdit())
    dialog.begin()
    QTest.keyClicks(dialog.focusWidget(), "Metropolis")
    dialog.set_busy("Saving…")
    return dialog


def test_a_dialog_steps_aside_for_signing_in_and_comes_back_as_it_was(window: MainWindow, company: Company) -> None:
    press(window, Qt.Key.Key_4, ctrl=True)
    dialog = dialog_with_typing(window, company.made[0])

    window.show_sign_in("The session is over.")
    away = (dialog.isVisible(), QApplication.activeModalWidget())
    window.show_work()
    field = dialog.findChild(LineEdit)

    assert away == (False, None)
    assert dialog.isVisible()
    assert not dialog.busy
    assert field is not None
    assert field.value == "Metropolis"
    dialog.accept()


def test_a_dialog_has_the_help_of_the_screen_below_it(window: MainWindow, company: Company) -> None:
    press(window, Qt.Key.Key_4, ctrl=True)
    dialog = dialog_with_typing(window, company.made[0])

    dialog.ask_for_help()
    page = QApplication.activeModalWidget()
    assert isinstance(page, HelpDialog)
    assert (page.parentWidget(), page.heading.text()) == (dialog, "Films")
    page.ask_for_help()

    assert QApplication.activeModalWidget() is dialog
    dialog.accept()


def test_a_dialog_is_not_opened_for_another_person(window: MainWindow, company: Company) -> None:
    press(window, Qt.Key.Key_4, ctrl=True)
    dialog = dialog_with_typing(window, company.made[0])
    window.show_sign_in("The session is over.")
    company.person = Person(2, MANAGER)

    window.show_work()
    QTest.qWait(1)

    assert not isValid(dialog)


def test_signing_out_is_answered_by_the_sell_screen_while_a_sale_is_under_way(
    window: MainWindow, sell: SellTicketsViewModel, runner: SteppingRunner
) -> None:
    sell.toggle_seat(_FIRST)
    runner.settle()
    sell.pay_cash()
    press(window, Qt.Key.Key_2, ctrl=True)

    window._menu.sign_out_wanted.emit()

    assert window.screens.front == "sell"
    assert window.sell_view.messages.text
    runner.settle()


def test_the_badge_menu_offers_another_password_to_whoever_is_signed_in(window: MainWindow) -> None:
    menu = window._menu
    menu._prepare(signed_in=False)
    before = menu._password.isVisible()

    menu._prepare(signed_in=True)
    heard: list[None] = []
    window.password_wanted.connect(lambda: heard.append(None))
    menu._password.trigger()

    assert (before, menu._password.isVisible()) == (False, True)
    assert len(heard) == 1


def test_the_titles_on_the_rail_change_with_the_language(window: MainWindow, memory: QSettings) -> None:
    window._menu._appearance.choose_language("zh_CN")
    QTest.qWait(1)
    said = window.rail.items[0].text()
    window._menu._appearance.choose_language("en")
    QTest.qWait(1)

    assert said == "售票"
    assert window.rail.items[0].text() == "Sell"
