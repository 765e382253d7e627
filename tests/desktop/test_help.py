"""Help: each screen has a page in both languages, and it opens over what is in front."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from ttms_desktop import office
from ttms_desktop.help import HelpPage, help_text, page_of
from ttms_desktop.key_map import CHANGEABLE
from ttms_desktop.resource_files import resource
from ttms_desktop.widgets.help_dialog import HelpDialog

SCREENS = ["sell", "sign_in", *(coming.name for coming in office._SCREENS)]


@pytest.mark.parametrize("language", ["en", "zh_CN"])
def test_each_screen_has_a_page_of_help_in_both_languages(language: str) -> None:
    for screen in SCREENS:
        text = resource(f"help/{language}/{screen}.md").read_text(encoding="utf-8")
        assert text.startswith("# "), screen
        assert "|---|---|" in text, f"{screen} tells no keys"
        assert any("\u4e00" <= letter <= "\u9fff" for letter in text) == (language == "zh_CN"), screen


def test_a_page_of_help_has_its_title_as_heading_its_keys_as_caps_and_plain_text(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(900, 600)
    text = "# Orders\n\n- Find\n  <b>one</b>.\n\n| Key | What |\n|---|---|\n| F9 · \\| | refund |\n"
    dialog = HelpDialog(window, page_of(text))
    qtbot.addWidget(dialog)

    assert dialog.heading.text() == "Orders"
    said = [(each.property("role"), each.text()) for each in dialog.findChildren(QLabel) if each.isVisibleTo(dialog)]
    assert {("row", "Find <b>one</b>."), ("key", "F9"), ("key", "|"), ("row", "refund")} <= set(said)
    assert all(each.textFormat() is Qt.TextFormat.PlainText for each in dialog.findChildren(QLabel))


def test_a_page_of_help_that_is_higher_than_its_window_is_scrolled_by_keys(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(900, 400)
    keys = tuple(((f"F{number}",), "something") for number in range(40))
    dialog = HelpDialog(window, HelpPage("Orders", (), keys))
    qtbot.addWidget(dialog)
    dialog.show()
    bar = dialog._scroll.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0)

    QTest.keyClick(dialog.focusWidget() or dialog, Qt.Key.Key_End)
    assert bar.value() == bar.maximum()
    QTest.keyClick(dialog.focusWidget() or dialog, Qt.Key.Key_Home)
    assert bar.value() == 0


@pytest.mark.parametrize("language", ["en", "zh_CN"])
@pytest.mark.parametrize("screen", SCREENS)
def test_each_line_of_a_page_is_shown(language: str, screen: str) -> None:
    text = resource(f"help/{language}/{screen}.md").read_text(encoding="utf-8")
    page = page_of(text)

    lines = [line for line in text.splitlines() if line and line[0] != " " and not set(line) <= set("|-")]
    assert len(lines) == 2 + len(page.points) + len(page.keys)
    assert not set("`*[]") & set("".join((*page.points, *(does for _, does in page.keys))))


@pytest.mark.parametrize("language", ["en", "zh_CN"])
def test_the_page_of_the_sell_screen_leaves_out_no_key_that_can_be_changed(language: str) -> None:
    text = resource(f"help/{language}/sell.md").read_text(encoding="utf-8")

    assert [key for key in CHANGEABLE if f"{{{key}}}" not in text] == []


def test_a_page_names_the_keys_as_they_are_now() -> None:
    text = help_text("sell", lambda key: {"F8": "Ctrl+L", "/": "|"}.get(key, key))

    assert "| Ctrl+L | cash with change |" in text
    assert "| \\| | the sale line |" in text
    assert "| F10 · F11 | voucher · complimentary tickets |" in text
    assert "{" not in text
