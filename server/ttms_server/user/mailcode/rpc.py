"""Codes by mail on the wire."""

import asyncio
from collections.abc import Callable
from typing import Any

from sqlalchemy.orm import Session

from ttms_api.v1 import user_pb2 as pb
from ttms_server import requests, wire
from ttms_server.auth import current_caller
from ttms_server.fields import checked_text
from ttms_server.requests import Request
from ttms_server.user import passwords, people, repository
from ttms_server.user.desk import UserDeskRpc, host_of
from ttms_server.user.mailcode import service, words
from ttms_server.user.mailcode.errors import CodeWrong, MailNotSetUp
from ttms_server.user.mailcode.models import MailCodeRow
from ttms_server.user.mailcode.service import Purpose
from ttms_server.user.models import UserRow
from ttms_server.user.role import Role
from ttms_server.user.service import LONGEST_NAME, Caller, name_key

Receiver = tuple[UserRow, str]


class MailCodeRpc(UserDeskRpc):
    """Translates; the rules stand in `service.py`."""

    async def SendResetCode(self, request: pb.SendResetCodeRequest, context: Any) -> pb.SendResetCodeResponse:
        name = checked_text(request.user_name, "user_name", longest=LONGEST_NAME)
        host = host_of(context.peer())

        def of_account(session: Session) -> Receiver | None:
            user = repository.user_by_name(session, name)
            if user is None or user.disabled_at is not None or not user.email:
                return None
            return user, user.email

        await self._send(Purpose.RESET, of_account, asked_for=name_key(name), host=host)
        return pb.SendResetCodeResponse()

    async def SendBindingCode(self, request: pb.SendBindingCodeRequest, context: Any) -> pb.SendBindingCodeResponse:
        caller = current_caller.get()
        email = service.checked_email(request.email)

        def of_caller(session: Session) -> Receiver | None:
            service.refuse_taken(session, email, user_id=caller.user_id)
            user = repository.user(session, caller.user_id)
            return None if user is None else (user, email)

        await self._send(Purpose.BIND, of_caller, asked_for=email, host=host_of(context.peer()))
        return pb.SendBindingCodeResponse()

    async def SetForgottenPassword(
        self, request: pb.SetForgottenPasswordRequest, context: Any
    ) -> pb.SetForgottenPasswordResponse:
        name = checked_text(request.user_name, "user_name", longest=LONGEST_NAME)
        typed = service.checked_code(request.code)
        new_hash = await asyncio.to_thread(passwords.hashed, request.new_password, "new_password")
        user = await self._desk.database.read(lambda session: repository.user_by_name(session, name))
        if user is None or user.disabled_at is not None:
            raise CodeWrong
        user_id, now = user.user_id, self._desk.clock()
        owner = Caller(user_id, user.user_name, user.display_name, Role(user.role), counter_name="", token_sha256="")
        stored = wire.request_of(request, owner, secret=["code", "new_password"])
        if await self._was_done(stored):
            return pb.SetForgottenPasswordResponse()
        row = await self._right(user_id, Purpose.RESET, typed)

        def apply(session: Session) -> bytes:
            service.use_code(session, row)
            people.reset_password(session, user_id, password_hash=new_hash, now=now)
            return wire.encoded(pb.SetForgottenPasswordResponse())

        await self._desk.group_commit.submit(stored, apply)
        return pb.SetForgottenPasswordResponse()

    async def BindEmail(self, request: pb.BindEmailRequest, context: Any) -> pb.BindEmailResponse:
        caller = current_caller.get()
        email, typed = service.checked_email(request.email), service.checked_code(request.code)
        stored = wire.request_of(request, caller, secret=["code"])
        if await self._was_done(stored):
            return pb.BindEmailResponse()
        row = await self._right(caller.user_id, Purpose.BIND, typed)
        if row.email.casefold() != email.casefold():
            raise CodeWrong

        def apply(session: Session) -> bytes:
            service.use_code(session, row)
            service.bind_email(session, caller.user_id, row.email)
            return wire.encoded(pb.BindEmailResponse())

        await self._desk.group_commit.submit(stored, apply)
        return pb.BindEmailResponse()

    async def _send(
        self, purpose: Purpose, find: Callable[[Session], Receiver | None], *, asked_for: str, host: str
    ) -> None:
        if not self._desk.outbox.is_set_up:
            raise MailNotSetUp
        # Made whether it is needed or not: the time that it takes would tell who works here.
        code = await asyncio.to_thread(service.new_code)
        now = self._desk.clock()

        def store(session: Session) -> tuple[str, str] | None:
            found = find(session)
            service.count_request(session, asked_for=asked_for, host=host, now=now)
            if found is None:
                return None
            user, email = found
            sent = service.store_code(session, user, purpose, email=email, stored=code.stored, now=now)
            return (email, user.display_name) if sent else None

        to = await self._desk.database.write(store)
        if to is not None:
            email, name = to
            subject = words.subject(purpose, cinema=self._desk.settings.cinema.name)
            text = words.text(purpose, name=name, digits=code.digits)
            self._desk.outbox.put(self._desk.outbox.message(email, subject, text))

    async def _was_done(self, stored: Request) -> bool:
        """Whether this is a repeat, which brings a code that its first try has used up."""
        return await self._desk.database.read(lambda session: requests.find_first_answer(session, stored)) is not None

    async def _right(self, user_id: int, purpose: Purpose, typed: str) -> MailCodeRow:
        """The code that was typed rightly; the try counts, whatever comes of it.

        Raises:
            CodeWrong: it was not.
        """
        now = self._desk.clock()
        row = await self._desk.database.write(lambda session: service.begin_try(session, user_id, purpose, now=now))
        if not await asyncio.to_thread(passwords.matches, typed, row.code_hash, "code"):
            raise CodeWrong
        return row
