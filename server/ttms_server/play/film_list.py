"""The list of films: which are asked for, in which order, a page at a time.

The database looks for what it compares as everybody does, and gives films in portions; titles are compared here without
regard to case, in one way on each database.
"""

from collections.abc import Iterator
from itertools import islice

from sqlalchemy.orm import Session

from ttms_server.paging import Listed, Page, foreign_token, listed, row_id
from ttms_server.play import films, repository
from ttms_server.play.films import Play
from ttms_server.play.films_asked import PlayOrder, PlaysAsked
from ttms_server.play.models import PlayRow
from ttms_server.play.repository import AfterPlay

_PORTION = 1000


def list_plays(session: Session, page: Page, asked: PlaysAsked | None = None) -> Listed[Play]:
    """The films that are asked for; without `asked` those in use, by title.

    Raises:
        FieldInvalid: the page is one of another list.
    """
    asked = asked or PlaysAsked()
    if page.after and page.after[0] != asked.name:
        raise foreign_token()
    after = AfterPlay(row_id(page.after[1] or "0"), page.after[2]) if page.after else None
    rows = list(islice(_found(session, asked, after, portion=page.size + 1), page.size + 1))
    found = listed(rows, page, lambda row: (asked.name, _number_of(row, asked.order), row.title))
    return Listed([films.play_of(row) for row in found.items], found.next_page_token)


def _found(session: Session, asked: PlaysAsked, after: AfterPlay | None, *, portion: int) -> Iterator[PlayRow]:
    portion = max(portion, _PORTION) if asked.text else portion
    while True:
        rows = repository.plays(session, asked, after=after, limit=portion)
        yield from (row for row in rows if asked.is_in(row.title, row.title_en))
        if len(rows) < portion:
            return
        after = AfterPlay(int(_number_of(rows[-1], asked.order) or 0), rows[-1].title)


def _number_of(row: PlayRow, order: PlayOrder) -> str:
    """What films are sorted by before their titles."""
    numbers = {PlayOrder.NEWEST_FIRST: row.play_id, PlayOrder.LATEST_YEAR: row.year}
    return str(numbers.get(order, ""))
