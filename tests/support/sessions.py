"""Tokens of people, opened through the service without the work that a password takes."""

from datetime import datetime, timedelta
from uuid import uuid4

from ttms_server.db import Database
from ttms_server.user import repository, service
from ttms_server.user.service import SignIn


def token_of(
    database: Database,
    user_name: str,
    *,
    now: datetime,
    counter_name: str = "1",
    lasting: timedelta = timedelta(days=4000),
) -> str:
    """The token of a new session."""
    with database.writing() as session:
        user = repository.user_by_name(session, user_name)
        assert user is not None
        typed = SignIn(str(uuid4()), user_name, "", counter_name)
        return service.open_session(session, typed, user, now=now, lasting=lasting).token
