"""What must be true of every database at every moment: each query names what breaks a promise, and finds nothing.

They use only joins and window functions that MariaDB 10.2, MySQL 8 and SQLite 3.25 have.
"""

from collections.abc import Collection

from sqlalchemy import text
from sqlalchemy.orm import Session

from ttms_server.db import Database

INVARIANTS = {
    "a seat of a show has one live ticket": """
        SELECT schedule_id, seat_id, COUNT(*) FROM tickets WHERE live = 1
        GROUP BY schedule_id, seat_id HAVING COUNT(*) > 1
    """,
    "sold seats and live tickets are the same": """
        SELECT t.ticket_id, 'live ticket without its sold seat' FROM tickets t LEFT JOIN seat_claims c
          ON c.schedule_id = t.schedule_id AND c.seat_id = t.seat_id AND c.state = 'sold' AND c.order_id = t.order_id
        WHERE t.live = 1 AND c.seat_id IS NULL
        UNION ALL
        SELECT c.seat_id, 'sold seat without its live ticket' FROM seat_claims c LEFT JOIN tickets t
          ON t.schedule_id = c.schedule_id AND t.seat_id = c.seat_id AND t.live = 1 AND t.order_id = c.order_id
        WHERE c.state = 'sold' AND t.ticket_id IS NULL
    """,
    "an order costs what its tickets cost and what was paid": """
        SELECT o.order_id, o.total_minor, k.costs, p.paid FROM orders o
        LEFT JOIN (SELECT order_id, SUM(price_minor) AS costs FROM tickets GROUP BY order_id) k
          ON k.order_id = o.order_id
        LEFT JOIN (SELECT order_id, SUM(amount_minor) AS paid FROM payments GROUP BY order_id) p
          ON p.order_id = o.order_id
        WHERE o.total_minor <> COALESCE(k.costs, -1) OR o.total_minor <> COALESCE(p.paid, -1)
    """,
    "a ticket costs what its show costs, for each of its places": """
        SELECT t.ticket_id, t.price_minor, p.price_minor, s.places FROM tickets t
        JOIN schedules h ON h.schedule_id = t.schedule_id
        LEFT JOIN seats s ON s.layout_id = h.layout_id AND s.seat_id = t.seat_id
        LEFT JOIN schedule_prices p ON p.schedule_id = t.schedule_id AND p.ticket_type = t.ticket_type
        WHERE COALESCE(t.price_minor <> p.price_minor * s.places, 1) OR t.places <> s.places
    """,
    "only seats that people can sit on are taken": """
        SELECT c.schedule_id, c.seat_id FROM seat_claims c JOIN schedules h ON h.schedule_id = c.schedule_id
        LEFT JOIN seats s ON s.layout_id = h.layout_id AND s.seat_id = c.seat_id
        WHERE s.seat_id IS NULL OR s.kind = 'broken' OR s.places <> c.places
    """,
    "the lines of a booking sum to 0, and an order has exactly one": """
        SELECT request_id, 'unbalanced' FROM ledger_entries GROUP BY request_id HAVING SUM(amount_minor) <> 0
        UNION ALL
        SELECT o.request_id, 'not exactly one booking' FROM orders o LEFT JOIN ledger_entries l
          ON l.order_id = o.order_id
        GROUP BY o.order_id, o.request_id
        HAVING COUNT(DISTINCT l.request_id) <> 1 OR MIN(l.request_id) <> o.request_id
    """,
    "orders are the revenue of the ledger, payments its cash": """
        SELECT * FROM (SELECT
          (SELECT COALESCE(SUM(total_minor), 0) FROM orders) AS ordered,
          (SELECT COALESCE(-SUM(amount_minor), 0) FROM ledger_entries WHERE account = 'revenue') AS booked,
          (SELECT COALESCE(SUM(amount_minor), 0) FROM payments) AS paid,
          (SELECT COALESCE(SUM(amount_minor), 0) FROM ledger_entries WHERE account <> 'revenue') AS received) sums
        WHERE ordered <> booked OR booked <> paid OR paid <> received
    """,
    "a sale has one request, and a request of a sale has its order and its answer": """
        SELECT q.request_id, 'without order' FROM requests q LEFT JOIN orders o ON o.request_id = q.request_id
        WHERE q.method = 'SellTicketsRequest' AND o.order_id IS NULL
        UNION ALL
        SELECT o.request_id, 'without request' FROM orders o LEFT JOIN requests q
          ON q.request_id = o.request_id AND q.method = 'SellTicketsRequest' AND q.user_id = o.user_id
        WHERE q.request_id IS NULL
        UNION ALL
        SELECT request_id, 'without answer' FROM requests WHERE answer IS NULL
    """,
    "the orders of a counter are numbered from 1 without gaps": """
        SELECT * FROM (SELECT counter_name, order_number,
            ROW_NUMBER() OVER (PARTITION BY counter_name ORDER BY order_number) AS wanted,
            COUNT(*) OVER (PARTITION BY counter_name) AS orders_of_counter FROM orders) o
        LEFT JOIN document_numbers d ON d.series = CONCAT('order ', o.counter_name)
        WHERE SUBSTR(o.order_number, -6) + 0 <> o.wanted OR COALESCE(d.last_number, 0) <> o.orders_of_counter
    """,
    "no two shows are in one hall at once": """
        SELECT a.schedule_id, b.schedule_id FROM schedules a JOIN schedules b
          ON a.studio_id = b.studio_id AND a.schedule_id < b.schedule_id
          AND a.starts_at < b.ends_at AND b.starts_at < a.ends_at
    """,
}


def broken_promises(database: Database) -> dict[str, list[str]]:
    """What breaks a promise, by the promise; nothing if all is well."""
    with database.reading() as session:
        return broken_promises_in(session)


def broken_promises_in(session: Session) -> dict[str, list[str]]:
    """As `broken_promises`, as this transaction sees it."""
    found = {}
    for promise, query in INVARIANTS.items():
        if rows := session.execute(text(_in_dialect(query, session))).all():
            found[promise] = [str(tuple(row)) for row in rows]
    return found


def lost_orders(database: Database, acknowledged: Collection[tuple[str, int]]) -> list[tuple[str, int]]:
    """Those of the orders that counters were told of (number, total in minor units) that are not there as told."""
    with database.reading() as session:
        there = {tuple(row) for row in session.execute(text("SELECT order_number, total_minor FROM orders"))}
    return [order for order in acknowledged if order not in there]


def _in_dialect(query: str, session: Session) -> str:
    """SQLite has CONCAT() only from 3.44 on."""
    if session.get_bind().dialect.name == "sqlite":
        return query.replace("CONCAT('order ', o.counter_name)", "'order ' || o.counter_name")
    return query
