"""Refusals about seats, holds and tickets."""

from PySide6.QtCore import QCoreApplication

from ttms_client import errors
from ttms_desktop.messages.wording import Sentences

translate = QCoreApplication.translate


def sentences() -> Sentences:
    return {
        errors.SeatRepeated: (
            translate("Messages", "A seat stands twice in the request; nothing was changed. Choose the seats again."),
        ),
        errors.TooManySeats: (
            translate("Messages", "At most {limit} seats can be sold at once. Sell these first, then the others."),
            translate("Messages", "So many seats cannot be sold at once. Sell some first, then the others."),
        ),
        errors.SeatNotFound: (translate("Messages", "The hall has no such seat. Choose the seats again."),),
        errors.HoldNotFound: (
            translate("Messages", "These seats are not reserved for you any more. Choose them again."),
        ),
        errors.TicketTypeNotFound: (
            translate("Messages", "This show is not sold under that ticket type. Choose another type."),
        ),
        errors.SeatTaken: (
            translate("Messages", "Row {row_label}, seat {seat_label} has just been taken. Choose another seat."),
            translate("Messages", "The seat has just been taken. Choose another one."),
        ),
        errors.SeatNotForSale: (
            translate("Messages", "Row {row_label}, seat {seat_label} is broken and not sold. Choose another seat."),
            translate("Messages", "This seat is broken and not sold. Choose another one."),
        ),
        errors.HoldExpired: (
            translate("Messages", "The time for these seats was over; nothing was paid. Choose the seats again."),
        ),
        errors.SellingStopped: (
            translate("Messages", "Ticket sales stop {minutes} minutes before the show. Choose another show."),
            translate("Messages", "Ticket sales for this show are closed. Choose another show."),
        ),
        errors.ShowBegun: (
            translate("Messages", "The show has begun; its tickets are neither sold nor refunded any more."),
        ),
        errors.NotEnoughSeats: (
            translate("Messages", "Only {free} such seats are free. Ask for fewer, or choose another show."),
            translate("Messages", "So many seats are not free. Ask for fewer, or choose another show."),
        ),
        errors.ReservationNotFound: (
            translate("Messages", "This reservation keeps no seats any more. Look at the list again."),
        ),
        errors.SeatNotReserved: (
            translate("Messages", "The reservation does not have this seat any more. Look at the list again."),
        ),
        errors.ReservingStopped: (
            translate("Messages", "Seats are kept until {minutes} minutes before a show. Sell them now instead."),
            translate("Messages", "It is too near to the show to keep seats. Sell them now instead."),
        ),
        errors.PricesFrozen: (
            translate("Messages", "Tickets of this show were sold, so its price stays. Make another show instead."),
        ),
        errors.HouseSeats: (translate("Messages", "The house keeps these seats. Ask a manager for the PIN."),),
        errors.TicketNotFound: (translate("Messages", "The order has no such ticket. Open the order again."),),
    }
