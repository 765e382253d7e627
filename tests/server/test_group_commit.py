"""The one door to seats and money: once whatever happens, and nobody's refusal anybody else's."""

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest
from sqlalchemy import select, text
from sqlalchemy.orm import Session

from support.cinema import count, opened
from support.door import Door, a_request, adding, outcome, refusing, requests_stored, stored
from support.faults import (
    Faults,
)
from support.server_thread import LoopThread
from support.statements import statements
from ttms_server import group_commit
from ttms_server.batch import add_rows, learned
from ttms_server.errors import FieldInvalid
from ttms_server.order.models import DocumentNumberRow
from ttms_server.studio.models import StudioRow

Apply = Callable[[Session], bytes]


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


def test_of_what_is_known_the_longest_unused_is_read_again(door: Door, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(group_commit, "_MOST_KNOWN", 2)
    reads: list[str] = []

    def ask(name: str) -> None:
        def read() -> str:
            reads.append(name)
            return name

        def apply(session: Session) -> bytes:
            return learned(session, ("test", name), read).encode()

        assert [outcome(asked) for asked in door.together(apply)] == [name]

    for name in ("a", "b", "a", "c", "a", "b"):
        ask(name)

    assert reads == ["a", "b", "c", "b"]


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
