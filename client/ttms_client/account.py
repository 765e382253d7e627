"""A forgotten password, the own address, and where people are signed in."""

from dataclasses import dataclass
from datetime import datetime

from ttms_api.v1 import user_pb2, user_pb2_grpc
from ttms_client._connection import CHANGE_SECONDS, Connection
from ttms_client._contract import PAGE_SIZE, every_page, moment, well_formed

EVERYBODY = -1


@dataclass(frozen=True, slots=True)
class OpenSession:
    """Somebody signed in at a counter; `own` is the session that asked."""

    session_id: str
    user_id: int
    user_name: str
    display_name: str
    counter_name: str
    opened_at: datetime
    expires_at: datetime
    own: bool


class AccountCalls:
    """The calls of the user service about accounts: codes by mail, and sessions."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._stub = user_pb2_grpc.UserServiceStub(connection.channel)

    def send_reset_code(self, user_name: str, *, request_id: str) -> None:
        """Send a code to this person's address, if there is one; nobody has to be signed in.

        Raises:
            MailNotSetUp, MailThrottled: nothing was sent.
        """
        request = well_formed(user_pb2.SendResetCodeRequest, request_id=request_id, user_name=user_name)
        self._connection.ask(self._stub.SendResetCode, request, seconds=CHANGE_SECONDS)

    def set_forgotten_password(self, user_name: str, code: str, new_password: str, *, request_id: str) -> None:
        """Give whoever has the code a new password; raises CodeWrong."""
        request = well_formed(
            user_pb2.SetForgottenPasswordRequest,
            request_id=request_id,
            user_name=user_name,
            code=code,
            new_password=new_password,
        )
        self._connection.change(self._stub.SetForgottenPassword, request, seconds=CHANGE_SECONDS)

    def send_binding_code(self, email: str, *, request_id: str) -> None:
        """Send a code to an address that shall be the own; raises EmailTaken, MailNotSetUp, MailThrottled."""
        request = well_formed(user_pb2.SendBindingCodeRequest, request_id=request_id, email=email)
        self._connection.ask(self._stub.SendBindingCode, request, seconds=CHANGE_SECONDS)

    def bind_email(self, email: str, code: str, *, request_id: str) -> None:
        """Let the address to which the code was sent be the own; raises CodeWrong, EmailTaken."""
        request = well_formed(user_pb2.BindEmailRequest, request_id=request_id, email=email, code=code)
        self._connection.change(self._stub.BindEmail, request, seconds=CHANGE_SECONDS)

    def list_sessions(self, user_id: int = 0) -> list[OpenSession]:
        """Open sessions, newest first: the own, or for administrators somebody's or those of EVERYBODY."""

        def page(token: str) -> user_pb2.ListSessionsResponse:
            request = well_formed(user_pb2.ListSessionsRequest, user_id=user_id, page_size=PAGE_SIZE, page_token=token)
            return self._connection.ask(self._stub.ListSessions, request)

        return [_open_session(message) for answer in every_page(page) for message in answer.sessions]

    def end_session(self, session_id: str, *, request_id: str) -> None:
        """End a session at once; raises SessionNotFound."""
        request = well_formed(user_pb2.EndSessionRequest, request_id=request_id, session_id=session_id)
        self._connection.change(self._stub.EndSession, request, seconds=CHANGE_SECONDS)


def _open_session(message: user_pb2.OpenSession) -> OpenSession:
    return OpenSession(
        session_id=message.session_id,
        user_id=message.user_id,
        user_name=message.user_name,
        display_name=message.display_name,
        counter_name=message.counter_name,
        opened_at=moment(message.opened_at),
        expires_at=moment(message.expires_at),
        own=message.own,
    )
