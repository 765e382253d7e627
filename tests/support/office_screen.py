"""A screen of the office in a window of its own, with its bar above it as in the main window."""

from pytestqt.qtbot import QtBot

from ttms_desktop.screens.record_screen import RecordScreen
from ttms_desktop.widgets.office_dialog import OfficeDialog


def show_screen(qtbot: QtBot, screen: RecordScreen) -> None:
    """Show it in front of everything; nothing is asked of a server yet."""
    qtbot.addWidget(screen)
    assert screen.bar is not None
    screen.column.insertWidget(0, screen.bar)
    screen.resize(1280, 700)
    screen.show()
    screen.activateWindow()
    qtbot.waitUntil(screen.isActiveWindow)


def leave(dialog: OfficeDialog | None) -> None:
    """Close what a test left open, whatever was typed there and waits for an answer."""
    if dialog is not None:
        dialog.is_changed = False
        dialog.set_busy("")
        dialog.close()
