"""The user service on the wire."""

import asyncio
from collections.abc import Collection
from datetime import timedelta
from typing import Any

from sqlalchemy.orm import Session

from ttms_api.v1 import user_pb2 as pb
from ttms_api.v1.user_pb2_grpc import UserServiceServicer
from ttms_server import requests, wire
from ttms_server.auth import current_caller
from ttms_server.config import Settings
from ttms_server.errors import FieldInvalid
from ttms_server.fields import checked_etag, checked_id, checked_text
from ttms_server.paging import page_of
from ttms_server.user import passwords, people, pins, roll, service, throttle
from ttms_server.user.approval import approver, person_of_pin
from ttms_server.user.desk import UserDesk, host_of
from ttms_server.user.errors import PasswordWrong, SignInThrottled
from ttms_server.user.mailcode.rpc import MailCodeRpc
from ttms_server.user.mailcode.service import checked_email
from ttms_server.user.people import NewPerson, Person, PersonChange
from ttms_server.user.role import Role
from ttms_server.user.roll import PeopleAsked, PeopleOrder
from ttms_server.user.service import Caller, SignedIn, SignIn
from ttms_server.user.signedin.rpc import SignedInRpc
from ttms_server.user.workplace import service as workplace
from ttms_server.user.workplace.service import Place

_ROLES = {Role.CLERK: pb.ROLE_CLERK, Role.MANAGER: pb.ROLE_MANAGER, Role.ADMINISTRATOR: pb.ROLE_ADMINISTRATOR}
_ROLES_BY_NUMBER: dict[int, Role] = {number: role for role, number in _ROLES.items()}

_ORDERS: dict[int, PeopleOrder] = {
    pb.USER_ORDER_UNSPECIFIED: PeopleOrder.USER_NAME,
    pb.USER_ORDER_DISPLAY_NAME: PeopleOrder.DISPLAY_NAME,
    pb.USER_ORDER_ROLE: PeopleOrder.ROLE,
    pb.USER_ORDER_NEWEST_FIRST: PeopleOrder.NEWEST_FIRST,
}
_CHANGEABLE = {"display_name", "role", "disabled", "email"}


class UserRpc(MailCodeRpc, SignedInRpc, UserServiceServicer):
    """Translates; the rules stand in `service.py` and `people.py`."""

    def __init__(self, desk: UserDesk) -> None:
        super().__init__(desk)
        self._database = desk.database
        self._group_commit = desk.group_commit
        self._settings = desk.settings
        self._clock = desk.clock

    async def SignIn(self, request: pb.SignInRequest, context: Any) -> pb.SignInResponse:
        typed = SignIn(request.request_id, request.user_name, request.password, request.counter_name)
        tries = service.tries_of(typed, host_of(context.peer()), now=self._clock())
        user = await throttle.attempt(
            self._database,
            tries,
            lambda session: service.recognise(session, typed),
            clock=self._clock,
            throttled=SignInThrottled,
        )
        place = await self._place(request, Role(user.role))

        def come_in(session: Session) -> SignedIn:
            now = self._clock()
            opened = service.open_session(session, typed, user, now=now, lasting=self._lasting)
            if place is not None:
                workplace.occupy(session, place, opened.caller, now=now, idle=self._settings.sessions.idle)
            return opened

        opened = await self._database.write(come_in)
        return pb.SignInResponse(
            token=opened.token,
            expires_at=wire.moment(opened.expires_at),
            user=_caller(opened.caller),
            cinema=_cinema(self._settings),
            server_time=wire.moment(self._clock()),
        )

    async def SwitchUser(self, request: pb.SwitchUserRequest, context: Any) -> pb.SwitchUserResponse:
        caller = current_caller.get()
        user = await person_of_pin(self._database, request, clock=self._clock)
        typed = SignIn(request.request_id, user.user_name, "", caller.counter_name)

        def switch(session: Session) -> SignedIn:
            service.sign_out(session, caller, now=self._clock())
            opened = service.open_session(session, typed, user, now=self._clock(), lasting=self._lasting)
            workplace.hand_on(session, caller, opened.caller)
            return opened

        opened = await self._database.write(switch)
        return pb.SwitchUserResponse(
            token=opened.token, expires_at=wire.moment(opened.expires_at), user=_caller(opened.caller)
        )

    async def SetPin(self, request: pb.SetPinRequest, context: Any) -> pb.SetPinResponse:
        caller = current_caller.get()
        pins.checked(request.new_pin, "new_pin")
        await self._password_of(caller, request.password, "password")
        pin_hash = await asyncio.to_thread(pins.hashed, request.new_pin)

        def apply(session: Session) -> bytes:
            people.set_own_pin(session, caller, pin_hash=pin_hash)
            return wire.encoded(pb.SetPinResponse())

        stored = wire.request_of(request, caller, secret=["password", "new_pin"])
        await self._group_commit.submit(stored, apply)
        return pb.SetPinResponse()

    async def SignOut(self, request: pb.SignOutRequest, context: Any) -> pb.SignOutResponse:
        caller = current_caller.get()
        await self._database.write(lambda session: service.sign_out(session, caller, now=self._clock()))
        return pb.SignOutResponse()

    async def GetCurrentUser(self, request: pb.GetCurrentUserRequest, context: Any) -> pb.GetCurrentUserResponse:
        caller = current_caller.get()
        return pb.GetCurrentUserResponse(
            user=_caller(caller), cinema=_cinema(self._settings), counter_name=caller.counter_name
        )

    async def ListUsers(self, request: pb.ListUsersRequest, context: Any) -> pb.ListUsersResponse:
        page, asked = page_of(request.page_size, request.page_token, key_length=3), _asked(request)
        found = await self._database.read(lambda session: roll.list_users(session, page, asked))
        return pb.ListUsersResponse(
            users=[_person(person) for person in found.items], next_page_token=found.next_page_token
        )

    async def CreateUser(self, request: pb.CreateUserRequest, context: Any) -> pb.CreateUserResponse:
        role = _checked_role(request.role)
        password_hash = await asyncio.to_thread(passwords.hashed, request.password)
        email = checked_email(request.email, empty=True)
        person = NewPerson(request.user_name, request.display_name, role, password_hash, email)

        def apply(session: Session) -> bytes:
            return wire.encoded(
                pb.CreateUserResponse(user=_person(people.add_person(session, person, now=self._clock())))
            )

        stored = wire.request_of(request, current_caller.get(), secret=["password"])
        return pb.CreateUserResponse.FromString(await self._group_commit.submit(stored, apply))

    async def UpdateUser(self, request: pb.UpdateUserRequest, context: Any) -> pb.UpdateUserResponse:
        change = _change(request)

        def apply(session: Session) -> bytes:
            return wire.encoded(
                pb.UpdateUserResponse(user=_person(people.update_user(session, change, now=self._clock())))
            )

        answer = await self._group_commit.submit(wire.request_of(request, current_caller.get()), apply)
        return pb.UpdateUserResponse.FromString(answer)

    async def ResetPassword(self, request: pb.ResetPasswordRequest, context: Any) -> pb.ResetPasswordResponse:
        user_id = checked_id(request.user_id, "user_id")
        password_hash = await asyncio.to_thread(passwords.hashed, request.new_password, "new_password")

        def apply(session: Session) -> bytes:
            people.reset_password(session, user_id, password_hash=password_hash, now=self._clock())
            return wire.encoded(pb.ResetPasswordResponse())

        stored = wire.request_of(request, current_caller.get(), secret=["new_password"])
        await self._group_commit.submit(stored, apply)
        return pb.ResetPasswordResponse()

    async def ChangePassword(self, request: pb.ChangePasswordRequest, context: Any) -> pb.ChangePasswordResponse:
        caller = current_caller.get()
        stored = wire.request_of(request, caller, secret=["old_password", "new_password"])
        # A repeat brings the old password that its first try has replaced.
        if await self._database.read(lambda session: requests.find_first_answer(session, stored)) is not None:
            return pb.ChangePasswordResponse()
        before = await self._password_of(caller, request.old_password, "old_password")
        password_hash = await asyncio.to_thread(passwords.hashed, request.new_password, "new_password")

        def apply(session: Session) -> bytes:
            people.change_own_password(session, caller, password_hash=password_hash, before=before, now=self._clock())
            return wire.encoded(pb.ChangePasswordResponse())

        await self._group_commit.submit(stored, apply)
        return pb.ChangePasswordResponse()

    async def _password_of(self, caller: Caller, typed: str, field: str) -> str:
        """What is stored of the caller's password, which was typed rightly.

        Raises:
            PasswordWrong, SignInThrottled: it was not; guessing is no easier here than where people sign in.
            FieldInvalid: empty, or absurdly long.
        """
        passwords.refuse_absurd(typed, field)

        def recognised(session: Session) -> str:
            stored = people.get_password_hash(session, caller.user_id)
            if not passwords.matches(typed, stored, field):
                raise PasswordWrong
            return stored

        tries = [throttle.account("password", service.name_key(caller.user_name))]
        return await throttle.attempt(self._database, tries, recognised, clock=self._clock, throttled=SignInThrottled)

    async def _place(self, request: pb.SignInRequest, role: Role) -> Place | None:
        """The computer that asks, and whether it may take the counter from another one; None if it does not say.

        Raises:
            ApprovalRefused, PinThrottled: a manager approves, and is not known by this name and PIN.
            FieldInvalid: absurd name of the computer, absurd approval.
        """
        installation = checked_text(request.installation_id, "installation_id", longest=64, empty=True)
        if not installation:
            return None
        if request.HasField("approval"):
            await approver(self._database, request.approval, clock=self._clock)
        own = role in (Role.MANAGER, Role.ADMINISTRATOR)
        approved = own or request.HasField("approval")
        return Place(installation, may_take_over=request.take_over and approved, may_approve=own)

    @property
    def _lasting(self) -> timedelta:
        return timedelta(hours=self._settings.sessions.hours)


def _asked(request: pb.ListUsersRequest) -> PeopleAsked:
    if request.order not in _ORDERS:
        raise FieldInvalid("order", "must be an order that this server knows")
    return PeopleAsked(
        text=checked_text(request.text, "text", longest=service.LONGEST_NAME, empty=True),
        role=_checked_role(request.role) if request.role else None,
        disabled=request.disabled if request.HasField("disabled") else None,
        order=_ORDERS[request.order],
    )


def _change(request: pb.UpdateUserRequest) -> PersonChange:
    changed = _changed_fields(request)
    return PersonChange(
        user_id=checked_id(request.user_id, "user_id"),
        version=checked_etag(request.etag),
        display_name=request.display_name if "display_name" in changed else None,
        role=_checked_role(request.role) if "role" in changed else None,
        disabled=request.disabled if "disabled" in changed else None,
        email=checked_email(request.email, empty=True) if "email" in changed else None,
    )


def _changed_fields(request: pb.UpdateUserRequest) -> Collection[str]:
    if not request.HasField("update_mask"):
        return _CHANGEABLE - (set() if request.HasField("email") else {"email"})
    return wire.changed_fields(request, _CHANGEABLE)


def _checked_role(number: int) -> Role:
    if number not in _ROLES_BY_NUMBER:
        raise FieldInvalid("role", "must be a role that this server knows")
    return _ROLES_BY_NUMBER[number]


def _caller(caller: Caller) -> pb.User:
    return pb.User(
        user_id=caller.user_id,
        user_name=caller.user_name,
        display_name=caller.display_name,
        role=_ROLES[caller.role],
    )


def _person(person: Person) -> pb.User:
    return pb.User(
        user_id=person.user_id,
        user_name=person.user_name,
        display_name=person.display_name,
        role=_ROLES[person.role],
        disabled=person.disabled,
        etag=str(person.version),
        email=person.email,
    )


def _cinema(settings: Settings) -> pb.Cinema:
    return pb.Cinema(
        name=settings.cinema.name,
        name_en=settings.cinema.name_en,
        currency=settings.cinema.currency,
        time_zone=settings.cinema.time_zone,
        hold_seconds=settings.selling.hold_seconds,
        selling_stops_seconds=settings.selling.stop_minutes * 60,
        cleaning_seconds=settings.cinema.cleaning_minutes * 60,
    )
