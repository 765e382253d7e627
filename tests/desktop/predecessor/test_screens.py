"""Faults of the predecessor's screens: forms that did not fill in, ids that were typed, names that were markup."""

import re
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

import ttms_desktop
from ttms_desktop.widgets import labels

SCREENS = Path(ttms_desktop.__file__).parent
MARKUP = "<b>bold</b><img src=x onerror=alert(1)>"


def test_b48_no_screen_asks_for_a_number_of_a_thing() -> None:
    """By design: films, halls, shows and people are chosen from lists; only numbers that people write are typed."""
    asked = re.compile(r"""translate\("\w+",\s*"[^"]*\b(ID|id)\b[^"]*"\)""")
    found = [match[0] for file in SCREENS.rglob("*.py") for match in asked.finditer(file.read_text(encoding="utf-8"))]

    assert found == []


def test_b49_labels_are_made_in_one_place_as_plain_text() -> None:
    """A QLabel guesses whether a text is markup: whoever names a film must not decide that. Pictures have no text."""
    made = re.compile(r"(?<!_icon = )(?<!_logo = )\bQLabel\(")
    elsewhere = {
        file.relative_to(SCREENS).as_posix()
        for file in SCREENS.rglob("*.py")
        if made.search(file.read_text(encoding="utf-8"))
    }

    assert elsewhere <= {"widgets/labels.py"}


def test_b49_a_name_with_markup_is_shown_as_it_is_written(qtbot: QtBot) -> None:
    for kind in [value for value in vars(labels).values() if isinstance(value, type) and issubclass(value, QLabel)]:
        if kind is QLabel:
            continue
        label = kind(MARKUP)
        qtbot.addWidget(label)

        assert label.textFormat() is Qt.TextFormat.PlainText


def test_b49_no_source_makes_markup_of_data() -> None:
    """Rich text, where there is any, is of our own words: no f-string and no format builds it."""
    made = re.compile(r"""(setHtml|insertHtml|RichText)""")
    found = {
        file.relative_to(SCREENS).as_posix()
        for file in SCREENS.rglob("*.py")
        if made.search(file.read_text(encoding="utf-8"))
    }

    assert found == set()


def test_b49_a_tooltip_says_a_name_letter_by_letter(qtbot: QtBot) -> None:
    label = labels.ElidedLabel("title", MARKUP)
    qtbot.addWidget(label)
    label.resize(20, 20)
    label.show()

    document = QTextDocument()
    document.setHtml(label.toolTip())
    assert document.toPlainText() == MARKUP
    assert labels.plain_tip("大都会 · Metropolis") == "大都会 · Metropolis"


def test_b49_no_tooltip_goes_round_that() -> None:
    """Each is of our own words, or made by `plain_tip`."""
    made = re.compile(r"(setToolTip|QToolTip\.showText)\(.*")
    found = [
        f"{file.name}: {match[0]}"
        for file in SCREENS.rglob("*.py")
        for match in made.finditer(file.read_text(encoding="utf-8"))
        if "plain_tip(" not in match[0] and "tr(" not in match[0]
    ]

    assert found == []
