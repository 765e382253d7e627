"""Which database a server sells from, so that `ttms-server status` knows whether it is the one of the settings."""

import hashlib
from pathlib import Path

from sqlalchemy import select, text
from sqlalchemy.orm import Session

from ttms_server.order.checkin.models import TicketKeyRow
from ttms_server.schema import table_of

_KEYS = table_of(TicketKeyRow).c


def health_name(session: Session) -> str:
    """The service that health.v1 knows where this very database is served; empty if no server ever did.

    It comes from the first key that signed tickets here, and from the place: of SQLite the file itself, so that a copy
    is another one, and so is a file that was put in the place of the one that a server has open.
    """
    first = session.scalar(select(_KEYS.public_key).order_by(_KEYS.made_at, _KEYS.key_id).limit(1))
    if first is None:
        return ""
    digits = hashlib.sha256(f"{first} {_place(session)}".encode()).hexdigest()
    return f"ttms.books.{digits[:16]}"


def _place(session: Session) -> str:
    url = session.connection().engine.url
    if url.get_backend_name() != "sqlite":
        return str(session.scalar(text("SELECT DATABASE()")))
    file = Path(url.database or "").stat()
    return f"{file.st_dev}:{file.st_ino}"
