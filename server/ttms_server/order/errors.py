"""How orders and money say no."""

from ttms_server.errors import Kind, Refusal


class AmountInvalid(Refusal):
    """Negative or absurd money."""

    kind = Kind.INVALID
    reason = "AMOUNT_INVALID"

    def __init__(self, *, amount_minor: int, limit_minor: int) -> None:
        super().__init__(
            f"{amount_minor} is not possible here; at most {limit_minor} is.",
            amount_minor=amount_minor,
            limit_minor=limit_minor,
        )


class TicketTypeNotFound(Refusal):
    """The show is not sold under this ticket type."""

    kind = Kind.NOT_FOUND
    reason = "TICKET_TYPE_NOT_FOUND"

    def __init__(self, ticket_type: str) -> None:
        super().__init__(f"The show has no price for {ticket_type!r}.", ticket_type=ticket_type)


class PriceChanged(Refusal):
    """The price that the counter showed is not the show's."""

    kind = Kind.CONFLICT
    reason = "PRICE_CHANGED"

    def __init__(self, *, seat_id: int, shown_minor: int, price_minor: int) -> None:
        super().__init__(
            f"Seat {seat_id} costs {price_minor}, not {shown_minor}.",
            seat_id=seat_id,
            shown_minor=shown_minor,
            price_minor=price_minor,
        )


class PaymentTooSmall(Refusal):
    """Less was given than is to pay."""

    kind = Kind.CONFLICT
    reason = "PAYMENT_TOO_SMALL"

    def __init__(self, *, total_minor: int, given_minor: int) -> None:
        super().__init__(
            f"{given_minor} was given for {total_minor}.", total_minor=total_minor, given_minor=given_minor
        )


class OrderNotFound(Refusal):
    """There is no such order."""

    kind = Kind.NOT_FOUND
    reason = "ORDER_NOT_FOUND"

    def __init__(self, order: object) -> None:
        super().__init__(f"There is no order {order}.", order=order)
