"""Extras: what is sold with tickets, such as booking fees and 3D glasses."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import Enum

from ttms_api.v1 import order_pb2, order_pb2_grpc
from ttms_client._connection import CHANGE_SECONDS, Connection
from ttms_client._contract import PAGE_SIZE, every_page, known, well_formed


class Charged(Enum):
    """What an extra is counted by; `BY_TICKET` goes back ticket by ticket, the others with the last one."""

    BY_PIECE = 1
    BY_TICKET = 2
    BY_ORDER = 3
    OTHER = 0  # only ever received: something that a newer server knows


@dataclass(frozen=True, slots=True)
class Extra:
    """An extra that counters offer; the price is that of one. An empty `etag` is a new one."""

    code: str
    name: str
    name_en: str
    price_minor: int
    charged: Charged
    refundable: bool
    retired: bool = False
    etag: str = ""


@dataclass(frozen=True, slots=True)
class ExtraToSell:
    """So many of an extra, at the price of one on the clerk's screen."""

    code: str
    quantity: int
    price_minor: int


@dataclass(frozen=True, slots=True)
class OrderExtra:
    """An extra of an order, with the rules it was sold under; `refunded` of them went back or over to another order."""

    code: str
    name: str
    name_en: str
    quantity: int
    price_minor: int
    refunded: int
    charged: Charged
    refundable: bool

    def over_with(self, *, ending: int, left: int) -> int:
        """How many of them go over when so many tickets are exchanged and so many stay valid: the server's rule."""
        rest = self.quantity - self.refunded
        if self.charged is Charged.BY_TICKET and not (left == 0 and self.refundable):
            return min(ending, rest)
        return rest if left == 0 else 0

    def back_with(self, *, ending: int, left: int, cancelled: bool) -> int:
        """How many of them go back when so many tickets are refunded: what is not refundable stays."""
        return self.over_with(ending=ending, left=left) if self.refundable or cancelled else 0


class ExtraCalls:
    """The calls of the order service about extras."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._stub = order_pb2_grpc.OrderServiceStub(connection.channel)

    def list_extras(self, *, include_retired: bool = False) -> list[Extra]:
        """All extras, by code."""

        def page(token: str) -> order_pb2.ListExtrasResponse:
            request = well_formed(
                order_pb2.ListExtrasRequest, include_retired=include_retired, page_size=PAGE_SIZE, page_token=token
            )
            return self._connection.ask(self._stub.ListExtras, request)

        return [_extra(extra) for answer in every_page(page) for extra in answer.extras]

    def save_extra(self, extra: Extra, *, request_id: str) -> Extra:
        """Add an extra, or store everything of one that was read before.

        Raises:
            NameTaken, ExtraNotFound, ChangedMeanwhile, FieldInvalid: nothing was stored.
        """
        message = well_formed(
            order_pb2.Extra,
            code=extra.code,
            name=extra.name,
            name_en=extra.name_en,
            price_minor=extra.price_minor,
            charged=order_pb2.Charged.ValueType(extra.charged.value),
            refundable=extra.refundable,
            retired=extra.retired,
            etag=extra.etag,
        )
        request = well_formed(order_pb2.SaveExtraRequest, request_id=request_id, extra=message)
        return _extra(self._connection.change(self._stub.SaveExtra, request, seconds=CHANGE_SECONDS).extra)


def extra_messages(extras: Iterable[ExtraToSell]) -> Iterator[order_pb2.ExtraToSell]:
    for extra in extras:
        yield well_formed(
            order_pb2.ExtraToSell, code=extra.code, quantity=extra.quantity, price_minor=extra.price_minor
        )


def order_extra_of(message: order_pb2.OrderExtra) -> OrderExtra:
    return OrderExtra(
        code=message.code,
        name=message.name,
        name_en=message.name_en,
        quantity=message.quantity,
        price_minor=message.price_minor,
        refunded=message.refunded,
        charged=known(Charged, message.charged, otherwise=Charged.OTHER),
        refundable=message.refundable,
    )


def _extra(message: order_pb2.Extra) -> Extra:
    return Extra(
        code=message.code,
        name=message.name,
        name_en=message.name_en,
        price_minor=message.price_minor,
        charged=known(Charged, message.charged, otherwise=Charged.OTHER),
        refundable=message.refundable,
        retired=message.retired,
        etag=message.etag,
    )
