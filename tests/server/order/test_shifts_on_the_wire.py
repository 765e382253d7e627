"""Shifts as counters call for them: rights, blind counts, repeats, and two who close one shift at once."""

from concurrent.futures import ThreadPoolExecutor
from uuid import uuid4

import pytest

from support.campaign import rounds
from support.cinema import SmallCinema
from support.invariants import broken_promises
from support.raw_calls import Caller
from support.server_thread import LoopThread, ServerThread
from support.sessions import token_of
from ttms_server import clock
from ttms_server.config import CinemaSettings
from ttms_server.db import Database


def signed_in(server: ServerThread, user_name: str, *, counter_name: str) -> Caller:
    return server.anybody.with_token(token_of(server.database, user_name, now=clock.now(), counter_name=counter_name))


def call(caller: Caller, method: str, **fields: object) -> object:
    """The answer, or the reason of the refusal."""
    outcome = caller(method, request_id=str(uuid4()), **fields)
    return outcome.answer if outcome.reason == "OK" else outcome.reason


@pytest.fixture
def counter(server: ServerThread, cinema: SmallCinema) -> Caller:
    """A clerk at a counter of its own."""
    return signed_in(server, "clerk", counter_name=uuid4().hex[:16])


def test_a_count_is_blind_for_a_clerk_and_not_for_a_manager(server: ServerThread, counter: Caller) -> None:
    opened = counter("OpenShift", request_id=str(uuid4()), float_minor=20_000).answer.shift
    manager = signed_in(server, "manager", counter_name="office")

    blind = counter("GetShiftReport").answer
    seen = manager("GetShiftReport", counter_name=opened.counter_name).answer

    assert not blind.report.HasField("expected_minor")
    assert (seen.report.expected_minor, seen.report.shift.float_minor) == (20_000, 20_000)
    assert list(blind.denominations_minor)[:2] == [10_000, 5_000]


def test_a_clerk_looks_into_no_other_drawer(counter: Caller) -> None:
    assert counter("GetShiftReport", counter_name="someone else's counter").reason == "FIELD_INVALID"
    assert counter("GetShiftReport", counter_name="another").reason == "NO_RIGHT"


def test_a_repeated_closing_gives_the_same_report(counter: Caller) -> None:
    call(counter, "OpenShift", float_minor=500)
    wanted = {"request_id": str(uuid4()), "counted": [{"denomination_minor": 500, "count": 1}]}

    first, again = counter("CloseShift", **wanted), counter("CloseShift", **wanted)

    assert first.answer == again.answer
    assert (first.answer.z_report.z_number, first.answer.z_report.variance_minor) == (1, 0)


def test_a_z_report_is_found_again_by_managers_alone(server: ServerThread, counter: Caller) -> None:
    name = counter("OpenShift", request_id=str(uuid4()), float_minor=0).answer.shift.counter_name
    made = counter("CloseShift", request_id=str(uuid4()), note="quiet").answer.z_report
    manager = signed_in(server, "manager", counter_name="office")

    assert manager("GetZReport", counter_name=name, z_number=1).answer.z_report == made
    assert [line.z_number for line in manager("ListZReports", counter_name=name).answer.z_reports] == [1]
    assert manager("GetZReport", counter_name=name, z_number=2).reason == "Z_REPORT_NOT_FOUND"
    assert counter("GetZReport", counter_name=name, z_number=1).reason == "NO_RIGHT"


def test_all_pages_of_z_reports_are_the_whole_list(server: ServerThread, counter: Caller) -> None:
    for _ in range(3):
        name = counter("OpenShift", request_id=str(uuid4()), float_minor=0).answer.shift.counter_name
        call(counter, "CloseShift")
    manager, found, token = signed_in(server, "manager", counter_name="office"), [], ""
    while True:
        page = manager("ListZReports", counter_name=name, page_size=2, page_token=token).answer
        found += [line.z_number for line in page.z_reports]
        token = page.next_page_token
        if not token:
            break

    assert found == [3, 2, 1]


def test_a_drawer_in_a_currency_without_a_table_is_counted_by_its_sum(
    loop: LoopThread, database: Database, cinema: SmallCinema
) -> None:
    with ServerThread(loop, database, cinema=CinemaSettings(currency="RUB")) as server:
        counter = signed_in(server, "clerk", counter_name=uuid4().hex[:16])
        opened = counter("OpenShift", request_id=str(uuid4()), float_minor=5_000_000_000).answer
        above = call(counter, "CloseShift", counted=[{"denomination_minor": 1, "count": 10**12 + 1}])
        made = counter(
            "CloseShift", request_id=str(uuid4()), counted=[{"denomination_minor": 1, "count": 5_000_000_100}]
        ).answer.z_report

    assert list(opened.denominations_minor) == [1]
    assert above == "FIELD_INVALID"
    assert (made.counted_minor, made.variance_minor) == (5_000_000_100, 100)
    assert [(line.denomination_minor, line.count) for line in made.counted] == [(1, 5_000_000_100)]
    assert broken_promises(database) == {}


@pytest.mark.parametrize(
    ("method", "fields", "reason"),
    [
        ("OpenShift", {"float_minor": -1}, "AMOUNT_INVALID"),
        ("OpenShift", {"float_minor": 2**63 - 1}, "AMOUNT_INVALID"),
        ("OpenShift", {"float_minor": 10_000_001}, "AMOUNT_INVALID"),
        ("MoveCash", {"direction": 1, "amount_minor": 10_000_001, "reason": "r"}, "AMOUNT_INVALID"),
        ("MoveCash", {"direction": 2, "amount_minor": 2_001, "reason": "r"}, "DRAWER_HOLDS_LESS"),
        ("MoveCash", {"direction": 1, "amount_minor": 0, "reason": "r"}, "AMOUNT_INVALID"),
        ("MoveCash", {"direction": 1, "amount_minor": 5, "reason": " "}, "FIELD_INVALID"),
        ("MoveCash", {"direction": 0, "amount_minor": 5, "reason": "r"}, "FIELD_INVALID"),
        ("MoveCash", {"direction": 4, "amount_minor": 5, "reason": "r"}, "FIELD_INVALID"),
        ("MoveCash", {"direction": 3, "amount_minor": 5, "reason": "r"}, "FIELD_INVALID"),
        ("MoveCash", {"direction": 3, "amount_minor": 0, "reason": " "}, "FIELD_INVALID"),
        ("CloseShift", {"counted": [{"denomination_minor": 3, "count": 1}]}, "DENOMINATION_UNKNOWN"),
        ("CloseShift", {"counted": [{"denomination_minor": 100, "count": -1}]}, "FIELD_INVALID"),
        ("CloseShift", {"counted": [{"denomination_minor": 100, "count": 100_001}]}, "FIELD_INVALID"),
        ("CloseShift", {"counted": [{"denomination_minor": 100}, {"denomination_minor": 100}]}, "FIELD_INVALID"),
        ("CloseShift", {"note": "n" * 201}, "FIELD_INVALID"),
    ],
)
def test_nonsense_is_refused_and_the_shift_goes_on(
    counter: Caller, method: str, fields: dict[str, object], reason: str
) -> None:
    if method != "OpenShift":
        call(counter, "OpenShift", float_minor=100)

    assert call(counter, method, **fields) == reason

    if method != "OpenShift":
        assert counter("GetShiftReport").answer.report.shift.shift_id > 0


def test_of_two_who_close_a_shift_at_once_one_makes_the_report(server: ServerThread, counter: Caller) -> None:
    with ThreadPoolExecutor(2) as clerks:
        for number in range(1, rounds(10, full=1000) + 1):
            call(counter, "OpenShift", float_minor=100)
            came = list(clerks.map(lambda _: counter("CloseShift", request_id=str(uuid4())), range(2)))

            assert sorted(outcome.reason for outcome in came) == ["OK", "SHIFT_NOT_OPEN"]
            assert [outcome.answer.z_report.z_number for outcome in came if outcome.answer] == [number]
    assert broken_promises(server.database) == {}
