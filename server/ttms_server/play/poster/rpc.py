"""Posters on the wire."""

from typing import Any

from sqlalchemy.orm import Session

from ttms_api.v1 import play_pb2 as pb
from ttms_server import wire
from ttms_server.auth import current_caller
from ttms_server.fields import checked_etag, checked_id
from ttms_server.play.desk import PlayDeskRpc
from ttms_server.play.messages import play_message
from ttms_server.play.poster import service


class PosterRpc(PlayDeskRpc):
    """Translates; the rules stand in `service.py`."""

    async def SetPoster(self, request: pb.SetPosterRequest, context: Any) -> pb.SetPosterResponse:
        play_id, version = checked_id(request.play_id, "play_id"), checked_etag(request.etag)

        def apply(session: Session) -> bytes:
            play = service.set_poster(session, play_id, request.picture, version=version)
            return wire.encoded(pb.SetPosterResponse(play=play_message(play)))

        answer = await self._group_commit.submit(wire.request_of(request, current_caller.get()), apply)
        return pb.SetPosterResponse.FromString(answer)

    async def GetPoster(self, request: pb.GetPosterRequest, context: Any) -> pb.GetPosterResponse:
        play_id = checked_id(request.play_id, "play_id")
        poster = await self._database.read(lambda session: service.get_poster(session, play_id))
        return pb.GetPosterResponse(media_type=poster.media_type, picture=poster.picture)
