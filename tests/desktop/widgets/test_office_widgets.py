"""Segments, figures, notices, panes and bars of the office screens."""

from itertools import pairwise

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from ttms_desktop import style
from ttms_desktop.widgets.busy_button import BusyButton, ButtonKind
from ttms_desktop.widgets.day_bar import DayBar
from ttms_desktop.widgets.figure_card import Figure, FigureCard
from ttms_desktop.widgets.notice import Notice
from ttms_desktop.widgets.painting import width_of
from ttms_desktop.widgets.panes import Panes
from ttms_desktop.widgets.rail import Rail, RailChoice
from ttms_desktop.widgets.screen_bar import ScreenBar
from ttms_desktop.widgets.search_edit import SearchEdit
from ttms_desktop.widgets.segments import Segment, Segments
from ttms_desktop.widgets.top_bar import TopBar

_SPANS = [Segment(name, name) for name in ("Film", "Show", "Day", "Hall", "Clerk", "Ticket type")]


@pytest.fixture
def window(qapp: QApplication, qtbot: QtBot) -> QWidget:
    style.apply_theme(qapp, "light")
    made = QWidget()
    qtbot.addWidget(made)
    made.resize(1200, 400)
    made.show()
    return made


@pytest.fixture
def segments(window: QWidget) -> Segments:
    made = Segments(window)
    made.say(_SPANS, "Day")
    made.resize(made.full_width, made.height())
    made.show()
    return made


def test_a_segment_is_chosen_with_the_mouse(segments: Segments, qtbot: QtBot) -> None:
    with qtbot.waitSignal(segments.chosen) as chosen:
        QTest.mouseClick(segments._pills[0], Qt.MouseButton.LeftButton)

    assert chosen.args == ["Film"]
    assert segments.value == "Film"


def test_what_is_folded_keeps_the_keys_when_another_is_chosen(segments: Segments) -> None:
    segments.set_folded(folded=True)
    QTest.qWait(0)
    segments._pills[0].setFocus()
    QTest.keyClick(segments._pills[0], Qt.Key.Key_Right)

    assert segments.value == "Hall"
    assert segments.window().focusWidget() is segments._pills[0]


def test_arrows_choose_the_neighbour_and_stop_at_the_ends(segments: Segments) -> None:
    said: list[object] = []
    segments.chosen.connect(said.append)
    chosen = next(pill for pill in segments._pills if pill.chosen)
    chosen.setFocus()

    for _ in range(4):
        QTest.keyClick(segments.window().focusWidget() or segments, Qt.Key.Key_Right)

    assert said == ["Hall", "Clerk", "Ticket type"]
    focused = segments.window().focusWidget()
    assert focused in segments._pills
    assert focused.accessibleName() == "Ticket type"


def test_what_is_said_by_the_screen_is_no_choice_of_the_user(segments: Segments, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(segments.chosen):
        segments.say(_SPANS, "Hall")

    assert segments.value == "Hall"


def test_segments_become_a_menu_where_there_is_no_room(segments: Segments) -> None:
    segments.resize(120, segments.height())
    QTest.qWait(1)

    assert [pill.accessibleName() for pill in segments._pills] == ["Day"]

    segments.resize(segments.full_width, segments.height())
    QTest.qWait(1)
    assert len(segments._pills) == len(_SPANS)


def test_in_a_bar_segments_fold_before_a_day_is_cut(window: QWidget) -> None:
    bar, day, segments = ScreenBar(parent=window), DayBar(), Segments()
    day.say_day("Tomorrow · Monday 23 November")
    segments.say(_SPANS, "Day")
    for widget in (day, segments):
        bar.add(widget)
    bar.add_space()
    bar.show()

    lengths = {}
    for width in (1100, 640):
        bar.resize(width, 46)
        QTest.qWait(5)
        lengths[width] = (len(segments._pills), day.day.width() >= day.day.sizeHint().width())

    assert lengths == {1100: (len(_SPANS), True), 640: (1, True)}


@pytest.mark.parametrize("width", [700, 760, 820, 839, 900, 1267])
def test_in_the_top_bar_today_is_read_before_who_works_here(window: QWidget, width: int) -> None:
    top, day = TopBar(window), DayBar()
    day.say_day("Today · Fri 27 November")
    top.show_bar(day)
    top.say_who("Counter 2 · A clerk with quite a long name")
    top.say_time("10:10")
    top.show()

    top.resize(width, top.height())
    QTest.qWait(5)

    assert day.day.seen == "Today · Fri 27 November"
    assert top._counter.text().startswith("Counter 2")


def test_a_bar_that_was_hidden_while_its_words_changed_has_room_for_its_keys_again(window: QWidget) -> None:
    bar, button = ScreenBar(parent=window), BusyButton(key="P")
    button.setText("A text that leaves no room for its key")
    bar.add(button)
    bar.resize(button.full_width - 20, 48)
    bar.show()
    QTest.qWait(1)
    wide = button.sizeHint().width() < button.full_width
    bar.hide()
    button.setText("Short")
    bar.show()

    assert wide
    assert button.sizeHint().width() == button.full_width


def test_in_a_bar_keys_are_seen_where_there_is_room_for_them(window: QWidget) -> None:
    bar, search, button = ScreenBar(parent=window), SearchEdit(), BusyButton(key="P")
    search.setFixedWidth(80)
    button.setText("New password")
    for widget in (search, button):
        bar.add(widget)
    bar.show()

    assert bar.full_width < 80 + button.full_width + 40
    for room, width in ((0, button.full_width), (-1, button.bare_width)):
        bar.resize(bar.full_width + room, 46)
        QTest.qWait(5)
        assert button.sizeHint().width() == width


def test_a_figure_is_pressed_with_the_keyboard_too(window: QWidget, qtbot: QtBot) -> None:
    card = FigureCard(window)
    card.say(Figure("Net takings", "¥486,214.50", "+8.2 %", "accent"))

    with qtbot.waitSignal(card.clicked):
        QTest.keyClick(card, Qt.Key.Key_Space)

    assert card.accessibleName() == "Net takings: ¥486,214.50"


def test_a_figure_is_never_cut(window: QWidget) -> None:
    card = FigureCard(window)
    card.say(Figure("Net takings", "¥486,214,000,000.50"))

    wide = card.minimumSizeHint().width()

    assert wide > QLabel("¥486,214,000,000.50").sizeHint().width()


def test_a_notice_offers_what_can_be_done(window: QWidget, qtbot: QtBot) -> None:
    notice = Notice(window)
    notice.say("Only managers see this", icon="locked", action="Sign in as somebody else")
    notice.show()

    with qtbot.waitSignal(notice.action_clicked):
        QTest.mouseClick(notice.action, Qt.MouseButton.LeftButton)


def test_details_stand_beside_their_list_or_in_its_place(window: QWidget) -> None:
    main, side = QWidget(), QWidget()
    panes = Panes(main, side, parent=window)
    panes.resize(900, 300)
    panes.show()
    wide = (main.isVisible(), side.isVisible())

    panes.resize(600, 300)
    narrow = (main.isVisible(), side.isVisible())
    panes.show_side()
    turned = (main.isVisible(), side.isVisible())

    assert (wide, narrow, turned) == ((True, True), (True, False), (False, True))


def test_the_key_of_a_button_goes_before_its_text_is_cut(window: QWidget) -> None:
    button = BusyButton(ButtonKind.ACTION, key="Ctrl+Enter", parent=window)
    button.setText("Put on sale")

    button.resize(button.sizeHint())
    wide = button._shows_key()
    button.resize(button.minimumSizeHint())

    assert (wide, button._shows_key()) == (True, False)


@pytest.mark.parametrize("height", [768, 512, 360])
def test_all_screens_are_seen_on_the_rail_however_low_it_is(window: QWidget, height: int) -> None:
    rail = Rail(window)
    rail.offer([RailChoice(str(number), "sell", f"Screen {number}") for number in range(7)], "0")
    rail.set_narrow(narrow=height < 600)
    rail.resize(rail.width(), height)
    rail.show()
    QTest.qWait(5)

    parts = [*rail.items, rail.badge, rail._link]
    edges = [(part.y(), part.y() + part.height()) for part in parts]

    assert all(upper[1] <= lower[0] for upper, lower in pairwise(edges))
    assert edges[-1][1] <= height
    assert min(item.height() for item in rail.items) >= 28


@pytest.mark.parametrize("height", [512, 480])
def test_an_administrator_reads_the_names_of_all_screens_in_a_low_window(window: QWidget, height: int) -> None:
    names = ["Sell", "Orders", "Check-in", "Shift", "Reservations", "Schedule", "Films", "Halls", "Extras", "Reports"]
    rail = Rail(window)
    rail.offer([RailChoice(name, "sell", name) for name in [*names, "Settings", "People"]], "Sell")
    rail.set_narrow(narrow=True)
    rail.resize(rail.width(), height)
    rail.show()
    QTest.qWait(5)

    assert rail._link.geometry().bottom() <= height
    for item in rail.items:
        assert item.is_worded, item.text()
        assert width_of(item.text(), item._font()) <= item.width(), item.text()


def test_one_screen_alone_is_chosen_on_a_rail_that_was_just_renamed(window: QWidget) -> None:
    rail = Rail(window)
    for names in (("Sell", "Films"), ("售票", "影片")):
        rail.offer([RailChoice(name, name, text) for name, text in zip(("sell", "films"), names, strict=True)], "sell")

    rail.say_chosen("films")

    assert [item.isChecked() for item in rail.items] == [False, True]


@pytest.mark.parametrize("narrow", [False, True])
def test_the_longest_word_on_the_rail_is_read_whole(window: QWidget, narrow: bool) -> None:  # noqa: FBT001
    rail = Rail(window)
    rail.offer([RailChoice("reservations", "reservations", "Reservations")], "reservations")
    rail.set_narrow(narrow=narrow)
    rail.resize(rail.width(), 768)
    rail.show()
    QTest.qWait(5)

    [item] = rail.items
    assert width_of(item.text(), item._font()) <= item.width()


def test_the_rail_says_which_screen_is_wanted(window: QWidget, qtbot: QtBot) -> None:
    rail = Rail(window)
    rail.offer([RailChoice("sell", "sell", "Sell", "Ctrl+1"), RailChoice("films", "films", "Films", "Ctrl+2")], "sell")

    with qtbot.waitSignal(rail.chosen) as chosen:
        QTest.mouseClick(rail.items[1], Qt.MouseButton.LeftButton)

    assert chosen.args == ["films"]
    assert rail.items[1].toolTip() == "Films (Ctrl+2)"
