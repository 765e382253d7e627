"""Card slips that were stored as they were typed still count once, however their references are typed now."""

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import insert, text
from sqlalchemy.orm import Session

from support.cinema import opened
from support.earlier_schema import go_back
from ttms_server.order.payment import repository
from ttms_server.order.payment.models import CardSlipRow
from ttms_server.requests import RequestRow
from ttms_server.schema_version import upgrade

OLD = [("t1", "a7-10"), ("T1", "123456"), ("Kasse 1", "A7 10"), ("T1", "- -"), ("T2", "\ufdfa" * 30)]
REQUEST = "00000000-0000-0000-0000-000000000001"


def slip(terminal: str, approval: str) -> dict[str, Any]:
    names: dict[str, Any] = {"terminal": terminal, "approval": approval, "request_id": REQUEST}
    return names | {"kind": "payment", "line_no": 1, "amount_minor": 1}


def add_old(session: Session) -> None:
    """What an older program stored."""
    request = {"user_id": 1, "method": "SellTicketsRequest", "content_sha256": "0" * 64}
    session.execute(insert(RequestRow).values(request_id=REQUEST, received_at=datetime.now(UTC), **request))
    session.execute(insert(CardSlipRow), [slip(*old) for old in OLD])
    go_back(session.connection(), "0021")


AGAIN = {("T1", "A710"), ("T1", "123456"), ("KASSE 1", "A710")}
NEW = {("T1", "A711"), ("T2", "A710")}


def test_an_old_approval_pays_once_in_whatever_spelling(database_url: str) -> None:
    with opened(database_url) as database:
        with database.writing() as session:
            add_old(session)

        upgrade(database)

        with database.writing() as session:
            stored = {typed for typed in AGAIN | NEW if repository.add_slip(session, CardSlipRow(**slip(*typed)))}
            assert stored == NEW
            assert session.scalar(text("SELECT COUNT(*) FROM card_slips")) == len(OLD) + len(NEW)
