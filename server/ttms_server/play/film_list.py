"""The list of films: which are asked for, in which order, a page at a time.

A cinema's films fit into one query, so that titles are compared without regard to case in one way on each database.
"""

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import Enum

from sqlalchemy.orm import Session

from ttms_server.paging import Listed, Page, foreign_token, listed
from ttms_server.play import films, repository
from ttms_server.play.films import Play
from ttms_server.play.models import PlayKind, PlayRow

_LARGEST_ID = 2**63
_LAST_YEAR = 9999


class PlayOrder(Enum):
    """Films that are alike stand by title."""

    TITLE = "title"
    NEWEST_FIRST = "newest first"
    LATEST_YEAR = "latest year"


_VALUES: Mapping[PlayOrder, Callable[[PlayRow], str]] = {
    PlayOrder.TITLE: lambda _row: "",
    PlayOrder.NEWEST_FIRST: lambda row: f"{_LARGEST_ID - row.play_id:020}",
    PlayOrder.LATEST_YEAR: lambda row: f"{_LAST_YEAR - row.year:04}",
}


@dataclass(frozen=True, slots=True)
class PlaysAsked:
    """Which films somebody looks for: a part of a title, a kind, a day on which they may be shown.

    `retired` None is all of them.
    """

    text: str = ""
    kind: PlayKind | None = None
    running_on: str = ""
    retired: bool | None = False
    order: PlayOrder = PlayOrder.TITLE

    def means(self, row: PlayRow) -> bool:
        wanted = self.text.casefold()
        titled = wanted in row.title.casefold() or wanted in row.title_en.casefold()
        runs = not self.running_on or (
            (row.runs_from or self.running_on) <= self.running_on <= (row.runs_until or self.running_on)
        )
        alike = self.kind in (None, row.kind) and self.retired in (None, row.retired_at is not None)
        return titled and runs and alike

    @property
    def name(self) -> str:
        """Stands in the page token: the pages of one list are no pages of another."""
        return hashlib.sha256(repr(self).encode()).hexdigest()[:16]


def list_plays(session: Session, page: Page, asked: PlaysAsked | None = None) -> Listed[Play]:
    """The films that are asked for; without `asked` those in use, by title.

    Raises:
        FieldInvalid: the page is one of another list.
    """
    asked = asked or PlaysAsked()
    if page.after and page.after[0] != asked.name:
        raise foreign_token()
    after = tuple(page.after[1:])

    def key(row: PlayRow) -> tuple[str, str]:
        return _VALUES[asked.order](row), row.title

    rows = sorted((row for row in repository.all_plays(session) if asked.means(row)), key=key)
    rest = [row for row in rows if not after or key(row) > after]
    found = listed(rest[: page.size + 1], page, lambda row: (asked.name, *key(row)))
    return Listed([films.play_of(row) for row in found.items], found.next_page_token)
