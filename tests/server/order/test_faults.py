"""A sale under every fault of its database: all of it or nothing, and the clerk hears what came of it."""

from collections.abc import Iterator

import pytest

from support.counter import Counter, new_hall
from support.faults import (
    SQLITE_BUSY,
    SQLITE_CANTOPEN,
    SQLITE_FULL,
    SQLITE_IOERR,
    Faults,
    faults,
    lost_after,
    lost_before,
)
from support.invariants import broken_promises
from support.server_thread import ServerThread

PASSING = {"sqlite": [SQLITE_BUSY, SQLITE_CANTOPEN], "mariadb": [1205, 1213, 2013]}


@pytest.fixture
def broken(server: ServerThread) -> Iterator[Faults]:
    with faults(server.database) as found:
        yield found


@pytest.fixture
def counter(server: ServerThread) -> Counter:
    return Counter(server.anybody, server.database, new_hall(server.database, plan="\n".join(["o" * 20] * 8)))


def test_a_fault_that_passes_is_not_noticed_at_whatever_statement_it_comes(
    server: ServerThread, counter: Counter, broken: Faults
) -> None:
    seat_id = 1
    hold_id = counter.hold(seat_id).answer.hold_id
    broken.at(0, 0)
    counter.sell(hold_id, seat_id)
    statements = range(1, broken.statement + 1)
    for error in PASSING["sqlite" if server.database.is_sqlite else "mariadb"]:
        for statement in statements:
            seat_id += 1
            hold_id = counter.hold(seat_id).answer.hold_id
            broken.at(statement, error)

            outcome = counter.sell(hold_id, seat_id)

            broken.no_more()
            assert outcome.reason == "OK", (error, statement)
    assert broken_promises(server.database) == {}


@pytest.mark.parametrize(
    ("errors", "reason"),
    [
        ({"sqlite": SQLITE_FULL, "mariadb": 1114}, "DISK_FULL"),
        ({"sqlite": SQLITE_IOERR, "mariadb": 1290}, "DATABASE_GONE"),
        ({"sqlite": SQLITE_IOERR, "mariadb": 1142}, "DATABASE_GONE"),
    ],
)
def test_a_fault_that_stays_is_told_and_leaves_nothing_behind(
    server: ServerThread, counter: Counter, broken: Faults, errors: dict[str, int], reason: str
) -> None:
    hold_id = counter.hold(1).answer.hold_id
    sale = counter.sale_fields(hold_id, [1])
    broken.from_now_on(errors["sqlite" if server.database.is_sqlite else "mariadb"])

    assert counter.call("SellTickets", **sale).reason == reason

    broken.no_more()
    assert broken_promises(server.database) == {}
    assert not counter.call("GetSaleOutcome", sale_request_id=sale["request_id"]).answer.HasField("order")
    assert counter.call("SellTickets", **sale).reason == "OK"


@pytest.mark.parametrize("lost", [lost_after, lost_before], ids=["stored", "not stored"])
def test_a_sale_whose_commit_is_lost_is_one_sale(
    server: ServerThread, counter: Counter, broken: Faults, lost: object
) -> None:
    hold_id = counter.hold(1).answer.hold_id
    sale = counter.sale_fields(hold_id, [1])
    broken.commits = [lost(SQLITE_IOERR if server.database.is_sqlite else 2013)]  # type: ignore[operator]

    order = counter.call("SellTickets", **sale).answer.order

    assert order.order_number
    assert counter.call("SellTickets", **sale).answer.order == order
    assert broken_promises(server.database) == {}


def test_a_bug_in_the_middle_of_a_sale_is_told_with_a_number_and_leaves_nothing_behind(
    server: ServerThread, counter: Counter, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    hold_id = counter.hold(1).answer.hold_id
    monkeypatch.setattr("ttms_server.order.payment.repository.add_lines", None)

    outcome = counter.sell(hold_id, 1)

    number = outcome.details["support_number"]
    assert (outcome.reason, outcome.text) == ("INTERNAL", f"Error {number}; the log says more.")
    assert f"error {number}" in caplog.text
    assert "TypeError" in caplog.text
    monkeypatch.undo()
    assert broken_promises(server.database) == {}
    assert counter.sell(hold_id, 1).reason == "OK"
