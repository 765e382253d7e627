"""A hall from a file: a seating plan or a drawn one, added under its name; what cannot be one is said."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, SignalInstance
from PySide6.QtWidgets import QFileDialog

from desktop.edit_films.keys import CONTROL, press
from desktop.edit_halls.conftest import FakeStudios
from support.stepping_runner import SteppingRunner
from ttms_client.errors import NameTaken
from ttms_desktop.screens.edit_halls.view import EditHallsView
from ttms_desktop.screens.edit_halls.view_model import EditHallsViewModel

SAMPLE = Path(__file__).parents[3] / "resources" / "sample" / "hall-5.json"
Heard = Callable[[SignalInstance], list[object]]


@dataclass
class Importing:
    """Files of a folder, and what is said about them."""

    model: EditHallsViewModel
    studios: FakeStudios
    runner: SteppingRunner
    folder: Path
    saved: list[object]
    failed: list[object]

    def bring(self, file_name: str, content: bytes | None) -> None:
        """Import this; None is a file that is not there."""
        if content is not None:
            (self.folder / file_name).write_bytes(content)
        self.model.import_hall(self.folder / file_name)
        self.runner.settle()


@pytest.fixture
def importing(
    model: EditHallsViewModel, studios: FakeStudios, runner: SteppingRunner, heard: Heard, tmp_path: Path
) -> Importing:
    return Importing(model, studios, runner, tmp_path, heard(model.saved), heard(model.failed))


@pytest.mark.parametrize(
    ("file_name", "content", "name", "places"),
    [
        ("a.json", SAMPLE.read_bytes(), "5 厅", 184),
        ("Blue room.txt", "\ufeffcurve: 20\noo<>".encode(), "Blue room", 4),
    ],
    ids=["seating plan", "drawn"],
)
def test_a_hall_is_added_as_its_file_describes_it(
    importing: Importing, file_name: str, content: bytes, name: str, places: int
) -> None:
    importing.bring(file_name, content)

    added = importing.studios.halls[importing.model.saved_id].studio
    assert (added.name, added.place_count, importing.saved) == (name, places, [f"{name} is saved."])


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"{", "Nothing was added. Line 1, column 2: This is not JSON."),
        (b'{"name": "x", "categories": [], "zones": []}', "Nothing was added. The file has no zones."),
        (b"oo\xff", "hall.json is not UTF-8 text. Save it as UTF-8 and try again."),
        (b" " * 1_800_001, "hall.json is too large for a seating plan."),
        (None, "hall.json cannot be read: No such file or directory."),
    ],
    ids=["no JSON", "no zones", "no text", "too large", "gone"],
)
def test_a_file_that_is_no_hall_is_said_and_nothing_is_added(
    importing: Importing, content: bytes | None, said: str
) -> None:
    before = len(importing.studios.halls)

    importing.bring("hall.json", content)

    assert (importing.failed, len(importing.studios.halls)) == ([said], before)


def test_the_key_asks_for_the_file_and_a_refusal_stands_in_the_message_bar(
    view: EditHallsView, studios: FakeStudios, runner: SteppingRunner
) -> None:
    press(view, Qt.Key.Key_O, CONTROL)
    dialog = view.findChild(QFileDialog)
    assert dialog is not None
    studios.unwell = [NameTaken("x", {"name": json.loads(SAMPLE.read_text(encoding="utf-8"))["name"]})]

    dialog.fileSelected.emit(str(SAMPLE))
    dialog.done(QFileDialog.DialogCode.Rejected)
    runner.settle()

    assert "5 厅" in view.messages.text
