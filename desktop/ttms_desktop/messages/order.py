"""Refusals about orders, money and refunds."""

from PySide6.QtCore import QCoreApplication

from ttms_client import errors
from ttms_desktop.messages.wording import Sentences

translate = QCoreApplication.translate


def sentences() -> Sentences:
    return {
        errors.PriceChanged: (
            translate(
                "Messages", "A price has changed; nothing was sold. Check the new total and take the money again."
            ),
        ),
        errors.PaymentTooSmall: (
            translate("Messages", "{given} is less than the {total} to pay. Enter the amount that was given."),
            translate("Messages", "Less was given than is to pay. Enter the amount that was given."),
        ),
        errors.OrderNotFound: (
            translate("Messages", "There is no order “{order}”. Check the number."),
            translate("Messages", "There is no such order. Check the number."),
        ),
        errors.NotYourSale: (translate("Messages", "Somebody else sold this order. Ask a manager to refund it."),),
        errors.AlreadyRefunded: (
            translate(
                "Messages",
                "Row {row_label}, seat {seat_label} was refunded before (number {refund_number}); "
                "no money goes back again.",
            ),
            translate("Messages", "A ticket was refunded before; no money goes back again."),
        ),
    }
