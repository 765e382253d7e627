"""Letting people in and out with their tickets."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from typing import Any

from ttms_api.v1 import order_pb2, order_pb2_grpc
from ttms_client._connection import Connection
from ttms_client._contract import PAGE_SIZE, every_page, known, moment, stamp, well_formed
from ttms_client.play import Schedule, schedule_of

# People stand at the door.
DOOR_SECONDS = 5.0


class ScanResult(Enum):
    """What the door says."""

    VALID = 1
    ALREADY_USED = 2
    REFUNDED = 3
    WRONG_SHOW = 4
    WRONG_DAY = 5
    UNKNOWN = 6
    SHOW_CANCELLED = 7
    NOT_INSIDE = 8


@dataclass(frozen=True, slots=True)
class Scan:
    """What came of a scan: the ticket's show and seat unless it is unknown, and when and where it was used before."""

    result: ScanResult
    schedule: Schedule | None
    row_label: str
    seat_label: str
    places: int
    ticket_type: str
    used_at: datetime | None
    used_door: str


@dataclass(frozen=True, slots=True)
class CodeAtDoor:
    """A code at a door; `schedule_id` 0 lets in whoever has a ticket for the day.

    `scanned_at` is None for now, else when it was scanned by a door that was cut off.
    """

    code: str
    schedule_id: int = 0
    door: str = ""
    scanned_at: datetime | None = None


class DoorCalls:
    """The calls of the order service at the door."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._stub = order_pb2_grpc.OrderServiceStub(connection.channel)

    def check_in(self, scanned: CodeAtDoor, *, request_id: str) -> Scan:
        """Let somebody in, or hear why not."""
        request = well_formed(order_pb2.CheckInRequest, request_id=request_id, **_fields(scanned))
        return scan_of(self._connection.change(self._stub.CheckIn, request, seconds=DOOR_SECONDS).scan)

    def check_out(self, scanned: CodeAtDoor, *, request_id: str) -> Scan:
        """Let somebody out who may come in again."""
        request = well_formed(order_pb2.CheckOutRequest, request_id=request_id, **_fields(scanned))
        return scan_of(self._connection.change(self._stub.CheckOut, request, seconds=DOOR_SECONDS).scan)

    def list_ticket_keys(self) -> Mapping[str, bytes]:
        """The public keys with which `ticket_codes.read_code` verifies, by their ids."""

        def page(token: str) -> order_pb2.ListTicketKeysResponse:
            request = well_formed(order_pb2.ListTicketKeysRequest, page_size=PAGE_SIZE, page_token=token)
            return self._connection.ask(self._stub.ListTicketKeys, request)

        return {key.key_id: key.public_key for answer in every_page(page) for key in answer.keys}


def _fields(scanned: CodeAtDoor) -> dict[str, Any]:
    return {
        "code": scanned.code,
        "schedule_id": scanned.schedule_id,
        "door": scanned.door,
        "scanned_at": None if scanned.scanned_at is None else stamp(scanned.scanned_at),
    }


def scan_of(message: order_pb2.Scan) -> Scan:
    return Scan(
        # What a newer server says lets nobody in.
        result=known(ScanResult, message.result, otherwise=ScanResult.UNKNOWN),
        schedule=schedule_of(message.schedule) if message.HasField("schedule") else None,
        row_label=message.row_label,
        seat_label=message.seat_label,
        places=message.places,
        ticket_type=message.ticket_type,
        used_at=moment(message.used_at) if message.HasField("used_at") else None,
        used_door=message.used_door,
    )
