"""The list of halls: which are asked for, in which order, a page at a time.

A cinema's halls fit into one query, so that names are compared without regard to case in one way on each database.
"""

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import Enum

from sqlalchemy.orm import Session

from ttms_server.paging import Listed, Page, foreign_token, listed
from ttms_server.studio import repository, service
from ttms_server.studio.models import LayoutRow, StudioRow
from ttms_server.studio.service import Studio

_LARGEST_ID = 2**63
_MOST_PLACES = 10**6


class StudioOrder(Enum):
    """Halls that are alike stand by name."""

    NAME = "name"
    MOST_PLACES = "most places"
    NEWEST_FIRST = "newest first"


_VALUES: Mapping[StudioOrder, Callable[[StudioRow, LayoutRow], str]] = {
    StudioOrder.NAME: lambda _row, _layout: "",
    StudioOrder.MOST_PLACES: lambda _row, layout: f"{_MOST_PLACES - layout.place_count:07}",
    StudioOrder.NEWEST_FIRST: lambda row, _layout: f"{_LARGEST_ID - row.studio_id:020}",
}


@dataclass(frozen=True, slots=True)
class StudiosAsked:
    """Which halls somebody looks for; `retired` None is all of them."""

    text: str = ""
    retired: bool | None = False
    order: StudioOrder = StudioOrder.NAME

    def means(self, row: StudioRow) -> bool:
        wanted = self.text.casefold()
        named = wanted in row.name.casefold() or wanted in row.name_en.casefold()
        return named and self.retired in (None, row.retired_at is not None)

    @property
    def name(self) -> str:
        """Stands in the page token: the pages of one list are no pages of another."""
        return hashlib.sha256(repr(self).encode()).hexdigest()[:16]


def list_studios(session: Session, page: Page, asked: StudiosAsked | None = None) -> Listed[Studio]:
    """The halls that are asked for; without `asked` those in use, by name.

    Raises:
        FieldInvalid: the page is one of another list.
    """
    asked = asked or StudiosAsked()
    if page.after and page.after[0] != asked.name:
        raise foreign_token()
    after = tuple(page.after[1:])
    rows = [row for row in repository.all_studios(session) if asked.means(row)]
    layouts = repository.current_layouts(session, [row.studio_id for row in rows])

    def key(row: StudioRow) -> tuple[str, str]:
        return _VALUES[asked.order](row, layouts[row.studio_id]), row.name

    rest = sorted((row for row in rows if not after or key(row) > after), key=key)
    found = listed(rest[: page.size + 1], page, lambda row: (asked.name, *key(row)))
    pairs = [(row, layouts[row.studio_id]) for row in found.items]
    return Listed(service.studios_of(session, pairs), found.next_page_token)
