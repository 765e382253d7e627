"""The tour: what `make run` does without a display."""

import os
import subprocess
import sys
from pathlib import Path

import pytest


@pytest.mark.timeout(400)
def test_the_tour_sells_and_takes_its_pictures(tmp_path: Path) -> None:
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    command = [sys.executable, "-m", "ttms_desktop", "--tour", str(tmp_path / "tour")]

    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)

    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout.count(" ok ") >= 40
    names = sorted(file.name for file in (tmp_path / "tour").iterdir())
    assert "2-000001.pdf" in names
    assert [name for name in names if name.endswith("-zh.png")]
    assert [name for name in names if name.endswith("-en.png")]
    assert {"ticket-1.png", "ticket-2.png"} <= set(names)


def test_a_tour_whose_step_fails_says_so_and_exits_with_1(tmp_path: Path) -> None:
    """Here the pictures cannot be written, so nobody looks at the sample cinema."""
    program = (
        "import sys; from ttms_desktop.tour import stage, take\n"
        "take.LocalServer.load_sample = lambda _: None\n"
        "stage.Stage.picture = lambda *_: (_ for _ in ()).throw(stage.StepFailedError('no film'))\n"
        "from ttms_desktop.__main__ import main\n"
        f"sys.exit(main(['--tour', {str(tmp_path / 'tour')!r}]))"
    )
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}

    done = subprocess.run([sys.executable, "-c", program], env=environment, capture_output=True, text=True, check=False)

    assert done.returncode == 1, done.stderr
    assert "FAILED" in done.stdout
    assert "no film" in done.stdout
