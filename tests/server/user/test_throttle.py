"""Waits after wrong tries: of a machine at whatever accounts, and of all server processes together."""

from datetime import timedelta
from pathlib import Path
from uuid import uuid4

import grpc
from sqlalchemy import text

from support.cinema import PASSWORD, SmallCinema, found_cinema, opened
from support.raw_calls import Caller, Outcome
from support.server_process import ServerProcess
from support.server_thread import LoopThread, ServerThread
from support.sessions import token_of
from support.stepping_clock import SteppingClock
from ttms_server import clock as system_clock
from ttms_server.db import Database
from ttms_server.user import throttle
from ttms_server.user.throttle import Key


def sign_in(anybody: Caller, user_name: str, password: str = "a wrong password") -> Outcome:
    typed = {"user_name": user_name, "password": password, "counter_name": "1"}
    return anybody("SignIn", request_id=str(uuid4()), **typed)


def count_wrong(database: Database, clock: SteppingClock, *keys: Key, times: int) -> None:
    for _ in range(times):
        with database.writing() as session:
            throttle.count_wrong(session, keys, clock())


def wait(database: Database, clock: SteppingClock, key: Key) -> int:
    with database.reading() as session:
        return throttle.seconds_to_wait(session, [key], clock())


def test_after_thirty_wrong_tries_a_machine_waits_longer_and_longer_and_no_other_does(
    database: Database, cinema: SmallCinema
) -> None:
    clock = SteppingClock(system_clock.now().replace(second=0, microsecond=0) + timedelta(days=3000))
    machine = throttle.host(f"ipv4:{uuid4().hex}", clock())
    other = throttle.host(f"ipv4:{uuid4().hex}", clock())
    count_wrong(database, clock, machine, times=29)
    assert wait(database, clock, machine) == 0

    waits = []
    for _ in range(8):
        count_wrong(database, clock, machine, times=1)
        waits.append(wait(database, clock, machine))

    assert waits == [1, 2, 4, 8, 16, 32, 60, 60]
    assert wait(database, clock, other) == 0


def test_a_machine_that_tries_many_accounts_waits_until_its_minute_is_over(
    loop: LoopThread, database: Database, cinema: SmallCinema
) -> None:
    clock = SteppingClock(system_clock.now().replace(second=1, microsecond=0) + timedelta(days=3100))
    with ServerThread(loop, database, clock=clock) as server:
        reasons = [sign_in(server.anybody, uuid4().hex).reason for _ in range(30)]
        waiting = sign_in(server.anybody, "clerk", PASSWORD)
        clock.step(minutes=1)
        afterwards = sign_in(server.anybody, "clerk", PASSWORD)

    assert set(reasons) == {"SIGN_IN_REFUSED"}
    assert (waiting.reason, waiting.details) == ("SIGN_IN_THROTTLED", {"seconds": "1"})
    assert afterwards.reason == "OK"


def test_no_wait_outlasts_its_rule_when_the_clock_is_set_back(
    loop: LoopThread, database: Database, cinema: SmallCinema
) -> None:
    today = system_clock.now().replace(microsecond=0) + timedelta(days=3200)
    clock = SteppingClock(today + timedelta(days=5))
    account = throttle.account("password", "clerk")
    count_wrong(database, clock, account, times=11)
    with ServerThread(loop, database, clock=clock) as server:
        ahead = sign_in(server.anybody, "clerk", PASSWORD)
        clock.now = today
        wrong = sign_in(server.anybody, "clerk")
        waiting = sign_in(server.anybody, "clerk", PASSWORD)
        clock.step(seconds=60)
        afterwards = sign_in(server.anybody, "clerk", PASSWORD)

    assert (ahead.reason, ahead.details) == ("SIGN_IN_THROTTLED", {"seconds": "60"})
    assert wrong.reason == "SIGN_IN_REFUSED"  # it was looked at, and counts with those before
    assert (waiting.reason, waiting.details) == ("SIGN_IN_THROTTLED", {"seconds": "60"})
    assert afterwards.reason == "OK"


def test_a_reset_password_ends_the_wait_of_its_account_alone(
    loop: LoopThread, database: Database, cinema: SmallCinema
) -> None:
    clock = SteppingClock(system_clock.now().replace(microsecond=0) + timedelta(days=3300))
    for name in ("second", "manager"):
        count_wrong(database, clock, throttle.account("password", name), times=11)
    with ServerThread(loop, database, clock=clock) as server:
        token = token_of(database, "admin", now=clock())
        with database.reading() as session:
            user_id = session.scalar(text("SELECT user_id FROM users WHERE user_name = 'second'"))
        before = sign_in(server.anybody, "second", PASSWORD)
        reset = server.anybody.with_token(token)(
            "ResetPassword", request_id=str(uuid4()), user_id=user_id, new_password=PASSWORD
        )
        after, other = (sign_in(server.anybody, name, PASSWORD) for name in ("second", "manager"))

    assert (before.reason, reset.reason) == ("SIGN_IN_THROTTLED", "OK")
    assert (after.reason, other.reason) == ("OK", "SIGN_IN_THROTTLED")


def test_a_wait_holds_in_every_process_and_after_a_restart(database_url: str, tmp_path: Path) -> None:
    """On MariaDB two servers run together; on SQLite one follows the other."""
    account = throttle.account("password", "clerk")
    with opened(database_url) as database:
        found_cinema(database)
        before = SteppingClock(system_clock.now() - timedelta(minutes=2))
        count_wrong(database, before, account, times=11)
    folders = [tmp_path / "one", tmp_path / "two"]
    for folder in folders:
        folder.mkdir()
    one, two = (ServerProcess(database_url, folder) for folder in folders)
    with one, grpc.insecure_channel(one.address) as channel:
        assert sign_in(Caller(channel), "clerk").reason == "SIGN_IN_REFUSED"
        if database_url.startswith("sqlite"):
            one.stop()
        with two, grpc.insecure_channel(two.address) as other_channel:
            outcome = sign_in(Caller(other_channel), "CLERK", PASSWORD)
            others = sign_in(Caller(other_channel), "manager", PASSWORD)

    assert outcome.reason == "SIGN_IN_THROTTLED"
    assert 30 < int(outcome.details["seconds"]) <= 60
    assert others.reason == "OK"
