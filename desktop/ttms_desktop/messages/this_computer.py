"""What this computer could not do: record, print, keep."""

from ttms_desktop import journal, money
from ttms_desktop.messages.wording import Sentences
from ttms_desktop.screens.check_in import scan_journal
from ttms_desktop.screens.find_orders import refund_journal
from ttms_desktop.terminal import card_terminal
from ttms_desktop.words import translate


def sentences() -> Sentences:
    return {
        money.AmountUnreadable: (
            translate(
                "Messages", "“{text}” is not an amount. Type it like {such_as}, without any other comma or point."
            ),
            translate("Messages", "This is not an amount. Type it in figures, such as 50."),
        ),
        journal.JournalUnwritable: (
            translate(
                "Messages", "This computer cannot record the sale ({problem}); nothing was sold. Free some disk space."
            ),
            translate("Messages", "This computer cannot record the sale; nothing was sold. Free some disk space."),
        ),
        card_terminal.TerminalSilent: (
            translate(
                "Messages",
                "The card terminal does not answer. The card is not charged again; the terminal is asked until "
                "it answers.",
            ),
        ),
        card_terminal.ChargeVoid: (
            translate("Messages", "The terminal gave up this payment; nothing was charged. Start it again."),
        ),
        journal.CounterOpenTwice: (
            translate("Messages", "Counter {counter_name} is already open on this computer. Use that window."),
            translate("Messages", "This counter is already open on this computer. Use that window."),
        ),
        refund_journal.RefundUnrecorded: (
            translate(
                "Messages",
                "This computer cannot record the refund ({problem}); nothing was refunded. Free some disk space.",
            ),
            translate(
                "Messages", "This computer cannot record the refund; nothing was refunded. Free some disk space."
            ),
        ),
        scan_journal.ScanUnrecorded: (
            translate(
                "Messages", "This computer cannot record the scan ({problem}). Free some disk space; scan again."
            ),
            translate("Messages", "This computer cannot record the scan. Free some disk space; scan again."),
        ),
    }
