"""Signing in and out: who is let in, who is not, and what a session is worth."""

import hashlib
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from typing import Any, Literal
from uuid import uuid4

import grpc
import pytest
from argon2 import PasswordHasher
from sqlalchemy import func, select, update

from support.cheap_passwords import REAL
from support.cinema import PASSWORD, SmallCinema
from support.contents import row_counts
from support.raw_calls import Outcome
from support.server_thread import LoopThread, ServerThread
from support.stepping_clock import SteppingClock
from ttms_server import clock
from ttms_server.db import Database
from ttms_server.user import passwords
from ttms_server.user.models import SessionRow, UserRow


def sign_in(server: ServerThread, user_name: str = "clerk", password: str = PASSWORD, **changed: Any) -> Outcome:
    fields = {"request_id": str(uuid4()), "user_name": user_name, "password": password, "counter_name": "1"}
    return server.anybody("SignIn", **(fields | changed))


def answer_to(server: ServerThread, token: str) -> str:
    """What the server says to a call with this token."""
    return server.anybody.with_token(token)("GetCurrentUser").reason


@contextmanager
def disabled(database: Database, user_name: str) -> Iterator[None]:
    def switch(moment: datetime | None) -> None:
        with database.writing() as session:
            session.execute(update(UserRow).where(UserRow.user_name_key == user_name).values(disabled_at=moment))

    switch(clock.now())
    try:
        yield
    finally:
        switch(None)


def sessions(database: Database) -> int:
    with database.reading() as session:
        return session.scalar(select(func.count()).select_from(SessionRow)) or 0


def people_and_sessions(server: ServerThread) -> dict[str, int]:
    """The number of rows of each table but the one that counts wrong tries."""
    return {table: rows for table, rows in row_counts(server.database).items() if table != "throttles"}


def test_the_right_password_opens_a_session(server: ServerThread) -> None:
    answer = sign_in(server, counter_name=" 2 ").answer

    caller = server.anybody.with_token(answer.token)("GetCurrentUser").answer
    assert (answer.user.user_name, answer.user.display_name, caller.counter_name) == ("clerk", "Clerk", "2")
    assert caller.user == answer.user
    assert (answer.cinema.currency, answer.cinema.time_zone, answer.cinema.hold_seconds) == (
        "CNY",
        "Asia/Shanghai",
        180,
    )


def test_a_session_lasts_so_long_as_the_settings_say(server: ServerThread) -> None:
    before = clock.now()

    expires_at = sign_in(server).answer.expires_at.ToDatetime(tzinfo=UTC)

    hours = timedelta(hours=server.settings.sessions.hours)
    assert before + hours <= expires_at <= clock.now() + hours


@pytest.mark.parametrize("name", ["CLERK", "Clerk", " clerk ", "cLeRk"])
def test_a_user_name_is_one_person_however_it_is_typed(server: ServerThread, name: str) -> None:
    assert sign_in(server, name).answer.user.user_name == "clerk"


@pytest.mark.parametrize(
    ("user_name", "password"),
    [("clerk", PASSWORD + "x"), ("clerk", PASSWORD.upper()), ("clerk", f" {PASSWORD}"), ("nobody", PASSWORD)],
)
def test_a_wrong_password_and_an_unknown_user_get_the_same_answer(
    server: ServerThread, user_name: str, password: str
) -> None:
    before = people_and_sessions(server)

    outcome = sign_in(server, user_name, password)

    assert (outcome.reason, outcome.details) == ("SIGN_IN_REFUSED", {})
    assert outcome.text == "The user name or the password is wrong."
    assert people_and_sessions(server) == before


def test_a_wrong_password_and_an_unknown_user_make_the_same_work(
    server: ServerThread, monkeypatch: pytest.MonkeyPatch
) -> None:
    hashes: list[str] = []

    class Counting(PasswordHasher):
        def verify(self, hash: str | bytes, password: str | bytes) -> Literal[True]:  # noqa: A002 - the library's name
            hashes.append(str(hash).rpartition("$")[0].rpartition("$")[0])
            return super().verify(hash, password)

    sign_in(server, "nobody", PASSWORD)
    monkeypatch.setattr(passwords, "_hasher", Counting(time_cost=1, memory_cost=8, parallelism=1))
    for user_name in ("nobody", "clerk", "somebody else"):
        sign_in(server, user_name, "wrong")

    assert len(hashes) == 3
    assert set(hashes) == {"$argon2id$v=19$m=8,t=1,p=1"}


def test_a_guess_costs_what_owasp_names_as_the_least() -> None:
    assert (REAL.time_cost, REAL.memory_cost, REAL.parallelism) == (2, 19456, 1)
    assert REAL.hash(PASSWORD).startswith("$argon2id$v=19$m=19456,t=2,p=1$")


def test_a_disabled_user_is_told_so_after_the_right_password_only(server: ServerThread) -> None:
    with disabled(server.database, "second"):
        assert sign_in(server, "second").reason == "USER_DISABLED"
        assert sign_in(server, "second", "wrong").reason == "SIGN_IN_REFUSED"


def test_a_disabled_user_is_refused_at_the_next_call(server: ServerThread) -> None:
    token = sign_in(server, "second").answer.token
    assert answer_to(server, token) == "OK"

    with disabled(server.database, "second"):
        assert answer_to(server, token) == "SESSION_EXPIRED"


ABSURD = {
    "a user name of 1 MB": ("user_name", "u" * 1_000_000),
    "a user name of 65 characters": ("user_name", "u" * 65),
    "no user name": ("user_name", ""),
    "spaces for a user name": ("user_name", " \t\n "),
    "a zero byte in the user name": ("user_name", "clerk\0"),
    "a line break in the user name": ("user_name", "cl\r\nerk"),
    "a password of 1 MB": ("password", "p" * 1_000_000),
    "a password of 1025 bytes": ("password", "é" * 512 + "x"),
    "no password": ("password", ""),
    "a name that is turned around": ("user_name", "\u202eclerk"),
    "a name that nobody sees": ("user_name", "\u3164"),
    "a counter that nobody sees": ("counter_name", "\u200b"),
    "a counter of 1 MB": ("counter_name", "1" * 1_000_000),
    "a counter of 17 characters": ("counter_name", "1" * 17),
    "no counter": ("counter_name", ""),
    "a zero byte in the counter": ("counter_name", "1\0"),
}


@pytest.mark.parametrize(("field", "value"), ABSURD.values(), ids=ABSURD)
def test_absurd_text_is_refused_with_the_name_of_its_field(server: ServerThread, field: str, value: str) -> None:
    before = row_counts(server.database)

    outcome = sign_in(server, **{field: value})

    assert (outcome.reason, outcome.details["field"]) == ("FIELD_INVALID", field)
    assert value.strip() not in outcome.text or not value.strip()
    assert row_counts(server.database) == before
    assert sign_in(server).reason == "OK"


@pytest.mark.parametrize("text", ["🎬" * 64, "Ω≈ç√", "'; DROP TABLE users; --", "%s%s%n", "𓀀", "p" * 64])
def test_strange_text_is_just_a_wrong_name_or_password(server: ServerThread, text: str) -> None:
    assert sign_in(server, text).reason == "SIGN_IN_REFUSED"
    assert sign_in(server).reason == "OK"  # so that none of the wrong tries must wait
    assert sign_in(server, password=text + "\0").reason == "SIGN_IN_REFUSED"


HALF = b"\xed\xa0\xbd"
UNDECODABLE = {
    "half a character": b"\x0a\x24" + b"0" * 36 + b"\x12\x03" + HALF + b"\x1a\x03" + HALF + b"\x22\x01\x31",
    "not UTF-8": b"\x12\x02\xff\xfe",
    "no message": b"\xff" * 100,
    "cut": b"\x12\x7fclerk",
    "10 000 levels deep": b"\x0b" * 10_000,
}


@pytest.mark.parametrize("request_bytes", UNDECODABLE.values(), ids=UNDECODABLE)
def test_bytes_that_are_no_request_are_refused(
    server: ServerThread, caplog: pytest.LogCaptureFixture, request_bytes: bytes
) -> None:
    outcome = server.anybody("SignIn", request_bytes)

    assert (outcome.reason, outcome.details["field"]) == ("FIELD_INVALID", "request")
    assert caplog.records == []
    assert sign_in(server).reason == "OK"


def test_of_a_token_only_the_sha_256_is_stored(server: ServerThread) -> None:
    token = sign_in(server).answer.token
    digest = hashlib.sha256(token.encode()).hexdigest()

    with server.database.reading() as session:
        [stored] = session.execute(select(SessionRow.__table__).where(SessionRow.token_sha256 == digest)).all()
    assert len(token) >= 43
    assert token not in str(stored)


def test_of_a_password_only_the_hash_is_stored(server: ServerThread) -> None:
    with server.database.reading() as session:
        stored = session.scalars(select(UserRow.password_hash)).all()

    assert len(stored) >= 4  # tests that run before this one may have added people
    assert passwords.hashed(PASSWORD) != passwords.hashed(PASSWORD)  # two who have the same are not seen to
    assert all(value.startswith("$argon2id$") and PASSWORD not in value for value in stored)


def test_signing_out_ends_the_session(server: ServerThread) -> None:
    token = sign_in(server).answer.token
    caller = server.anybody.with_token(token)

    assert caller("SignOut", request_id=str(uuid4())).reason == "OK"

    assert caller("GetCurrentUser").reason == "SESSION_EXPIRED"
    assert caller("SignOut", request_id=str(uuid4())).reason == "SESSION_EXPIRED"


def test_signing_out_leaves_other_sessions_alone(server: ServerThread) -> None:
    token, other = sign_in(server).answer.token, sign_in(server).answer.token

    server.anybody.with_token(token)("SignOut", request_id=str(uuid4()))

    assert answer_to(server, other) == "OK"


def test_a_session_ends_at_its_very_moment(loop: LoopThread, database: Database, cinema: SmallCinema) -> None:
    stepping = SteppingClock(clock.now())
    with ServerThread(loop, database, clock=stepping) as server:
        token = sign_in(server).answer.token
        stepping.step(hours=12, microseconds=-1)
        assert answer_to(server, token) == "OK"
        stepping.step(microseconds=1)
        assert answer_to(server, token) == "SESSION_EXPIRED"


@pytest.mark.parametrize("token", ["", "garbage", "x" * 4000, "a b", "Bearer Bearer"])
def test_a_token_that_nobody_was_given_is_refused(server: ServerThread, token: str) -> None:
    assert answer_to(server, token) == "NOT_SIGNED_IN"


def test_a_token_counts_only_as_bearer(server: ServerThread) -> None:
    token = sign_in(server).answer.token
    call = server.channel.unary_unary("/ttms_api.v1.UserService/GetCurrentUser", bytes, bytes)

    for name, value in [("authorization", token), ("authorization-bin", token.encode()), ("token", token)]:
        with pytest.raises(grpc.RpcError, match="UNAUTHENTICATED"):
            call(b"", timeout=5, metadata=((name, value),))


def test_a_repeated_sign_in_ends_the_first_token(server: ServerThread) -> None:
    request_id = str(uuid4())
    first = sign_in(server, request_id=request_id).answer.token
    before = sessions(server.database)

    second = sign_in(server, request_id=request_id).answer.token

    assert first != second
    assert (answer_to(server, first), answer_to(server, second)) == ("NOT_SIGNED_IN", "OK")
    assert sessions(server.database) == before


def test_a_sign_in_that_is_sent_several_times_at_once_leaves_one_session(server: ServerThread) -> None:
    before = sessions(server.database)
    with ThreadPoolExecutor(8) as threads:
        for request_id in [str(uuid4()) for _ in range(5)]:
            outcomes = list(threads.map(lambda _, same=request_id: sign_in(server, request_id=same), range(8)))
            assert {outcome.reason for outcome in outcomes} == {"OK"}
    assert sessions(server.database) == before + 5


def test_the_request_id_of_somebody_else_is_refused(server: ServerThread) -> None:
    request_id = str(uuid4())
    token = sign_in(server, request_id=request_id).answer.token

    assert sign_in(server, "second", request_id=request_id).reason == "REQUEST_ID_REUSED"
    assert answer_to(server, token) == "OK"
