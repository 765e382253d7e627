"""Refusals about seats, holds and tickets."""

from ttms_client import errors
from ttms_desktop.messages.wording import Sentences
from ttms_desktop.words import translate


def sentences() -> Sentences:
    return {
        errors.SeatRepeated: (
            translate("Messages", "A seat was chosen twice; nothing was changed. Choose the seats again."),
        ),
        errors.TooManySeats: (
            translate("Messages", "At most {limit} seats can be sold at once. Sell these first, then the others."),
            translate("Messages", "That is too many seats for one sale. Sell some first, then the others."),
        ),
        errors.SeatNotFound: (translate("Messages", "The hall has no such seat. Choose the seats again."),),
        errors.HoldNotFound: (translate("Messages", "These seats are no longer held for you. Choose them again."),),
        errors.TicketTypeNotFound: (
            translate("Messages", "This show is not sold with that ticket type. Choose another type."),
        ),
        errors.SeatTaken: (
            translate("Messages", "Row {row_label}, seat {seat_label} has just been taken. Choose another seat."),
            translate("Messages", "The seat has just been taken. Choose another one."),
        ),
        errors.SeatNotForSale: (
            translate(
                "Messages", "Row {row_label}, seat {seat_label} is out of order and not sold. Choose another seat."
            ),
            translate("Messages", "This seat is out of order and not sold. Choose another one."),
        ),
        errors.HoldExpired: (
            translate("Messages", "The hold on these seats had run out; nothing was paid. Choose the seats again."),
        ),
        errors.SellingStopped: (
            translate("Messages", "Ticket sales stop {minutes} minutes before the show. Choose another show."),
            translate("Messages", "Ticket sales for this show are closed. Choose another show."),
        ),
        errors.ShowBegun: (
            translate("Messages", "The show has begun; its tickets can no longer be sold or refunded."),
        ),
        errors.NotEnoughSeats: (
            translate("Messages", "Only {free} such seats are left. Ask for fewer, or choose another show."),
            translate("Messages", "There are not that many seats left. Ask for fewer, or choose another show."),
        ),
        errors.ReservationNotFound: (
            translate("Messages", "This reservation no longer has any seats. Look at the list again."),
        ),
        errors.SeatNotReserved: (
            translate("Messages", "The reservation no longer has this seat. Look at the list again."),
        ),
        errors.ReservingStopped: (
            translate(
                "Messages", "Seats are reserved until {minutes} minutes before a show at most. Sell them now instead."
            ),
            translate("Messages", "It is too close to the show to reserve seats. Sell them now instead."),
        ),
        errors.PricesFrozen: (
            translate(
                "Messages", "Tickets of this show have been sold, so its price cannot change. Add another show instead."
            ),
        ),
        errors.HouseSeats: (translate("Messages", "These are house seats. Ask a manager to enter their PIN."),),
        errors.TicketNotFound: (translate("Messages", "The order has no such ticket. Open the order again."),),
    }
