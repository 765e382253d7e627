"""The one door to seats and money when the database fails: every fault survived, and told as what it is."""

import threading
import time
from collections.abc import Callable

import pytest
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from support.door import Door, a_request, adding, outcome, requests_stored, stored
from support.faults import (
    SQLITE_BUSY,
    SQLITE_BUSY_SNAPSHOT,
    SQLITE_CANTOPEN,
    SQLITE_FULL,
    SQLITE_IOERR,
    SQLITE_LOCKED,
    Faults,
    lost_after,
    lost_before,
    raise_error,
)
from ttms_server.db import Database

Apply = Callable[[Session], bytes]
ROLLED_BACK = {"sqlite": [SQLITE_BUSY, SQLITE_BUSY_SNAPSHOT, SQLITE_LOCKED], "mariadb": [1205, 1213, 1020]}
CUT_OFF = [2006, 2013, 1927, 1053, 1047]


def engine_of(database: Database) -> str:
    return "sqlite" if database.is_sqlite else "mariadb"


def test_a_conflict_at_any_statement_is_tried_again_and_nobody_sees_it(door: Door, broken: Faults) -> None:
    for error in ROLLED_BACK[engine_of(door.database)]:
        for statement in range(1, 6):
            broken.at(statement, error)
            name = f"{error} {statement}"
            assert outcome(door.send(adding(name, f"{name} too"))) == f"{name} {name} too"

    broken.no_more()
    assert len(stored(door.database)) == 3 * 5 * 2


@pytest.mark.parametrize("error", CUT_OFF)
def test_a_connection_that_is_lost_at_any_statement_is_replaced(door: Door, broken: Faults, error: int) -> None:
    for statement in range(1, 6):
        broken.at(statement, SQLITE_CANTOPEN if door.database.is_sqlite else error)
        assert outcome(door.send(adding(f"{statement}", f"{statement} too"))) == f"{statement} {statement} too"

    broken.no_more()
    assert len(stored(door.database)) == 10


def test_a_commit_that_the_engine_rolled_back_is_tried_again(door: Door, broken: Faults) -> None:
    errors = [1213, 1020] if not door.database.is_sqlite else [SQLITE_BUSY]
    for error in errors:
        broken.commits = [lost_before(error)] * 2
        assert outcome(door.send(adding(f"{error}"))) == f"{error}"

    assert stored(door.database) == sorted(map(str, errors))
    assert broken.committed == len(errors)


UNKNOWN = [2006, 2013, 1180, 1047, 1053, 1317]


@pytest.mark.parametrize("lost", [lost_after, lost_before], ids=["stored", "not stored"])
@pytest.mark.parametrize("error", UNKNOWN)
def test_a_commit_whose_answer_is_lost_is_settled_and_takes_effect_once(
    door: Door, broken: Faults, error: int, lost: Callable[[int], Callable[..., None]]
) -> None:
    broken.commits = [lost(SQLITE_IOERR if door.database.is_sqlite else error)]

    assert outcome(door.send(adding("a"))) == "a"

    assert stored(door.database) == ["a"]
    assert requests_stored(door.database) == 1


def test_a_lost_commit_of_a_group_is_settled_for_each(door: Door, broken: Faults) -> None:
    for lost in (lost_after, lost_before):
        broken.commits = [lambda itself, _connection: itself(), lost(SQLITE_IOERR if door.database.is_sqlite else 2013)]
        sent = door.together(*(adding(f"{lost.__name__} {name}") for name in "abc"))
        assert [outcome(future) for future in sent] == [f"{lost.__name__} {name}" for name in "abc"]

    assert len(stored(door.database)) == 6


def test_a_commit_that_is_lost_again_and_again_is_called_unknown_and_never_gone(door: Door, broken: Faults) -> None:
    request, error = a_request(), SQLITE_IOERR if door.database.is_sqlite else 2013
    broken.commits = [lost_before(error)] * 5
    assert outcome(door.send(adding("a"), request)) == "OUTCOME_UNKNOWN"

    assert outcome(door.send(adding("a"), request)) == "a"
    assert stored(door.database) == ["a"]


def test_if_the_database_goes_after_a_lost_commit_of_a_group_each_is_unknown(door: Door, broken: Faults) -> None:
    error = SQLITE_CANTOPEN if door.database.is_sqlite else 2013

    def lost_for_good(_itself: Callable[[], None], connection: object) -> None:
        broken.from_now_on(error)
        raise_error(error, connection)

    broken.commits = [lambda itself, _connection: itself(), lost_for_good]
    sent = door.together(adding("a"), adding("b"), adding("c"))

    assert [outcome(future) for future in sent] == ["OUTCOME_UNKNOWN"] * 3


def test_a_database_that_is_gone_is_told_to_a_whole_group_at_once(door: Door, broken: Faults) -> None:
    broken.from_now_on(SQLITE_CANTOPEN if door.database.is_sqlite else 2003)
    started = time.monotonic()

    sent = [door.send(adding(f"{number}")) for number in range(40)]

    assert [outcome(future) for future in sent] == ["DATABASE_GONE"] * 40
    assert time.monotonic() - started < 5


def test_a_conflict_that_does_not_end_is_called_busy_and_nothing_is_stored(door: Door, broken: Faults) -> None:
    broken.from_now_on(SQLITE_BUSY if door.database.is_sqlite else 1213)

    assert outcome(door.send(adding("a"))) == "BUSY"

    broken.no_more()
    assert (stored(door.database), requests_stored(door.database)) == ([], 0)
    assert outcome(door.send(adding("a"))) == "a"


def test_a_key_that_somebody_else_took_meanwhile_is_looked_at_again(door: Door) -> None:
    tries: list[int] = []

    def looking_too_early(session: Session) -> bytes:
        tries.append(1)
        if len(tries) == 1:
            adding("a", "a")(session)
        return adding("a")(session)

    assert outcome(door.send(looking_too_early)) == "a"
    assert len(tries) == 2


def test_a_key_that_stays_taken_is_a_bug_and_not_a_conflict(door: Door) -> None:
    with pytest.raises(IntegrityError):
        door.send(adding("a", "a")).result(10)

    assert (stored(door.database), requests_stored(door.database)) == ([], 0)


def test_a_caller_who_hangs_up_does_not_undo_what_is_being_stored(door: Door) -> None:
    entered, release, request = threading.Event(), threading.Event(), a_request()

    def slowly(session: Session) -> bytes:
        entered.set()
        release.wait(10)
        return adding("a")(session)

    sent = door.send(slowly, request)
    assert entered.wait(10)
    sent.cancel()
    release.set()

    assert outcome(door.send(adding("b"), request)) == "a"
    assert stored(door.database) == ["a"]


def test_a_full_disk_is_told_to_a_whole_group_at_once_and_nothing_is_stored(door: Door, broken: Faults) -> None:
    broken.from_now_on(SQLITE_FULL if door.database.is_sqlite else 1114, only_writes=True)
    started = time.monotonic()

    sent = [door.send(adding(f"{number}")) for number in range(40)]

    assert [outcome(future) for future in sent] == ["DISK_FULL"] * 40
    assert time.monotonic() - started < 5
    broken.no_more()
    assert stored(door.database) == []


def test_on_a_full_disk_what_was_stored_before_is_still_told(door: Door, broken: Faults) -> None:
    """Its repeat is refused nothing: the answer is there."""
    request = a_request()
    assert outcome(door.send(adding("a"), request)) == "a"
    broken.from_now_on(SQLITE_FULL if door.database.is_sqlite else 1114, only_writes=True)

    assert outcome(door.send(adding("a"), request)) == "a"
    assert outcome(door.send(adding("b"))) == "DISK_FULL"
    broken.no_more()
    assert stored(door.database) == ["a"]


def test_after_a_lost_commit_a_full_disk_is_called_unknown(door: Door, broken: Faults) -> None:
    request = a_request()

    def lost_then_full(itself: Callable[[], None], connection: object) -> None:
        itself()
        broken.from_now_on(SQLITE_FULL if door.database.is_sqlite else 1114, only_writes=True)
        raise_error(SQLITE_IOERR if door.database.is_sqlite else 2013, connection)

    broken.commits = [lost_then_full]

    assert outcome(door.send(adding("a"), request)) in {"a", "OUTCOME_UNKNOWN"}
    assert outcome(door.send(adding("a"), request)) == "a"
    broken.no_more()
    assert stored(door.database) == ["a"]
