"""What was done is told after its commit, once a request, to whoever listens; a listener that fails harms nobody."""

import logging
from typing import Any
from uuid import uuid4

import pytest

from support.counter import Counter, new_hall
from support.server_thread import ServerThread
from ttms_server import audit
from ttms_server.events import Event, Events, SeatsHeld, TicketsSold


@pytest.fixture
def counter(server: ServerThread) -> Counter:
    return Counter(server.anybody, server.database, new_hall(server.database, plan="oooo"), user_name="manager")


def told(caplog: pytest.LogCaptureFixture) -> list[dict[str, Any]]:
    """The lines of the audit log, those of this test's own counter."""
    names = (
        "what",
        "schedule_ids",
        "order_number",
        "total_minor",
        "places_sold",
        "refund_numbers",
        "layout_id",
        "reason",
    )
    return [
        {name: getattr(record, name) for name in names if hasattr(record, name)}
        for record in caplog.records
        if record.name == audit.__name__
    ]


def test_each_change_of_money_and_of_the_programme_is_told_in_the_order_in_which_it_happened(
    counter: Counter, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO, audit.__name__)
    show = (counter.schedule_id,)
    order = counter.sell(counter.hold(1, 2).answer.hold_id, 1, 2).answer.order
    ticket = order.tickets[0].ticket_id
    request = {"request_id": str(uuid4())}
    back = counter.call("RefundTickets", **request, order_id=order.order_id, ticket_ids=[ticket], reason="ill").answer
    kept = counter.call(
        "ReserveSeats",
        request_id=str(uuid4()),
        schedule_id=counter.schedule_id,
        hold_id=counter.hold(3).answer.hold_id,
        kind=1,
        name="Lang",
    )
    assert kept.reason == "OK"
    off = {"request_id": str(uuid4()), "schedule_id": counter.schedule_id, "etag": "1", "reason": "no power"}
    assert counter.call("CancelSchedule", **off).reason == "OK"

    assert told(caplog) == [
        {"what": "TicketsSold", "schedule_ids": show, "order_number": order.order_number, "total_minor": 9000},
        {
            "what": "TicketsRefunded",
            "schedule_ids": show,
            "refund_numbers": (back.refund.refund_number,),
            "total_minor": 4500,
        },
        {"what": "SeatsReserved", "schedule_ids": show},
        {"what": "ShowCancelled", "schedule_ids": show, "places_sold": 1, "reason": "no power"},
    ]
    assert "Lang" not in caplog.text


def test_what_was_refused_is_not_told(counter: Counter, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG, audit.__name__)

    assert counter.sell(str(uuid4()), 1).reason == "HOLD_EXPIRED"

    assert told(caplog) == []


def test_another_layout_is_told(server: ServerThread, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO, audit.__name__)
    manager = Counter(server.anybody, server.database, 1, user_name="admin").call
    name = uuid4().hex
    made = manager("CreateStudio", request_id=str(uuid4()), name=name, plan="oo").answer
    change = {"studio_id": made.studio.studio_id, "etag": made.studio.etag, "name": name, "plan": "ooo"}

    changed = manager("UpdateStudio", request_id=str(uuid4()), **change).answer

    assert told(caplog)[-1] == {
        "what": "LayoutChanged",
        "schedule_ids": (),
        "layout_id": changed.layout.layout_id,
    }


def test_a_listener_that_fails_keeps_nobody_else_from_hearing(caplog: pytest.LogCaptureFixture) -> None:
    events, heard = Events(), list[Event]()

    def fail(event: Event) -> None:
        raise ValueError(event.request_id)

    events.listen(fail)
    events.listen(heard.append)
    sold = TicketsSold(request_id="r", counter_name="1", schedule_ids=(1,), order_number="1-000001", total_minor=1)

    events.tell(sold)

    assert heard == [sold]
    assert "TicketsSold was not heard" in caplog.text
    caplog.clear()


def test_what_happens_to_holds_is_told_at_debug_only(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO, audit.__name__)

    audit.write_down(SeatsHeld(request_id="r", counter_name="1", schedule_ids=(1,)))

    assert told(caplog) == []
