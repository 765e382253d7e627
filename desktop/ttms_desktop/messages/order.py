"""Refusals about orders, money and refunds."""

from ttms_client import errors
from ttms_desktop.messages.wording import Sentences
from ttms_desktop.words import translate


def sentences() -> Sentences:
    return {
        errors.PriceChanged: (
            translate(
                "Messages", "A price has changed; nothing was sold. Check the new total and take the money again."
            ),
        ),
        errors.PaymentTooSmall: (
            translate("Messages", "{given} is less than the {total} due. Enter the amount that was given."),
            translate("Messages", "Less was given than is due. Enter the amount that was given."),
        ),
        errors.OrderNotFound: (
            translate("Messages", "There is no order “{order}”. Check the number."),
            translate("Messages", "There is no such order. Check the number."),
        ),
        errors.NotYourSale: (translate("Messages", "Somebody else sold this order. Ask a manager to refund it."),),
        errors.AlreadyRefunded: (
            translate(
                "Messages",
                "Row {row_label}, seat {seat_label} was already refunded (number {refund_number}); no money goes "
                "back again.",
            ),
            translate("Messages", "A ticket was already refunded; no money goes back again."),
        ),
        errors.CardSlipMissing: (
            translate(
                "Messages",
                "{amount} goes back to a card; nothing was refunded yet. "
                "Refund it at the terminal and enter its reference.",
            ),
            translate(
                "Messages",
                "Money goes back to a card; nothing was refunded yet. "
                "Refund it at the terminal and enter its reference.",
            ),
        ),
        errors.CardSlipUsed: (
            translate(
                "Messages",
                "The terminal’s reference {approval} was used before; nothing was booked. Check it on the slip.",
            ),
            translate(
                "Messages", "The terminal’s reference was used before; nothing was booked. Check it on the slip."
            ),
        ),
        errors.VoucherNotFound: (
            translate("Messages", "There is no voucher “{code}”. Check its code."),
            translate("Messages", "There is no such voucher. Check its code."),
        ),
        errors.VoucherExpired: (
            translate(
                "Messages", "The voucher has expired; nothing was paid with it. Choose another means of payment."
            ),
        ),
        errors.VoucherTooSmall: (
            translate("Messages", "Only {balance} is left on the voucher. Take the rest by other means."),
            translate("Messages", "Less is left on the voucher. Take the rest by other means."),
        ),
        errors.ApprovalNeeded: (
            translate(
                "Messages",
                "On your own you may refund or comp at most {limit}. Ask a manager to approve it with a PIN.",
            ),
            translate(
                "Messages",
                "This is more than you may refund or comp on your own. Ask a manager to approve it with a PIN.",
            ),
        ),
        errors.RefundsStopped: (
            translate("Messages", "Refunds stop {minutes} minutes before the show. It is too late now."),
            translate("Messages", "Tickets of this show can no longer be refunded."),
        ),
        errors.TicketEntered: (
            translate(
                "Messages",
                "Somebody is inside with a ticket of this order. Check it out at the door, or ask a manager.",
            ),
        ),
        errors.ShowNotCancelled: (
            translate("Messages", "The show takes place, so its orders are refunded one by one. Cancel it first."),
        ),
        errors.ExtraNotFound: (
            translate("Messages", "“{code}” is no longer offered; nothing was sold. Remove it from the sale."),
            translate("Messages", "Something in this sale is no longer offered; nothing was sold."),
        ),
        errors.ExtraPriceChanged: (
            translate("Messages", "A fee has changed; nothing was sold. Check the new total and take the money again."),
        ),
    }
