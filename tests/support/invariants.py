"""What must be true of every database at every moment: each query names what breaks a promise, and finds nothing.

They use only joins and window functions that MariaDB 10.2, MySQL 8 and SQLite 3.25 have.
"""

import re
from collections.abc import Collection

from sqlalchemy import text
from sqlalchemy.orm import Session

from ttms_server.db import Database

SEATS = {
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
    "no two shows are in one hall at once": """
        SELECT a.schedule_id, b.schedule_id FROM schedules a JOIN schedules b
          ON a.studio_id = b.studio_id AND a.schedule_id < b.schedule_id
          AND a.starts_at < b.ends_at AND b.starts_at < a.ends_at
        WHERE a.cancelled_at IS NULL AND b.cancelled_at IS NULL
    """,
}

REFUNDS = {
    "a ticket is refunded once": "SELECT ticket_id FROM refunded_tickets GROUP BY ticket_id HAVING COUNT(*) > 1",
    "a ticket is either valid or refunded, by a refund of its order": """
        SELECT t.ticket_id, t.live, r.refund_id FROM tickets t
        LEFT JOIN refunded_tickets g ON g.ticket_id = t.ticket_id
        LEFT JOIN refunds r ON r.refund_id = g.refund_id AND r.order_id = t.order_id
        WHERE COALESCE(t.live, 0) + (g.ticket_id IS NOT NULL) <> 1
          OR (g.refund_id IS NOT NULL) <> (r.refund_id IS NOT NULL)
    """,
    "a refund gives back what its tickets cost": """
        SELECT r.refund_id, r.total_minor, k.costs, p.paid FROM refunds r
        LEFT JOIN (SELECT g.refund_id, SUM(t.price_minor) AS costs FROM refunded_tickets g
                   JOIN tickets t ON t.ticket_id = g.ticket_id GROUP BY g.refund_id) k ON k.refund_id = r.refund_id
        LEFT JOIN (SELECT refund_id, SUM(amount_minor) AS paid FROM refund_payments GROUP BY refund_id) p
          ON p.refund_id = r.refund_id
        WHERE r.total_minor <> COALESCE(k.costs, -1) OR r.total_minor <> COALESCE(p.paid, -1)
    """,
    "by no tender more goes back than came in": """
        SELECT b.order_id, b.tender, b.given_back, a.paid FROM
          (SELECT r.order_id, p.tender, SUM(p.amount_minor) AS given_back FROM refund_payments p
           JOIN refunds r ON r.refund_id = p.refund_id GROUP BY r.order_id, p.tender) b
        LEFT JOIN (SELECT order_id, tender, SUM(amount_minor) AS paid FROM payments GROUP BY order_id, tender) a
          ON a.order_id = b.order_id AND a.tender = b.tender
        WHERE b.given_back > COALESCE(a.paid, -1)
    """,
    "tickets are refunded until the show starts, unless it was cancelled": """
        SELECT r.refund_id FROM refunds r JOIN orders o ON o.order_id = r.order_id
        JOIN schedules h ON h.schedule_id = o.schedule_id
        WHERE r.refunded_at >= h.starts_at AND h.cancelled_at IS NULL
    """,
    "the refunds of a counter are numbered from 1 without gaps": """
        SELECT * FROM (SELECT counter_name, refund_number,
            ROW_NUMBER() OVER (PARTITION BY counter_name ORDER BY refund_number) AS wanted,
            COUNT(*) OVER (PARTITION BY counter_name) AS refunds_of_counter FROM refunds) r
        LEFT JOIN document_numbers d ON d.series = CONCAT('refund ', r.counter_name)
        WHERE SUBSTR(r.refund_number, -6) + 0 <> r.wanted OR COALESCE(d.last_number, 0) <> r.refunds_of_counter
    """,
}

MONEY = {
    "an order costs what its tickets cost and what was paid": """
        SELECT o.order_id, o.total_minor, k.costs, p.paid FROM orders o
        LEFT JOIN (SELECT order_id, SUM(price_minor) AS costs FROM tickets GROUP BY order_id) k
          ON k.order_id = o.order_id
        LEFT JOIN (SELECT order_id, SUM(amount_minor) AS paid FROM payments GROUP BY order_id) p
          ON p.order_id = o.order_id
        WHERE o.total_minor <> COALESCE(k.costs, -1) OR o.total_minor <> COALESCE(p.paid, -1)
    """,
    "the lines of a booking sum to 0": """
        SELECT request_id FROM ledger_entries GROUP BY request_id HAVING SUM(amount_minor) <> 0
    """,
    "an order has one booking, a refund has one, and there are no others": """
        SELECT o.request_id, 'not exactly one booking' FROM orders o LEFT JOIN ledger_entries l
          ON l.order_id = o.order_id AND l.kind = 'sale'
        GROUP BY o.order_id, o.request_id
        HAVING COUNT(DISTINCT l.request_id) <> 1 OR MIN(l.request_id) <> o.request_id
        UNION ALL
        SELECT r.request_id, 'without booking' FROM refunds r LEFT JOIN ledger_entries l
          ON l.request_id = r.request_id AND l.order_id = r.order_id AND l.kind = 'refund'
        WHERE l.request_id IS NULL
        UNION ALL
        SELECT l.request_id, 'without refund' FROM ledger_entries l LEFT JOIN refunds r
          ON r.request_id = l.request_id AND r.order_id = l.order_id
        WHERE l.kind = 'refund' AND r.refund_id IS NULL
    """,
    "a line of the ledger knows whose it is, when it was and of which show": """
        SELECT l.request_id, l.line_no FROM ledger_entries l JOIN orders o ON o.order_id = l.order_id
        LEFT JOIN refunds r ON r.request_id = l.request_id
        WHERE l.schedule_id <> o.schedule_id OR l.user_id <> COALESCE(r.user_id, o.user_id)
          OR l.counter_name <> COALESCE(r.counter_name, o.counter_name)
          OR l.booked_at <> COALESCE(r.refunded_at, o.sold_at)
    """,
    "the revenue of a booking is that of its tickets, type by type": """
        SELECT request_id, ticket_type, SUM(tickets), SUM(places), SUM(money) FROM (
          SELECT request_id, ticket_type, ticket_count AS tickets, place_count AS places,
            CASE kind WHEN 'sale' THEN -amount_minor ELSE amount_minor END AS money
          FROM ledger_entries WHERE account = 'revenue'
          UNION ALL
          SELECT o.request_id, t.ticket_type, -1, -t.places, -t.price_minor
          FROM tickets t JOIN orders o ON o.order_id = t.order_id
          UNION ALL
          SELECT r.request_id, t.ticket_type, -1, -t.places, -t.price_minor
          FROM refunded_tickets g JOIN refunds r ON r.refund_id = g.refund_id
          JOIN tickets t ON t.ticket_id = g.ticket_id
        ) both_sides GROUP BY request_id, ticket_type
        HAVING SUM(tickets) <> 0 OR SUM(places) <> 0 OR SUM(money) <> 0
    """,
    "what was paid and given back is what the tenders' accounts received and gave": """
        SELECT request_id, tender, SUM(money) FROM (
          SELECT request_id, account AS tender, amount_minor AS money FROM ledger_entries WHERE account <> 'revenue'
          UNION ALL
          SELECT o.request_id, p.tender, -p.amount_minor FROM payments p JOIN orders o ON o.order_id = p.order_id
          UNION ALL
          SELECT r.request_id, p.tender, p.amount_minor
          FROM refund_payments p JOIN refunds r ON r.refund_id = p.refund_id
        ) both_sides GROUP BY request_id, tender HAVING SUM(money) <> 0
    """,
    "a sale or refund has one request, and such a request has its order or refund and its answer": """
        SELECT q.request_id, 'without order' FROM requests q LEFT JOIN orders o ON o.request_id = q.request_id
        WHERE q.method = 'SellTicketsRequest' AND o.order_id IS NULL
        UNION ALL
        SELECT q.request_id, 'without refund' FROM requests q LEFT JOIN refunds r ON r.request_id = q.request_id
        WHERE q.method = 'RefundTicketsRequest' AND r.refund_id IS NULL
        UNION ALL
        SELECT o.request_id, 'without request' FROM orders o LEFT JOIN requests q
          ON q.request_id = o.request_id AND q.method = 'SellTicketsRequest' AND q.user_id = o.user_id
        WHERE q.request_id IS NULL
        UNION ALL
        SELECT r.request_id, 'without request' FROM refunds r LEFT JOIN requests q
          ON q.request_id = r.request_id AND q.method = 'RefundTicketsRequest' AND q.user_id = r.user_id
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
}

INVARIANTS = SEATS | REFUNDS | MONEY


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
        return re.sub(r"CONCAT\(([^,]+), ([^)]+)\)", r"\1 || \2", query)
    return query
