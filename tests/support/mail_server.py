"""A mail server on a socket of this machine, which keeps what it gets and may refuse it."""

import asyncio
import re
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from email.message import EmailMessage
from typing import Any

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, Session

from ttms_server.config import MailSettings


@dataclass
class MailServer:
    """What arrived; the first `refusing` deliveries are refused for now."""

    messages: list[EmailMessage] = field(default_factory=list)
    refusing: int = 0
    refused: int = 0
    port: int = 0
    # Of whoever signed in, what was typed.
    passwords: list[bytes] = field(default_factory=list)

    async def handle_DATA(self, _server: SMTP, _session: Session, envelope: Envelope) -> str:  # noqa: N802 - aiosmtpd's
        if self.refused < self.refusing:
            self.refused += 1
            return "451 Try again later"
        content = envelope.content
        assert isinstance(content, bytes)
        message: Any = message_from_bytes(content, policy=policy.default)
        self.messages.append(message)
        return "250 OK"

    def let_in(self, _server: SMTP, _session: Session, _envelope: Envelope, _mechanism: str, typed: Any) -> AuthResult:
        self.passwords.append(typed.password)
        return AuthResult(success=True)

    @property
    def settings(self) -> MailSettings:
        return MailSettings("127.0.0.1", self.port, "none", sender="box@example.org")

    def wait_for(self, number: int, *, seconds: float = 10) -> list[EmailMessage]:
        """The messages, as soon as there are so many."""
        give_up = time.monotonic() + seconds
        while len(self.messages) < number:
            assert time.monotonic() < give_up, f"only {len(self.messages)} of {number} mails arrived"
            time.sleep(0.01)
        return self.messages

    def code(self, number: int = 1) -> str:
        """The digits in mail `number`, from 1."""
        found = re.search(r"(?<!\d)\d{6}(?!\d)", self.wait_for(number)[number - 1].get_content())
        assert found is not None
        return found[0]


class _OnAnyPort(Controller):
    """It hangs up at the end: of a connection that is still open then, Python would warn in another test."""

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self._connections: list[SMTP] = []

    def factory(self) -> SMTP:
        made: SMTP = super().factory()  # type: ignore[no-untyped-call]
        self._connections.append(made)
        return made

    def stop(self, no_assert: bool = False) -> None:  # noqa: FBT001, FBT002 - aiosmtpd's
        asyncio.run_coroutine_threadsafe(self._hang_up(), self.loop).result(10)
        super().stop(no_assert)

    async def _hang_up(self) -> None:
        for connection in self._connections:
            if isinstance(connection.transport, asyncio.Transport):
                connection.transport.abort()
        # A transport lets its socket go in the loop's next turn.
        await asyncio.sleep(0)
        await asyncio.sleep(0)

    def _trigger_server(self) -> None:
        """The first connection, which the controller waits for, needs the port that was found."""
        server: Any = self.server
        self.port = server.sockets[0].getsockname()[1]
        super()._trigger_server()  # type: ignore[no-untyped-call]


@contextmanager
def mail_server() -> Iterator[MailServer]:
    """Listening until the block ends; whoever signs in is let in."""
    server = MailServer()
    signing_in: Any = {"authenticator": server.let_in, "auth_require_tls": False}
    controller = _OnAnyPort(server, hostname="127.0.0.1", port=0, **signing_in)
    controller.start()
    server.port = controller.port
    try:
        yield server
    finally:
        controller.stop()
