"""Signing in and out, and who is signed in."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum
from functools import partial

from google.protobuf.field_mask_pb2 import FieldMask

from ttms_api.v1 import user_pb2, user_pb2_grpc
from ttms_client._connection import CHANGE_SECONDS, SIGN_IN_SECONDS, Connection
from ttms_client._contract import PAGE_SIZE, every_page, known, moment, well_formed
from ttms_client.approval import Approval, approval_message
from ttms_client.errors import NotSignedInError


class Role(Enum):
    """What a person may do."""

    CLERK = 1
    MANAGER = 2
    ADMINISTRATOR = 3


class UserOrder(Enum):
    """In which order people are listed; those who are alike by user name."""

    USER_NAME = 0
    DISPLAY_NAME = 1
    ROLE = 2
    NEWEST_FIRST = 3


@dataclass(frozen=True, slots=True)
class User:
    """A person who works with the system."""

    user_id: int
    user_name: str
    display_name: str
    role: Role
    disabled: bool = False
    etag: str = ""
    email: str = ""


@dataclass(frozen=True, slots=True)
class Cinema:
    """The rules of the cinema that a counter must know; `currency` is ISO 4217, `time_zone` IANA.

    A hall is taken until `cleaning` after a show ends.
    """

    name: str
    name_en: str
    currency: str
    time_zone: str
    hold_time: timedelta
    selling_stops: timedelta
    cleaning: timedelta = timedelta(0)


@dataclass(frozen=True, slots=True)
class Session:
    """An open session: who, for which cinema, until when; and the clock of the server, if it tells it."""

    user: User
    cinema: Cinema
    expires_at: datetime
    counter_name: str
    server_time: datetime | None = None


@dataclass(frozen=True, slots=True)
class CurrentUser:
    """Whose session a token is: who, for which cinema, at which counter."""

    user: User
    cinema: Cinema
    counter_name: str


@dataclass(frozen=True, slots=True)
class TakeOver:
    """A counter is taken from another computer, by a manager who signs in or by the approval of one."""

    approval: Approval | None = None


class UserCalls:
    """The calls of the user service."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._stub = user_pb2_grpc.UserServiceStub(connection.channel)

    def sign_in(
        self,
        user_name: str,
        password: str,
        *,
        counter_name: str,
        request_id: str,
        installation_id: str = "",
        take_over: TakeOver | None = None,
    ) -> Session:
        """Open a session; all later calls of this client are the signed-in person's.

        With an `installation_id` this computer alone works as the counter from then on; one that did before is signed
        out if somebody may `take_over`.

        Raises:
            SignInRefused, SignInThrottled, UserDisabled: and whoever was signed in before still is.
            CounterInUse: another computer works as this counter.
            ApprovalRefused, PinThrottled: who lets `take_over` is not known by this name and PIN.
        """
        request = well_formed(
            user_pb2.SignInRequest,
            request_id=request_id,
            user_name=user_name,
            password=password,
            counter_name=counter_name,
            installation_id=installation_id,
            take_over=take_over is not None,
            approval=approval_message(take_over.approval) if take_over else None,
        )
        answer = self._connection.ask(self._stub.SignIn, request, seconds=SIGN_IN_SECONDS)
        self._connection.token.keep(answer.token)
        told = moment(answer.server_time) if answer.HasField("server_time") else None
        return Session(_user(answer.user), _cinema(answer.cinema), moment(answer.expires_at), counter_name, told)

    def sign_out(self, *, request_id: str) -> None:
        """End the session. The token is forgotten even when the server does not answer."""
        token = self._connection.token.read()
        request = well_formed(user_pb2.SignOutRequest, request_id=request_id)
        try:
            self._connection.ask(self._stub.SignOut, request)
        except NotSignedInError:
            # Over already, perhaps through a first try whose answer was lost.
            return
        finally:
            self._connection.token.forget(token)

    def switch_user(self, user_name: str, pin: str, *, request_id: str) -> User:
        """Another clerk takes over this counter; all later calls of this client are that person's.

        Raises:
            PinWrong, PinThrottled: and whoever was signed in before still is.
        """
        request = well_formed(user_pb2.SwitchUserRequest, request_id=request_id, user_name=user_name, pin=pin)
        answer = self._connection.change(self._stub.SwitchUser, request, seconds=SIGN_IN_SECONDS)
        self._connection.token.keep(answer.token)
        return _user(answer.user)

    def set_pin(self, password: str, new_pin: str, *, request_id: str) -> None:
        """Set the own PIN; raises PasswordWrong, SignInThrottled."""
        request = well_formed(user_pb2.SetPinRequest, request_id=request_id, password=password, new_pin=new_pin)
        self._connection.change(self._stub.SetPin, request, seconds=CHANGE_SECONDS)

    def current(self) -> CurrentUser:
        """Who is signed in; raises NotSignedInError if nobody is."""
        answer = self._connection.ask(self._stub.GetCurrentUser, user_pb2.GetCurrentUserRequest())
        return CurrentUser(_user(answer.user), _cinema(answer.cinema), answer.counter_name)

    def list_users(
        self,
        *,
        text: str = "",
        role: Role | None = None,
        disabled: bool | None = None,
        order: UserOrder = UserOrder.USER_NAME,
    ) -> list[User]:
        """Whoever works or worked here, all or those with the text in a name, with the role, who may (not) sign in."""
        asked = well_formed(
            user_pb2.ListUsersRequest,
            page_size=PAGE_SIZE,
            text=text,
            role=_role(role) if role else user_pb2.ROLE_UNSPECIFIED,
            disabled=disabled,
            order=user_pb2.UserOrder.ValueType(order.value),
        )
        return [_user(message) for page in every_page(partial(self._page, asked)) for message in page.users]

    def create_user(
        self, *, user_name: str, display_name: str, role: Role, password: str, request_id: str, email: str = ""
    ) -> User:
        """Add a person; raises NameTaken, EmailTaken."""
        request = well_formed(
            user_pb2.CreateUserRequest,
            request_id=request_id,
            user_name=user_name,
            display_name=display_name,
            role=_role(role),
            password=password,
            email=email,
        )
        return _user(self._connection.change(self._stub.CreateUser, request, seconds=CHANGE_SECONDS).user)

    def update_user(self, user: User, *, request_id: str, only: Collection[str] | None = None) -> User:
        """Store name, role, address and whether the person may sign in, as `user` has them; or `only` some of these.

        Raises:
            ChangedMeanwhile, UserNotFound, LastAdministrator, EmailTaken: nothing was changed.
        """
        request = well_formed(
            user_pb2.UpdateUserRequest,
            request_id=request_id,
            user_id=user.user_id,
            etag=user.etag,
            display_name=user.display_name,
            role=_role(user.role),
            disabled=user.disabled,
            email=user.email,
            update_mask=None if only is None else FieldMask(paths=sorted(only)),
        )
        return _user(self._connection.change(self._stub.UpdateUser, request, seconds=CHANGE_SECONDS).user)

    def reset_password(self, user_id: int, new_password: str, *, request_id: str) -> None:
        """Give somebody a new password; raises UserNotFound."""
        request = well_formed(
            user_pb2.ResetPasswordRequest, request_id=request_id, user_id=user_id, new_password=new_password
        )
        self._connection.change(self._stub.ResetPassword, request, seconds=CHANGE_SECONDS)

    def change_password(self, old_password: str, new_password: str, *, request_id: str) -> None:
        """Change the own password; raises PasswordWrong."""
        request = well_formed(
            user_pb2.ChangePasswordRequest, request_id=request_id, old_password=old_password, new_password=new_password
        )
        self._connection.change(self._stub.ChangePassword, request, seconds=CHANGE_SECONDS)

    def _page(self, asked: user_pb2.ListUsersRequest, token: str) -> user_pb2.ListUsersResponse:
        asked.page_token = token
        return self._connection.ask(self._stub.ListUsers, asked)


def _role(role: Role) -> user_pb2.Role.ValueType:
    return user_pb2.Role.ValueType(role.value)


def _user(message: user_pb2.User) -> User:
    return User(
        user_id=message.user_id,
        user_name=message.user_name,
        display_name=message.display_name,
        # Somebody whose role is unknown here is offered the least; the server decides anyway.
        role=known(Role, message.role, otherwise=Role.CLERK),
        disabled=message.disabled,
        etag=message.etag,
        email=message.email,
    )


def _cinema(message: user_pb2.Cinema) -> Cinema:
    return Cinema(
        name=message.name,
        name_en=message.name_en,
        currency=message.currency,
        time_zone=message.time_zone,
        hold_time=timedelta(seconds=message.hold_seconds),
        selling_stops=timedelta(seconds=message.selling_stops_seconds),
        cleaning=timedelta(seconds=message.cleaning_seconds),
    )
