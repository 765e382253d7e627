"""What must always be true of refunds."""

from ttms_server.check.promise import Promise, number_in

_NUMBER = number_in("refund_number", "-R")

REFUNDS: tuple[Promise, ...] = (
    Promise(
        "I4",
        "a ticket is refunded once",
        "refunded_tickets",
        "SELECT ticket_id FROM refunded_tickets GROUP BY ticket_id HAVING COUNT(*) > 1",
    ),
    Promise(
        "I4",
        "a ticket is either valid or refunded, by a refund of its order",
        "tickets",
        """
        SELECT t.ticket_id, t.live, r.refund_id FROM tickets t
        LEFT JOIN refunded_tickets g ON g.ticket_id = t.ticket_id
        LEFT JOIN refunds r ON r.refund_id = g.refund_id AND r.order_id = t.order_id
        WHERE COALESCE(t.live, 0) + (g.ticket_id IS NOT NULL) <> 1
          OR (g.refund_id IS NOT NULL) <> (r.refund_id IS NOT NULL)
        """,
    ),
    Promise(
        "I4",
        "a refund gives back what its tickets and extras cost",
        "refunds",
        """
        SELECT r.refund_id, r.total_minor, k.costs, x.extras, p.paid FROM refunds r
        LEFT JOIN (SELECT g.refund_id, SUM(t.price_minor) AS costs FROM refunded_tickets g
                   JOIN tickets t ON t.ticket_id = g.ticket_id GROUP BY g.refund_id) k ON k.refund_id = r.refund_id
        LEFT JOIN (SELECT g.refund_id, SUM(g.quantity * e.price_minor) AS extras FROM refunded_extras g
                   JOIN refunds b ON b.refund_id = g.refund_id
                   JOIN order_extras e ON e.order_id = b.order_id AND e.line_no = g.line_no GROUP BY g.refund_id) x
          ON x.refund_id = r.refund_id
        LEFT JOIN (SELECT refund_id, SUM(amount_minor) AS paid FROM refund_payments GROUP BY refund_id) p
          ON p.refund_id = r.refund_id
        WHERE r.total_minor <> COALESCE(k.costs, 0) + COALESCE(x.extras, 0) OR r.total_minor <> COALESCE(p.paid, -1)
          OR (k.costs IS NULL AND x.extras IS NULL)
        """,
    ),
    Promise(
        "I4",
        "of no extra more goes back than was sold",
        "refunded_extras",
        """
        SELECT b.order_id, b.line_no, b.gone, x.quantity FROM
          (SELECT r.order_id, g.line_no, SUM(g.quantity) AS gone FROM refunded_extras g
           JOIN refunds r ON r.refund_id = g.refund_id GROUP BY r.order_id, g.line_no) b
        LEFT JOIN order_extras x ON x.order_id = b.order_id AND x.line_no = b.line_no
        WHERE b.gone > COALESCE(x.quantity, 0)
        """,
    ),
    Promise(
        "I4",
        "by no tender more goes back than came in",
        "refund_payments",
        """
        SELECT b.order_id, b.tender, b.given_back, a.paid FROM
          (SELECT r.order_id, p.tender, SUM(p.amount_minor) AS given_back FROM refund_payments p
           JOIN refunds r ON r.refund_id = p.refund_id GROUP BY r.order_id, p.tender) b
        LEFT JOIN (SELECT order_id, tender, SUM(amount_minor) AS paid FROM payments GROUP BY order_id, tender) a
          ON a.order_id = b.order_id AND a.tender = b.tender
        WHERE b.given_back > COALESCE(a.paid, -1)
        """,
    ),
    Promise(
        "I4",
        "tickets are refunded until the show starts, unless it was cancelled",
        "refunds",
        """
        SELECT r.refund_id FROM refunds r JOIN orders o ON o.order_id = r.order_id
        JOIN schedules h ON h.schedule_id = o.schedule_id
        WHERE r.refunded_at >= h.starts_at AND h.cancelled_at IS NULL
        """,
    ),
    Promise(
        "I8",
        "the refunds of a counter are numbered from 1 without gaps",
        "refunds",
        f"""
        SELECT r.refund_number, r.wanted FROM (SELECT counter_name, refund_number, {_NUMBER} AS number,
            ROW_NUMBER() OVER (PARTITION BY counter_name ORDER BY {_NUMBER}) AS wanted,
            COUNT(*) OVER (PARTITION BY counter_name) AS refunds_of_counter FROM refunds) r
        LEFT JOIN document_numbers d ON d.series = CONCAT('refund ', r.counter_name)
        WHERE r.number <> r.wanted OR COALESCE(d.last_number, 0) <> r.refunds_of_counter
        """,  # noqa: S608 - names of our own
    ),
)
