"""What somebody asks of the list of films."""

import hashlib
from dataclasses import dataclass
from enum import Enum

from ttms_server.play.models import PlayKind


class PlayOrder(Enum):
    """Films that are alike stand by title."""

    TITLE = "title"
    NEWEST_FIRST = "newest first"
    LATEST_YEAR = "latest year"


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

    def is_in(self, *titles: str) -> bool:
        """Whether one of the titles has the text that is looked for, in whatever case."""
        wanted = self.text.casefold()
        return any(wanted in title.casefold() for title in titles)

    @property
    def name(self) -> str:
        """Stands in the page token: the pages of one list are no pages of another."""
        return hashlib.sha256(repr(self).encode()).hexdigest()[:16]
