"""The settings of this computer: keys that can be changed and never collide, the next server, the end of the log."""

import logging
from collections.abc import Callable
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

import pytest
from PySide6.QtCore import QMargins, QSettings, Qt, SignalInstance
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from support.low_window import LOW_WINDOW
from support.stepping_runner import SteppingRunner
from ttms_desktop.appearance import Appearance
from ttms_desktop.desk_settings import DeskSettings
from ttms_desktop.key_map import CHANGEABLE, KeyMap
from ttms_desktop.screens.change_settings.view import ChangeSettingsView
from ttms_desktop.screens.change_settings.view_model import ChangeSettingsViewModel
from ttms_desktop.screens.sell_tickets.keys import SellKeys
from ttms_desktop.screens.sell_tickets.view import SellTicketsView
from ttms_desktop.screens.sell_tickets.view_model import SellTicketsViewModel
from ttms_desktop.session import Counter
from ttms_desktop.sounds import Sounds
from ttms_desktop.widgets.busy_button import BusyButton
from ttms_desktop.widgets.scroll_page import ScrollPage

_FRAME = QMargins(76, 56, 0, 0)  # the rail and the top bar
Heard = Callable[[SignalInstance], list[object]]


@pytest.fixture
def turned() -> list[str]:
    """What was opened or closed from the settings."""
    return []


@pytest.fixture
def desk(memory: QSettings, tmp_path: Path, turned: list[str]) -> DeskSettings:
    log = tmp_path / "desktop.log"
    log.write_text("\n".join(f"line {number}" for number in range(1000)), encoding="utf-8")
    appearance, sounds = Appearance(memory, language="en"), Sounds(tmp_path)
    return DeskSettings(
        appearance, memory, KeyMap(memory), sounds, log, lambda _parent: None, lambda: turned.append("display")
    )


@pytest.fixture
def settings(counter: Counter, runner: SteppingRunner, desk: DeskSettings) -> ChangeSettingsViewModel:
    return ChangeSettingsViewModel(counter, runner, desk=desk)


def test_to_look_at_the_settings_changes_neither_language_nor_theme(
    settings: ChangeSettingsViewModel, desk: DeskSettings, qtbot: QtBot
) -> None:
    desk.appearance.choose_theme("dark")
    view = ChangeSettingsView(settings)
    qtbot.addWidget(view)

    assert (desk.appearance.language, desk.appearance.theme) == ("en", "dark")
    assert (view.language.value, view.theme.value) == ("en", "dark")

    desk.appearance.choose_theme("light")
    view.enter()

    assert (desk.appearance.theme, view.theme.value) == ("light", "light")


def test_support_reads_the_version_there_however_the_program_was_started(
    settings: ChangeSettingsViewModel, qtbot: QtBot
) -> None:
    view = ChangeSettingsView(settings)
    qtbot.addWidget(view)

    assert view.about.text().startswith(f"TTMS {version('ttms')} · ")


def test_a_key_that_is_in_use_is_refused_and_nothing_changes(
    settings: ChangeSettingsViewModel, desk: DeskSettings, heard: Heard
) -> None:
    refused = heard(settings.refused)

    for key in ("F9", "Return", "3", "A", "F12"):
        settings.change_key("F8", key)

    assert refused == [
        ("F9 is already used: Card. Choose another key.", ""),
        ("Return has a fixed use. Choose another key.", ""),
        ("3 has a fixed use. Choose another key.", ""),
        ("Letters choose ticket types. Choose a key other than A.", ""),
        ("F12 has a fixed use. Choose another key.", ""),
    ]
    assert [desk.keys.key_of(action) for action in CHANGEABLE] == list(CHANGEABLE)


def test_a_changed_key_works_at_once_and_after_the_next_start_and_the_button_shows_it(
    settings: ChangeSettingsViewModel, desk: DeskSettings, memory: QSettings, qtbot: QtBot
) -> None:
    window, done = QWidget(), list[str]()
    qtbot.addWidget(window)
    button = BusyButton(key="F8", parent=window)
    keys = SellKeys(window, {"F8": lambda: done.append("cash"), "F9": lambda: done.append("card")})
    keys.follow(desk.keys)
    window.show()
    QTest.qWaitForWindowActive(window)

    settings.change_key("F8", "Ctrl+L")
    QTest.keyClick(window, Qt.Key.Key_F8)
    QTest.keyClick(window, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)

    assert done == ["cash"]
    assert button.key == "Ctrl+L"
    assert KeyMap(memory).key_of("F8") == "Ctrl+L"
    settings.reset_keys()
    assert (button.key, KeyMap(memory).key_of("F8")) == ("F8", "F8")


def test_a_changed_key_is_named_wherever_keys_are_named(
    sell: SellTicketsViewModel, settings: ChangeSettingsViewModel, desk: DeskSettings, qtbot: QtBot
) -> None:
    view = SellTicketsView(sell)
    qtbot.addWidget(view)
    view.keys.follow(desk.keys)
    sell.toggle_seat(101)
    assert "/ sale line" in view.messages._text.text()
    assert "Del remove" in view.messages._text.text()

    for action, key in (("/", "Ctrl+L"), ("Del", "Ctrl+Y"), ("PgDown", "Ctrl+PgDown"), ("Ctrl+Del", "Ctrl+W")):
        settings.change_key(action, key)

    assert "Ctrl+L sale line" in view.messages._text.text()
    assert "Ctrl+Y remove" in view.messages._text.text()
    assert view.cart._clear.toolTip() == "Remove all seats (Ctrl+W)"
    assert (view.days.next_button.key, view.days.next_button.toolTip()) == ("Ctrl+PgDown", "Next day (Ctrl+PgDown)")
    settings.reset_keys()
    assert view.days.next_button.key == "PgDn"


def test_the_next_sign_in_goes_where_the_settings_say(
    settings: ChangeSettingsViewModel, memory: QSettings, heard: Heard
) -> None:
    refused = heard(settings.refused)

    settings.keep_server("nowhere", "2")
    settings.keep_server("box:7850", "x" * 17)
    settings.keep_server(" box:7850 ", " 5 ")

    assert [field for _, field in refused] == ["address", "counter"]  # type: ignore[misc, has-type]
    assert (memory.value("sign_in/address"), memory.value("sign_in/counter_name")) == ("box:7850", "5")


def test_the_counter_of_the_settings_is_that_of_this_window(
    settings: ChangeSettingsViewModel, memory: QSettings
) -> None:
    memory.setValue("sign_in/counter_name", "3")  # another window has signed in there
    assert settings.counter_name == "2"

    settings.keep_server("box:7850", "5")
    assert settings.counter_name == "5"


@pytest.mark.parametrize(
    ("low", "log", "told"),
    [
        (False, False, "↑↓ action · Enter change key · F4 printers · F12 customer display · F5 reload the log"),
        (True, False, "↑↓ action · Enter change key · F4 printers · F12 customer display · F6 log"),
        (True, True, "F4 printers · F12 customer display · F5 reload the log · F6 keys"),
    ],
)
def test_the_foot_of_the_settings_tells_the_keys_of_the_cards_that_are_seen(
    settings: ChangeSettingsViewModel, qtbot: QtBot, *, low: bool, log: bool, told: str
) -> None:
    view = ChangeSettingsView(settings)
    qtbot.addWidget(view)
    view.resize(1290, 700)
    view.set_low(low=low)
    if log:
        view.turn()
    view.show()

    assert view.messages._text.text() == told


def test_the_end_of_the_log_is_filtered_and_saved_as_it_is_seen(
    settings: ChangeSettingsViewModel, runner: SteppingRunner, tmp_path: Path
) -> None:
    settings.read_log()
    runner.settle()
    assert settings.log_text.splitlines()[0] == "line 600"

    settings.filter = "LINE 99"
    settings.save_log(tmp_path / "for support.log")

    saved = (tmp_path / "for support.log").read_text(encoding="utf-8")
    assert saved.splitlines() == [f"line {number}" for number in range(990, 1000)]


def test_in_a_low_window_all_of_this_computer_is_seen(settings: ChangeSettingsViewModel, qtbot: QtBot) -> None:
    view = ChangeSettingsView(settings)
    qtbot.addWidget(view)
    view.resize(LOW_WINDOW.shrunkBy(_FRAME))
    view.set_low(low=True)
    view.show()
    QTest.qWait(10)

    page = view.computer.findChild(ScrollPage)
    assert page is not None
    assert not page.has_more_below


def test_the_log_tells_the_time_as_all_screens_do(
    settings: ChangeSettingsViewModel, desk: DeskSettings, runner: SteppingRunner
) -> None:
    when = datetime(2026, 11, 22, 11, 30, 5, tzinfo=UTC).astimezone()
    written = logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s")
    for name in ("ttms_desktop", "printing"):
        record = logging.LogRecord(name, logging.ERROR, "", 0, "No paper", None, None)
        record.created = when.timestamp()
        mode = "w" if name == "ttms_desktop" else "a"
        with desk.log_file.open(mode, encoding="utf-8") as log:
            log.write(written.format(record) + "\n")

    settings.read_log()
    runner.settle()

    shown = ["22 Nov 19:30:05 ERROR No paper", "22 Nov 19:30:05 ERROR printing: No paper"]
    assert settings.log_text.splitlines() == shown


def test_no_key_of_the_sell_screen_can_be_taken_from_another_action(
    sell: SellTicketsViewModel, desk: DeskSettings, qtbot: QtBot
) -> None:
    view = SellTicketsView(sell)
    qtbot.addWidget(view)

    for key in view.keys.actions:
        assert key == "/" or desk.keys.problem("/", key), f"{key} would do two things"


def test_scanner_and_customer_display_are_tried_in_the_settings(
    settings: ChangeSettingsViewModel, qtbot: QtBot, turned: list[str]
) -> None:
    view = ChangeSettingsView(settings)
    qtbot.addWidget(view)
    view.show()

    taken = view.scan("<b>K7QX9M2P4TRW8HBN</b>")
    assert view.display_button.key == "F12", "it is the same key everywhere"
    view.display_button.click()
    settings.turn_customer_display()

    assert taken, "no order is opened while the scanner is tried"
    assert view.messages.text == "The scanner works. It read: <b>K7QX9M2P4TRW8HBN</b>"
    assert turned == ["display", "display"]
