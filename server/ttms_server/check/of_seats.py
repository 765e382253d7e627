"""What must always be true of seats, tickets and shows."""

from ttms_server.check.promise import Promise

SEATS: tuple[Promise, ...] = (
    Promise(
        "I1",
        "a seat of a show has one live ticket",
        "tickets",
        """
        SELECT schedule_id, seat_id, COUNT(*) FROM tickets WHERE live = 1
        GROUP BY schedule_id, seat_id HAVING COUNT(*) > 1
        """,
    ),
    Promise(
        "I2",
        "sold seats and live tickets are the same",
        "seat_claims",
        """
        SELECT t.ticket_id, 'live ticket without its sold seat' FROM tickets t LEFT JOIN seat_claims c
          ON c.schedule_id = t.schedule_id AND c.seat_id = t.seat_id AND c.state = 'sold' AND c.order_id = t.order_id
        WHERE t.live = 1 AND c.seat_id IS NULL
        UNION ALL
        SELECT c.seat_id, 'sold seat without its live ticket' FROM seat_claims c LEFT JOIN tickets t
          ON t.schedule_id = c.schedule_id AND t.seat_id = c.seat_id AND t.live = 1 AND t.order_id = c.order_id
        WHERE c.state = 'sold' AND t.ticket_id IS NULL
        """,
    ),
    Promise(
        "I3",
        "a ticket costs what its show costs in the category of its seat, for each place, unless it was given away",
        "tickets",
        """
        SELECT t.ticket_id, t.price_minor, COALESCE(k.price_minor, p.price_minor) AS other_price_minor, s.places
        FROM tickets t
        JOIN schedules h ON h.schedule_id = t.schedule_id
        LEFT JOIN seats s ON s.layout_id = h.layout_id AND s.seat_id = t.seat_id
        LEFT JOIN schedule_prices p ON p.schedule_id = t.schedule_id AND p.ticket_type = t.ticket_type
        LEFT JOIN schedule_category_prices k
          ON k.schedule_id = t.schedule_id AND k.category = s.category AND k.ticket_type = t.ticket_type
        LEFT JOIN comps c ON c.ticket_id = t.ticket_id
        WHERE COALESCE(t.price_minor <> CASE WHEN c.ticket_id IS NULL
            THEN COALESCE(k.price_minor, p.price_minor) * s.places ELSE 0 END, 1)
          OR t.places <> s.places
        """,
    ),
    Promise(
        "I2",
        "only seats that people can sit on are taken",
        "seat_claims",
        """
        SELECT c.schedule_id, c.seat_id FROM seat_claims c JOIN schedules h ON h.schedule_id = c.schedule_id
        LEFT JOIN seats s ON s.layout_id = h.layout_id AND s.seat_id = c.seat_id
        WHERE s.seat_id IS NULL OR s.kind = 'broken' OR s.places <> c.places
        """,
    ),
    Promise(
        "I2",
        "a reserved seat belongs to a reservation of its show that has not ended, and is free when that says",
        "seat_claims",
        """
        SELECT c.schedule_id, c.seat_id, c.reservation_id FROM seat_claims c
        LEFT JOIN reservations r ON r.reservation_id = c.reservation_id
        WHERE (c.state IN ('reserved', 'house') AND (r.reservation_id IS NULL OR r.schedule_id <> c.schedule_id
            OR r.kind <> c.state OR r.kept_until <> c.held_until OR r.ended_at IS NOT NULL))
          OR (c.state IN ('held', 'sold') AND c.reservation_id IS NOT NULL)
        """,
    ),
    Promise(
        "I1",
        "no two shows are in one hall at once",
        "schedules",
        """
        SELECT a.schedule_id, b.schedule_id AS other_schedule_id FROM schedules a JOIN schedules b
          ON a.studio_id = b.studio_id AND a.schedule_id < b.schedule_id
          AND a.starts_at < b.ends_at AND b.starts_at < a.ends_at
        WHERE a.cancelled_at IS NULL AND b.cancelled_at IS NULL
        """,
    ),
)
