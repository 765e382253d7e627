"""Statements of the sale path: what they find, and that a row which is not as it was read stops all of them."""

import pytest
from sqlalchemy.orm import Session

from ttms_server.database_errors import OvertakenError
from ttms_server.order.models import DocumentNumberRow
from ttms_server.schema import table_of
from ttms_server.statements import Change, change_rows, find_rows, insert_rows

NUMBERS = table_of(DocumentNumberRow)
COLUMNS = ("series", "last_number")


@pytest.fixture(autouse=True)
def _series(session: Session) -> None:
    rows = [{"series": series, "last_number": number} for series, number in (("one", 1), ("two", 2), ("three", 3))]
    insert_rows(session.connection(), NUMBERS, rows)


def found(session: Session) -> dict[str, int]:
    rows = find_rows(session.connection(), NUMBERS, COLUMNS, ["one", "two", "three"], among="series")
    return {row[0]: row[1] for row in rows}


def change(session: Session, **numbers: tuple[int, int]) -> None:
    """Give each series its new number, if it has the first of the two."""
    changes = [
        Change({"series": series, "last_number": before}, {"last_number": after})
        for series, (before, after) in numbers.items()
    ]
    change_rows(session.connection(), NUMBERS, changes)


def test_rows_are_found_by_their_keys_and_whatever_else_is_asked_of_them(session: Session) -> None:
    connection = session.connection()

    assert find_rows(connection, NUMBERS, COLUMNS, ["two", "four"], among="series") == [("two", 2)]
    assert find_rows(connection, NUMBERS, COLUMNS, ["two"], among="series", where={"last_number": 1}) == []
    assert find_rows(connection, NUMBERS, COLUMNS, [], among="series") == []


def test_each_row_gets_its_own_new_values(session: Session) -> None:
    change(session, one=(1, 11), two=(2, 12))

    assert found(session) == {"one": 11, "two": 12, "three": 3}


def test_rows_get_a_value_that_is_new_to_all_of_them(session: Session) -> None:
    change(session, one=(1, 9), three=(3, 9))

    assert found(session) == {"one": 9, "two": 2, "three": 9}


def test_a_row_that_is_not_as_it_was_read_stops_the_group(session: Session) -> None:
    with pytest.raises(OvertakenError):
        change(session, one=(1, 11), two=(1, 12))
