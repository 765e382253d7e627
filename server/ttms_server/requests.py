"""The requests that were carried out, with their answers: what makes a repeated request harmless."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, delete, insert, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Mapped, Session, mapped_column

from ttms_server.database_errors import is_duplicate
from ttms_server.errors import RequestIdReused
from ttms_server.schema import ANSWER, ID, TABLE_OPTIONS, Base, UtcDateTime, table_of, text
from ttms_server.statements import find_rows


class RequestRow(Base):
    """A request that changed something, stored in the same transaction as its effect."""

    __tablename__ = "requests"
    # The primary key decides which of two equal requests takes effect.
    __table_args__ = TABLE_OPTIONS

    request_id: Mapped[str] = mapped_column(text(36), primary_key=True)
    user_id: Mapped[int] = mapped_column(ID)
    method: Mapped[str] = mapped_column(text(100))
    content_sha256: Mapped[str] = mapped_column(text(64))
    answer: Mapped[bytes | None] = mapped_column(ANSWER)
    received_at: Mapped[datetime] = mapped_column(UtcDateTime)


# On the table, not on its class, and made once: these run with every change.
_TABLE = table_of(RequestRow)
_INSERT = insert(_TABLE)
_ANSWER = update(_TABLE).where(_TABLE.c.request_id == bindparam("of")).values(answer=bindparam("answer"))
_STORED = ("request_id", "user_id", "method", "content_sha256", "answer")
_DELETE = delete(_TABLE).where(_TABLE.c.request_id == bindparam("of"))


@dataclass(frozen=True, slots=True)
class Request:
    """A changing call as the wire brought it: whose, which, and a digest of its content."""

    request_id: str
    user_id: int
    method: str
    content_sha256: str


def begin(session: Session, request: Request, received_at: datetime) -> bytes | None:
    """Store `request` and return None; or, if it was carried out before, return the answer that it got then.

    Raises:
        RequestIdReused: the id came before from somebody else or with other content.
    """
    try:
        session.execute(_INSERT, row_of(request, received_at))
    except IntegrityError as error:
        if not is_duplicate(error):
            raise
        return _first_answer(session, request)
    return None


def row_of(request: Request, received_at: datetime) -> dict[str, Any]:
    """The request as it is stored before it has its answer."""
    return {
        "request_id": request.request_id,
        "user_id": request.user_id,
        "method": request.method,
        "content_sha256": request.content_sha256,
        "received_at": received_at,
    }


def finish(session: Session, request: Request, answer: bytes) -> None:
    session.execute(_ANSWER, {"of": request.request_id, "answer": answer})


def forget(session: Session, request: Request) -> None:
    """Take back `begin`: a refused request may come again, and is looked at anew."""
    session.execute(_DELETE, {"of": request.request_id})


def find_answer(session: Session, *, request_id: str, user_id: int, method: str) -> bytes | None:
    """The answer that this request of this user got; None if it was not carried out."""
    return session.scalar(
        select(RequestRow.answer).where(
            RequestRow.request_id == request_id, RequestRow.user_id == user_id, RequestRow.method == method
        )
    )


def find_first_answer(session: Session, request: Request) -> bytes | None:
    """The stored answer of exactly this request, or None."""
    return find_answer(session, request_id=request.request_id, user_id=request.user_id, method=request.method)


def _first_answer(session: Session, request: Request) -> bytes:
    return checked_answer(request, find_stored(session, [request.request_id])[request.request_id])


def checked_answer(request: Request, stored: Mapping[str, Any]) -> bytes:
    """The answer in the row that has this request's id.

    Raises:
        RequestIdReused: the row is somebody else's, or has other content.
    """
    names = ("user_id", "method", "content_sha256")
    answer = stored["answer"]
    if answer is None or any(stored[name] != getattr(request, name) for name in names):
        raise RequestIdReused(request.request_id)
    return bytes(answer)


def find_stored(session: Session, request_ids: Collection[str]) -> Mapping[str, Mapping[str, Any]]:
    """Those of the requests that are stored, by id."""
    rows = find_rows(session.connection(), _TABLE, _STORED, request_ids, among="request_id")
    return {row[0]: dict(zip(_STORED, row, strict=True)) for row in rows}
