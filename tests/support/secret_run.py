"""A run of a real server in which every kind of secret is typed, sent, given out or stored."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from uuid import uuid4

import grpc
from sqlalchemy import text

from support.cinema import PASSWORD, found_cinema, opened
from support.counter import new_hall
from support.mail_server import MailServer, mail_server
from support.raw_calls import Caller
from support.secret_calls import Listener
from support.server_process import ServerProcess
from ttms_server.all_models import metadata
from ttms_server.db import Database

MARK = "marker-5d1e"
TYPED = f"{MARK}-typed"
MAIL_PASSWORD = f"{MARK}-mail"
NEW, NEWER, NEWEST = f"{MARK}-new", f"{MARK}-newer", f"{MARK}-newest"
PIN, MANAGERS_PIN = "73940518", "60281745"
ADDRESS, OTHER_ADDRESS = "ada@example.org", "lovelace@example.org"


@dataclass
class SecretRun:
    """What was secret in it, and every place where that could have been told."""

    typed: list[str] = field(
        default_factory=lambda: [PASSWORD, TYPED, MAIL_PASSWORD, NEW, NEWER, NEWEST, PIN, MANAGERS_PIN]
    )
    tokens: list[str] = field(default_factory=list)
    codes: list[str] = field(default_factory=list)
    ticket_codes: list[str] = field(default_factory=list)
    keys: list[str] = field(default_factory=list)
    reasons: list[str] = field(default_factory=list)
    answers: str = ""
    mail_passwords: list[bytes] = field(default_factory=list)
    log: str = ""
    own_command_line: str = ""
    command_lines: str = ""
    stored: str = ""

    @property
    def secrets(self) -> list[str]:
        return self.typed + self.tokens + self.keys


class StartedServer(ServerProcess):
    """Started by its command line, as anybody on the machine can see it."""

    prepared = False


class People:
    """Who types them."""

    def __init__(self, channel: grpc.Channel, run: SecretRun) -> None:
        self.listener, self.anybody, self.run = Listener(), Caller(channel), run

    def sign_in(self, user_name: str, password: str = PASSWORD) -> Caller:
        typed = {"user_name": user_name, "password": password, "counter_name": "1"}
        return self._with_token(self.anybody("SignIn", request_id=str(uuid4()), **typed).answer.token)

    def switch(self, caller: Caller, user_name: str, pin: str) -> Caller:
        answer = caller("SwitchUser", request_id=str(uuid4()), user_name=user_name, pin=pin).answer
        return self._with_token(answer.token)

    def act(self, caller: Caller, method: str, reason: str = "OK", /, **fields: Any) -> Any:
        outcome = self.listener.call(caller, method, **fields)
        assert outcome.reason == reason, (method, outcome)
        return outcome.answer

    def _with_token(self, token: str) -> Caller:
        self.run.tokens.append(token)
        return self.anybody.with_token(token)


def carried_out(database_url: str, folder: Path) -> SecretRun:
    """Serve, let people do everything, stop, and collect what was told."""
    run = SecretRun()
    with opened(database_url) as database:
        found_cinema(database)
        show = new_hall(database)
    with mail_server() as mail, StartedServer(database_url, folder, **_settings(folder, mail)) as server:
        with _channel(server) as channel:
            _do_everything(People(channel, run), mail, show)
        run.own_command_line = Path(f"/proc/{server.process_id}/cmdline").read_text(encoding="utf-8")
        run.command_lines = _command_lines()
        server.stop()
        run.log, run.mail_passwords = server.log, mail.passwords
    run.keys = [line for name in ("key.pem", "ticket-key.pem") for line in _secret_lines(folder / name)]
    with opened(database_url) as database:
        run.stored = _dump(database)
    run.stored += "".join(file.read_bytes().decode("latin-1") for file in sorted(folder.glob("cinema.db*")))
    return run


def _settings(folder: Path, mail: MailServer) -> dict[str, str]:
    password_file = folder / "mail-password"
    password_file.write_text(MAIL_PASSWORD + "\n", encoding="utf-8")
    return {
        "TTMS_LOG_LEVEL": "debug",
        "TTMS_TLS_MODE": "always",
        "TTMS_MAIL_HOST": "127.0.0.1",
        "TTMS_MAIL_PORT": f"{mail.port}",
        "TTMS_MAIL_SECURITY": "none",
        "TTMS_MAIL_USER": "box",
        "TTMS_MAIL_PASSWORD_FILE": f"{password_file}",
        "TTMS_REFUNDS_CLERK_LIMIT_MINOR": "1",
    }


def _channel(server: ServerProcess) -> grpc.Channel:
    assert server.certificate is not None
    trusted = grpc.ssl_channel_credentials(server.certificate.encode("ascii"))
    return grpc.secure_channel(server.address, trusted, (("grpc.ssl_target_name_override", "ttms-server"),))


def _do_everything(people: People, mail: MailServer, show: int) -> None:
    act = people.act
    act(people.anybody, "SignIn", "SIGN_IN_REFUSED", user_name="clerk", password=TYPED, counter_name="1")
    admin, manager, clerk = map(people.sign_in, ["admin", "manager", "clerk"])
    act(admin, "CreateUser", user_name="ada", display_name="Ada", role=1, password=NEW, email=ADDRESS)
    _change_secrets(people, admin, mail)
    act(manager, "SetPin", password=PASSWORD, new_pin=MANAGERS_PIN)
    _sell_and_refund(people, clerk, show)
    ada = people.switch(clerk, "ada", PIN)
    act(ada, "SignOut")
    people.run.reasons = people.listener.call_everything([admin, people.anybody.with_token(TYPED)], TYPED)
    people.run.answers = "\n".join(people.listener.heard)


def _change_secrets(people: People, admin: Caller, mail: MailServer) -> None:
    act, ada = people.act, people.sign_in("ada", NEW)
    act(ada, "SetPin", "PASSWORD_WRONG", password=TYPED, new_pin=PIN)
    act(ada, "SetPin", password=NEW, new_pin=PIN)
    act(ada, "ChangePassword", old_password=NEW, new_password=NEWER)
    [person] = act(admin, "ListUsers", text="ada").users
    act(admin, "ResetPassword", user_id=person.user_id, new_password=NEW)
    act(people.anybody, "SendResetCode", user_name="ada")
    people.run.codes.append(mail.code(1))
    forgotten = {"user_name": "ada", "new_password": NEWEST}
    act(people.anybody, "SetForgottenPassword", "CODE_WRONG", code="000000", **forgotten)
    act(people.anybody, "SetForgottenPassword", code=mail.code(1), **forgotten)
    ada = people.sign_in("ada", NEWEST)
    act(ada, "SendBindingCode", email=OTHER_ADDRESS)
    people.run.codes.append(mail.code(2))
    act(ada, "BindEmail", email=OTHER_ADDRESS, code=mail.code(2))


def _sell_and_refund(people: People, clerk: Caller, show: int) -> None:
    act = people.act
    hold_id = act(clerk, "HoldSeats", schedule_id=show, seat_ids=[1]).hold_id
    ticket = {"seat_id": 1, "ticket_type": "adult", "price_minor": 4500}
    paid = [{"tender": 1, "given_minor": 4500}]
    order = act(clerk, "SellTickets", schedule_id=show, hold_id=hold_id, tickets=[ticket], payments=paid).order
    people.run.ticket_codes.append(order.tickets[0].code)
    act(clerk, "CheckIn", code=order.tickets[0].code)
    act(clerk, "CheckOut", code=order.tickets[0].code)
    refund: dict[str, Any] = {"order_id": order.order_id, "ticket_ids": [order.tickets[0].ticket_id], "reason": "ill"}
    for pin, reason in [(PIN, "APPROVAL_REFUSED"), (MANAGERS_PIN, "OK")]:
        act(clerk, "RefundTickets", reason, **refund, approval={"user_name": "manager", "pin": pin})


def _command_lines() -> str:
    """Of every process of the machine, as anybody on it sees them."""
    found = []
    for file in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            found.append(file.read_bytes().decode("utf-8", "replace"))
        except OSError:  # it has ended
            continue
    return "\n".join(found)


def _secret_lines(key: Path) -> list[str]:
    """The lines of a private key between its head and its foot."""
    return [line for line in key.read_text(encoding="ascii").splitlines() if not line.startswith("-----")]


def _dump(database: Database) -> str:
    """Every value of every row; of bytes the letters that are in them."""
    lines = []
    with database.reading() as session:
        for table in sorted(metadata.tables):
            for row in session.execute(text(f"SELECT * FROM {table}")):
                cells = [cell.decode("latin-1") if isinstance(cell, bytes) else f"{cell}" for cell in row]
                lines.append(" | ".join([table, *cells]))
    return "\n".join(lines)
