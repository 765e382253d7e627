"""Help: each screen has a page in both languages, and it opens over what is in front."""

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from ttms_desktop import office
from ttms_desktop.help import help_text
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


def test_a_page_of_help_has_its_title_as_heading_and_leads_nowhere(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(900, 600)
    dialog = HelpDialog(window, "# Orders\n\n- [link](https://a.b)\n\n| Key | What |\n|---|---|\n| F9 | refund |\n")
    qtbot.addWidget(dialog)

    assert dialog.heading.text() == "Orders"
    assert "refund" in dialog.page.toPlainText()
    assert not dialog.page.openLinks()


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
