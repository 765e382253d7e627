"""Buttons, bars, chips and labels."""

from typing import TypeVar

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QStyleOptionMenuItem, QWidget
from pytestqt.qtbot import QtBot

from ttms_desktop import style
from ttms_desktop.widgets import menus, show_card
from ttms_desktop.widgets.busy_button import BusyButton, ButtonKind
from ttms_desktop.widgets.day_button import DayButton
from ttms_desktop.widgets.key_line import KeyLabel, line_width, told_by
from ttms_desktop.widgets.labels import ElidedLabel
from ttms_desktop.widgets.menus import Menu, open_below
from ttms_desktop.widgets.message_bar import MessageBar
from ttms_desktop.widgets.more_button import MoreButton
from ttms_desktop.widgets.painting import width_of
from ttms_desktop.widgets.rail import Rail, RailChoice, initials
from ttms_desktop.widgets.seat_glyphs import SeatLook
from ttms_desktop.widgets.seat_legend import _SMALL, LegendEntry, SeatLegend
from ttms_desktop.widgets.seat_map_geometry import SeatShape
from ttms_desktop.widgets.show_card import ShowCard, ShowOnCard
from ttms_desktop.widgets.type_chips import Chip, Choice, TypeChips

Shown = TypeVar("Shown", bound=QWidget)


@pytest.fixture(autouse=True)
def light(qapp: QApplication) -> None:
    style.apply_theme(qapp, "light")


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    """A window that is shown; offscreen complains of sizes that a widget alone would ask for."""
    made = QWidget()
    qtbot.addWidget(made)
    made.resize(800, 100)
    made.show()
    return made


def put(widget: Shown, window: QWidget, *, width: int) -> Shown:
    widget.setParent(window)
    widget.resize(width, 26)
    widget.show()
    return widget


def test_a_busy_button_is_not_pressed_again(qtbot: QtBot) -> None:
    button = BusyButton(ButtonKind.PRIMARY, key="Enter")
    qtbot.addWidget(button)
    button.set_busy("Selling…")

    with qtbot.assertNotEmitted(button.clicked):
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)

    button.set_busy("")
    with qtbot.waitSignal(button.clicked):
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def test_a_click_on_a_button_leaves_the_keys_where_they_were(qtbot: QtBot) -> None:
    button = BusyButton()
    qtbot.addWidget(button)

    assert button.focusPolicy() is Qt.FocusPolicy.TabFocus


def test_a_message_stands_until_it_is_closed_and_moves_nothing(qtbot: QtBot) -> None:
    bar = MessageBar()
    qtbot.addWidget(bar)
    bar.set_hint("Keys")
    height = bar.height()

    bar.refuse("Row H, seat 12 has just been taken.")
    assert (bar.text, bar.property("tone"), bar.height()) == ("Row H, seat 12 has just been taken.", "danger", height)

    bar.clear()
    assert (bar.text, bar.property("tone")) == ("", "")


def test_a_long_hint_is_parted_between_two_keys_and_never_in_one(qtbot: QtBot) -> None:
    bar, keys = MessageBar(), ["1 to 9 best seats", "/ sale line", "Space seat", "A C ticket type", "Enter take cash"]
    qtbot.addWidget(bar)
    bar.set_hint(" · ".join(keys))
    bar.show()
    for width in (1200, 420, 300, 200):
        bar.resize(width, bar.height())
        lines = bar._text.text().split("\n")
        told = [key for line in lines for key in line.split(" · ")]

        assert told == keys[: len(told)], width
        assert len(lines) <= 2
        assert max(line_width(line, bar._text.font()) for line in lines) <= width
    bar.resize(1200, bar.height())
    assert bar._text.text() == " · ".join(keys)


@pytest.mark.parametrize(
    ("part", "keys", "words"),
    [
        ("1 to 9 best seats", ["1", "9"], ["to", "best seats"]),
        ("F1 to F7 choose a show", ["F1", "F7"], ["to", "choose a show"]),
        ("F1 至 F7 选择场次", ["F1", "F7"], ["至", "选择场次"]),
        ("↑↓←→ Space seat", ["↑", "↓", "←", "→", "Space"], ["seat"]),
        ("Alt+←→ 5 minutes", ["Alt+←", "Alt+→"], ["5 minutes"]),
        ("PgUp PgDn day", ["PgUp", "PgDn"], ["day"]),
        ("A C ticket type", ["A", "C"], ["ticket type"]),
        ("/ sale line, such as 1930 2a1c", ["/"], ["sale line, such as 1930 2a1c"]),
        ("空格勾选", ["空格"], ["勾选"]),
        ("Ctrl+Shift+P reprint", ["Ctrl+Shift+P"], ["reprint"]),
        ("Type a name", [], ["Type a name"]),
        ("输入或扫描", [], ["输入或扫描"]),
    ],
)
def test_each_key_of_a_hint_has_a_cap_of_its_own(part: str, keys: list[str], words: list[str]) -> None:
    told = told_by(part)

    assert [one.text for one in told if one.is_key] == keys
    assert [one.text for one in told if not one.is_key] == words


@pytest.mark.parametrize(("chosen", "focused"), [(True, False), (False, True), (True, True)])
def test_a_show_has_a_ring_of_two_pixels_only_while_it_has_the_keys(
    low_window: QWidget, monkeypatch: pytest.MonkeyPatch, *, chosen: bool, focused: bool
) -> None:
    lines: list[float] = []

    def note(_painter: object, _area: object, *, line: float = 1.0, outline: str = "", **_look: object) -> None:
        lines.append(line if outline else 0)

    monkeypatch.setattr(show_card, "surface", note)
    monkeypatch.setattr(ShowCard, "hasFocus", lambda _card: focused)
    card = ShowCard(low_window)
    card.say(ShowOnCard("19:30", "Metropolis", "Hall 2", "", "F2", 0.3, sold_out=False, on_sale=True, chosen=chosen))
    card.grab()

    assert max(lines) == (2 if focused else 1)


def test_a_sentence_has_no_key_but_one_that_is_named() -> None:
    assert [one.is_key for one in told_by("A voucher is sold.", is_list=False)] == [False]
    assert [one.text for one in told_by("↑↓ look at a seat", is_list=False)] == ["↑", "↓", "look at a seat"]


def test_a_sentence_in_the_place_of_the_hint_is_wrapped_as_it_is(qtbot: QtBot) -> None:
    bar = MessageBar()
    qtbot.addWidget(bar)
    bar.resize(100, bar.height())
    bar.show()

    bar.set_hint("The server does not answer. Seats stay held.")

    assert bar._text.text() == "The server does not answer. Seats stay held."


@pytest.mark.parametrize(("sentences", "higher"), [(1, False), (2, False), (9, True)])
def test_a_long_message_is_written_smaller_and_at_last_makes_the_bar_higher(
    window: QWidget, sentences: int, *, higher: bool
) -> None:
    bar = put(MessageBar(), window, width=640)
    before = bar.height()
    bar.refuse("The card terminal has not said whether the card was charged. " * sentences)
    text = bar.findChildren(KeyLabel)[0]

    assert text.heightForWidth(text.width()) <= bar.height()
    assert (bar.height() > before) is higher
    bar.clear()
    assert bar.height() == before


def test_a_message_is_plain_text(qtbot: QtBot) -> None:
    bar = MessageBar()
    qtbot.addWidget(bar)

    bar.inform("<b>x</b>")

    assert bar.text == "<b>x</b>"
    assert bar._text.textFormat() is Qt.TextFormat.PlainText


def test_a_text_that_does_not_fit_is_cut_and_said_on_hover(window: QWidget) -> None:
    label = put(ElidedLabel("title", "The Passion of Joan of Arc"), window, width=80)
    assert label.toolTip() == "The Passion of Joan of Arc"

    label.resize(600, 20)
    assert label.toolTip() == ""


def test_a_card_says_all_of_itself_to_a_screen_reader(qtbot: QtBot) -> None:
    card = ShowCard()
    qtbot.addWidget(card)

    card.say(
        ShowOnCard(
            "19:30", "Metropolis", "Hall 2 · 153 min", "211 left", "F2", 0.3, sold_out=False, on_sale=True, chosen=True
        )
    )

    assert card.accessibleName() == "19:30 Metropolis, Hall 2 · 153 min, 211 left"


_TYPES = (Choice("adult", "Adult", "A"), Choice("child", "Child", "C"), Choice("student", "Student", "S"))


def shown_chips(chips: TypeChips) -> list[Chip]:
    QTest.qWait(1)  # a layout shows what it was given at the next turn of the loop
    return [chip for chip in chips.findChildren(Chip) if not chip.isHidden()]


def test_the_ticket_types_stand_side_by_side_where_there_is_room(qtbot: QtBot, window: QWidget) -> None:
    chips = put(TypeChips(), window, width=400)
    chips.say(_TYPES, "adult", spread=True)

    with qtbot.waitSignal(chips.chosen) as chosen:
        QTest.mouseClick(shown_chips(chips)[1], Qt.MouseButton.LeftButton)

    assert chosen.args == ["child"]


def test_only_the_chosen_type_is_seen_where_there_is_no_room(window: QWidget) -> None:
    chips = put(TypeChips(), window, width=90)
    chips.say(_TYPES, "child", spread=True)

    assert [chip.choice.value for chip in shown_chips(chips)] == ["child"]


def test_a_legend_needs_more_lines_where_it_is_narrow(qtbot: QtBot) -> None:
    legend = SeatLegend()
    qtbot.addWidget(legend)
    legend.say(tuple(LegendEntry(SeatShape.STANDARD, look, look.name.title()) for look in SeatLook))

    assert legend.heightForWidth(200) > legend.heightForWidth(900)


def test_a_legend_is_tight_before_its_last_entry_stands_alone(qtbot: QtBot) -> None:
    legend = SeatLegend()
    qtbot.addWidget(legend)
    legend.say(tuple(LegendEntry(SeatShape.STANDARD, look, look.name.title()) for look in SeatLook))

    one_line = {legend.heightForWidth(width) for width in range(900, 300, -1) if len(legend._lines(width, _SMALL)) == 1}
    least = min(width for width in range(300, 900) if len(legend._lines(width, _SMALL)) == 1)

    assert legend.heightForWidth(least - 1) in one_line


@pytest.mark.parametrize(
    ("name", "short"), [("Li Na", "LN"), ("李娜", "李娜"), ("欧阳娜娜", "娜娜"), ("02", "02"), ("", "")]
)
def test_a_clerk_has_at_most_two_signs(name: str, short: str) -> None:
    assert initials(name) == short


@pytest.mark.parametrize("narrow", [False, True])
def test_no_name_on_the_rail_is_cut(qtbot: QtBot, *, narrow: bool) -> None:
    rail = Rail()
    qtbot.addWidget(rail)
    rail.resize(80, 600)
    rail.set_narrow(narrow=narrow)
    rail.offer([RailChoice("sell", "sell", "Sell"), RailChoice("kept", "locked", "Reservations")], "sell")
    rail.show()

    for item in rail.items:
        assert width_of(item.text(), item._font()) <= item.width(), item.text()


def test_the_rail_says_in_words_whether_the_server_answers(qtbot: QtBot) -> None:
    rail = Rail()
    qtbot.addWidget(rail)

    rail.set_link("Offline", online=False)

    assert rail._link.accessibleName() == "Offline"


def test_today_goes_before_its_date_is_cut(qtbot: QtBot) -> None:
    button = DayButton()
    qtbot.addWidget(button)
    button.setText("Today · Thu 26 November")
    button.resize(button.sizeHint())
    wide = button.seen
    button.resize(button.width() - 1, button.height())

    assert (wide, button.seen) == ("Today · Thu 26 November", "Thu 26 November")


@pytest.fixture
def low_window(qapp: QApplication, qtbot: QtBot) -> QWidget:
    style.apply_theme(qapp, "light")
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(780, 480)
    window.show()
    return window


def long_menu(window: QWidget) -> Menu:
    """Higher than half of the window."""
    menu = Menu(window)
    while menu.sizeHint().height() < 420:
        menu.addAction("Sat 28 Nov")
    return menu


@pytest.mark.parametrize(
    ("place", "side"), [((20, 40), "below"), ((700, 40), "below"), ((20, 200), "right"), ((20, 440), "above")]
)
def test_a_menu_opens_below_what_it_belongs_to_and_never_covers_it(
    low_window: QWidget, place: tuple[int, int], side: str
) -> None:
    """Its lines are tighter where the window is low; above or beside it where it is too high all the same."""
    owner = DayButton(low_window)
    owner.setGeometry(*place, 80, 32)
    owner.show()
    menu = long_menu(low_window)

    open_below(menu, owner)

    here, there = QRect(owner.mapToGlobal(QPoint()), owner.size()), menu.geometry()
    assert not there.intersects(here)
    sides = {"below": there.top() > here.bottom(), "above": there.bottom() < here.top()}
    assert [name for name, is_there in sides.items() if is_there] == [side] * (side != "right")
    assert QRect(low_window.mapToGlobal(QPoint()), low_window.size()).contains(there)
    menu.close()


def test_without_its_button_a_menu_opens_below_the_one_for_what_has_no_room(low_window: QWidget) -> None:
    bar = QWidget(low_window)
    bar.setGeometry(0, 0, 780, 48)
    owner, more = DayButton(bar), MoreButton(bar)
    more.setGeometry(300, 8, 80, 32)
    bar.show()
    owner.hide()
    menu = Menu(low_window)
    menu.addAction("Sat 28 Nov")

    open_below(menu, owner)
    assert menu.pos() == bar.mapToGlobal(QPoint(0, 50))
    menu.close()
    more.show()
    open_below(menu, owner)
    assert menu.pos() == more.mapToGlobal(QPoint(0, 34))
    menu.close()


def test_a_key_stands_at_the_right_of_a_menu_once_in_a_cap_of_its_own(
    low_window: QWidget, monkeypatch: pytest.MonkeyPatch
) -> None:
    button, more = BusyButton(key="Ctrl+G", parent=low_window), MoreButton(low_window)
    button.setText("Vouchers")
    button.setAccessibleName("Sell vouchers (Ctrl+G)")
    more.offer([button])
    caps: list[str] = []
    monkeypatch.setattr(menus, "cap", lambda _painter, _right, _middle, key, **_colors: caps.append(key))

    more.open_menu()
    [menu] = more.findChildren(Menu)
    menu.grab()
    option = QStyleOptionMenuItem()
    menu.initStyleOption(option, menu.actions()[0])

    assert (option.text, caps) == ("Sell vouchers", ["Ctrl+G"])
    menu.close()


def test_a_menu_has_round_corners(qtbot: QtBot) -> None:
    menu = Menu()
    qtbot.addWidget(menu)
    menu.addAction("Another day…")
    menu.popup(QPoint(40, 40))

    assert menu.mask().contains(menu.rect().center())
    for corner in (menu.rect().topLeft(), menu.rect().topRight(), menu.rect().bottomLeft(), menu.rect().bottomRight()):
        assert not menu.mask().contains(corner), corner
    menu.close()


def test_of_figures_between_dots_the_last_are_left_out_whole(window: QWidget) -> None:
    label = put(ElidedLabel("muted"), window, width=1000)
    label.say_parts("3/220 sold · hall free from 21:23 · ¥45.00")
    whole = label._cut()
    label.resize(label.fontMetrics().horizontalAdvance(whole) - 8, label.height())

    assert whole == "3/220 sold · hall free from 21:23 · ¥45.00"
    assert label._cut() == "3/220 sold · hall free from 21:23"
    assert label.toolTip() == whole
