"""Every one of the predecessor's 54 faults has a test that is named after it."""

import re
from pathlib import Path

TESTS = Path(__file__).parents[2]
NAMED = re.compile(r"^\s*(?:async )?def test_b(\d\d)_", re.MULTILINE)


def test_each_of_the_54_faults_has_its_test() -> None:
    named = {int(number) for file in TESTS.rglob("test_*.py") for number in NAMED.findall(file.read_text("utf-8"))}

    assert named == set(range(1, 55))
