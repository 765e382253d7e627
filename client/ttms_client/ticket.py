"""The show board, the seats of a show, and holding them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from threading import Event
from types import TracebackType
from typing import Self

import grpc
from google.protobuf.field_mask_pb2 import FieldMask

from ttms_api.v1 import ticket_pb2, ticket_pb2_grpc
from ttms_client._connection import CHANGE_SECONDS, HOLD_SECONDS, Connection
from ttms_client._contract import PAGE_SIZE, every_page, known, moment, stamp, well_formed
from ttms_client.errors import ServerUnreachable
from ttms_client.play import Schedule, schedule_of
from ttms_client.studio import Layout, Seat, layout_of


class SellingState(Enum):
    """Whether a show is sold now."""

    OPEN = 1
    STOPPED = 2
    BEGUN = 3
    CANCELLED = 4


class SeatState(Enum):
    """What a seat of a show is now."""

    FREE = 1
    HELD = 2
    SOLD = 3
    RESERVED = 4
    HOUSE = 5


@dataclass(frozen=True, slots=True)
class ShowOnBoard:
    """A show with what is left of it."""

    schedule: Schedule
    places_total: int
    places_free: int
    selling_state: SellingState
    selling_stops_at: datetime
    places_sold: int = 0


@dataclass(frozen=True, slots=True)
class CancelledShow:
    """A show that was called off; `places_sold` wait for their refund.

    `already_cancelled` is whether somebody else had called it off before; moment and reason are theirs then.
    """

    schedule: Schedule
    places_sold: int
    already_cancelled: bool = False


@dataclass(frozen=True, slots=True)
class SeatStatus:
    """A seat's state; `hold_id` and `offered_to` only while it is held, `reservation_id` while it is reserved."""

    seat_id: int
    state: SeatState
    counter_name: str = ""
    hold_id: str = ""
    held_until: datetime | None = None
    offered_to: str = ""
    reservation_id: int = 0


@dataclass(frozen=True, slots=True)
class PriceInCategory:
    """What a place costs in one of the layout's categories, counted from 1, in minor units."""

    category: int
    price_minor: int


@dataclass(frozen=True, slots=True)
class TicketPrice:
    """What a ticket of one type costs for one show: minor units per place; `key` chooses it at the counter.

    `prices_in_categories` are those of categories in which a place costs something else.
    """

    ticket_type: str
    name: str
    name_en: str
    price_minor: int
    key: str
    prices_in_categories: tuple[PriceInCategory, ...] = ()

    def minor_of(self, seat: Seat) -> int:
        """What the seat costs, with all of its places."""
        special = {one.category: one.price_minor for one in self.prices_in_categories}
        return special.get(seat.category, self.price_minor) * seat.places


@dataclass(frozen=True, slots=True)
class SeatMap:
    """A show's whole map; seats that are not in `taken` are free."""

    schedule: Schedule
    layout: Layout
    taken: tuple[SeatStatus, ...]
    prices: tuple[TicketPrice, ...]
    selling_state: SellingState
    selling_stops_at: datetime
    server_time: datetime


@dataclass(frozen=True, slots=True)
class SeatChanges:
    """The new state of each seat that changed."""

    seats: tuple[SeatStatus, ...]
    server_time: datetime


@dataclass(frozen=True, slots=True)
class Hold:
    """The seats that a hold has, and when all of them are free again; `held_until` is None for an empty hold."""

    hold_id: str
    seat_ids: tuple[int, ...]
    held_until: datetime | None
    server_time: datetime


class TicketCalls:
    """The calls of the ticket service."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._stub = ticket_pb2_grpc.TicketServiceStub(connection.channel)

    def list_show_board(
        self, starts_from: datetime, starts_before: datetime, *, include_cancelled: bool = False
    ) -> list[ShowOnBoard]:
        """Shows that start in [starts_from, starts_before), by start, then hall; both times are aware."""
        first, end = stamp(starts_from), stamp(starts_before)

        def page(token: str) -> ticket_pb2.ListShowBoardResponse:
            request = well_formed(
                ticket_pb2.ListShowBoardRequest,
                starts_from=first,
                starts_before=end,
                page_size=PAGE_SIZE,
                page_token=token,
                include_cancelled=include_cancelled,
            )
            return self._connection.ask(self._stub.ListShowBoard, request)

        return [_show(message) for answer in every_page(page) for message in answer.shows]

    def watch_seat_map(self, schedule_id: int) -> "SeatMapStream":
        """The seats of a show: the whole map, then every change; the map again where that is quicker."""
        request = well_formed(ticket_pb2.WatchSeatMapRequest, schedule_id=schedule_id)
        return SeatMapStream(self._connection, self._stub, request)

    def hold_seats(self, schedule_id: int, seat_ids: Sequence[int], *, hold_id: str = "", request_id: str) -> Hold:
        """Hold all of the seats or none; with `hold_id` they are added to that hold.

        Raises:
            SeatTaken, SeatNotForSale, SeatNotFound, SellingStopped, ShowBegun, HoldNotFound: nothing was held.
        """
        request = well_formed(
            ticket_pb2.HoldSeatsRequest,
            request_id=request_id,
            schedule_id=schedule_id,
            seat_ids=seat_ids,
            hold_id=hold_id,
        )
        answer = self._connection.change(self._stub.HoldSeats, request, seconds=HOLD_SECONDS)
        return Hold(answer.hold_id, tuple(answer.seat_ids), moment(answer.held_until), moment(answer.server_time))

    def release_seats(self, schedule_id: int, *, hold_id: str, seat_ids: Sequence[int] = (), request_id: str) -> Hold:
        """Give seats of a hold back, all of them if none is named; what is left of the hold comes back."""
        request = well_formed(
            ticket_pb2.ReleaseSeatsRequest,
            request_id=request_id,
            schedule_id=schedule_id,
            hold_id=hold_id,
            seat_ids=seat_ids,
        )
        answer = self._connection.change(self._stub.ReleaseSeats, request, seconds=HOLD_SECONDS)
        held_until = moment(answer.held_until) if answer.HasField("held_until") else None
        return Hold(hold_id, tuple(answer.seat_ids), held_until, moment(answer.server_time))

    def move_schedule(
        self,
        schedule_id: int,
        *,
        etag: str,
        studio_id: int,
        starts_at: datetime,
        request_id: str,
        price_minor: int | None = None,
    ) -> Schedule:
        """Move a show of which nobody holds, reserved or bought a seat, and let it cost `price_minor` if that is said.

        `starts_at` is aware.

        Raises:
            ScheduleOverlaps, ShowInPast, OutsideRun: it cannot stand there; see `conflicts`.
            ShowHasSales, ShowBegun, ShowCancelled, ChangedMeanwhile, ScheduleNotFound, StudioNotFound, StudioRetired:
                it stays where it is.
            PricesFrozen: somebody bought a ticket of it, even if that was given back.
        """
        fields = ["studio_id", "starts_at", *([] if price_minor is None else ["price_minor"])]
        request = well_formed(
            ticket_pb2.MoveScheduleRequest,
            request_id=request_id,
            schedule_id=schedule_id,
            etag=etag,
            studio_id=studio_id,
            starts_at=stamp(starts_at),
            price_minor=price_minor or 0,
            update_mask=FieldMask(paths=fields),
        )
        return schedule_of(self._connection.change(self._stub.MoveSchedule, request, seconds=CHANGE_SECONDS).schedule)

    def cancel_schedule(self, schedule_id: int, *, etag: str, reason: str, request_id: str) -> CancelledShow:
        """Call a show off, for a reason that customers may be told.

        Raises:
            ShowOver, ChangedMeanwhile, ScheduleNotFound, FieldInvalid: it is over; changed since; not there; no reason.
        """
        request = well_formed(
            ticket_pb2.CancelScheduleRequest, request_id=request_id, schedule_id=schedule_id, etag=etag, reason=reason
        )
        answer = self._connection.change(self._stub.CancelSchedule, request, seconds=CHANGE_SECONDS)
        return CancelledShow(schedule_of(answer.schedule), answer.places_sold, answer.already_cancelled)


class SeatMapStream:
    """Iterate to get a SeatMap, then SeatChanges, or a SeatMap again; use it in a `with`, or `close` it.

    Iterating blocks, ends when `close` is called (from any thread), and raises a TtmsError when the link breaks or the
    server refuses; after that the map must be watched anew.
    """

    def __init__(
        self,
        connection: Connection,
        stub: ticket_pb2_grpc.TicketServiceStub,
        request: ticket_pb2.WatchSeatMapRequest,
    ) -> None:
        self._connection = connection
        self._closed = Event()
        self._call = connection.watch(stub.WatchSeatMap, request)
        self._answers = iter(self._call)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def __iter__(self) -> Iterator[SeatMap | SeatChanges]:
        return self

    def __next__(self) -> SeatMap | SeatChanges:
        while True:
            answer = self._next_answer()
            if answer.HasField("map"):
                return _seat_map(answer.map)
            if answer.HasField("changes"):
                return SeatChanges(_statuses(answer.changes.seats), moment(answer.changes.server_time))
            # Anything else is news for a newer client.

    def close(self) -> None:
        self._closed.set()
        self._call.cancel()

    def _next_answer(self) -> ticket_pb2.WatchSeatMapResponse:
        try:
            answer = next(self._answers, None)
        except grpc.RpcError as failure:
            if self._closed.is_set():
                raise StopIteration from None
            raise self._connection.error_of(failure) from failure
        if self._closed.is_set():
            raise StopIteration
        if answer is None:
            raise ServerUnreachable("The server ended the stream.")
        return answer


def _selling_state(number: int) -> SellingState:
    # What this client does not understand it does not sell.
    return known(SellingState, number, otherwise=SellingState.STOPPED)


def _show(message: ticket_pb2.ShowOnBoard) -> ShowOnBoard:
    return ShowOnBoard(
        schedule=schedule_of(message.schedule),
        places_total=message.places_total,
        places_free=message.places_free,
        selling_state=_selling_state(message.selling_state),
        selling_stops_at=moment(message.selling_stops_at),
        places_sold=message.places_sold,
    )


def _statuses(messages: Sequence[ticket_pb2.SeatStatus]) -> tuple[SeatStatus, ...]:
    return tuple(_status(message) for message in messages)


def _status(message: ticket_pb2.SeatStatus) -> SeatStatus:
    return SeatStatus(
        seat_id=message.seat_id,
        # A state of a newer server is at least not "free".
        state=known(SeatState, message.state, otherwise=SeatState.SOLD),
        counter_name=message.counter_name,
        hold_id=message.hold_id,
        held_until=moment(message.held_until) if message.HasField("held_until") else None,
        offered_to=message.offered_to,
        reservation_id=message.reservation_id,
    )


def _price(message: ticket_pb2.TicketPrice) -> TicketPrice:
    return TicketPrice(
        ticket_type=message.ticket_type,
        name=message.name,
        name_en=message.name_en,
        price_minor=message.price_minor,
        key=message.key,
        prices_in_categories=tuple(
            PriceInCategory(one.category, one.price_minor) for one in message.prices_in_categories
        ),
    )


def _seat_map(message: ticket_pb2.SeatMap) -> SeatMap:
    return SeatMap(
        schedule=schedule_of(message.schedule),
        layout=layout_of(message.layout),
        taken=_statuses(message.taken),
        prices=tuple(_price(price) for price in message.prices),
        selling_state=_selling_state(message.selling_state),
        selling_stops_at=moment(message.selling_stops_at),
        server_time=moment(message.server_time),
    )
