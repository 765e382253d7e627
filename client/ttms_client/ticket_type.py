"""Ticket types: adult, child and whatever else a cinema sells shows under."""

from dataclasses import dataclass

from ttms_api.v1 import play_pb2, play_pb2_grpc
from ttms_client._connection import CHANGE_SECONDS, Connection
from ttms_client._contract import PAGE_SIZE, every_page, well_formed


@dataclass(frozen=True, slots=True)
class TicketType:
    """A kind of ticket: `percent` of a show's price, chosen by `key`, in the order of `position`.

    The server makes the code of a new one, whose `code` and `etag` are empty.
    """

    code: str
    name: str
    name_en: str
    key: str
    percent: int
    position: int
    retired: bool = False
    etag: str = ""


class TicketTypeCalls:
    """The calls of the play service about ticket types."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._stub = play_pb2_grpc.PlayServiceStub(connection.channel)

    def list_ticket_types(self, *, include_retired: bool = False) -> list[TicketType]:
        """All ticket types, in the order of the counters."""

        def page(token: str) -> play_pb2.ListTicketTypesResponse:
            request = well_formed(
                play_pb2.ListTicketTypesRequest, include_retired=include_retired, page_size=PAGE_SIZE, page_token=token
            )
            return self._connection.ask(self._stub.ListTicketTypes, request)

        return [_ticket_type(one) for answer in every_page(page) for one in answer.ticket_types]

    def save_ticket_type(self, ticket_type: TicketType, *, request_id: str) -> TicketType:
        """Add a ticket type, or store all of one that was read before; shows that stand keep its names and prices.

        Raises:
            NameTaken, TicketKeyTaken: another type has the name, or the key.
            ChangedMeanwhile, FieldInvalid: nothing was stored.
        """
        message = well_formed(
            play_pb2.TicketType,
            code=ticket_type.code,
            name=ticket_type.name,
            name_en=ticket_type.name_en,
            key=ticket_type.key,
            percent=ticket_type.percent,
            position=ticket_type.position,
            retired=ticket_type.retired,
            etag=ticket_type.etag,
        )
        request = well_formed(play_pb2.SaveTicketTypeRequest, request_id=request_id, ticket_type=message)
        answer = self._connection.change(self._stub.SaveTicketType, request, seconds=CHANGE_SECONDS)
        return _ticket_type(answer.ticket_type)


def _ticket_type(message: play_pb2.TicketType) -> TicketType:
    return TicketType(
        code=message.code,
        name=message.name,
        name_en=message.name_en,
        key=message.key,
        percent=message.percent,
        position=message.position,
        retired=message.retired,
        etag=message.etag,
    )
