"""How refunds say no."""

from ttms_server.errors import Kind, Refusal
from ttms_server.studio.service import Seat


class TicketNotFound(Refusal):
    """The order has no such ticket."""

    kind = Kind.NOT_FOUND
    reason = "TICKET_NOT_FOUND"

    def __init__(self, ticket_id: int) -> None:
        super().__init__(f"The order has no ticket {ticket_id}.", ticket_id=ticket_id)


class NotYourSale(Refusal):
    """Somebody else sold it, and the caller may refund only own sales."""

    kind = Kind.FORBIDDEN
    reason = "NOT_YOUR_SALE"

    def __init__(self) -> None:
        super().__init__("Somebody else sold this order.")


class AlreadyRefunded(Refusal):
    """The ticket was taken back before."""

    kind = Kind.CONFLICT
    reason = "ALREADY_REFUNDED"

    def __init__(self, *, ticket_id: int, seat: Seat, refund_number: str) -> None:
        super().__init__(
            f"Seat {seat.row_label}{seat.seat_label} was refunded as {refund_number}.",
            ticket_id=ticket_id,
            row_label=seat.row_label,
            seat_label=seat.seat_label,
            refund_number=refund_number,
        )
