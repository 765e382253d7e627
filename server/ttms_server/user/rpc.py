"""The user service on the wire."""

from datetime import timedelta
from typing import Any

from ttms_api.v1 import user_pb2 as pb
from ttms_api.v1.user_pb2_grpc import UserServiceServicer
from ttms_server import wire
from ttms_server.auth import current_caller
from ttms_server.clock import Clock
from ttms_server.config import Settings
from ttms_server.db import Database
from ttms_server.user import service
from ttms_server.user.models import Role
from ttms_server.user.service import Caller, SignIn

_ROLES = {Role.CLERK: pb.ROLE_CLERK, Role.MANAGER: pb.ROLE_MANAGER, Role.ADMINISTRATOR: pb.ROLE_ADMINISTRATOR}


class UserRpc(UserServiceServicer):
    """Translates; the rules stand in `service.py`."""

    def __init__(self, database: Database, settings: Settings, clock: Clock) -> None:
        self._database = database
        self._settings = settings
        self._clock = clock

    async def SignIn(self, request: pb.SignInRequest, context: Any) -> pb.SignInResponse:
        typed = SignIn(request.request_id, request.user_name, request.password, request.counter_name)
        lasting = timedelta(hours=self._settings.sessions.hours)
        user = await self._database.read(lambda session: service.recognise(session, typed))
        opened = await self._database.write(
            lambda session: service.open_session(session, typed, user, now=self._clock(), lasting=lasting)
        )
        return pb.SignInResponse(
            token=opened.token,
            expires_at=wire.moment(opened.expires_at),
            user=_user(opened.caller),
            cinema=_cinema(self._settings),
        )

    async def SignOut(self, request: pb.SignOutRequest, context: Any) -> pb.SignOutResponse:
        caller = current_caller.get()
        await self._database.write(lambda session: service.sign_out(session, caller, now=self._clock()))
        return pb.SignOutResponse()

    async def GetCurrentUser(self, request: pb.GetCurrentUserRequest, context: Any) -> pb.GetCurrentUserResponse:
        caller = current_caller.get()
        return pb.GetCurrentUserResponse(
            user=_user(caller), cinema=_cinema(self._settings), counter_name=caller.counter_name
        )


def _user(caller: Caller) -> pb.User:
    return pb.User(
        user_id=caller.user_id,
        user_name=caller.user_name,
        display_name=caller.display_name,
        role=_ROLES[caller.role],
    )


def _cinema(settings: Settings) -> pb.Cinema:
    return pb.Cinema(
        name=settings.cinema.name,
        name_en=settings.cinema.name_en,
        currency=settings.cinema.currency,
        time_zone=settings.cinema.time_zone,
        hold_seconds=settings.selling.hold_seconds,
        selling_stops_seconds=settings.selling.stop_minutes * 60,
    )
