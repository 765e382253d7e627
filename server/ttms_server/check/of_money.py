"""What must always be true of orders, payments and the ledger."""

from ttms_server.check.promise import Promise, number_in

_NUMBER = number_in("order_number", "-")

MONEY: tuple[Promise, ...] = (
    Promise(
        "I3",
        "an order costs what its tickets and extras cost and what was paid",
        "orders",
        """
        SELECT o.order_id, o.total_minor, k.costs, x.extras, p.paid FROM orders o
        LEFT JOIN (SELECT order_id, SUM(price_minor) AS costs FROM tickets GROUP BY order_id) k
          ON k.order_id = o.order_id
        LEFT JOIN (SELECT order_id, SUM(quantity * price_minor) AS extras FROM order_extras GROUP BY order_id) x
          ON x.order_id = o.order_id
        LEFT JOIN (SELECT order_id, SUM(amount_minor) AS paid FROM payments GROUP BY order_id) p
          ON p.order_id = o.order_id
        WHERE o.total_minor <> COALESCE(k.costs, -1) + COALESCE(x.extras, 0) OR o.total_minor <> COALESCE(p.paid, -1)
        """,
    ),
    Promise(
        "I5",
        "the lines of a booking sum to 0",
        "ledger_entries",
        "SELECT request_id FROM ledger_entries GROUP BY request_id HAVING SUM(amount_minor) <> 0",
    ),
    Promise(
        "I5",
        "an order has one booking, a refund has one, and there are no others",
        "ledger_entries",
        """
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
    ),
    Promise(
        "I5",
        "a line of the ledger knows whose it is, when it was and of which show",
        "ledger_entries",
        """
        SELECT l.request_id, l.line_no FROM ledger_entries l JOIN orders o ON o.order_id = l.order_id
        LEFT JOIN refunds r ON r.request_id = l.request_id
        WHERE l.schedule_id <> o.schedule_id OR l.user_id <> COALESCE(r.user_id, o.user_id)
          OR l.counter_name <> COALESCE(r.counter_name, o.counter_name)
          OR l.booked_at <> COALESCE(r.refunded_at, o.sold_at)
        """,
    ),
    Promise(
        "I5",
        "the revenue of a booking is that of its tickets, type by type",
        "ledger_entries",
        """
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
    ),
    Promise(
        "I5",
        "what extras brought in is what orders have of them, less what refunds gave back",
        "order_extras",
        """
        SELECT request_id, SUM(money) FROM (
          SELECT request_id, amount_minor AS money FROM ledger_entries WHERE account = 'extras'
          UNION ALL
          SELECT o.request_id, x.quantity * x.price_minor FROM order_extras x JOIN orders o ON o.order_id = x.order_id
          UNION ALL
          SELECT r.request_id, -g.quantity * x.price_minor FROM refunded_extras g
          JOIN refunds r ON r.refund_id = g.refund_id
          JOIN order_extras x ON x.order_id = r.order_id AND x.line_no = g.line_no
        ) both_sides GROUP BY request_id HAVING SUM(money) <> 0
        """,
    ),
    Promise(
        "I5",
        "what was paid and given back is what the tenders' accounts received and gave",
        "ledger_entries",
        """
        SELECT request_id, tender, SUM(money) FROM (
          SELECT request_id, account AS tender, amount_minor AS money FROM ledger_entries
          WHERE account NOT IN ('revenue', 'extras') AND kind IN ('sale', 'refund')
          UNION ALL
          SELECT o.request_id, p.tender, -p.amount_minor FROM payments p JOIN orders o ON o.order_id = p.order_id
          UNION ALL
          SELECT r.request_id, p.tender, p.amount_minor
          FROM refund_payments p JOIN refunds r ON r.refund_id = p.refund_id
        ) both_sides GROUP BY request_id, tender HAVING SUM(money) <> 0
        """,
    ),
    Promise(
        "I7",
        "a sale or refund has one request, and such a request has its order or refund and its answer",
        "requests",
        """
        SELECT q.request_id, 'without order' FROM requests q LEFT JOIN orders o ON o.request_id = q.request_id
        WHERE q.method IN ('SellTicketsRequest', 'ExchangeTicketsRequest') AND o.order_id IS NULL
        UNION ALL
        SELECT q.request_id, 'without refund' FROM requests q LEFT JOIN refunds r ON r.request_id = q.request_id
        WHERE q.method IN ('RefundTicketsRequest', 'ExchangeTicketsRequest') AND r.refund_id IS NULL
        UNION ALL
        SELECT o.request_id, 'without request' FROM orders o LEFT JOIN requests q
          ON q.request_id = o.request_id AND q.user_id = o.user_id
          AND q.method IN ('SellTicketsRequest', 'ExchangeTicketsRequest')
        WHERE q.request_id IS NULL
        UNION ALL
        SELECT r.request_id, 'without request' FROM refunds r LEFT JOIN requests q
          ON q.request_id = r.request_id AND q.user_id = r.user_id
          AND q.method IN ('RefundTicketsRequest', 'ExchangeTicketsRequest')
        WHERE q.request_id IS NULL
        UNION ALL
        SELECT request_id, 'without answer' FROM requests WHERE answer IS NULL
        """,
    ),
    Promise(
        "I8",
        "the orders of a counter are numbered from 1 without gaps",
        "orders",
        f"""
        SELECT o.order_number, o.wanted FROM (SELECT counter_name, order_number, {_NUMBER} AS number,
            ROW_NUMBER() OVER (PARTITION BY counter_name ORDER BY {_NUMBER}) AS wanted,
            COUNT(*) OVER (PARTITION BY counter_name) AS orders_of_counter FROM orders) o
        LEFT JOIN document_numbers d ON d.series = CONCAT('order ', o.counter_name)
        WHERE o.number <> o.wanted OR COALESCE(d.last_number, 0) <> o.orders_of_counter
        """,  # noqa: S608 - names of our own
    ),
    Promise(
        "I10",
        "an order that a counter was told of is there, as it was told",
        "requests",
        """
        SELECT q.request_id, o.order_number FROM requests q JOIN orders o ON o.request_id = q.request_id
        WHERE q.method IN ('SellTicketsRequest', 'ExchangeTicketsRequest')
          AND COALESCE(HEX(q.answer), '') NOT LIKE CONCAT('%', HEX(o.order_number), '%')
        """,
    ),
)
