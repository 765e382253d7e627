"""A counter and a server that meet for the first time, and what happens when the server is another one the next day."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from support.certificates import make_pair
from support.cinema import PASSWORD, found_cinema, opened
from support.server_process import ServerProcess
from ttms_client import trust
from ttms_desktop.app import Desk, Desktop
from ttms_desktop.config import load


@pytest.fixture
def process(tmp_path: Path) -> Iterator[ServerProcess]:
    """A server that a network can reach."""
    url = f"sqlite:///{tmp_path / 'cinema.db'}"
    with opened(url) as database:
        found_cinema(database)
    with ServerProcess(url, tmp_path, host="0.0.0.0") as made:
        yield made


@pytest.fixture
def desktop(tmp_path: Path, qapp: QApplication) -> Iterator[Desktop]:
    made = Desktop(qapp, load(None, {"TTMS_FILES_FOLDER": str(tmp_path / "desktop")}))
    yield made
    made.close()


Until = Callable[[Callable[[], bool]], None]


@pytest.fixture
def until(qtbot: QtBot) -> Until:
    return lambda is_so: qtbot.waitUntil(is_so, timeout=10_000)


def type_and_enter(desk: Desk, address: str) -> None:
    page = desk.window.sign_in_view
    texts = ("clerk", PASSWORD, "1", address)
    for field, text in zip((page.user, page.password, page.counter, page.address), texts, strict=True):
        field.setText(text)
    press(desk, Qt.Key.Key_Return)


def press(desk: Desk, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    desk.window.activateWindow()
    QApplication.processEvents()
    QTest.keyClick(desk.window.focusWidget() or desk.window, key, modifier)


def shown(desk: Desk) -> str:
    """The fingerprint on the page, empty if it is not asked for."""
    card = desk.window.sign_in_view.trust_card
    return " ".join(group.text() for group in card.groups) if card.isVisible() else ""


def test_a_server_is_trusted_once_and_another_one_in_its_place_is_not(
    process: ServerProcess, desktop: Desktop, until: Until, tmp_path: Path
) -> None:
    desk = desktop.open_desk()
    desk.window.show()

    type_and_enter(desk, process.address)
    until(lambda: bool(shown(desk)))
    assert shown(desk) == trust.fetch_certificate(process.address).fingerprint
    press(desk, Qt.Key.Key_T, Qt.KeyboardModifier.ControlModifier)
    until(lambda: desk.sell.board_loaded)

    process.stop()
    make_pair().write(tmp_path)
    process.start()
    desk.window.show_sign_in("")
    type_and_enter(desk, process.address)
    until(lambda: bool(shown(desk)))

    assert desk.window.sign_in_view.trust_card.trust.text() == "Trust it again"
    assert shown(desk) == trust.fetch_certificate(process.address).fingerprint
    press(desk, Qt.Key.Key_Return)
    assert shown(desk) == ""
    assert "SignIn" not in process.log.rpartition("event=serving")[2]
