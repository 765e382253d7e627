"""Box-office figures: the ledger added up over cinema days, by film, show, day, hall, clerk or ticket type."""

from dataclasses import dataclass

from sqlalchemy.orm import Session

from ttms_server.order.report.repository import Sums
from ttms_server.order.report.selection import Grouping, Span
from ttms_server.paging import Listed, Page, listed
from ttms_server.play.service import Schedule

# What a row begins its key with in the order of a report: a page goes on behind the last row of the one before.
Place = tuple[int, str]


@dataclass(frozen=True, slots=True)
class Figures:
    """What a row says: shows that count, what the ledger comes to, and places that these shows could sell."""

    shows: int = 0
    sums: Sums = Sums()
    places_offered: int = 0

    def __add__(self, other: "Figures") -> "Figures":
        return Figures(self.shows + other.shows, self.sums + other.sums, self.places_offered + other.places_offered)


@dataclass(frozen=True, slots=True)
class ReportRow:
    """A group with its figures; the schedule only if the group is a show."""

    key: str
    name: str
    name_en: str
    figures: Figures
    schedule: Schedule | None = None


@dataclass(frozen=True, slots=True)
class Report:
    """One page of rows, and the total of all rows."""

    rows: Listed[ReportRow]
    total: Figures


@dataclass(frozen=True, slots=True)
class _Group:
    place: Place
    figures: Figures

    @property
    def key(self) -> str:
        return self.place[1]


def get_sales_report(session: Session, span: Span, grouping: Grouping, page: Page) -> Report:
    """The report; `session` sees one moment, so that rows and total agree while sales go on.

    Raises:
        FieldInvalid: a page token that no answer gave.
    """
    after = _place(page) if page.after else None
    figures, total = _figures(session, span, grouping)
    groups = sorted(_groups(session, span, grouping, figures), key=lambda group: group.place)
    left = [group for group in groups if after is None or group.place > after]
    found = listed(left[: page.size + 1], page, lambda group: (str(group.place[0]), group.place[1]))
    rows = _named(session, grouping, found.items)
    return Report(Listed(rows, found.next_page_token), total)
