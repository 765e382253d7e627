"""Finding people: by name, role and whether they may sign in, in four orders, page by page; and changing one thing."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise
from uuid import uuid4

import pytest

from support.cinema import SmallCinema
from support.raw_calls import Caller, Outcome
from support.server_thread import ServerThread
from support.sessions import token_of
from ttms_client import Client, new_request_id
from ttms_client.user import Role, User, UserOrder
from ttms_server import clock
from ttms_server.db import Database
from ttms_server.user import passwords, people
from ttms_server.user.people import NewPerson
from ttms_server.user.role import Role as StoredRole

# Of a password that nobody types.
STORED = passwords.hashed("long enough for nobody")
# Ends of user names, display names (of which two are alike but for case) and roles, in the order of coming.
CAME = [("c", "Émile", Role.CLERK), ("a", "zoë", Role.CLERK), ("d", "Zoë", Role.MANAGER), ("b", "王芳", Role.CLERK)]
ORDERS = {
    UserOrder.USER_NAME: "abcd",
    UserOrder.DISPLAY_NAME: "adcb",
    UserOrder.ROLE: "dabc",
    UserOrder.NEWEST_FIRST: "bdac",
}


@dataclass
class Team:
    """People who have a part of their user name in common; `c` may not sign in."""

    name: str
    admin: Client
    raw: Caller

    def ends(self, found: list[User]) -> str:
        return "".join(user.user_name.removeprefix(self.name) for user in found)

    def one(self, end: str) -> User:
        [found] = self.admin.user.list_users(text=self.name + end)
        return found

    def update(self, user: User, *paths: str, **fields: object) -> Outcome:
        mask = {"update_mask": {"paths": paths}}
        same = {"request_id": str(uuid4()), "user_id": user.user_id, "etag": user.etag}
        return self.raw("UpdateUser", **same, **mask, **fields)


@pytest.fixture
def team(server: ServerThread, database: Database, cinema: SmallCinema) -> Iterator[Team]:
    name, token = f"t{uuid4().hex[:10]}-", token_of(database, "admin", now=clock.now())
    for end, called, role in CAME:
        with database.writing() as session:
            new = NewPerson(name + end, called, StoredRole[role.name], STORED, f"{name}{end}@example.org")
            people.add_person(session, new, now=clock.now())
    with Client(server.address, token=token) as admin:
        team = Team(name, admin, server.anybody.with_token(token))
        admin.user.update_user(replace(team.one("c"), disabled=True), request_id=new_request_id())
        yield team


@pytest.mark.parametrize(("order", "ends"), ORDERS.items(), ids=lambda value: getattr(value, "name", value))
def test_people_are_listed_in_the_order_that_is_asked_for_page_by_page(team: Team, order: UserOrder, ends: str) -> None:
    found, token = "", ""
    for _ in range(4):
        page = team.raw("ListUsers", text=team.name, order=order.value, page_size=1, page_token=token).answer
        found, token = found + page.users[0].user_name[-1], page.next_page_token

    assert (found, token) == (ends, "")
    # In small letters "zoë" is one name, so these two stand by user name.
    assert team.ends(team.admin.user.list_users(text=team.name, order=order)) == ends


def test_people_are_found_by_a_part_of_either_name_in_whatever_case(team: Team) -> None:
    assert team.ends(team.admin.user.list_users(text=team.name.upper())) == "abcd"
    called = [user for user in team.admin.user.list_users(text="ZOË") if user.user_name.startswith(team.name)]
    assert team.ends(called) == "ad"
    assert team.admin.user.list_users(text=team.name + "_") == []


def test_people_are_found_by_role_and_by_whether_they_may_sign_in(team: Team) -> None:
    list_users = team.admin.user.list_users

    assert team.ends(list_users(text=team.name, role=Role.CLERK)) == "abc"
    assert team.ends(list_users(text=team.name, disabled=True)) == "c"
    assert team.ends(list_users(text=team.name, disabled=False, role=Role.CLERK)) == "ab"


def test_a_page_goes_on_where_it_ended_though_people_come_and_go(team: Team) -> None:
    first = team.raw("ListUsers", text=team.name, page_size=2).answer
    team.admin.user.create_user(
        user_name=team.name + "0", display_name="x", role=Role.CLERK, password="long enough", request_id=str(uuid4())
    )

    rest = team.raw("ListUsers", text=team.name, page_size=2, page_token=first.next_page_token).answer

    assert [user.user_name[-1] for page in (first, rest) for user in page.users] == list("abcd")


@pytest.mark.parametrize("other", [{"text": "x"}, {"role": 1}, {"disabled": False}, {"order": 1}], ids=str)
def test_a_page_of_one_list_is_no_page_of_another(team: Team, other: dict[str, object]) -> None:
    token = team.raw("ListUsers", text=team.name, page_size=1).answer.next_page_token

    outcome = team.raw("ListUsers", **({"text": team.name, "page_token": token} | other))

    assert (outcome.reason, outcome.details["field"]) == ("FIELD_INVALID", "page_token")


@pytest.mark.parametrize(("field", "value"), [("text", "x" * 65), ("text", "a\nb"), ("role", 9), ("order", 9)])
def test_what_nobody_can_be_asked_for_is_refused_at_the_field(team: Team, field: str, value: object) -> None:
    outcome = team.raw("ListUsers", **{field: value})

    assert (outcome.reason, outcome.details["field"]) == ("FIELD_INVALID", field)


def test_only_what_the_mask_names_is_changed_to_empty_as_well(team: Team) -> None:
    before = team.one("c")

    named = team.admin.user.update_user(
        replace(before, display_name="Émilie", role=Role.MANAGER), request_id=new_request_id(), only=["display_name"]
    )
    let_in = team.update(named, "disabled", role=9, display_name="").answer.user
    without = team.update(team.one("c"), "email").answer.user

    assert replace(named, etag="") == replace(before, display_name="Émilie", etag="")
    assert (let_in.disabled, let_in.display_name, let_in.role, let_in.email) == (False, "Émilie", 1, before.email)
    assert (without.email, without.disabled, without.display_name) == ("", False, "Émilie")


def test_without_a_mask_an_absent_address_stays(team: Team) -> None:
    before = team.one("d")
    fields = {"user_id": before.user_id, "etag": before.etag, "display_name": "New", "role": 1}

    after = team.raw("UpdateUser", request_id=str(uuid4()), **fields).answer.user

    assert (after.email, after.display_name) == (before.email, "New")


@pytest.mark.parametrize("paths", [[], ["user_name"], ["email", "password_hash"], ["*"], [""], ["role.x"]], ids=str)
def test_a_mask_of_what_cannot_be_changed_is_refused(team: Team, paths: list[str]) -> None:
    before = team.one("d")

    outcome = team.update(before, *paths, display_name="New", role=1)

    assert (outcome.reason, outcome.details["field"]) == ("FIELD_INVALID", "update_mask")
    assert team.one("d") == before


@pytest.mark.parametrize(("path", "value"), [("display_name", " "), ("role", 0), ("role", 9), ("email", "nowhere")])
def test_what_the_mask_names_must_be_right(team: Team, path: str, value: object) -> None:
    before = team.one("d")

    outcome = team.update(before, path, **{path: value})

    assert (outcome.reason, outcome.details["field"]) == ("FIELD_INVALID", path)
    assert team.one("d") == before


def test_the_last_administrator_stays_whatever_the_mask_names(team: Team) -> None:
    [only] = team.admin.user.list_users(role=Role.ADMINISTRATOR, disabled=False)

    assert team.update(only, "role", role=1).reason == "LAST_ADMINISTRATOR"
    assert team.update(only, "disabled", disabled=True).reason == "LAST_ADMINISTRATOR"
    assert team.update(only, "display_name", display_name=only.display_name, disabled=True).reason == "OK"


def test_newest_first_is_by_when_they_came(team: Team) -> None:
    found = team.admin.user.list_users(order=UserOrder.NEWEST_FIRST)

    assert all(newer.user_id > older.user_id for newer, older in pairwise(found))
