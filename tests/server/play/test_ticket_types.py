"""Ticket types are changed for the shows to come: those that stand keep their names and prices."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from uuid import uuid4
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy.orm import Session

from support.hall import NOW, refused
from support.race import signed_in
from support.server_thread import ServerThread
from ttms_client import Client, new_request_id
from ttms_client.errors import NoRight
from ttms_client.ticket_type import TicketType as TypeOnWire
from ttms_server.order.report.selection import EXTRAS
from ttms_server.paging import page_of
from ttms_server.play import films, programme
from ttms_server.play import service as play_service
from ttms_server.play.programme import ProgrammeRules, slots_for
from ttms_server.play.ticket_type import service
from ttms_server.play.ticket_type.service import MOST_OFFERED, TicketType
from ttms_server.studio import service as studio_service
from ttms_server.studio.plan import parse_plan

FAMILY = TicketType("", "家庭", "Family!", "F", 60, 9)


def stored(session: Session, *, retired: bool = False) -> list[TicketType]:
    return list(service.list_ticket_types(session, page_of(0, "", key_length=2), include_retired=retired).items)


def save(session: Session, wanted: TicketType) -> TicketType:
    return service.save_ticket_type(session, wanted, now=NOW)


def new_show(session: Session) -> int:
    """A show for 45.00 in a hall of its own; its id."""
    play = films.find_play(session, "大都会")
    assert play is not None
    studio = studio_service.create_studio(session, name=uuid4().hex, name_en="", curve=0, plan=parse_plan("oo"))
    rules = ProgrammeRules(timedelta(minutes=15), ZoneInfo("Asia/Shanghai"))
    slots = slots_for(play, studio, [NOW + timedelta(hours=2)])
    [made] = programme.create_schedules(session, slots, price_minor=4500, rules=rules, now=NOW)
    return made.schedule_id


def prices(session: Session, schedule_id: int) -> dict[str, int]:
    return {price.ticket_type: price.price_minor for price in play_service.get_prices(session, schedule_id)}


def test_a_new_type_gets_a_code_of_its_name_and_sells_the_shows_that_come_after_it(session: Session) -> None:
    before = new_show(session)

    made = save(session, FAMILY)
    again = save(session, replace(FAMILY, name="大家庭", name_en="Family?", key="G"))

    assert [(one.code, one.key, one.version) for one in (made, again)] == [("family", "F", 1), ("family-2", "G", 1)]
    after = new_show(session)
    adult = prices(session, after)["adult"]
    assert prices(session, after)["family"] == play_service.share_of(adult, 60)
    assert "family" not in prices(session, before)


def test_no_type_has_the_code_under_which_reports_count_extras(session: Session) -> None:
    assert save(session, replace(FAMILY, name_en="Extras")).code == f"{EXTRAS}-2"


def test_another_share_changes_no_price_that_stands(session: Session) -> None:
    before = new_show(session)
    frozen = prices(session, before)
    child = next(one for one in stored(session) if one.code == "child")

    save(session, replace(child, percent=10, name_en="Kid"))

    assert prices(session, before) == frozen
    after = new_show(session)
    assert prices(session, after)["child"] == play_service.share_of(frozen["adult"], 10)


def test_a_type_of_another_name_renames_no_ticket_that_is_sold_or_still_sold(session: Session) -> None:
    def names(show: int) -> tuple[str, str]:
        return next((it.name, it.name_en) for it in play_service.get_prices(session, show) if it.ticket_type == "child")

    child = next(one for one in stored(session) if one.code == "child")
    first = new_show(session)
    once = save(session, replace(child, name="少年", name_en=""))
    second = new_show(session)
    twice = save(session, replace(once, name="青年", name_en="Youth"))
    save(session, replace(twice, percent=33))
    third = new_show(session)

    assert [names(show) for show in (first, second)] == [(child.name, child.name_en), ("少年", "")]
    assert names(third) == ("青年", "Youth")


def test_new_shows_are_not_sold_under_a_retired_type_and_those_that_stand_still_are(session: Session) -> None:
    before = new_show(session)
    senior = next(one for one in stored(session) if one.code == "senior")

    retired = save(session, replace(senior, retired=True))

    assert "senior" in prices(session, before)
    after = new_show(session)
    assert "senior" not in prices(session, after)
    assert "senior" not in [one.code for one in stored(session)]
    assert retired in stored(session, retired=True)
    assert not save(session, replace(retired, retired=False)).retired


def test_they_stand_in_the_order_of_their_places_page_by_page(session: Session) -> None:
    save(session, replace(FAMILY, position=1))

    codes = [one.code for one in stored(session)]
    assert codes == ["adult", "family", "child", "student", "senior"]
    found, token = [], ""
    for _ in codes:
        page = service.list_ticket_types(session, page_of(1, token, key_length=2), include_retired=False)
        found += [one.code for one in page.items]
        token = page.next_page_token
    assert (found, token) == (codes, "")


@pytest.mark.parametrize(
    ("wanted", "reason", "field"),
    [
        (replace(FAMILY, key="a"), "TICKET_KEY_TAKEN", None),
        (replace(FAMILY, name="成人"), "NAME_TAKEN", None),
        (replace(FAMILY, name_en="  CHILD "), "NAME_TAKEN", None),
        (replace(FAMILY, key="1"), "FIELD_INVALID", "key"),
        (replace(FAMILY, key="FF"), "FIELD_INVALID", "key"),
        (replace(FAMILY, name=" "), "FIELD_INVALID", "name"),
        (replace(FAMILY, percent=101), "FIELD_INVALID", "percent"),
        (replace(FAMILY, position=0), "FIELD_INVALID", "position"),
        (replace(FAMILY, code="none", version=1), "FIELD_INVALID", "code"),
        (replace(FAMILY, code="adult", key="A", version=7), "CHANGED_MEANWHILE", None),
    ],
)
def test_what_cannot_be_is_refused(session: Session, wanted: TicketType, reason: str, field: str | None) -> None:
    refusal = refused(lambda: save(session, wanted))

    assert (refusal.reason, refusal.details.get("field")) == (reason, field)


def test_there_is_always_one_type_and_never_more_than_a_counter_shows(session: Session) -> None:
    for letter in "FGHIJKLM"[: MOST_OFFERED - len(stored(session))]:
        save(session, replace(FAMILY, name=letter, name_en=letter, key=letter))
    assert refused(lambda: save(session, replace(FAMILY, name="Z", name_en="", key="Z"))).details["field"] == "retired"

    *others, last = stored(session)
    for one in others:
        save(session, replace(one, retired=True))
    assert refused(lambda: save(session, replace(last, retired=True))).details["field"] == "retired"


@pytest.fixture
def clients(server: ServerThread) -> Iterator[tuple[Client, Client]]:
    with Client(server.address) as clerk, Client(server.address) as manager:
        yield signed_in(clerk, "clerk", counter_name="8"), signed_in(manager, "manager", counter_name="9")


def test_managers_change_them_and_a_repeat_changes_nothing_twice(clients: tuple[Client, Client]) -> None:
    clerk, manager = clients
    request_id = new_request_id()
    wanted = TypeOnWire("", "军人", "Soldier", "M", 50, 7)

    made = manager.ticket_type.save_ticket_type(wanted, request_id=request_id)
    assert manager.ticket_type.save_ticket_type(wanted, request_id=request_id) == made
    assert clerk.ticket_type.list_ticket_types().count(made) == 1
    with pytest.raises(NoRight):
        clerk.ticket_type.save_ticket_type(replace(made, percent=1), request_id=new_request_id())

    manager.ticket_type.save_ticket_type(replace(made, retired=True), request_id=new_request_id())
    assert made.code not in [one.code for one in clerk.ticket_type.list_ticket_types()]
