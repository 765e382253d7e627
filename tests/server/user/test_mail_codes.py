"""Codes by mail: whose they are, how long they live, and that nobody guesses one or is flooded with them."""

import asyncio
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import timedelta
from itertools import count
from pathlib import Path
from uuid import uuid4

import pytest
from sqlalchemy import text

from support.cinema import SmallCinema
from support.mail_server import MailServer, mail_server
from support.raw_calls import Caller, Outcome
from support.server_thread import LoopThread, ServerThread
from support.sessions import token_of
from support.stepping_clock import SteppingClock
from ttms_server import clock as system_clock
from ttms_server.config import MailSettings
from ttms_server.db import Database
from ttms_server.user import passwords, people
from ttms_server.user.mailcode.outbox import Outbox
from ttms_server.user.people import NewPerson
from ttms_server.user.role import Role

NEW = "another long password"
# Of a password that nobody types.
STORED = passwords.hashed("long enough for nobody")
_DAYS = count(1)


@dataclass
class Office:
    """A server with a clock that a test moves, its mail server, and somebody with an address."""

    server: ServerThread
    mail: MailServer
    clock: SteppingClock
    name: str
    email: str

    def call(self, method: str, **fields: object) -> Outcome:
        return self.server.anybody(method, request_id=str(uuid4()), **fields)

    def signed_in(self) -> Caller:
        return self.server.anybody.with_token(token_of(self.server.database, self.name, now=self.clock()))

    def ask(self, name: str = "") -> Outcome:
        return self.call("SendResetCode", user_name=name or self.name)

    def reset(self, code: str, *, name: str = "", password: str = NEW) -> Outcome:
        return self.call("SetForgottenPassword", user_name=name or self.name, code=code, new_password=password)

    def sign_in(self, password: str) -> str:
        return self.call("SignIn", user_name=self.name, password=password, counter_name="1").reason


@pytest.fixture
def office(loop: LoopThread, database: Database, cinema: SmallCinema) -> Iterator[Office]:
    # What is counted by the hour is another hour's in each test, and the hour has just begun.
    clock = SteppingClock(system_clock.now().replace(minute=1) + next(_DAYS) * timedelta(days=1))
    name = f"ada-{uuid4().hex[:12]}"
    email = f"{name}@example.org"
    with database.writing() as session:
        people.add_person(session, NewPerson(name, "Ada", Role.CLERK, STORED, email), now=clock())
    with mail_server() as mail, ServerThread(loop, database, clock=clock, mail=mail.settings) as server:
        yield Office(server, mail, clock, name, email)


def wait_until(is_so: Callable[[], bool]) -> None:
    give_up = time.monotonic() + 10
    while not is_so():
        assert time.monotonic() < give_up
        time.sleep(0.01)


def wrong(code: str) -> str:
    return f"{(int(code) + 1) % 1_000_000:06d}"


def test_a_forgotten_password_is_replaced_with_the_code_that_came_by_mail(office: Office) -> None:
    session = office.signed_in()
    assert office.ask(office.name.upper()).reason == "OK"

    assert office.reset(office.mail.code()).reason == "OK"

    [message] = office.mail.messages
    assert (message["To"], message["From"]) == (office.email, "box@example.org")
    assert "验证码" in message.get_content()
    assert office.sign_in(NEW) == "OK"
    # Whoever was signed in with the old password is no longer.
    assert session("GetCurrentUser").reason == "SESSION_EXPIRED"


def test_a_code_is_used_once(office: Office) -> None:
    office.ask()
    code = office.mail.code()
    office.reset(code)

    assert office.reset(code, password="yet another password").reason == "CODE_WRONG"
    assert office.sign_in(NEW) == "OK"


def test_a_new_password_that_is_sent_again_because_its_answer_was_lost_is_no_wrong_code(office: Office) -> None:
    office.ask()
    fields = {"user_name": office.name, "code": office.mail.code(), "new_password": NEW, "request_id": str(uuid4())}

    first, again = (office.server.anybody("SetForgottenPassword", **fields) for _ in range(2))

    assert (first.reason, again.reason, office.sign_in(NEW)) == ("OK", "OK", "OK")


def test_after_five_tries_the_right_code_is_worth_nothing(office: Office) -> None:
    office.ask()
    code = office.mail.code()
    assert {office.reset(wrong(code)).reason for _ in range(5)} == {"CODE_WRONG"}

    assert office.reset(code).reason == "CODE_WRONG"


def test_a_code_lives_five_minutes(office: Office) -> None:
    office.ask()
    office.clock.step(minutes=5)

    assert office.reset(office.mail.code()).reason == "CODE_WRONG"


def test_asking_again_within_a_minute_changes_nothing(office: Office) -> None:
    office.ask()
    code = office.mail.code()
    office.clock.step(seconds=59)
    office.ask()

    assert office.reset(code).reason == "OK"
    assert len(office.mail.messages) == 1


def test_a_new_code_ends_the_one_before_and_never_lengthens_its_life(office: Office) -> None:
    office.ask()
    first = office.mail.code()
    office.clock.step(seconds=61)
    office.ask()
    second = office.mail.code(2)

    assert first == second or office.reset(first).reason == "CODE_WRONG"
    assert office.reset(second).reason == "OK"


def test_nobody_learns_who_works_here(office: Office) -> None:
    assert office.ask("nobody").reason == office.ask("admin").reason == "OK"
    assert office.reset("123456", name="nobody").reason == office.reset("123456", name="admin").reason == "CODE_WRONG"
    office.ask()
    office.mail.wait_for(1)
    assert [message["To"] for message in office.mail.messages] == [office.email]


def test_nobody_is_flooded(office: Office) -> None:
    reasons = []
    for _ in range(6):
        reasons.append(office.ask())
        office.clock.step(seconds=61)

    assert [outcome.reason for outcome in reasons] == ["OK"] * 5 + ["MAIL_THROTTLED"]
    assert 0 < int(reasons[-1].details["seconds"]) <= 3600


def test_one_machine_asks_for_twenty_codes_an_hour(office: Office) -> None:
    reasons = [office.ask(f"somebody-{number}-{office.name}").reason for number in range(22)]

    assert "MAIL_THROTTLED" in reasons
    office.clock.step(hours=1)
    assert office.ask().reason == "OK"


def test_an_address_is_bound_with_the_code_that_was_sent_to_it(office: Office) -> None:
    me, email = office.signed_in(), f"new-{office.email}"
    assert me("SendBindingCode", request_id=str(uuid4()), email=email).reason == "OK"
    code = office.mail.code()

    fields = {"request_id": str(uuid4()), "email": email, "code": code}
    assert me("BindEmail", **fields).reason == "OK"
    # The answer may have been lost.
    assert me("BindEmail", **fields).reason == "OK"
    admin = office.server.anybody.with_token(token_of(office.server.database, "admin", now=office.clock()))
    users = {user.user_name: user.email for user in admin("ListUsers", page_size=1000).answer.users}
    assert users.get(office.name, email) == email


def test_a_code_binds_no_other_address(office: Office) -> None:
    me = office.signed_in()
    me("SendBindingCode", request_id=str(uuid4()), email=f"new-{office.email}")
    code = office.mail.code()

    bound = me("BindEmail", request_id=str(uuid4()), email=f"other-{office.email}", code=code)

    assert bound.reason == "CODE_WRONG"


def test_a_code_for_a_password_binds_no_address(office: Office) -> None:
    office.ask()
    code = office.mail.code()

    assert (
        office.signed_in()("BindEmail", request_id=str(uuid4()), email=office.email, code=code).reason == "CODE_WRONG"
    )


def test_somebody_elses_address_is_refused(office: Office) -> None:
    clerk = office.server.anybody.with_token(token_of(office.server.database, "clerk", now=office.clock()))

    assert clerk("SendBindingCode", request_id=str(uuid4()), email=office.email.upper()).reason == "EMAIL_TAKEN"


@pytest.mark.parametrize(
    "email", ["", "ada", "ada@", "ada@example", "a b@example.org", "ada@example.org\r\nBcc: x@y.org"]
)
def test_what_is_no_address_is_refused(office: Office, email: str) -> None:
    outcome = office.signed_in()("SendBindingCode", request_id=str(uuid4()), email=email)

    assert (outcome.reason, outcome.details["field"]) == ("FIELD_INVALID", "email")


def test_without_a_mail_server_it_is_said_so(loop: LoopThread, database: Database, cinema: SmallCinema) -> None:
    with ServerThread(loop, database) as server:
        outcome = server.anybody("SendResetCode", request_id=str(uuid4()), user_name="clerk")

    assert outcome.reason == "MAIL_NOT_SET_UP"


def test_a_code_that_was_sent_while_the_clock_was_ahead_keeps_none_back(office: Office) -> None:
    office.clock.step(days=4)
    office.ask()
    office.mail.wait_for(1)
    office.clock.step(days=-4)

    assert office.ask().reason == "OK"
    assert office.reset(office.mail.code(2)).reason == "OK"


def test_a_mail_server_that_refuses_for_now_is_asked_again(office: Office) -> None:
    office.mail.refusing = 2
    office.server.app.outbox._pause_seconds = 0.01

    office.ask()

    assert len(office.mail.wait_for(1)) == 1
    assert office.mail.refused == 2


def test_a_mail_that_cannot_be_sent_keeps_no_other_back(
    caplog: pytest.LogCaptureFixture, loop: LoopThread, tmp_path: Path
) -> None:
    password_file = tmp_path / "password"
    password_file.write_bytes(b"\xff\xfe no UTF-8")

    async def send_two(settings: MailSettings) -> None:
        outbox = Outbox(settings, pause_seconds=0)
        outbox.put(outbox.message("ada@example.org", "first", "864209"))
        await asyncio.to_thread(wait_until, lambda: len(caplog.records) == 3)
        password_file.write_text("right", encoding="utf-8")
        outbox.put(outbox.message("ada@example.org", "second", "975310"))
        await asyncio.to_thread(mail.wait_for, 1)
        await outbox.close()

    with mail_server() as mail:
        loop.run(send_two(replace(mail.settings, user="box", password_file=str(password_file))))

    assert [message["Subject"] for message in mail.messages] == ["second"]
    assert "UnicodeDecodeError" in caplog.text
    assert "864209" not in caplog.text


def test_a_disabled_account_gets_no_code_and_takes_none(office: Office) -> None:
    with office.server.database.writing() as session:
        session.execute(
            text("UPDATE users SET disabled_at = created_at WHERE user_name = :name"), {"name": office.name}
        )
    office.ask()

    assert office.reset("123456").reason == "CODE_WRONG"
    assert office.mail.messages == []
