"""What must always be true of shifts, Z reports and the chains."""

from ttms_server.check.promise import Promise

SHIFTS: tuple[Promise, ...] = (
    Promise(
        "I6",
        "orders less refunds are the ledger's income, and that of Z reports and open shifts",
        "orders",
        """
        SELECT by_orders, by_ledger, by_z FROM (SELECT
          (SELECT COALESCE(SUM(total_minor), 0) FROM orders)
            - (SELECT COALESCE(SUM(total_minor), 0) FROM refunds) AS by_orders,
          (SELECT COALESCE(-SUM(amount_minor), 0) FROM ledger_entries
           WHERE account IN ('revenue', 'extras')) AS by_ledger,
          (SELECT COALESCE(SUM(net_minor), 0) FROM z_reports)
            + (SELECT COALESCE(-SUM(l.amount_minor), 0) FROM ledger_entries l
               LEFT JOIN z_reports z ON z.shift_id = l.shift_id
               WHERE l.account IN ('revenue', 'extras') AND z.shift_id IS NULL) AS by_z) sums
        WHERE by_orders <> by_ledger OR by_ledger <> by_z
        """,
    ),
    Promise(
        "I6",
        "a line of the ledger is in a shift of its counter",
        "ledger_entries",
        """
        SELECT l.request_id, l.line_no FROM ledger_entries l LEFT JOIN shifts s ON s.shift_id = l.shift_id
        WHERE s.shift_id IS NULL OR s.counter_name <> l.counter_name
        """,
    ),
    Promise(
        "I6",
        "the drawer of a closed shift is empty",
        "z_reports",
        """
        SELECT z.counter_name, z.z_number, SUM(l.amount_minor) FROM z_reports z
        JOIN ledger_entries l ON l.shift_id = z.shift_id AND l.account = 'cash'
        GROUP BY z.counter_name, z.z_number HAVING SUM(l.amount_minor) <> 0
        """,
    ),
    Promise(
        "I8",
        "Z reports of a counter are numbered from 1 without gaps, and their grand total is what they took so far",
        "z_reports",
        """
        SELECT counter_name, z_number FROM (SELECT counter_name, z_number, grand_total_minor,
            ROW_NUMBER() OVER (PARTITION BY counter_name ORDER BY z_number) AS wanted,
            SUM(gross_minor) OVER (PARTITION BY counter_name ORDER BY z_number) AS took FROM z_reports) z
        WHERE z_number <> wanted OR grand_total_minor <> took
        """,
    ),
    Promise(
        "I8",
        "a counter goes on from its last Z report",
        "counters",
        """
        SELECT c.counter_name FROM counters c LEFT JOIN (SELECT counter_name, MAX(z_number) AS last,
          MAX(grand_total_minor) AS total FROM z_reports GROUP BY counter_name) z ON z.counter_name = c.counter_name
        WHERE c.z_number <> COALESCE(z.last, 0) OR c.grand_total_minor <> COALESCE(z.total, 0)
          OR EXISTS (SELECT 1 FROM z_reports r WHERE r.shift_id = c.shift_id)
        """,
    ),
    Promise(
        "I8",
        "a Z report says what the ledger says of its shift",
        "z_reports",
        """
        SELECT z.counter_name, z.z_number FROM z_reports z LEFT JOIN (SELECT shift_id,
            -SUM(CASE WHEN kind = 'sale' AND account IN ('revenue', 'extras') THEN amount_minor ELSE 0 END) AS gross,
            SUM(CASE WHEN kind = 'refund' AND account IN ('revenue', 'extras') THEN amount_minor ELSE 0 END)
              AS refunded,
            SUM(CASE WHEN account = 'cash' AND kind <> 'close' THEN amount_minor ELSE 0 END) AS expected
          FROM ledger_entries GROUP BY shift_id) l ON l.shift_id = z.shift_id
        WHERE z.gross_minor <> COALESCE(l.gross, 0) OR z.refunded_minor <> COALESCE(l.refunded, 0)
          OR z.expected_minor <> COALESCE(l.expected, 0)
        """,
    ),
    Promise(
        "I9",
        "the chain of a counter has no hole, and each link carries the hash before it",
        "chain_links",
        """
        SELECT counter_name, seq FROM (SELECT counter_name, seq, prev_hash,
            COALESCE(LAG(hash) OVER (PARTITION BY counter_name ORDER BY seq), '') AS wanted_hash,
            ROW_NUMBER() OVER (PARTITION BY counter_name ORDER BY seq) AS wanted FROM chain_links) c
        WHERE seq <> wanted OR prev_hash <> wanted_hash
        """,
    ),
    Promise(
        "I9",
        "a chain ends where its counter and its last Z report say",
        "counters",
        """
        SELECT c.counter_name, c.chain_seq FROM counters c
        LEFT JOIN chain_links l ON l.counter_name = c.counter_name AND l.seq = c.chain_seq
        WHERE l.hash IS NULL OR l.hash <> c.chain_hash
        UNION ALL
        SELECT l.counter_name, MAX(l.seq) FROM chain_links l
        LEFT JOIN counters c ON c.counter_name = l.counter_name
        GROUP BY l.counter_name, c.chain_seq HAVING MAX(l.seq) > COALESCE(c.chain_seq, 0)
        UNION ALL
        SELECT z.counter_name, z.chain_seq FROM z_reports z
        LEFT JOIN chain_links l ON l.counter_name = z.counter_name AND l.seq = z.chain_seq
        WHERE l.hash IS NULL OR l.hash <> z.chain_hash
        """,
    ),
    Promise(
        "I9",
        "everything that was booked is in a chain",
        "ledger_entries",
        """
        SELECT e.request_id FROM ledger_entries e LEFT JOIN chain_links l ON l.request_id = e.request_id
        WHERE l.request_id IS NULL
        UNION ALL
        SELECT s.request_id FROM shifts s LEFT JOIN chain_links l ON l.request_id = s.request_id
        WHERE l.request_id IS NULL
        UNION ALL
        SELECT z.request_id FROM z_reports z LEFT JOIN chain_links l ON l.request_id = z.request_id
        WHERE l.request_id IS NULL
        """,
    ),
)
