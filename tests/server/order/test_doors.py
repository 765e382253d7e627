"""The door: a ticket lets one person in, once, for its show on its day; and its code can be read without the server."""

from datetime import timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy.orm import Session

from support.full_width import in_full_width
from support.hall import NOW, Hall, refused
from support.invariants import broken_promises_in
from support.refunds import approved_by, caller, cancel, refund
from support.tenders import exchange
from ttms_client.ticket_codes import CodeUntrue, read_code
from ttms_client.ticket_codes import TicketFacts as FactsForScanners
from ttms_server.order.checkin import keys, service
from ttms_server.order.checkin.codes import TicketFacts, facts_of, signed_code
from ttms_server.order.checkin.keys import TicketKeyUnusableError
from ttms_server.order.checkin.service import Scan, Scanned, ScanResult
from ttms_server.order.errors import OrderNotFound
from ttms_server.order.lookup import service as lookup
from ttms_server.order.lookup.service import Asker
from ttms_server.order.service import Order
from ttms_server.paging import Page
from ttms_server.ticket.history.deeds import SeatDeed
from ttms_server.ticket.history.service import get_history

SHANGHAI = ZoneInfo("Asia/Shanghai")
SIGNER = keys.signer_of(Ed25519PrivateKey.from_private_bytes(bytes(range(32))))
FACTS = TicketFacts(2**50, 7, 12, NOW)
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789."


@pytest.fixture
def hall(session: Session) -> Hall:
    keys.register(session, SIGNER, NOW)
    return Hall(session, "....")


@pytest.fixture
def order(hall: Hall) -> Order:
    return hall.sell(hall.hold("A1 A2"), "A1 A2")


def enter(hall: Hall, code: str, *, of: int | None = 0, door: str = "north", late: float = 0) -> Scanned:
    """Scan the code at a door of this hall's show, of any (None) or of another one; perhaps told later."""
    show = hall.schedule_id if of == 0 else of
    by = hall.user_id("clerk"), door
    return service.check_in(hall.session, Scan(code, show, by, hall.now - timedelta(minutes=late)), SHANGHAI)


def leave(hall: Hall, code: str) -> Scanned:
    return service.check_out(hall.session, Scan(code, None, (hall.user_id("clerk"), "north"), hall.now))


def code_of(order: Order, number: int = 0) -> str:
    ticket, show = order.tickets[number], order.schedule
    facts = TicketFacts(ticket.ticket_id, show.schedule_id, ticket.seat.seat_id, show.starts_at)
    return signed_code(facts, SIGNER)


def test_a_ticket_lets_one_person_in_once(hall: Hall, order: Order) -> None:
    first = enter(hall, code_of(order))
    hall.later(minutes=3)
    second = enter(hall, code_of(order), door="south")

    assert first.result is ScanResult.VALID
    assert first.seat is not None
    assert (first.seat.row_label, first.seat.seat_label, first.ticket_type) == ("A", "1", "adult")
    assert second.result is ScanResult.ALREADY_USED
    assert second.before is not None
    assert (second.before.happened_at, second.before.place) == (NOW, "north")
    assert broken_promises_in(hall.session) == {}


def test_the_short_code_opens_the_door_too_in_whatever_case_it_is_typed(hall: Hall, order: Order) -> None:
    assert enter(hall, f" {in_full_width(order.tickets[1].code.lower())} ").result is ScanResult.VALID


def test_whoever_went_out_may_come_in_again(hall: Hall, order: Order) -> None:
    assert leave(hall, code_of(order)).result is ScanResult.NOT_INSIDE
    enter(hall, code_of(order))

    assert leave(hall, code_of(order)).result is ScanResult.VALID
    assert enter(hall, code_of(order)).result is ScanResult.VALID


def test_a_refunded_ticket_lets_nobody_in(hall: Hall, order: Order) -> None:
    refund(hall, order, "A1")

    assert enter(hall, code_of(order)).result is ScanResult.REFUNDED


def test_an_exchanged_ticket_lets_nobody_in_but_its_successor_does(hall: Hall, order: Order) -> None:
    done = exchange(hall, order, "A1", into="A4")

    assert enter(hall, code_of(order)).result is ScanResult.REFUNDED
    assert enter(hall, code_of(done.order)).result is ScanResult.VALID


def test_a_ticket_of_a_cancelled_show_lets_nobody_in(hall: Hall, order: Order) -> None:
    cancel(hall.session, hall.schedule_id, hall.now)

    assert enter(hall, code_of(order)).result is ScanResult.CANCELLED


def test_a_ticket_is_for_its_show_and_its_day(hall: Hall, order: Order) -> None:
    other = Hall(hall.session, "..")

    assert enter(hall, code_of(order), of=other.schedule_id).result is ScanResult.WRONG_SHOW
    assert enter(hall, code_of(order), of=None).result is ScanResult.VALID
    hall.later(days=1)
    assert enter(hall, code_of(order, 1), of=None).result is ScanResult.WRONG_DAY
    assert enter(hall, code_of(order, 1), of=other.schedule_id).result is ScanResult.WRONG_DAY


@pytest.mark.parametrize("code", ["", "NOSUCHTICKET", "T1.AAAAAAAA.1.1.1.1." + "A" * 103])
def test_what_nobody_sold_is_unknown(hall: Hall, order: Order, code: str) -> None:
    assert enter(hall, code).result is ScanResult.UNKNOWN


def test_a_forged_code_is_unknown(hall: Hall, order: Order) -> None:
    forger = keys.signer_of(Ed25519PrivateKey.generate())
    forged = signed_code(TicketFacts(order.tickets[0].ticket_id, hall.schedule_id, 1, NOW), forger)

    assert enter(hall, forged).result is ScanResult.UNKNOWN
    assert enter(hall, forged.replace(forger.key_id, SIGNER.key_id)).result is ScanResult.UNKNOWN


def test_what_was_scanned_without_the_server_counts_from_when_it_was_scanned(hall: Hall, order: Order) -> None:
    hall.later(minutes=30)
    enter(hall, code_of(order), late=25)

    again = enter(hall, code_of(order), door="south", late=10)

    assert again.result is ScanResult.ALREADY_USED
    assert again.before is not None
    assert again.before.happened_at == NOW + timedelta(minutes=5)


def test_a_ticket_with_which_somebody_is_inside_is_not_refunded(hall: Hall, order: Order) -> None:
    enter(hall, code_of(order))

    assert refused(lambda: refund(hall, order, "A1")).reason == "TICKET_ENTERED"


def test_with_a_manager_it_is(hall: Hall, order: Order) -> None:
    enter(hall, code_of(order))

    done = refund(hall, order, "A1", approver=approved_by(hall.session, "manager"))

    assert done.refund.total_minor == 4500
    assert broken_promises_in(hall.session) == {}


def test_the_history_of_a_seat_tells_who_did_what_where(hall: Hall) -> None:
    hall.release(hall.hold("A1"))
    hall.later(minutes=1)
    order = hall.sell(hall.hold("A1"), "A1")
    enter(hall, code_of(order))
    leave(hall, code_of(order))
    refund(hall, order, "A1", by="manager")

    history = get_history(hall.session, hall.schedule_id, hall.seats("A1")[0], Page(50, ()))

    told = [(event.deed, event.person_name, event.place) for event in history.items]
    assert told == [
        (SeatDeed.REFUNDED, "Manager", "1"),
        (SeatDeed.LEFT, "Clerk", "north"),
        (SeatDeed.ENTERED, "Clerk", "north"),
        (SeatDeed.SOLD, "Clerk", "1"),
        (SeatDeed.HELD, "Clerk", "1"),
        (SeatDeed.RELEASED, "Clerk", "1"),
        (SeatDeed.HELD, "Clerk", "1"),
    ]
    assert history.items[-1].happened_at == NOW


def test_the_history_comes_in_pages(hall: Hall) -> None:
    for _ in range(3):
        hall.release(hall.hold("A1"))
    seat = hall.seats("A1")[0]

    whole = get_history(hall.session, hall.schedule_id, seat, Page(50, ()))
    first = get_history(hall.session, hall.schedule_id, seat, Page(4, ()))

    assert first.items == whole.items[:4]
    assert first.next_page_token
    assert len(whole.items) == 6


@given(st.integers(1, 2**53), st.integers(1, 2**31), st.integers(1, 10**6), st.integers(0, 10**8))
def test_a_scanner_reads_what_the_server_signed(ticket_id: int, schedule_id: int, seat_id: int, minute: int) -> None:
    starts_at = NOW + timedelta(minutes=minute)
    code = signed_code(TicketFacts(ticket_id, schedule_id, seat_id, starts_at), SIGNER)

    found = read_code(code.lower(), {SIGNER.key_id: SIGNER.public_key})

    assert found == FactsForScanners(ticket_id, schedule_id, seat_id, starts_at)


@given(st.data())
def test_a_code_in_which_one_character_is_another_is_untrue(data: st.DataObject) -> None:
    code = signed_code(FACTS, SIGNER)
    known = {SIGNER.key_id: SIGNER.public_key}
    # The last letter of all carries bits that stand for nothing.
    place = data.draw(st.integers(0, len(code) - 2))
    letter = data.draw(st.sampled_from([each for each in LETTERS if each != code[place]]))
    forged = code[:place] + letter + code[place + 1 :]

    assert facts_of(forged, known) is None
    with pytest.raises(CodeUntrue):
        read_code(forged, known)


def test_a_code_fits_the_alphanumeric_mode_of_qr() -> None:
    code = signed_code(FACTS, SIGNER)

    assert set(code) <= set(LETTERS)
    assert len(code) < 160


def test_the_key_is_made_once_and_for_its_owner_alone(tmp_path: Path) -> None:
    made = keys.prepare(tmp_path / "state")

    assert keys.prepare(tmp_path / "state").key_id == made.key_id
    assert (tmp_path / "state" / keys.FILE).stat().st_mode & 0o777 == 0o600


def test_a_key_that_is_none_is_refused_with_a_way_out(tmp_path: Path) -> None:
    (tmp_path / keys.FILE).write_text("no key")

    with pytest.raises(TicketKeyUnusableError, match="move it away"):
        keys.prepare(tmp_path)


def test_a_signed_code_finds_its_order_and_who_is_inside_and_a_forged_one_finds_none(hall: Hall, order: Order) -> None:
    enter(hall, code_of(order))
    forger = keys.signer_of(Ed25519PrivateKey.generate())
    forged = signed_code(TicketFacts(order.tickets[0].ticket_id, hall.schedule_id, 1, NOW), forger)

    found = lookup.find_order_by_code(hall.session, code_of(order, 1).lower())

    assert found.order_id == order.order_id
    seen = lookup.get_order(hall.session, found, Asker(caller(hall.session, "clerk"), hall.now))
    assert [ticket.inside for ticket in seen.tickets] == [True, False]
    with pytest.raises(OrderNotFound):
        lookup.find_order_by_code(hall.session, forged)
