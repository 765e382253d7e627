"""Sessions on the wire."""

from typing import Any

from sqlalchemy.orm import Session

from ttms_api.v1 import user_pb2 as pb
from ttms_server import wire
from ttms_server.auth import current_caller
from ttms_server.fields import checked_uuid
from ttms_server.paging import page_of
from ttms_server.user.desk import UserDeskRpc
from ttms_server.user.signedin import service
from ttms_server.user.signedin.service import SignedInAt


class SignedInRpc(UserDeskRpc):
    """Translates; the rules stand in `service.py`."""

    async def ListSessions(self, request: pb.ListSessionsRequest, context: Any) -> pb.ListSessionsResponse:
        page = page_of(request.page_size, request.page_token, key_length=2)
        caller, user_id, now = current_caller.get(), request.user_id, self._desk.clock()
        found = await self._desk.database.read(
            lambda session: service.list_sessions(session, caller, user_id, page, now=now)
        )
        sessions = [_message(signed_in) for signed_in in found.items]
        return pb.ListSessionsResponse(sessions=sessions, next_page_token=found.next_page_token)

    async def EndSession(self, request: pb.EndSessionRequest, context: Any) -> pb.EndSessionResponse:
        caller, session_id = current_caller.get(), checked_uuid(request.session_id, "session_id")

        def apply(session: Session) -> bytes:
            service.end_session(session, caller, session_id, now=self._desk.clock())
            return wire.encoded(pb.EndSessionResponse())

        await self._desk.group_commit.submit(wire.request_of(request, caller), apply)
        return pb.EndSessionResponse()


def _message(signed_in: SignedInAt) -> pb.OpenSession:
    return pb.OpenSession(
        session_id=signed_in.session_id,
        user_id=signed_in.user_id,
        user_name=signed_in.user_name,
        display_name=signed_in.display_name,
        counter_name=signed_in.counter_name,
        opened_at=wire.moment(signed_in.opened_at),
        expires_at=wire.moment(signed_in.expires_at),
        own=signed_in.own,
    )
