"""What somebody reads in a window."""

import re

from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QWidget

from ttms_desktop.appearance import Appearance

_ENGLISH = re.compile("[a-z]{3,}")  # PNG and PG-13 are called so in each language


def english_left_in(window: QWidget, appearance: Appearance) -> list[str]:
    """What still is English after Chinese was chosen over an open window; what was typed does not count."""
    appearance.choose_language("zh_CN")
    QApplication.processEvents()
    try:
        return [text for text in _words(window) if _ENGLISH.search(text)]
    finally:
        appearance.choose_language("en")


def _words(window: QWidget) -> list[str]:
    return [
        *(part.text() for part in window.findChildren(QLabel) if part.isVisibleTo(window)),
        *(part.text() for part in window.findChildren(QAbstractButton) if part.isVisibleTo(window)),
        *(part.placeholderText() for part in window.findChildren(QLineEdit) if part.isVisibleTo(window)),
    ]
