"""What may go wrong after a sale, when its tickets are saved or printed; the sale itself stands."""

from ttms_desktop.failures import LocalFailure


class TicketUnsaved(LocalFailure):
    """The ticket file could not be written. details: problem."""


class NoPrinter(LocalFailure):
    """The system knows no printer."""


class PrinterFailed(LocalFailure):
    """The system did not take the document. details: printer."""


class PrinterAway(LocalFailure):
    """There is no connection to the printer. details: printer."""


class PrinterSilent(LocalFailure):
    """The printer does not answer in time. details: printer."""


class PaperOut(LocalFailure):
    """The printer has no paper. details: printer."""


class CoverOpen(LocalFailure):
    """The printer's cover is open. details: printer."""


class PrinterStopped(LocalFailure):
    """The printer is offline or reports an error of its own. details: printer."""


class PrinterCutOff(LocalFailure):
    """The connection ended while something was printed. details: printer."""


class UsbUnsupported(LocalFailure):
    """This computer has no way to USB printers. details: printer."""


class DrawerStuck(LocalFailure):
    """The cash drawer was not opened: there is no connection to its printer. details: printer."""


class DocumentUndrawable(LocalFailure):
    """A stored document cannot be read or drawn. details: problem."""


class PrintQueueUnwritable(LocalFailure):
    """The document could not be stored, so it was not printed. details: problem."""


class LayoutWrong(LocalFailure):
    """A ticket layout that cannot be used. details: line, problem."""


class LayoutUnsaved(LocalFailure):
    """The layout or the printers could not be stored. details: problem."""


KNOWN: dict[str, type[LocalFailure]] = {
    kind.__name__: kind
    for kind in (
        NoPrinter,
        PrinterFailed,
        PrinterAway,
        PrinterSilent,
        PaperOut,
        CoverOpen,
        PrinterStopped,
        PrinterCutOff,
        UsbUnsupported,
        DocumentUndrawable,
    )
}
# What trying once more cannot heal; a person has to change something first.
LASTING = (NoPrinter, UsbUnsupported, DocumentUndrawable)
