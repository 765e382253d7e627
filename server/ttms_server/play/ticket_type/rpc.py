"""Ticket types on the wire."""

from typing import Any

from sqlalchemy.orm import Session

from ttms_api.v1 import play_pb2 as pb
from ttms_server import wire
from ttms_server.auth import current_caller
from ttms_server.fields import checked_etag
from ttms_server.paging import page_of
from ttms_server.play.desk import PlayDeskRpc
from ttms_server.play.ticket_type import service
from ttms_server.play.ticket_type.service import TicketType


class TicketTypeRpc(PlayDeskRpc):
    """Translates; the rules stand in `service.py`."""

    async def ListTicketTypes(self, request: pb.ListTicketTypesRequest, context: Any) -> pb.ListTicketTypesResponse:
        page = page_of(request.page_size, request.page_token, key_length=2)
        found = await self._database.read(
            lambda session: service.list_ticket_types(session, page, include_retired=request.include_retired)
        )
        return pb.ListTicketTypesResponse(
            ticket_types=map(_message, found.items), next_page_token=found.next_page_token
        )

    async def SaveTicketType(self, request: pb.SaveTicketTypeRequest, context: Any) -> pb.SaveTicketTypeResponse:
        wanted = _ticket_type(request.ticket_type)

        def apply(session: Session) -> bytes:
            saved = service.save_ticket_type(session, wanted, now=self._clock())
            return wire.encoded(pb.SaveTicketTypeResponse(ticket_type=_message(saved)))

        answer = await self._group_commit.submit(wire.request_of(request, current_caller.get()), apply)
        return pb.SaveTicketTypeResponse.FromString(answer)


def _ticket_type(message: pb.TicketType) -> TicketType:
    return TicketType(
        message.code,
        message.name,
        message.name_en,
        message.key,
        message.percent,
        message.position,
        message.retired,
        checked_etag(message.etag) if message.etag else 0,
    )


def _message(one: TicketType) -> pb.TicketType:
    return pb.TicketType(
        code=one.code,
        name=one.name,
        name_en=one.name_en,
        key=one.key,
        percent=one.percent,
        position=one.position,
        retired=one.retired,
        etag=str(one.version),
    )
