"""What a report must say, by SQL that was written by hand and knows nothing of the ledger: tickets, orders, refunds.

Days are those of a cinema in Asia/Shanghai: UTC+8 all year, from 06:00 to 06:00, so a moment's day is its date in
UTC two hours later.
"""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import text
from sqlalchemy.orm import Session

from ttms_server.order.report.selection import Basis, Grouping

# One row for each ticket that was sold, and one for each that was taken back.
DEEDS = """
    SELECT o.order_id, t.schedule_id, o.user_id, o.counter_name, t.ticket_type, o.sold_at AS happened_at,
      1 AS sold, 0 AS refunded, t.price_minor AS gross, 0 AS given_back, t.places AS places
    FROM tickets t JOIN orders o ON o.order_id = t.order_id
    UNION ALL
    SELECT r.order_id, t.schedule_id, r.user_id, r.counter_name, t.ticket_type, r.refunded_at,
      0, 1, 0, t.price_minor, -t.places
    FROM refunded_tickets g JOIN refunds r ON r.refund_id = g.refund_id JOIN tickets t ON t.ticket_id = g.ticket_id
    UNION ALL
    SELECT o.order_id, o.schedule_id, o.user_id, o.counter_name, 'extras', o.sold_at, 0, 0,
      x.quantity * x.price_minor, 0, 0
    FROM order_extras x JOIN orders o ON o.order_id = x.order_id
    UNION ALL
    SELECT r.order_id, o.schedule_id, r.user_id, r.counter_name, 'extras', r.refunded_at, 0, 0, 0,
      b.quantity * x.price_minor, 0
    FROM refunded_extras b JOIN refunds r ON r.refund_id = b.refund_id JOIN orders o ON o.order_id = r.order_id
    JOIN order_extras x ON x.order_id = r.order_id AND x.line_no = b.line_no
"""
_FIGURES = """
    COUNT(DISTINCT s.schedule_id), COALESCE(SUM(d.sold), 0), COALESCE(SUM(d.refunded), 0), COALESCE(SUM(d.gross), 0),
    COALESCE(SUM(d.given_back), 0), COALESCE(SUM(d.places), 0)
"""
_NOTHING = (0, 0, 0, 0, 0, 0)
_OFFERED = """
    SELECT {key}, SUM((SELECT SUM(p.places) FROM seats p WHERE p.layout_id = s.layout_id AND p.kind <> 'broken'))
    FROM schedules s WHERE s.cancelled_at IS NULL AND {day} BETWEEN :first AND :last GROUP BY {key}
"""
_OF_SHOW = {Grouping.PLAY: "s.play_id", Grouping.SCHEDULE: "s.schedule_id", Grouping.STUDIO: "s.studio_id"}
_OF_DEED = {
    Grouping.CLERK: "d.user_id",
    Grouping.TICKET_TYPE: "d.ticket_type",
    Grouping.COUNTER: "d.counter_name",
}
# What money came in and went back by: no tickets, and so another question.
OF_TICKETS = [grouping for grouping in Grouping if grouping is not Grouping.TENDER]


@dataclass(frozen=True)
class Expected:
    """shows, tickets sold, tickets refunded, gross, refunded, places sold, places offered."""

    rows: dict[str, tuple[int, ...]]
    total: tuple[int, ...]


def expected(session: Session, first: date, last: date, basis: Basis, grouping: Grouping) -> Expected:
    """The rows by their keys, and their total."""
    span = {"first": first.isoformat(), "last": last.isoformat()}
    offered = _offered(session, span, _OF_SHOW.get(grouping, _day(session, "s.starts_at")))
    all_offered = sum(offered.values())
    if basis is Basis.BOOKING_DAY:
        offered, all_offered = {}, 0
    found = _sums(session, span, basis, grouping)
    each = dict.fromkeys(found, all_offered) if grouping in _OF_DEED else offered
    rows = {key: (*sums, each.get(key, 0)) for key, sums in found.items()}
    total = _sums(session, span, basis, None).get("all", _NOTHING)
    return Expected(rows, (*total, all_offered))


def _sums(
    session: Session, span: dict[str, str], basis: Basis, grouping: Grouping | None
) -> dict[str, tuple[int, ...]]:
    day = _day(session, "s.starts_at" if basis is Basis.SHOW_DAY else "d.happened_at")
    # A show without a deed is a row of a report on shows, not of one on what was done.
    lone_shows = basis is Basis.SHOW_DAY and grouping not in _OF_DEED
    key = "'all'" if grouping is None else (_OF_SHOW | _OF_DEED).get(grouping, day)
    query = (
        f"SELECT {key}, {_FIGURES} FROM schedules s {'LEFT' if lone_shows else ''} JOIN ({DEEDS}) d "
        f"ON d.schedule_id = s.schedule_id WHERE {day} BETWEEN :first AND :last GROUP BY {key}"
    )
    return {str(row[0]): tuple(map(int, row[1:])) for row in session.execute(text(query), span)}


def _offered(session: Session, span: dict[str, str], key: str) -> dict[str, int]:
    query = _OFFERED.format(key=key, day=_day(session, "s.starts_at"))
    return {str(of): int(places) for of, places in session.execute(text(query), span)}


def _day(session: Session, moment: str) -> str:
    if session.get_bind().dialect.name == "sqlite":
        return f"date(substr({moment}, 1, 19), '+2 hours')"
    return f"DATE_FORMAT({moment} + INTERVAL 2 HOUR, '%Y-%m-%d')"
