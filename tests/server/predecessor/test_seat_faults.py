"""Faults of the system that this one replaces, in seats and shows: each is absent here, or cannot occur."""

import re
from functools import partial
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

import ttms_server
from support.hall import Hall, refused

SOURCES = Path(ttms_server.__file__).parent


@pytest.fixture
def hall(session: Session) -> Hall:
    return Hall(session, "....")


def test_b01_of_two_who_want_a_seat_the_second_is_told(hall: Hall) -> None:
    """With 200 counters at once, and with its protection taken away: tests/end_to_end/test_one_seat_is_sold_once.py."""
    first = hall.hold("A1 A2")

    assert refused(lambda: hall.hold("A2 A3", by="second")).reason == "SEAT_TAKEN"
    hall.sell(first, "A1 A2")
    assert refused(lambda: hall.hold("A2", by="second")).reason == "SEAT_TAKEN"
    assert hall.picture() == "xx.."


def test_b02_no_seat_is_kept_by_a_lock() -> None:
    """By design: what decides is a key or the old state in WHERE; the one lock keeps two migrations apart."""
    locks = re.compile(r"FOR UPDATE|SKIP LOCKED|GET_LOCK|LOCK IN SHARE|with_for_update|begin_nested")
    found = {file.name for file in SOURCES.rglob("*.py") if locks.search(file.read_text(encoding="utf-8"))}

    assert found == {"schema_version.py"}


def test_b03_the_database_itself_refuses_a_second_claim(hall: Hall) -> None:
    hall.hold("A1")
    same = f"SELECT * FROM seat_claims WHERE schedule_id = {hall.schedule_id}"

    with pytest.raises(IntegrityError):
        hall.session.execute(text(f"INSERT INTO seat_claims {same}"))


@given(picture=st.lists(st.text(alphabet=".# ", min_size=1, max_size=8), min_size=1, max_size=4))
@settings(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck))
def test_b05_what_can_be_sold_is_what_people_can_sit_on(session: Session, picture: list[str]) -> None:
    rows = [row for row in picture if row.strip()]
    if not any("." in row for row in rows):
        return
    hall = Hall(session, "\n".join(f"|{row}".replace("|", ".") for row in rows))

    for seat in hall.layout.seats:
        if seat.for_sale:
            hall.hold("", seat_ids=[seat.seat_id])
        else:
            assert refused(partial(hall.hold, "", seat_ids=[seat.seat_id])).reason == "SEAT_NOT_FOR_SALE"
    outside = max(seat.seat_id for seat in hall.layout.seats) + 1
    assert refused(lambda: hall.hold("", seat_ids=[outside])).reason == "SEAT_NOT_FOUND"


def test_b06_a_hold_that_nobody_ends_ends_by_itself(hall: Hall) -> None:
    hall.hold("A1")
    hall.later(seconds=hall.rules.hold_seconds)

    assert hall.picture() == "...."
    hall.hold("A1", by="second")


def test_b07_a_seat_is_paid_or_free_never_both(hall: Hall) -> None:
    """At the moment at which the hold ends, and just before it."""
    late, early = hall.hold("A1"), hall.hold("A2")
    hall.later(seconds=hall.rules.hold_seconds, microseconds=-1)
    hall.sell(early, "A2")
    hall.later(microseconds=1)

    assert refused(lambda: hall.sell(late, "A1")).reason == "HOLD_EXPIRED"
    assert hall.picture() == ".x.."


def test_b24_what_is_shown_is_what_is_charged(hall: Hall) -> None:
    hold = hall.hold("A1")
    hall.session.execute(
        text("UPDATE schedule_prices SET price_minor = 5000 WHERE schedule_id = :show"), {"show": hall.schedule_id}
    )

    assert refused(lambda: hall.sell(hold, "A1")).reason == "PRICE_CHANGED"
    assert hall.picture() == "h..."
