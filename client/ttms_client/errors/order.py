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


class CardSlipMissing(Conflict):
    """Money goes back to a card: the terminal's reference of that is needed. details: amount_minor."""

    reason = "CARD_SLIP_MISSING"


class CardSlipUsed(Conflict):
    """The terminal's approval paid for something before. details: terminal, approval."""

    reason = "CARD_SLIP_USED"


class VoucherNotFound(NotFound):
    """details: code."""

    reason = "VOUCHER_NOT_FOUND"


class VoucherExpired(Conflict):
    """details: code, expires_at."""

    reason = "VOUCHER_EXPIRED"


class VoucherTooSmall(Conflict):
    """More was to be paid than is left on it. details: code, balance_minor."""

    reason = "VOUCHER_TOO_SMALL"


class ApprovalNeeded(NoRight):
    """More than a clerk may give back without a manager's PIN. details: amount_minor, limit_minor."""

    reason = "APPROVAL_NEEDED"


class RefundsStopped(Conflict):
    """So near to the start that nothing is taken back. details: minutes."""

    reason = "REFUNDS_STOPPED"


class TicketEntered(Conflict):
    """Somebody is inside with one of the tickets; a manager may approve."""

    reason = "TICKET_ENTERED"


class ShowNotCancelled(Conflict):
    """The show takes place: its orders are refunded one by one."""

    reason = "SHOW_NOT_CANCELLED"


class ExtraNotFound(NotFound):
    """The cinema does not offer this extra, or not any more. details: code."""

    reason = "EXTRA_NOT_FOUND"


class ExtraPriceChanged(Conflict):
    """The shown price is not the extra's. details: code, shown_minor, price_minor."""

    reason = "EXTRA_PRICE_CHANGED"
