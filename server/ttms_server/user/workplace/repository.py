"""Reading and writing which computer works as a counter."""

from typing import Any, cast

from sqlalchemy import CursorResult, insert, select, update
from sqlalchemy.orm import Session

from ttms_server.schema import table_of
from ttms_server.user.workplace.models import WorkplaceRow

_TABLE = table_of(WorkplaceRow)


def computer_of(session: Session, counter_name: str) -> tuple[str, str] | None:
    """The installation and the session's digest of the computer that was last at this counter."""
    query = select(_TABLE.c.installation_id, _TABLE.c.token_sha256).where(_TABLE.c.counter_name == counter_name)
    row = session.execute(query).one_or_none()
    return None if row is None else (row.installation_id, row.token_sha256)


def add(session: Session, counter_name: str, *, installation_id: str, token_sha256: str) -> None:
    """The first computer of this counter; of two at once the second meets the key."""
    values = {"counter_name": counter_name, "installation_id": installation_id, "token_sha256": token_sha256}
    session.execute(insert(_TABLE).values(values))


def change(session: Session, counter_name: str, *, seen: str, **values: str) -> bool:
    """Store `values` if the session at this counter is still the `seen` one; False if somebody was faster."""
    result = session.execute(
        update(_TABLE).where(_TABLE.c.counter_name == counter_name, _TABLE.c.token_sha256 == seen).values(values)
    )
    return cast("CursorResult[Any]", result).rowcount == 1
