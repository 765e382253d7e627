"""Holds that are extended, kept while somebody pays, and handed to another counter."""

from datetime import timedelta

import pytest
from sqlalchemy.orm import Session

from support.hall import NOW, Hall, refused
from ttms_server.ticket.holder import Holder
from ttms_server.ticket.holding import service
from ttms_server.ticket.service import Hold, get_claims


@pytest.fixture
def hall(session: Session) -> Hall:
    return Hall(session, "....")


def at(hall: Hall, hold: Hold, *, by: str = "clerk", counter_name: str = "1") -> Holder:
    return Holder(hold.hold_id, hall.user_id(by), counter_name)


def extend(hall: Hall, hold: Hold, *, by: str = "clerk") -> Hold:
    return service.extend_hold(hall.session, hall.schedule_id, at(hall, hold, by=by), now=hall.now, rules=hall.rules)


def pay(hall: Hall, hold: Hold) -> Hold:
    return service.begin_payment(hall.session, hall.schedule_id, at(hall, hold), now=hall.now, rules=hall.rules)


def offer(hall: Hall, hold: Hold, to: str) -> Hold:
    return service.offer_hold(hall.session, hall.schedule_id, at(hall, hold), counter_name=to, now=hall.now)


def take(hall: Hall, hold: Hold, *, by: str = "second", counter_name: str = "2") -> Hold:
    taker = at(hall, hold, by=by, counter_name=counter_name)
    return service.take_hold(hall.session, hall.schedule_id, taker, now=hall.now)


def test_an_extended_hold_begins_its_time_anew(hall: Hall) -> None:
    hold = hall.hold("A1 A2")
    hall.later(seconds=170)

    held = extend(hall, hold)

    assert held == Hold(hold.hold_id, tuple(hall.seats("A1 A2")), hall.now + timedelta(seconds=180))
    hall.later(seconds=170)
    assert hall.picture() == "hh.."


def test_a_hold_is_extended_up_to_its_limit(hall: Hall) -> None:
    hold = hall.hold("A1")
    for _ in range(9):
        hall.later(seconds=95)
        hold = extend(hall, hold)

    assert hold.held_until == NOW + timedelta(seconds=900)


def test_a_hold_that_is_over_is_not_extended(hall: Hall) -> None:
    hold = hall.hold("A1")
    hall.later(seconds=180)

    assert refused(lambda: extend(hall, hold)).reason == "HOLD_EXPIRED"
    assert refused(lambda: pay(hall, hold)).reason == "HOLD_EXPIRED"
    assert refused(lambda: offer(hall, hold, "2")).reason == "HOLD_EXPIRED"


def test_somebody_elses_hold_is_not_extended(hall: Hall) -> None:
    hold = hall.hold("A1")

    assert refused(lambda: extend(hall, hold, by="second")).reason == "HOLD_NOT_FOUND"


def test_a_hold_with_a_payment_under_way_outlives_its_limit(hall: Hall) -> None:
    hold = hall.hold("A1")
    while hall.now < NOW + timedelta(seconds=800):
        hall.later(seconds=100)
        extend(hall, hold)

    held = pay(hall, hold)

    assert held.held_until == hall.now + timedelta(seconds=300)
    hall.later(seconds=299)
    assert hall.sell(hold, "A1").total_minor == 4500


def test_a_payment_makes_no_hold_shorter(hall: Hall) -> None:
    hold = hall.hold("A1")
    pay(hall, hold)

    assert extend(hall, hold).held_until == NOW + timedelta(seconds=300)


def test_a_seat_that_joins_a_hold_with_a_payment_under_way_makes_it_no_shorter(hall: Hall) -> None:
    hold = hall.hold("A1")
    while hall.now < NOW + timedelta(seconds=800):
        hall.later(seconds=100)
        extend(hall, hold)
    paying = pay(hall, hold)
    hall.later(seconds=150)

    held = hall.hold("A2", to=hold)

    assert held == Hold(hold.hold_id, tuple(hall.seats("A1 A2")), paying.held_until)
    assert hall.sell(hold, "A1 A2").total_minor == 9000


def test_a_hold_goes_to_the_counter_to_which_it_was_offered(hall: Hall) -> None:
    hold = hall.hold("A1 A2")
    offer(hall, hold, "2")

    taken = take(hall, hold)

    claims = get_claims(hall.session, hall.schedule_id, now=hall.now)
    assert {claim.counter_name for claim in claims.values()} == {"2"}
    assert {claim.offered_to for claim in claims.values()} == {""}
    assert taken.seat_ids == tuple(hall.seats("A1 A2"))
    assert refused(lambda: hall.release(taken) and extend(hall, hold)).reason == "HOLD_NOT_FOUND"
    assert hall.sell(taken, "A1", by="second", counter_name="2").counter_name == "2"


def test_until_it_is_taken_an_offered_hold_stays_where_it_is(hall: Hall) -> None:
    hold = hall.hold("A1")
    offer(hall, hold, "2")

    assert [claim.offered_to for claim in get_claims(hall.session, hall.schedule_id, now=hall.now).values()] == ["2"]
    assert hall.sell(hold, "A1").counter_name == "1"


def test_nobody_takes_what_was_not_offered(hall: Hall) -> None:
    hold = hall.hold("A1")

    assert refused(lambda: take(hall, hold)).reason == "HOLD_NOT_FOUND"
    offer(hall, hold, "3")
    assert refused(lambda: take(hall, hold)).reason == "HOLD_NOT_FOUND"
    hall.later(seconds=180)
    assert refused(lambda: take(hall, hold, counter_name="3")).reason == "HOLD_NOT_FOUND"


def test_an_offer_is_withdrawn_by_whoever_made_it_and_nobody_takes_it_then(hall: Hall) -> None:
    hold = hall.hold("A1 A2")
    offer(hall, hold, "2")

    kept = offer(hall, hold, "")

    assert kept.seat_ids == tuple(hall.seats("A1 A2"))
    assert {claim.offered_to for claim in get_claims(hall.session, hall.schedule_id, now=hall.now).values()} == {""}
    assert refused(lambda: take(hall, hold)).reason == "HOLD_NOT_FOUND"
    assert refused(lambda: take(hall, hold, counter_name="")).reason == "HOLD_NOT_FOUND"
    assert hall.sell(hold, "A1").counter_name == "1"


def test_what_was_taken_over_is_not_withdrawn(hall: Hall) -> None:
    hold = hall.hold("A1")
    offer(hall, hold, "2")
    taken = take(hall, hold)

    assert refused(lambda: offer(hall, hold, "")).reason == "HOLD_NOT_FOUND"
    assert hall.sell(taken, "A1", by="second", counter_name="2").counter_name == "2"
