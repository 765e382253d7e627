"""The list of people: who is asked for, in which order, a page at a time.

A cinema's people fit into one query, so that names are compared without regard to case in one way on each database.
"""

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import Enum

from sqlalchemy.orm import Session

from ttms_server.letters import reading_key
from ttms_server.paging import Listed, Page, foreign_token, listed
from ttms_server.user import repository
from ttms_server.user.models import UserRow
from ttms_server.user.people import Person, person_of
from ttms_server.user.role import Role

_LARGEST_ID = 2**63
_RANKS = {role.value: f"{rank}" for rank, role in enumerate([Role.ADMINISTRATOR, Role.MANAGER, Role.CLERK])}


class PeopleOrder(Enum):
    """Whoever is alike stands by user name."""

    USER_NAME = "user name"
    DISPLAY_NAME = "display name"
    ROLE = "role"
    NEWEST_FIRST = "newest first"


_VALUES: Mapping[PeopleOrder, Callable[[UserRow], str]] = {
    PeopleOrder.USER_NAME: lambda _row: "",
    PeopleOrder.DISPLAY_NAME: lambda row: row.display_name.casefold(),
    PeopleOrder.ROLE: lambda row: _RANKS[row.role],
    PeopleOrder.NEWEST_FIRST: lambda row: f"{_LARGEST_ID - row.user_id:020}",
}


@dataclass(frozen=True, slots=True)
class PeopleAsked:
    """Whom somebody looks for: what each field says, if it says something."""

    text: str = ""
    role: Role | None = None
    disabled: bool | None = None
    order: PeopleOrder = PeopleOrder.USER_NAME

    def means(self, row: UserRow) -> bool:
        wanted = self.text.casefold()
        return reading_key(wanted) in row.user_name_key or wanted in row.display_name.casefold()

    def key(self, row: UserRow) -> tuple[str, str]:
        """Where the person stands in the list."""
        return _VALUES[self.order](row), row.user_name_key

    @property
    def name(self) -> str:
        """Stands in the page token: the pages of one list are no pages of another."""
        return hashlib.sha256(repr(self).encode()).hexdigest()[:16]


def list_users(session: Session, page: Page, asked: PeopleAsked | None = None) -> Listed[Person]:
    """Whoever is asked for; without `asked` everybody, by name without regard to case.

    Raises:
        FieldInvalid: the page is one of another list.
    """
    asked = asked or PeopleAsked()
    if page.after and page.after[0] != asked.name:
        raise foreign_token()
    after = tuple(page.after[1:])
    found = [row for row in repository.users(session, role=asked.role, disabled=asked.disabled) if asked.means(row)]
    rest = sorted((row for row in found if not after or asked.key(row) > after), key=asked.key)
    rows = listed(rest[: page.size + 1], page, lambda row: (asked.name, *asked.key(row)))
    return Listed([person_of(row) for row in rows.items], rows.next_page_token)
