"""The committed stubs are what the .proto files say."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
COMMITTED = ROOT / "client" / "ttms_api" / "v1"


def test_the_committed_stubs_are_fresh(tmp_path: Path) -> None:
    environment = {**os.environ, "PATH": os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])}
    subprocess.run([sys.executable, ROOT / "build_spec" / "stubs.py", tmp_path], env=environment, check=True)

    made, committed = texts(tmp_path / "ttms_api" / "v1"), texts(COMMITTED)
    assert sorted(made) == sorted(committed)
    assert [name for name in made if made[name] != committed[name]] == [], "run `make stubs`"


def texts(folder: Path) -> dict[str, str]:
    """The stubs of a folder by their names."""
    return {path.name: path.read_text(encoding="utf-8") for path in folder.glob("*_pb2*.py*")}
