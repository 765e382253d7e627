"""How the tests are shared out between processes."""

import os
import subprocess
import sys
from pathlib import Path

TESTS = Path(__file__).parents[1]
HOOKS = "from support.order_of_tests import pytest_collection_modifyitems, pytest_xdist_make_scheduler\n"
SMALL = """
import pytest

@pytest.mark.parametrize("engine", ["sqlite", "mariadb"])
@pytest.mark.parametrize("name", ["one", "other"])
def test_small(name, engine):
    print("small", name, engine)
"""
LONG = """
import pytest

@pytest.mark.xdist_group("the whole machine")
@pytest.mark.parametrize("number", [1, 2])
def test_long(request, number):
    print(request.node.nodeid)
"""


def test_groups_come_first_and_the_tests_of_a_file_on_one_engine_stay_together(tmp_path: Path) -> None:
    (tmp_path / "end_to_end").mkdir()
    for name, text in {"conftest.py": HOOKS, "a_test.py": SMALL, "end_to_end/b_test.py": LONG}.items():
        (tmp_path / name).write_text(text)
    command = [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", "-n", "1", "--dist", "loadgroup", "-rP"]

    done = subprocess.run(
        command, cwd=tmp_path, env={**os.environ, "PYTHONPATH": str(TESTS)}, capture_output=True, text=True, check=True
    )

    said = [line for line in done.stdout.splitlines() if line.startswith(("small", "end_to_end/b_test.py::"))]
    assert said == [
        *(f"end_to_end/b_test.py::test_long[{number}]@the whole machine" for number in (1, 2)),
        *(f"small {name} {engine}" for engine in ("sqlite", "mariadb") for name in ("one", "other")),
    ]
