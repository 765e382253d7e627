"""A box office that a state machine can begin anew many times: real server, real database, a clock of its own."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from itertools import count

from sqlalchemy import text
from sqlalchemy.orm import Session

from support.cinema import found_cinema, opened, put_show
from support.raw_calls import Caller
from support.server_thread import LoopThread, ServerThread
from support.sessions import token_of
from support.stepping_clock import SteppingClock
from support.tenders import offer
from ttms_server import clock as system_clock
from ttms_server.all_models import metadata
from ttms_server.check.service import PROMISES, dialect_query
from ttms_server.db import Database
from ttms_server.order.chain import verify
from ttms_server.order.extra.models import Charged
from ttms_server.play import films
from ttms_server.studio import service as studio_service

PLAN = "oooo\no<>x"
CLERKS = {"1": "clerk", "2": "second", "3": "manager"}
# What is not of a sale stays from one example to the next.
STAYS = {
    *("alembic_version", "users", "sessions", "throttles", "studios", "layouts", "seats", "plays", "ticket_types"),
    *("schedules", "schedule_prices", "extras", "ticket_keys", "rollup_zone", "books_currency", "counter_names"),
}
FEE_MINOR, SERVICE_MINOR = 250, 300
_AHEAD = timedelta(days=30)


class SmallBoxOffice:
    """One hall, three counters; `begin` forgets all sales and puts two new shows on."""

    def __init__(self, loop: LoopThread, database: Database) -> None:
        self.database = database
        self.clock = SteppingClock(system_clock.now())
        self._loop = loop
        self._studio_id = found_cinema(database, plan=PLAN).studio_id
        with database.writing() as session:
            offer(session, "fee", FEE_MINOR, Charged.TICKET)
            offer(session, "service", SERVICE_MINOR, Charged.ORDER, refundable=False)
        self._days = count(1)
        self._tables = [table.name for table in metadata.sorted_tables if table.name not in STAYS]
        self._without_guards()
        self._tokens = {
            name: token_of(database, user, now=self.clock(), counter_name=name) for name, user in CLERKS.items()
        }
        self._server: ServerThread | None = None
        self.counters: dict[str, Caller] = {}
        self._question = _one_question(database)

    def begin(self) -> list[int]:
        """Two shows that nobody has bought a seat of, and no sale at all; also the server knows of none."""
        self.stop()
        self._forget()
        self.start()
        with self.database.writing() as session:
            play = films.find_play(session, "大都会")
            assert play is not None
            studio = studio_service.get_studio(session, self._studio_id)
            starts = [self.clock() + _AHEAD + timedelta(days=next(self._days)) for _ in range(2)]
            return [put_show(session, play, studio, start) for start in starts]

    def start(self) -> None:
        """Start the server anew; the database stays as it was."""
        self.stop()
        self._server = ServerThread(self._loop, self.database, clock=self.clock).__enter__()
        self.counters = {name: self._server.anybody.with_token(token) for name, token in self._tokens.items()}

    def stop(self) -> None:
        if self._server is not None:
            self._server.__exit__()
            self._server = None

    def broken(self) -> dict[str, int]:
        """The promises that are broken, with the number of rows that break each; one question for all of them."""
        with self.database.snapshot() as session:
            found = session.connection().exec_driver_sql(self._question).all()
        return {PROMISES[number].text: rows for number, rows in found}

    def broken_chains(self) -> list[str]:
        """Where the tables say something else than the chains."""
        with self.database.snapshot() as session:
            return [str(fault) for fault in verify.faults(session)]

    def extras_left_behind(self) -> list[int]:
        """Orders without a valid ticket that still have extras whose money goes back."""
        query = """
            SELECT x.order_id FROM order_extras x
            LEFT JOIN refunds r ON r.order_id = x.order_id
            LEFT JOIN refunded_extras b ON b.refund_id = r.refund_id AND b.line_no = x.line_no
            WHERE x.refundable = 1 AND NOT EXISTS (SELECT 1 FROM tickets t WHERE t.order_id = x.order_id AND t.live = 1)
            GROUP BY x.order_id, x.line_no, x.quantity HAVING COALESCE(SUM(b.quantity), 0) <> x.quantity
        """
        with self.database.reading() as session:
            return list(session.scalars(text(query)))

    def taken(self, schedule_id: int, now: datetime) -> dict[int, str]:
        """The state of each seat of the show that is not free."""
        query = text(
            "SELECT seat_id, state FROM seat_claims WHERE schedule_id = :show AND (state = 'sold' OR held_until > :now)"
        )
        moment: object = f"{now:%Y-%m-%dT%H:%M:%S.%f}Z" if self.database.is_sqlite else now.replace(tzinfo=None)
        with self.database.reading() as session:
            return {row[0]: row[1] for row in session.execute(query, {"show": schedule_id, "now": moment})}

    def _forget(self) -> None:
        with self.database.writing() as session:
            if self.database.is_sqlite:
                session.execute(text("PRAGMA defer_foreign_keys=ON"))
                for table in self._tables:
                    session.execute(text(f"DELETE FROM {table}"))
                return
            session.execute(text("SET FOREIGN_KEY_CHECKS=0"))
            for table in self._used(session):
                session.execute(text(f"TRUNCATE TABLE {table}"))
            session.execute(text("SET FOREIGN_KEY_CHECKS=1"))

    def _used(self, session: Session) -> list[str]:
        union = " UNION ALL ".join(f"SELECT '{table}', EXISTS (SELECT 1 FROM {table})" for table in self._tables)
        return [table for table, used in session.execute(text(union)) if used]

    def _without_guards(self) -> None:
        """Nothing is deleted from the books, but here they begin anew."""
        where = "type = 'trigger'" if self.database.is_sqlite else ""
        query = (
            f"SELECT name FROM sqlite_schema WHERE {where} AND name LIKE '%_no_delete'"
            if self.database.is_sqlite
            else "SELECT TRIGGER_NAME FROM information_schema.TRIGGERS WHERE TRIGGER_SCHEMA = DATABASE() "
            "AND TRIGGER_NAME LIKE '%_no_delete'"
        )
        with self.database.engine.begin() as connection:
            for (name,) in connection.execute(text(query)).all():
                connection.execute(text(f"DROP TRIGGER {name}"))


def _one_question(database: Database) -> str:
    with database.reading() as session:
        parts = [
            f"SELECT {number}, COUNT(*) FROM ({dialect_query(promise, session)}) q{number} HAVING COUNT(*) > 0"
            for number, promise in enumerate(PROMISES)
        ]
    # The driver of MySQL takes a single % for one of its own signs.
    return " UNION ALL ".join(parts).replace("%", "%" if database.is_sqlite else "%%")


@contextmanager
def small_box_office(loop: LoopThread, database_url: str) -> Iterator[SmallBoxOffice]:
    """In a database of its own; the server runs until the block ends."""
    with opened(database_url) as database:
        office = SmallBoxOffice(loop, database)
        office.start()
        try:
            yield office
        finally:
            office.stop()
