"""Sending mail: beside the calls, which never wait for it, and a few times where the mail server does not answer."""

import asyncio
import logging
import smtplib
import ssl
from contextlib import suppress
from email.message import EmailMessage
from email.utils import formatdate, make_msgid
from pathlib import Path

from ttms_server.config import MailSettings

log = logging.getLogger(__name__)

_MOST_WAITING = 100
_TRIES = 3
_PAUSE_SECONDS = 5.0
_TIMEOUT_SECONDS = 20.0


class Outbox:
    """A bounded queue and the task that empties it; what cannot be sent is logged, without what stands in it."""

    def __init__(self, settings: MailSettings, *, pause_seconds: float = _PAUSE_SECONDS) -> None:
        self._settings = settings
        self._pause_seconds = pause_seconds
        self._waiting: asyncio.Queue[EmailMessage] = asyncio.Queue(_MOST_WAITING)
        self._sending: asyncio.Task[None] | None = None

    @property
    def is_set_up(self) -> bool:
        return bool(self._settings.host)

    def put(self, message: EmailMessage) -> None:
        """Send `message` soon; one too many is dropped, and whoever waits for it asks again."""
        if self._sending is None:
            self._sending = asyncio.get_running_loop().create_task(self._send_all())
        try:
            self._waiting.put_nowait(message)
        except asyncio.QueueFull:
            log.warning("too much mail waits; one was not sent")

    def message(self, to: str, subject: str, text: str) -> EmailMessage:
        """A plain mail of the cinema."""
        message = EmailMessage()
        message["From"], message["To"], message["Subject"] = self._settings.sender, to, subject
        message["Date"], message["Message-ID"] = formatdate(), make_msgid(domain="ttms")
        # RFC 3834: no machine answers it.
        message["Auto-Submitted"] = "auto-generated"
        message.set_content(text)
        return message

    async def close(self) -> None:
        if self._sending is not None:
            self._sending.cancel()
            with suppress(asyncio.CancelledError):
                await self._sending

    async def _send_all(self) -> None:
        while True:
            await self._send(await self._waiting.get())

    async def _send(self, message: EmailMessage) -> None:
        for attempt in range(1, _TRIES + 1):
            try:
                await asyncio.to_thread(self._deliver, message)
            except Exception as error:  # noqa: BLE001 - one mail that cannot be sent must not keep the others back
                log.warning("a mail could not be sent (try %s of %s): %s", attempt, _TRIES, type(error).__name__)
                await asyncio.sleep(self._pause_seconds * attempt)
            else:
                return

    def _deliver(self, message: EmailMessage) -> None:
        mail = self._settings
        # The system's authorities: a mail server is a stranger, unlike the cinema's own.
        context = ssl.create_default_context()
        if mail.security == "tls":
            opened: smtplib.SMTP = smtplib.SMTP_SSL(mail.host, mail.port, timeout=_TIMEOUT_SECONDS, context=context)
        else:
            opened = smtplib.SMTP(mail.host, mail.port, timeout=_TIMEOUT_SECONDS)
        with opened as server:
            if mail.security == "starttls":
                server.starttls(context=context)
            if mail.user:
                server.login(mail.user, Path(mail.password_file).read_text(encoding="utf-8").strip())
            server.send_message(message)
