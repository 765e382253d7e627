"""What must always be true of cards, vouchers and exchanges."""

from ttms_server.check.promise import Promise

TENDERS: tuple[Promise, ...] = (
    Promise(
        "I3",
        "what was paid by card has the terminal's approval, of the same sum",
        "payments",
        """
        SELECT p.order_id, p.line_no FROM payments p JOIN orders o ON o.order_id = p.order_id
        LEFT JOIN card_slips s ON s.request_id = o.request_id AND s.kind = 'payment' AND s.line_no = p.line_no
        LEFT JOIN exchanges e ON e.order_id = p.order_id
        WHERE p.tender = 'card' AND p.amount_minor > 0
          AND (s.amount_minor <> p.amount_minor OR (s.amount_minor IS NULL AND e.order_id IS NULL))
        """,
    ),
    Promise(
        "I4",
        "what goes back to a card has the terminal's reference, of the same sum",
        "refund_payments",
        """
        SELECT p.refund_id, p.line_no FROM refund_payments p JOIN refunds r ON r.refund_id = p.refund_id
        LEFT JOIN card_slips s ON s.request_id = r.request_id AND s.kind = 'refund' AND s.line_no = p.line_no
        LEFT JOIN exchanges e ON e.refund_id = p.refund_id
        WHERE p.tender = 'card' AND p.amount_minor > 0
          AND (s.amount_minor <> p.amount_minor OR (s.amount_minor IS NULL AND e.refund_id IS NULL))
        """,
    ),
    Promise(
        "I3",
        "an approval stands at what it is for",
        "card_slips",
        """
        SELECT s.terminal, s.approval FROM card_slips s
        LEFT JOIN orders o ON o.request_id = s.request_id AND s.kind = 'payment'
        LEFT JOIN payments p ON p.order_id = o.order_id AND p.line_no = s.line_no AND p.tender = 'card'
        LEFT JOIN refunds r ON r.request_id = s.request_id AND s.kind = 'refund'
        LEFT JOIN refund_payments b ON b.refund_id = r.refund_id AND b.line_no = s.line_no AND b.tender = 'card'
        LEFT JOIN vouchers v ON v.request_id = s.request_id AND s.kind = 'voucher' AND v.tender = 'card'
        WHERE p.order_id IS NULL AND b.refund_id IS NULL AND v.voucher_id IS NULL
        """,
    ),
    Promise(
        "I5",
        "the balance of a voucher is what was paid in less what was spent, move by move, and never negative",
        "voucher_moves",
        """
        SELECT m.voucher_id, m.seq, m.balance_minor, m.wanted FROM (SELECT voucher_id, seq, balance_minor, amount_minor,
            SUM(amount_minor) OVER (PARTITION BY voucher_id ORDER BY seq) AS wanted,
            ROW_NUMBER() OVER (PARTITION BY voucher_id ORDER BY seq) AS place FROM voucher_moves) m
        WHERE m.balance_minor <> m.wanted OR m.seq <> m.place OR m.balance_minor < 0
        """,
    ),
    Promise(
        "I5",
        "a voucher begins with what was paid for it",
        "vouchers",
        """
        SELECT v.voucher_id FROM vouchers v LEFT JOIN voucher_moves m
          ON m.voucher_id = v.voucher_id AND m.seq = 1 AND m.kind = 'issue' AND m.request_id = v.request_id
        WHERE v.amount_minor <> COALESCE(m.amount_minor, -1)
        """,
    ),
    Promise(
        "I5",
        "what lies on all vouchers is what the ledger owes, request by request",
        "ledger_entries",
        """
        SELECT request_id, SUM(money) FROM (
          SELECT request_id, amount_minor AS money FROM ledger_entries WHERE account = 'voucher'
          UNION ALL
          SELECT request_id, amount_minor FROM voucher_moves
        ) both_sides GROUP BY request_id HAVING SUM(money) <> 0
        """,
    ),
    Promise(
        "I5",
        "what was paid for a voucher is what the tender's account received",
        "vouchers",
        """
        SELECT v.voucher_id FROM vouchers v LEFT JOIN ledger_entries l
          ON l.request_id = v.request_id AND l.kind = 'voucher' AND l.account = v.tender
        WHERE v.amount_minor <> COALESCE(l.amount_minor, -1)
        """,
    ),
    Promise(
        "I7",
        "an exchange is one request that refunds and sells, and such a request is an exchange",
        "exchanges",
        """
        SELECT e.request_id FROM exchanges e
        LEFT JOIN refunds r ON r.refund_id = e.refund_id AND r.request_id = e.request_id
        LEFT JOIN orders o ON o.order_id = e.order_id AND o.request_id = e.request_id
        WHERE r.refund_id IS NULL OR o.order_id IS NULL
        UNION ALL
        SELECT r.request_id FROM refunds r JOIN orders o ON o.request_id = r.request_id
        LEFT JOIN exchanges e ON e.request_id = r.request_id WHERE e.request_id IS NULL
        """,
    ),
)
