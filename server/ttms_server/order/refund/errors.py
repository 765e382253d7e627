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
            f"Seat {seat.short_name} was refunded as {refund_number}.",
            ticket_id=ticket_id,
            row_label=seat.row_label,
            seat_label=seat.seat_label,
            refund_number=refund_number,
        )


class ApprovalNeeded(Refusal):
    """More money than a clerk may give back alone."""

    kind = Kind.FORBIDDEN
    reason = "APPROVAL_NEEDED"

    def __init__(self, *, amount_minor: int, limit_minor: int) -> None:
        super().__init__(
            f"{amount_minor} is more than {limit_minor}: a manager must approve.",
            amount_minor=amount_minor,
            limit_minor=limit_minor,
        )


class RefundsStopped(Refusal):
    """So near to the start that nothing is taken back."""

    kind = Kind.CONFLICT
    reason = "REFUNDS_STOPPED"

    def __init__(self, minutes: int) -> None:
        super().__init__(f"Refunds stop {minutes} minutes before the show.", minutes=minutes)


class TicketEntered(Refusal):
    """Somebody went in with the ticket and has not come out."""

    kind = Kind.CONFLICT
    reason = "TICKET_ENTERED"

    def __init__(self) -> None:
        super().__init__("Somebody is inside with this ticket.")


class ShowNotCancelled(Refusal):
    """The show takes place: its orders are refunded one by one."""

    kind = Kind.CONFLICT
    reason = "SHOW_NOT_CANCELLED"

    def __init__(self) -> None:
        super().__init__("The show takes place.")
