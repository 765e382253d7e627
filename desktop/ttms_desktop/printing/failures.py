"""What may go wrong after a sale, when its tickets are saved or printed; the sale itself stands."""

from ttms_desktop.failures import LocalFailure


class TicketUnsaved(LocalFailure):
    """The ticket file could not be written. details: problem."""


class NoPrinter(LocalFailure):
    """The system knows no printer."""


class PrinterFailed(LocalFailure):
    """The printer did not take the tickets. details: printer."""
