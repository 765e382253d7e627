"""The tour: what `make run` does without a display."""

import importlib
import os
import pkgutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtWidgets import QWidget

import ttms_desktop
from support.campaign import rounds
from ttms_desktop.resource_files import resource
from ttms_desktop.screens.screen import Screen
from ttms_desktop.screens.show_customer.view import CustomerDisplay
from ttms_desktop.tour.morning import morning_sample
from ttms_desktop.tour.offscreen import counter_screen
from ttms_desktop.widgets.dialog import Dialog

_LOOKS = rounds(2, full=4)
_SEEN = (
    {"light zh_CN", "dark en"}
    if _LOOKS == 2
    else {f"{theme} {language}" for theme in ("light", "dark") for language in ("zh_CN", "en")}
)


def last_classes(kind: type[QWidget]) -> Iterator[str]:
    """The names of the program's classes of this kind that no other one is made from."""
    for made in kind.__subclasses__():
        if made.__subclasses__():
            yield from last_classes(made)
        elif made.__module__.startswith("ttms_desktop."):
            yield made.__name__


def all_that_is_seen() -> set[str]:
    """Every screen, every dialog, and the customer's window."""
    for module in pkgutil.walk_packages(ttms_desktop.__path__, "ttms_desktop."):
        if not module.name.endswith("__main__"):
            importlib.import_module(module.name)
    return {*last_classes(Screen), *last_classes(Dialog), CustomerDisplay.__name__}


@pytest.mark.timeout(900)
def test_the_tour_sells_and_takes_a_picture_of_every_screen_and_dialog_in_every_look(tmp_path: Path) -> None:
    """In both languages and both themes, in the campaign each with each.

    A step fails where a screen reader would have no name to say.
    """
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    tour = ["--tour", str(tmp_path / "tour"), "--tour-looks", str(_LOOKS)]
    command = [sys.executable, "-m", "ttms_desktop", *tour]

    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)

    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout.count(" ok ") >= 40
    names = sorted(file.name for file in (tmp_path / "tour").iterdir())
    assert "2-000001.pdf" in names
    assert {"ticket-1.png", "ticket-2.png"} <= set(names)
    seen: dict[str, set[str]] = {name: set() for name in all_that_is_seen()}
    for line in (tmp_path / "tour" / "pictures.txt").read_text(encoding="utf-8").splitlines():
        file, theme, language, *classes = line.split()
        assert file in names
        for name in classes:
            seen.setdefault(name, set()).add(f"{theme} {language}")
    assert {name: _SEEN - looks for name, looks in seen.items() if not looks >= _SEEN} == {}


@pytest.mark.parametrize("hour", range(24))
def test_in_the_cinema_of_a_tour_it_is_morning_whatever_the_time_is(tmp_path: Path, hour: int) -> None:
    """Late in an evening the shows of the day have begun, or begin too soon for seats to be kept under a name."""
    now = datetime(2026, 11, 27, hour, 59, 59, tzinfo=UTC)

    sample = morning_sample(tmp_path, now)

    facts = tomllib.loads((sample / "cinema.toml").read_text(encoding="utf-8"))["cinema"]
    there = now.astimezone(ZoneInfo(facts.pop("time_zone")))
    usual = tomllib.loads(resource("sample/cinema.toml").read_text(encoding="utf-8"))["cinema"]
    assert there.hour == 10
    assert facts == {name: value for name, value in usual.items() if name != "time_zone"}
    shows = [
        line for line in (sample / "programme.csv").read_text(encoding="utf-8").splitlines() if line.startswith("0,")
    ]
    assert sum(line.split(",")[3] >= "11:30" for line in shows) >= 20


def test_the_tour_without_a_display_has_a_screen_as_large_as_that_of_a_counter(tmp_path: Path) -> None:
    """Qt's own has 800 points each way, and menus at the right of a window end there."""
    program = "from PySide6.QtGui import QGuiApplication as A; print(A([]).primaryScreen().size().toTuple())"
    environment = {**os.environ, "QT_QPA_PLATFORM": counter_screen(tmp_path)}

    done = subprocess.run([sys.executable, "-c", program], env=environment, capture_output=True, text=True, check=True)

    assert done.stdout == "(1366, 768)\n"


def test_a_tour_whose_step_fails_says_so_and_exits_with_1(tmp_path: Path) -> None:
    """Here the pictures cannot be written, so nobody looks at the sample cinema."""
    program = (
        "import sys; from ttms_desktop.tour import stage, take\n"
        "take.LocalServer.load_sample = lambda _: None\n"
        "stage.Stage.every_look_of = lambda *_: (_ for _ in ()).throw(stage.StepFailedError('no film'))\n"
        "from ttms_desktop.__main__ import main\n"
        f"sys.exit(main(['--tour', {str(tmp_path / 'tour')!r}]))"
    )
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}

    done = subprocess.run([sys.executable, "-c", program], env=environment, capture_output=True, text=True, check=False)

    assert done.returncode == 1, done.stderr
    assert "FAILED" in done.stdout
    assert "no film" in done.stdout
