"""Extras on the wire."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy.orm import Session

from ttms_api.v1 import order_pb2 as pb
from ttms_server import wire
from ttms_server.auth import current_caller
from ttms_server.errors import FieldInvalid
from ttms_server.fields import checked_etag
from ttms_server.order.extra import service
from ttms_server.order.extra.lines import ExtraToSell, OrderExtra
from ttms_server.order.extra.models import Charged
from ttms_server.order.extra.service import Extra
from ttms_server.order.till import TillRpc
from ttms_server.paging import page_of

MOST_LINES = 20
_CHARGED = {
    pb.CHARGED_BY_PIECE: Charged.PIECE,
    pb.CHARGED_BY_TICKET: Charged.TICKET,
    pb.CHARGED_BY_ORDER: Charged.ORDER,
}
_ON_WIRE = {charged: number for number, charged in _CHARGED.items()}


class ExtraRpc(TillRpc):
    """Translates; the rules stand in `service.py`."""

    async def ListExtras(self, request: pb.ListExtrasRequest, context: Any) -> pb.ListExtrasResponse:
        page = page_of(request.page_size, request.page_token, key_length=1)
        found = await self._till.database.read(
            lambda session: service.list_extras(session, page, include_retired=request.include_retired)
        )
        return pb.ListExtrasResponse(extras=map(_message, found.items), next_page_token=found.next_page_token)

    async def SaveExtra(self, request: pb.SaveExtraRequest, context: Any) -> pb.SaveExtraResponse:
        extra = _extra(request.extra)

        def apply(session: Session) -> bytes:
            saved = service.save_extra(session, extra, now=self._till.clock())
            return wire.encoded(pb.SaveExtraResponse(extra=_message(saved)))

        answer = await self._till.group_commit.submit(wire.request_of(request, current_caller.get()), apply)
        return pb.SaveExtraResponse.FromString(answer)


def extras_of(extras: Sequence[pb.ExtraToSell]) -> list[ExtraToSell]:
    """The extras of a request.

    Raises:
        FieldInvalid: too many lines.
    """
    if len(extras) > MOST_LINES:
        raise FieldInvalid("extras", f"must be 0 to {MOST_LINES}")
    return [ExtraToSell(extra.code, extra.quantity, extra.price_minor) for extra in extras]


def line_message(line: OrderExtra) -> pb.OrderExtra:
    return pb.OrderExtra(
        code=line.code,
        name=line.name,
        name_en=line.name_en,
        quantity=line.quantity,
        price_minor=line.price_minor,
        refunded=line.refunded,
        charged=_ON_WIRE[line.charged],
        refundable=line.refundable,
    )


def _extra(extra: pb.Extra) -> Extra:
    if extra.charged not in _CHARGED:
        raise FieldInvalid("charged", "must be by piece, ticket or order")
    return Extra(
        extra.code,
        extra.name,
        extra.name_en,
        extra.price_minor,
        _CHARGED[extra.charged],
        extra.refundable,
        extra.retired,
        checked_etag(extra.etag) if extra.etag else 0,
    )


def _message(extra: Extra) -> pb.Extra:
    return pb.Extra(
        code=extra.code,
        name=extra.name,
        name_en=extra.name_en,
        price_minor=extra.price_minor,
        charged=_ON_WIRE[extra.charged],
        refundable=extra.refundable,
        retired=extra.retired,
        etag=str(extra.version),
    )
