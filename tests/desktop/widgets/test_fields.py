"""Fields of forms: what can be typed into them and what is understood."""

from datetime import date, time

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCalendarWidget, QLabel, QWidget
from pytestqt.qtbot import QtBot

from ttms_desktop import style
from ttms_desktop.widgets.calendar_popup import CalendarPopup
from ttms_desktop.widgets.day_edit import DayEdit, read_day
from ttms_desktop.widgets.form import Field, Form
from ttms_desktop.widgets.line_edit import LineEdit
from ttms_desktop.widgets.money_edit import PriceEdit
from ttms_desktop.widgets.number_edit import NumberEdit
from ttms_desktop.widgets.picker import Picker
from ttms_desktop.widgets.search_edit import SearchEdit
from ttms_desktop.widgets.switch import Switch
from ttms_desktop.widgets.text_area import TextArea
from ttms_desktop.widgets.time_edit import TimeEdit, read_time

_NEAR = date(2026, 11, 22)
pops_up = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture
def window(qapp: QApplication, qtbot: QtBot) -> QWidget:
    style.apply_theme(qapp, "light")
    made = QWidget()
    qtbot.addWidget(made)
    made.resize(600, 400)
    made.show()
    return made


# Numbers


@pytest.mark.parametrize("typed", ["-12", "1o5", "1.5", "12 34"])
def test_what_is_no_whole_number_is_no_other_number_and_is_kept_to_be_refused(window: QWidget, typed: str) -> None:
    field = NumberEdit(most=999, parent=window)

    QTest.keyClicks(field, typed)

    assert (field.number, field.unreadable, field.in_limits) == (None, typed, False)


def test_a_number_is_typed_on_a_chinese_keyboard_too(window: QWidget) -> None:
    field = NumberEdit(most=999, parent=window)
    QTest.keyClicks(field, "1")
    field.insert("２３")  # noqa: RUF001 - full-width figures

    assert (field.number, field.unreadable) == (123, "")


@pytest.mark.parametrize(("typed", "inside"), [("", False), ("0", False), ("1", True), ("40", True), ("41", False)])
def test_a_number_says_whether_it_is_within_its_limits(window: QWidget, typed: str, inside: bool) -> None:  # noqa: FBT001
    field = NumberEdit(least=1, most=40, parent=window)

    field.setText(typed)

    assert field.in_limits is inside


def test_arrows_count_within_the_limits(window: QWidget) -> None:
    field = NumberEdit(least=1, most=3, parent=window)
    seen = []

    for key in (Qt.Key.Key_Up, Qt.Key.Key_Up, Qt.Key.Key_Up, Qt.Key.Key_Up, Qt.Key.Key_Down):
        QTest.keyClick(field, key)
        seen.append(field.number)

    assert seen == [1, 2, 3, 3, 2]


# Times


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("1930", time(19, 30)),
        ("930", time(9, 30)),
        ("19:30", time(19, 30)),
        ("9.05", time(9, 5)),
        ("19：30", time(19, 30)),  # noqa: RUF001 - as a Chinese keyboard types it
        ("１９３０", time(19, 30)),  # noqa: RUF001
        ("19", time(19)),
        ("7", time(7)),
        ("0", time(0)),
        ("2400", None),
        ("1960", None),
        ("19:", None),
        ("", None),
    ],
)
def test_a_time_is_read_as_it_was_meant(typed: str, meant: time | None) -> None:
    assert read_time(typed) == meant


def test_a_typed_time_is_written_out_when_the_field_is_left(window: QWidget) -> None:
    field = TimeEdit(window)

    QTest.keyClicks(field, "1930")
    QTest.keyClick(field, Qt.Key.Key_Return)

    assert field.text() == "19:30"


@pytest.mark.parametrize(
    ("key", "before", "after"),
    [
        (Qt.Key.Key_Up, time(19, 32), time(19, 35)),
        (Qt.Key.Key_Up, time(23, 55), time(0)),
        (Qt.Key.Key_Down, time(19, 32), time(19, 30)),
        (Qt.Key.Key_Down, time(19, 30), time(19, 25)),
        (Qt.Key.Key_Down, time(0), time(23, 55)),
    ],
)
def test_arrows_go_in_steps_of_five_minutes(window: QWidget, key: Qt.Key, before: time, after: time) -> None:
    field = TimeEdit(window)
    field.set_time(before)

    QTest.keyClick(field, key)

    assert field.time_of_day == after


# Days


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("2026-11-05", date(2026, 11, 5)),
        ("2026/1/5", date(2026, 1, 5)),
        ("20261105", date(2026, 11, 5)),
        ("2026年11月5日", date(2026, 11, 5)),
        ("12-24", date(2026, 12, 24)),
        ("1224", date(2026, 12, 24)),
        ("5", date(2026, 11, 5)),
        ("31", None),
        ("2026-02-29", None),
        ("1-2-3-4", None),
        ("99999-1-1", None),
        ("", None),
        ("abc", None),
    ],
)
def test_a_day_is_read_as_it_was_meant(typed: str, meant: date | None) -> None:
    assert read_day(typed, _NEAR) == meant


def test_without_a_day_nearby_a_part_of_a_day_is_none() -> None:
    assert read_day("5") is None


def test_a_day_is_typed_counted_and_written_out(window: QWidget) -> None:
    field = DayEdit(window)
    field.set_day(_NEAR)
    field.clear()

    QTest.keyClicks(field, "30")
    QTest.keyClick(field, Qt.Key.Key_Return)
    written = field.text()
    QTest.keyClick(field, Qt.Key.Key_Up)

    assert written == "2026-11-30"
    assert field.day == date(2026, 12, 1)


@pops_up
def test_the_calendar_of_a_field_opens_with_its_day_and_sets_it(window: QWidget, qtbot: QtBot) -> None:
    field = DayEdit(window)
    field.show()
    field.set_day(_NEAR)

    QTest.keyClick(field, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    popup = field.findChild(CalendarPopup)
    assert popup is not None
    month = popup.findChild(QCalendarWidget)
    assert month is not None
    QTest.keyClick(month.focusProxy() or month, Qt.Key.Key_Left)
    with qtbot.waitSignal(popup.day_chosen):
        QTest.keyClick(month.focusProxy() or month, Qt.Key.Key_Return)

    assert field.day == date(2026, 11, 21)
    assert not popup.isVisible()


@pops_up
def test_the_calendar_shows_whole_weeks_from_monday_on(window: QWidget, qtbot: QtBot) -> None:
    popup = CalendarPopup(window)
    popup.open_below(window, _NEAR)
    QTest.qWait(1)
    view = popup.findChild(QCalendarWidget, "")
    assert view is not None
    grid = view.findChild(QWidget, "qt_calendar_calendarview")
    assert grid is not None

    widths = sum(grid.columnWidth(column) for column in range(7))  # type: ignore[attr-defined]

    assert view.firstDayOfWeek() is Qt.DayOfWeek.Monday
    assert widths <= grid.width()
    popup.close()


@pops_up
def test_esc_closes_the_calendar_without_a_choice(window: QWidget, qtbot: QtBot) -> None:
    popup = CalendarPopup(window)
    popup.open_below(window, _NEAR)

    with qtbot.assertNotEmitted(popup.day_chosen):
        QTest.keyClick(popup.findChild(QCalendarWidget) or popup, Qt.Key.Key_Escape)

    assert not popup.isVisible()


# Choices


def test_a_choice_stays_when_what_is_offered_changes(window: QWidget, qtbot: QtBot) -> None:
    picker = Picker(window)
    picker.offer([(1, "Hall 1"), (2, "Hall 2")])
    picker.choose(2)

    with qtbot.assertNotEmitted(picker.changed):
        picker.offer([(2, "2 号厅"), (3, "3 号厅")])
    kept = picker.value
    with qtbot.waitSignal(picker.changed):
        picker.offer([(3, "3 号厅")])

    assert kept == 2
    assert picker.value == 3


def test_nothing_is_chosen_where_nothing_is_offered(window: QWidget) -> None:
    picker = Picker(window)

    assert picker.value is None


def test_scrolling_the_page_does_not_choose_something_else(window: QWidget) -> None:
    picker = Picker(window)
    picker.offer([(number, str(number)) for number in range(9)])
    turn = QWheelEvent(
        QPointF(5, 5), QPointF(5, 5), QPoint(), QPoint(0, -240), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip

    QApplication.sendEvent(picker, turn)

    assert picker.value == 0


def test_a_switch_is_turned_with_space(window: QWidget, qtbot: QtBot) -> None:
    switch = Switch("On sale", window)

    with qtbot.waitSignal(switch.changed):
        QTest.keyClick(switch, Qt.Key.Key_Space)

    assert switch.on


# Money, text, search


def test_a_price_is_shown_and_read_in_minor_units(window: QWidget) -> None:
    field = PriceEdit("CNY", window)
    field.set_minor(4550)
    shown = field.text()
    field.set_minor(None)

    assert (shown, field.minor) == ("45.50", None)


def test_a_text_longer_than_its_field_is_seen_from_its_beginning_and_goes_on_at_its_end(window: QWidget) -> None:
    field = LineEdit(window)
    field.set_value("The Spring River Flows East")
    assert field.cursorPosition() == 0

    field.show()
    field.setFocus(Qt.FocusReason.ActiveWindowFocusReason)
    QTest.keyClicks(field, "!")

    assert field.value == "The Spring River Flows East!"


def test_tab_leaves_a_text_of_several_lines(window: QWidget) -> None:
    form = Form(window)
    area = TextArea(drawn=True)
    form.add("plan", "Plan", area)
    form.add("name", "Name", LineEdit())
    form.show()

    QTest.keyClick(area, Qt.Key.Key_Tab)

    assert area.value == ""


def test_a_search_begins_once_the_typing_pauses(window: QWidget, qtbot: QtBot) -> None:
    field = SearchEdit("Order", window)
    said: list[str] = []
    field.searched.connect(said.append)

    QTest.keyClicks(field, " 2-00")
    QTest.keyClicks(field, "07")
    before = list(said)
    qtbot.waitUntil(lambda: bool(said))
    QTest.keyClick(field, Qt.Key.Key_Return)
    QTest.keyClick(field, Qt.Key.Key_Escape)

    assert before == []
    assert said == ["2-0007", ""]


# Forms


@pytest.mark.parametrize(
    "make", [LineEdit, NumberEdit, TimeEdit, DayEdit, Picker, Switch, TextArea, PriceEdit, SearchEdit]
)
def test_every_field_can_be_refused_in_a_form(window: QWidget, make: type[QWidget]) -> None:
    field = make()
    form = Form(window)
    form.add("it", "It", field, hint="A hint")
    assert isinstance(field, Field)

    known, unknown = form.refuse("it", "Wrong."), form.refuse("other", "Wrong.")

    assert (known, unknown) == (True, False)
    assert (form.refusal("it"), field.property("tone")) == ("Wrong.", "danger")
    form.clear_refusals()
    assert (form.refusal("it"), field.property("tone")) == ("", "")


def test_a_refusal_is_told_to_screen_readers_and_the_name_too(window: QWidget) -> None:
    field = LineEdit()
    form = Form(window)
    form.add("title", "Title", field)

    form.refuse("title", "Another film has this title.")

    assert (field.accessibleName(), field.accessibleDescription()) == ("Title", "Another film has this title.")


def test_the_first_refused_field_gets_the_keys(window: QWidget) -> None:
    first, second = LineEdit(), LineEdit()
    form = Form(window)
    form.add("first", "First", first)
    form.add("second", "Second", second, beside=True)
    form.show()

    form.refuse("second", "Wrong.")
    form.refuse("first", "Wrong too.")

    assert window.focusWidget() is second
    assert first.y() == second.y()


def test_a_hint_stands_nearer_to_its_own_field_than_to_the_next_name(window: QWidget) -> None:
    form, fields = Form(window), [LineEdit(), LineEdit()]
    for number, field in enumerate(fields):
        form.add(str(number), "Name", field, hint="What it is for")
    form.resize(300, 300)
    form.show()
    first, second = (form.block_of(field) for field in fields)

    hint = first.findChildren(QLabel)[-1]
    above = hint.y() - fields[0].geometry().bottom()
    below = second.y() - (first.y() + hint.geometry().bottom())
    assert (hint.text(), 2 * above <= below) == ("What it is for", True)
