"""Halls and the seats in them."""

from dataclasses import dataclass
from enum import Enum

from ttms_api.v1 import studio_pb2, studio_pb2_grpc
from ttms_client._connection import Connection
from ttms_client._contract import PAGE_SIZE, every_page, known, well_formed


class SeatKind(Enum):
    """What stands at a place."""

    STANDARD = 1
    WHEELCHAIR = 2
    COUPLE = 3
    BROKEN = 4


@dataclass(frozen=True, slots=True)
class Seat:
    """A seat of a layout: grid `row` from the screen and `column` from the left, both from 1.

    A couple seat has two `places` and also takes `column + 1`.
    """

    seat_id: int
    row: int
    column: int
    row_label: str
    seat_label: str
    kind: SeatKind
    places: int


@dataclass(frozen=True, slots=True)
class Layout:
    """How the seats of a hall stand; grid places without a seat are aisles.

    `curve` is how much nearer to the screen the ends of a row stand than its middle, in hundredths of a seat.
    """

    layout_id: int
    row_count: int
    column_count: int
    seats: tuple[Seat, ...]
    curve: int


@dataclass(frozen=True, slots=True)
class Studio:
    """A hall; `place_count` leaves out broken seats."""

    studio_id: int
    name: str
    name_en: str
    place_count: int


class StudioCalls:
    """The calls of the studio service."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._stub = studio_pb2_grpc.StudioServiceStub(connection.channel)

    def list_studios(self) -> list[Studio]:
        """All halls in use, by name."""
        return [_studio(message) for page in every_page(self._page) for message in page.studios]

    def get_studio(self, studio_id: int) -> tuple[Studio, Layout]:
        """A hall and how its seats stand now; raises StudioNotFound."""
        request = well_formed(studio_pb2.GetStudioRequest, studio_id=studio_id)
        answer = self._connection.ask(self._stub.GetStudio, request)
        return _studio(answer.studio), layout_of(answer.layout)

    def _page(self, token: str) -> studio_pb2.ListStudiosResponse:
        request = studio_pb2.ListStudiosRequest(page_size=PAGE_SIZE, page_token=token)
        return self._connection.ask(self._stub.ListStudios, request)


def layout_of(message: studio_pb2.Layout) -> Layout:
    return Layout(
        layout_id=message.layout_id,
        row_count=message.row_count,
        column_count=message.column_count,
        seats=tuple(_seat(seat) for seat in message.seats),
        curve=message.curve,
    )


def _seat(message: studio_pb2.Seat) -> Seat:
    return Seat(
        seat_id=message.seat_id,
        row=message.row,
        column=message.column,
        row_label=message.row_label,
        seat_label=message.seat_label,
        kind=known(SeatKind, message.kind, otherwise=SeatKind.STANDARD),
        places=message.places,
    )


def _studio(message: studio_pb2.Studio) -> Studio:
    return Studio(
        studio_id=message.studio_id,
        name=message.name,
        name_en=message.name_en,
        place_count=message.place_count,
    )
