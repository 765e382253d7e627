"""What must always be true of doors."""

from ttms_server.check.promise import Promise

DOORS: tuple[Promise, ...] = (
    Promise(
        "I2",
        "whoever is inside was let in at a door",
        "tickets",
        """
        SELECT t.ticket_id FROM tickets t LEFT JOIN seat_events e
          ON e.schedule_id = t.schedule_id AND e.seat_id = t.seat_id AND e.deed = 'entered'
        WHERE t.entered = 1 AND e.event_id IS NULL
        """,
    ),
    Promise(
        "I2",
        "nobody is inside with a ticket that is not valid",
        "tickets",
        "SELECT ticket_id FROM tickets WHERE entered = 1 AND live IS NULL",
    ),
)
