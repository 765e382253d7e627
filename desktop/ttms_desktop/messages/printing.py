"""What may keep a document from its paper: what happened, that the sale stands, what to do next."""

from ttms_desktop.messages.wording import Sentences
from ttms_desktop.printing import failures as printing
from ttms_desktop.words import translate


def sentences() -> Sentences:
    return _printers() | _files()


def _printers() -> Sentences:
    return {
        printing.NoPrinter: (
            translate("Messages", "This computer has no such printer. The sale stands; choose a printer (Ctrl+J)."),
        ),
        printing.PrinterFailed: (
            translate("Messages", "The system cannot print on “{printer}”. The sale stands; check the queue (Ctrl+J)."),
            translate("Messages", "The system cannot print. The sale stands; check the queue (Ctrl+J)."),
        ),
        printing.PrinterAway: (
            translate(
                "Messages",
                "The printer {printer} cannot be reached. The sale stands. Check cable and power; it retries by "
                "itself.",
            ),
            translate(
                "Messages",
                "The printer cannot be reached. The sale stands. Check cable and power; it retries by itself.",
            ),
        ),
        printing.DrawerStuck: (
            translate(
                "Messages",
                "The drawer at {printer} did not open: no connection. Open it with its key; check the cables.",
            ),
            translate("Messages", "The drawer did not open: no connection. Open it with its key; check its cables."),
        ),
        printing.PrinterSilent: (
            translate(
                "Messages", "The printer {printer} does not answer. The sale stands. Switch it off and on; see Ctrl+J."
            ),
            translate("Messages", "The printer does not answer. The sale stands. Switch it off and on; see Ctrl+J."),
        ),
        printing.PaperOut: (
            translate(
                "Messages",
                "The printer {printer} is out of paper. The sale stands. Put in a new roll; it then continues.",
            ),
            translate(
                "Messages", "The printer is out of paper. The sale stands. Put in a new roll; it then continues."
            ),
        ),
        printing.CoverOpen: (
            translate("Messages", "The cover of {printer} is open. The sale stands. Close it; it then continues."),
            translate("Messages", "The printer’s cover is open. The sale stands. Close it; it then continues."),
        ),
        printing.PrinterStopped: (
            translate(
                "Messages", "The printer {printer} has stopped with an error. The sale stands. Check its lights."
            ),
            translate("Messages", "The printer has stopped with an error. The sale stands. Check its lights."),
        ),
        printing.PrinterCutOff: (
            translate(
                "Messages",
                "The printer {printer} was cut off. The sale stands. Did it print whole? Answer with Ctrl+J.",
            ),
            translate(
                "Messages",
                "The printer was cut off. The sale stands. Did it print whole? Answer with Ctrl+J.",
            ),
        ),
        printing.UsbUnsupported: (
            translate(
                "Messages", "This computer cannot talk to the USB printer {printer}. Choose its device or driver."
            ),
            translate("Messages", "This computer cannot talk to USB printers. Choose the printer’s device or driver."),
        ),
        printing.DocumentUndrawable: (
            translate(
                "Messages", "The document cannot be drawn ({problem}). The sale stands; the ticket file is saved."
            ),
            translate("Messages", "The document cannot be drawn. The sale stands; the ticket file is saved."),
        ),
    }


def _files() -> Sentences:
    return {
        printing.TicketUnsaved: (
            translate(
                "Messages",
                "The tickets are sold, but their file could not be saved ({problem}). Reprint them (Ctrl+P).",
            ),
            translate("Messages", "The tickets are sold, but their file could not be saved. Reprint them (Ctrl+P)."),
        ),
        printing.PrintQueueUnwritable: (
            translate(
                "Messages",
                "The sale stands, but this computer cannot save its print job ({problem}). Free some disk space.",
            ),
            translate(
                "Messages",
                "The sale stands, but this computer cannot save its print job. Free some disk space.",
            ),
        ),
        printing.LayoutWrong: (
            translate("Messages", "Line {line} of the layout cannot be used. Correct it, or use the standard layout."),
            translate("Messages", "The layout cannot be used. Correct it, or use the standard layout."),
        ),
        printing.LayoutUnsaved: (
            translate("Messages", "This computer could not save the change ({problem}). Free some disk space."),
            translate("Messages", "This computer could not save the change. Free some disk space."),
        ),
    }
