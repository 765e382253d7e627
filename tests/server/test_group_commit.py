"""The one door to seats and money: once whatever happens, nobody's refusal anybody else's, and every fault survived."""

import asyncio
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import replace
from uuid import uuid4

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from support.cinema import SmallCinema, count, opened
from support.faults import (
    SQLITE_BUSY,
    SQLITE_BUSY_SNAPSHOT,
    SQLITE_CANTOPEN,
    SQLITE_IOERR,
    SQLITE_LOCKED,
    Faults,
    faults,
    lost_after,
    lost_before,
    raise_error,
)
from support.server_thread import LoopThread
from support.statements import statements
from ttms_server import clock
from ttms_server.batch import add_rows
from ttms_server.db import Database
from ttms_server.errors import FieldInvalid, Refusal
from ttms_server.group_commit import GroupCommit
from ttms_server.order.models import DocumentNumberRow
from ttms_server.requests import Request
from ttms_server.studio.models import StudioRow

Apply = Callable[[Session], bytes]
ROLLED_BACK = {"sqlite": [SQLITE_BUSY, SQLITE_BUSY_SNAPSHOT, SQLITE_LOCKED], "mariadb": [1205, 1213, 1020]}
CUT_OFF = [2006, 2013, 1927, 1053, 1047]


class Door:
    """A group commit that a test can hold shut while operations gather in front of it."""

    def __init__(self, loop: LoopThread, database: Database) -> None:
        self.database = database
        self._loop = loop
        self.group_commit = GroupCommit(database, clock.now)

    def send(self, apply: Apply, request: Request | None = None) -> "Future[bytes]":
        """Hand in an operation."""
        return self._loop.start(self.group_commit.submit(request or a_request(), apply))

    def together(self, *applies: Apply, request: Request | None = None) -> "list[Future[bytes]]":
        """Hand in operations that become one group: they wait behind one that holds the door."""
        entered, release = threading.Event(), threading.Event()

        def hold(_session: Session) -> bytes:
            entered.set()
            release.wait(10)
            return b""

        holding = self.send(hold)
        assert entered.wait(10)
        sent = [self.send(apply, request) for apply in applies]
        self._loop.run(asyncio.sleep(0))
        release.set()
        holding.result(10)
        return sent


@pytest.fixture
def door(loop: LoopThread, database: Database, cinema: SmallCinema) -> Iterator[Door]:
    door = Door(loop, database)
    yield door
    door.group_commit.close()
    with database.writing() as session:
        session.execute(text("DELETE FROM document_numbers WHERE series LIKE 'test %'"))
        session.execute(text("DELETE FROM requests WHERE method = 'Test'"))


@pytest.fixture
def broken(database: Database) -> Iterator[Faults]:
    with faults(database) as found:
        yield found


def a_request(request_id: str = "", *, user_id: int = 1, content: str = "c") -> Request:
    return Request(request_id or str(uuid4()), user_id, "Test", content)


def adding(*names: str) -> Apply:
    """Stores a row for each name; the answer is the names."""

    def apply(session: Session) -> bytes:
        for name in names:
            session.execute(text(f"INSERT INTO document_numbers VALUES ('test {name}', 1)"))
        return " ".join(names).encode()

    return apply


def refusing(*first: str) -> Apply:
    """Stores rows, if any, and then says no."""

    def apply(session: Session) -> bytes:
        adding(*first)(session)
        raise FieldInvalid("name", "is refused")

    return apply


def outcome(future: "Future[bytes]") -> str:
    try:
        return future.result(30).decode()
    except Refusal as refusal:
        return refusal.reason


def stored(database: Database) -> list[str]:
    with database.reading() as session:
        series = session.scalars(text("SELECT series FROM document_numbers WHERE series LIKE 'test %' ORDER BY series"))
        return [name.removeprefix("test ") for name in series]


def requests_stored(database: Database) -> int:
    return count(database, "SELECT COUNT(*) FROM requests WHERE method = 'Test'")


def test_what_waits_together_is_stored_together(door: Door, broken: Faults) -> None:
    sent = door.together(*(adding(name) for name in "abcde"))

    assert [outcome(future) for future in sent] == list("abcde")
    assert stored(door.database) == list("abcde")
    assert broken.committed == 2


def test_a_refusal_before_any_change_leaves_the_group_together(door: Door, broken: Faults) -> None:
    sent = door.together(adding("a"), refusing(), adding("c"))

    assert [outcome(future) for future in sent] == ["a", "FIELD_INVALID", "c"]
    assert stored(door.database) == ["a", "c"]
    assert broken.committed == 2
    assert requests_stored(door.database) == 3


def test_a_refusal_after_a_change_takes_back_its_own_change_only(door: Door) -> None:
    sent = door.together(adding("a"), refusing("b", "bb"), adding("c"), refusing("d"), adding("e"))

    assert [outcome(future) for future in sent] == ["a", "FIELD_INVALID", "c", "FIELD_INVALID", "e"]
    assert stored(door.database) == ["a", "c", "e"]
    assert requests_stored(door.database) == 4


def test_an_operation_that_only_looks_and_is_refused_writes_nothing(door: Door) -> None:
    def look_and_refuse(session: Session) -> bytes:
        session.scalars(select(StudioRow.name)).all()
        raise FieldInvalid("name", "is refused")

    with statements(door.database) as heard:
        [refused] = door.together(look_and_refuse)
        assert outcome(refused) == "FIELD_INVALID"

    assert [statement for statement in heard if statement.startswith("SELECT studios.name")]
    [held_the_door] = [statement for statement in heard if statement.startswith(("INSERT", "UPDATE", "DELETE"))]
    assert held_the_door.startswith("INSERT INTO requests")


def test_what_waits_is_never_written_before_the_request_whose_effect_it_is(door: Door) -> None:
    def add_and_look(session: Session) -> bytes:
        add_rows(session, [DocumentNumberRow(series="test a", last_number=1)])
        session.scalars(select(StudioRow.name)).all()
        return b"a"

    with statements(door.database) as heard:
        [added] = door.together(add_and_look)
        assert outcome(added) == "a"

    tables = [statement.split()[2] for statement in heard if statement.startswith("INSERT")]
    assert tables[-2:] == ["requests", "document_numbers"]


def test_a_refusal_after_an_object_was_stored_takes_it_back(door: Door) -> None:
    """Its INSERT asks for the new id with RETURNING, where SQLite counts no rows."""

    def refuse_late(session: Session) -> bytes:
        session.add(StudioRow(name="half a hall", name_en=""))
        session.flush()
        raise FieldInvalid("curve", "is refused")

    [refused] = door.together(refuse_late)

    assert outcome(refused) == "FIELD_INVALID"
    assert count(door.database, "SELECT COUNT(*) FROM studios WHERE name = 'half a hall'") == 0


def test_a_bug_in_one_operation_is_nobody_elses(door: Door) -> None:
    def bug(session: Session) -> bytes:
        adding("b")(session)
        raise ZeroDivisionError

    first, second, third = door.together(adding("a"), bug, adding("c"))

    assert (outcome(first), outcome(third)) == ("a", "c")
    with pytest.raises(ZeroDivisionError):
        second.result(10)
    assert stored(door.database) == ["a", "c"]


def test_two_that_want_the_same_row_in_one_group_get_one_each_or_a_refusal(door: Door) -> None:
    def counting(session: Session) -> bytes:
        result = session.execute(
            text("UPDATE document_numbers SET last_number = last_number + 1 WHERE series = 'test n'")
        )
        if result.rowcount == 0:  # type: ignore[attr-defined] # of every result of an update
            adding("n")(session)
        number = session.scalar(text("SELECT last_number FROM document_numbers WHERE series = 'test n'"))
        return f"{number}".encode()

    sent = door.together(*[counting] * 8)

    assert [outcome(future) for future in sent] == list("12345678")


def test_a_repeat_in_the_same_group_gets_the_first_answer(door: Door) -> None:
    request = a_request()
    sent = door.together(*[adding("a")] * 3, request=request)

    assert [outcome(future) for future in sent] == ["a", "a", "a"]
    assert stored(door.database) == ["a"]


def test_the_same_id_with_other_content_is_refused(door: Door) -> None:
    request = a_request()
    assert outcome(door.send(adding("a"), request)) == "a"

    for other in (
        replace(request, content_sha256="other"),
        replace(request, user_id=2),
        replace(request, method="Test2"),
    ):
        assert outcome(door.send(adding("b"), other)) == "REQUEST_ID_REUSED"

    assert outcome(door.send(adding("b"), request)) == "a"
    assert stored(door.database) == ["a"]


@pytest.mark.parametrize("changed", [(), ("x",)], ids=["before a change", "after a change"])
def test_a_refused_request_may_come_again_and_is_looked_at_anew(door: Door, changed: Sequence[str]) -> None:
    request = a_request()
    assert outcome(door.send(refusing(*changed), request)) == "FIELD_INVALID"
    assert requests_stored(door.database) == 0

    assert outcome(door.send(adding("a"), request)) == "a"


def test_one_request_sent_many_times_at_once_takes_effect_once(door: Door) -> None:
    requests = [a_request() for _ in range(20)]
    with ThreadPoolExecutor(8) as threads:
        jobs = [(request, adding(f"{number:02}")) for number, request in enumerate(requests)] * 4
        answers = list(threads.map(lambda job: outcome(door.send(job[1], job[0])), jobs))

    assert answers == [f"{number:02}" for number in range(20)] * 4
    assert stored(door.database) == [f"{number:02}" for number in range(20)]


def test_one_request_sent_to_two_servers_at_once_takes_effect_once(loop: LoopThread, mariadb_url: str) -> None:
    with opened(mariadb_url) as one, opened(mariadb_url) as two:
        doors = [Door(loop, one), Door(loop, two)]
        for number in range(30):
            request, apply = a_request(), adding(f"{number:02}")
            sent = [door.send(apply, request) for door in doors for _ in range(2)]
            assert {outcome(future) for future in sent} == {f"{number:02}"}
        for door in doors:
            door.group_commit.close()
        assert len(stored(one)) == 30


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
