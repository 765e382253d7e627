"""Refusals about orders, money and refunds."""

from ttms_client.errors.families import Conflict, NoRight, NotFound


class OrderNotFound(NotFound):
    """details: order, which is the id, number or code that was asked for."""

    reason = "ORDER_NOT_FOUND"


class PriceChanged(Conflict):
    """The shown price is not the show's. details: seat_id, shown_minor, price_minor."""

    reason = "PRICE_CHANGED"


class PaymentTooSmall(Conflict):
    """Less was given than is to pay. details: total_minor, given_minor."""

    reason = "PAYMENT_TOO_SMALL"


class NotYourSale(NoRight):
    """Somebody else sold it, and the caller may refund only own sales."""

    reason = "NOT_YOUR_SALE"


class AlreadyRefunded(Conflict):
    """details: ticket_id, row_label, seat_label, refund_number."""

    reason = "ALREADY_REFUNDED"
