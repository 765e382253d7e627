"""A dialog for files chooses one, and changes none."""

import re
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QListView
from pytestqt.qtbot import QtBot

import ttms_desktop
from ttms_desktop.widgets.file_dialogs import UNCHANGED

SOURCE = Path(ttms_desktop.__file__).parent


def test_every_dialog_for_files_leaves_them_as_they_are() -> None:
    texts = [file.read_text("utf-8") for file in SOURCE.rglob("*.py")]
    users = [text for text in texts if re.search(r"QFileDialog(\(|\.get)", text)]

    assert users
    assert all("options=UNCHANGED" in text or "setOptions(UNCHANGED)" in text for text in users)


@pytest.mark.parametrize("protected", [True, False])
def test_keys_rename_a_file_only_where_the_dialog_is_not_protected(
    qtbot: QtBot,
    tmp_path: Path,
    protected: bool,  # noqa: FBT001 - a parameter of the test
) -> None:
    (tmp_path / "kept.txt").touch()
    dialog = QFileDialog(None, "", str(tmp_path))
    qtbot.addWidget(dialog)
    dialog.setOptions(UNCHANGED if protected else QFileDialog.Option(0))
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    dialog.show()
    files = dialog.findChild(QListView, "listView")
    assert files is not None
    qtbot.waitUntil(lambda: files.model().rowCount(files.rootIndex()) == 1)

    files.setCurrentIndex(files.model().index(0, 0, files.rootIndex()))
    QTest.keyClick(files, Qt.Key.Key_F2)

    assert (files.state() == QListView.State.EditingState) is not protected
