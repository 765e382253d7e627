"""Operations at the one door to seats and money, as tests hand them in."""

import asyncio
import threading
from collections.abc import Callable
from concurrent.futures import Future
from uuid import uuid4

from sqlalchemy import text
from sqlalchemy.orm import Session

from support.cinema import count
from support.server_thread import LoopThread
from ttms_server import clock
from ttms_server.db import Database
from ttms_server.errors import FieldInvalid, Refusal
from ttms_server.group_commit import GroupCommit
from ttms_server.requests import Request

Apply = Callable[[Session], bytes]


class Door:
    """A group commit that a test can hold shut while operations gather in front of it."""

    def __init__(self, loop: LoopThread, database: Database) -> None:
        self.database = database
        self._loop = loop
        self.group_commit = GroupCommit(database, clock.now)

    def send(self, apply: Apply, request: Request | None = None) -> "Future[bytes]":
        """Hand in an operation."""
        return self._loop.start(self.group_commit.submit(request or a_request(), apply))

    def together(self, *applies: Apply, request: Request | None = None) -> "list[Future[bytes]]":
        """Hand in operations that become one group: they wait behind one that holds the door."""
        entered, release = threading.Event(), threading.Event()

        def hold(_session: Session) -> bytes:
            entered.set()
            release.wait(10)
            return b""

        holding = self.send(hold)
        assert entered.wait(10)
        sent = [self.send(apply, request) for apply in applies]
        self._loop.run(asyncio.sleep(0))
        release.set()
        holding.result(10)
        return sent


def a_request(request_id: str = "", *, user_id: int = 1, content: str = "c") -> Request:
    return Request(request_id or str(uuid4()), user_id, "Test", content)


def adding(*names: str) -> Apply:
    """Stores a row for each name; the answer is the names."""

    def apply(session: Session) -> bytes:
        for name in names:
            session.execute(text(f"INSERT INTO document_numbers VALUES ('test {name}', 1)"))
        return " ".join(names).encode()

    return apply


def refusing(*first: str) -> Apply:
    """Stores rows, if any, and then says no."""

    def apply(session: Session) -> bytes:
        adding(*first)(session)
        raise FieldInvalid("name", "is refused")

    return apply


def outcome(future: "Future[bytes]") -> str:
    try:
        return future.result(30).decode()
    except Refusal as refusal:
        return refusal.reason


def stored(database: Database) -> list[str]:
    with database.reading() as session:
        series = session.scalars(text("SELECT series FROM document_numbers WHERE series LIKE 'test %' ORDER BY series"))
        return [name.removeprefix("test ") for name in series]


def requests_stored(database: Database) -> int:
    return count(database, "SELECT COUNT(*) FROM requests WHERE method = 'Test'")
