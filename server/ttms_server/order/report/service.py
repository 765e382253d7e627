"""Box-office figures: what the roll-ups come to over cinema days, a page of rows and the total of all of them."""

from dataclasses import dataclass

from sqlalchemy.orm import Session

from ttms_server.order.report.figures import Figures, Place, groups_of
from ttms_server.order.report.names import ReportRow, named
from ttms_server.order.report.selection import Grouping, Span
from ttms_server.paging import Listed, Page, foreign_token, listed


@dataclass(frozen=True, slots=True)
class Report:
    """One page of rows, and the total of all rows."""

    rows: Listed[ReportRow]
    total: Figures


def get_sales_report(session: Session, span: Span, grouping: Grouping, page: Page) -> Report:
    """The report; `session` sees one moment, so that rows and total agree while sales go on.

    Raises:
        FieldInvalid: a page token that no answer gave.
    """
    after = _place(*page.after) if page.after else None
    groups, total = groups_of(session, span, grouping)
    left = [group for group in groups if after is None or group.place > after]
    found = listed(left[: page.size + 1], page, lambda group: (str(group.place[0]), group.key))
    return Report(Listed(named(session, grouping, found.items), found.next_page_token), total)


def _place(number: str, key: str) -> Place:
    try:
        return int(number), key
    except ValueError:
        raise foreign_token() from None
