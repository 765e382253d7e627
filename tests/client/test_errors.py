"""The tree of errors is complete: contract, classes and drawing name the same things."""

import re

import pytest

from ttms_api.v1 import errors_pb2
from ttms_client import errors
from ttms_client.errors import BY_REASON, TtmsError, all_errors

REASONS = {name.removeprefix("ERROR_REASON_") for name in errors_pb2.ErrorReason.keys()} - {"UNSPECIFIED"}  # noqa: SIM118
DRAWING = (errors.__doc__ or "").split("A family")[0].splitlines()[2:]


def test_every_reason_of_the_contract_has_exactly_one_class() -> None:
    classes = [error for error in all_errors() if error.reason]

    assert sorted(error.reason for error in classes) == sorted(REASONS)
    assert set(BY_REASON) == REASONS


def test_no_class_inherits_the_reason_of_another() -> None:
    assert [error for error in all_errors() if error.reason and "reason" not in vars(error)] == []


def test_the_drawing_names_every_class_and_no_other() -> None:
    drawn = re.findall(r"(?<![`.\w])[A-Z]\w+", "\n".join(DRAWING))

    assert sorted(drawn) == sorted(error.__name__ for error in all_errors())


@pytest.mark.parametrize("error", [error for error in all_errors() if error is not TtmsError], ids=lambda e: e.__name__)
def test_the_drawing_shows_a_class_under_its_parent(error: type[TtmsError]) -> None:
    parent = error.__bases__[0]

    assert parents_in_drawing()[error.__name__] == parent.__name__


def parents_in_drawing() -> dict[str, str]:
    """Leaves stand in the line of their family, families below and right of theirs."""
    names = {error.__name__ for error in all_errors()}
    above: list[tuple[int, str]] = []
    found: dict[str, str] = {}
    for line in DRAWING:
        if match := re.match(r"([│├└─ ]*)(\w+) *(.*)", line):
            depth, rest = len(match[1]), line[len(match[1]) :]
            if depth < 24:
                above = [place for place in above if place[0] < depth]
                if above:
                    found[match[2]] = above[-1][1]
                above.append((depth, match[2]))
                rest = match[3]
            family = above[-1][1]
            leaves = [word for word in re.findall(r"\w+", rest) if word in names]
            found.update(dict.fromkeys(leaves, family))
    return found


def test_details_are_the_errors_own() -> None:
    details = {"seat_ids": "7"}

    error = errors.SeatTaken("taken", details)
    details["seat_ids"] = "8"

    assert (str(error), error.details) == ("taken", {"seat_ids": "7"})
    assert str(errors.SeatTaken()) == "SEAT_TAKEN"
