"""The best free seats of a show, chosen by the server."""

from ttms_api.v1 import studio_pb2, ticket_pb2, ticket_pb2_grpc
from ttms_client._connection import HOLD_SECONDS, Connection
from ttms_client._contract import moment, well_formed
from ttms_client.studio import SeatKind
from ttms_client.ticket import Hold


class BestCalls:
    """The calls of the ticket service that choose seats."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._stub = ticket_pb2_grpc.TicketServiceStub(connection.channel)

    def get_best_seats(
        self, schedule_id: int, seat_count: int, *, kind: SeatKind = SeatKind.STANDARD
    ) -> tuple[int, ...]:
        """The seats that would be held now; raises NotEnoughSeats, ScheduleNotFound."""
        request = well_formed(
            ticket_pb2.GetBestSeatsRequest,
            schedule_id=schedule_id,
            seat_count=seat_count,
            seat_kind=studio_pb2.SeatKind.ValueType(kind.value),
        )
        return tuple(self._connection.ask(self._stub.GetBestSeats, request).seat_ids)

    def hold_best_seats(
        self, schedule_id: int, seat_count: int, *, kind: SeatKind = SeatKind.STANDARD, request_id: str
    ) -> Hold:
        """Choose and hold in one call.

        Raises:
            NotEnoughSeats, SeatTaken, ScheduleNotFound, SellingStopped, ShowBegun, ShowCancelled: nothing was held.
        """
        request = well_formed(
            ticket_pb2.HoldBestSeatsRequest,
            request_id=request_id,
            schedule_id=schedule_id,
            seat_count=seat_count,
            seat_kind=studio_pb2.SeatKind.ValueType(kind.value),
        )
        held = self._connection.change(self._stub.HoldBestSeats, request, seconds=HOLD_SECONDS).hold
        return Hold(held.hold_id, tuple(held.seat_ids), moment(held.held_until), moment(held.server_time))
