"""Nothing secret is told: not in the log at its most talkative, not in errors of the database."""

from pathlib import Path
from uuid import uuid4

import grpc
import pytest
from sqlalchemy import insert
from sqlalchemy.exc import DBAPIError

from support.cinema import PASSWORD, SmallCinema, found_cinema, opened
from support.raw_calls import Caller
from support.server_process import ServerProcess
from ttms_server import clock
from ttms_server.db import Database
from ttms_server.user.models import UserRow

MARKER = "marker-8c1f0f"


def test_the_log_at_level_debug_has_no_password_token_or_ticket_code(sqlite_url: str, tmp_path: Path) -> None:
    with opened(sqlite_url) as database:
        cinema = found_cinema(database)
    with ServerProcess(sqlite_url, tmp_path, TTMS_LOG_LEVEL="debug") as server:
        with grpc.insecure_channel(server.address) as channel:
            secrets = sell(Caller(channel), cinema)
        server.stop()

    log = server.log
    assert "SignIn" in log
    assert "SIGN_IN_REFUSED" in log
    assert "method=SellTickets" in log
    assert [secret for secret in secrets if secret in log] == []


def sell(anybody: Caller, cinema: SmallCinema) -> list[str]:
    """Sign in wrongly and rightly, sell a ticket; returns everything that is nobody's business."""
    typed = {"user_name": "clerk", "counter_name": "1"}
    anybody("SignIn", request_id=str(uuid4()), password=MARKER, **typed)
    anybody.with_token(f"{MARKER}-token")("GetCurrentUser")
    token = anybody("SignIn", request_id=str(uuid4()), password=PASSWORD, **typed).answer.token
    clerk, show = anybody.with_token(token), {"schedule_id": cinema.schedule_id}
    hold_id = clerk("HoldSeats", request_id=str(uuid4()), seat_ids=[2], **show).answer.hold_id
    sale = {"tickets": [{"seat_id": 2, "ticket_type": "adult", "price_minor": 4500}]}
    paid = {"payments": [{"tender": 1, "given_minor": 4500}]}
    order = clerk("SellTickets", request_id=str(uuid4()), hold_id=hold_id, **show, **sale, **paid).answer.order
    return [MARKER, PASSWORD, token, order.tickets[0].code]


def test_an_error_of_the_database_does_not_show_what_was_to_be_stored(database: Database, cinema: SmallCinema) -> None:
    user = {"user_name": "x", "user_name_key": "x", "display_name": "x", "role": "dog", "created_at": clock.now()}

    with pytest.raises(DBAPIError) as error, database.writing() as session:
        session.execute(insert(UserRow).values(**user, password_hash=MARKER))

    assert MARKER not in str(error.value)
