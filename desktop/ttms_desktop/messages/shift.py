"""Refusals about shifts and Z reports."""

from ttms_client import errors
from ttms_desktop.messages.wording import Sentences
from ttms_desktop.words import translate


def sentences() -> Sentences:
    return {
        errors.ShiftNotOpen: (
            translate(
                "Messages", "No shift is open at counter {counter_name}; nothing was changed. Open one with its float."
            ),
            translate("Messages", "No shift is open at this counter; nothing was changed. Open one with its float."),
        ),
        errors.ShiftOpen: (
            translate("Messages", "A shift is already open at counter {counter_name}. Close it first."),
            translate("Messages", "A shift is already open at this counter. Close it first."),
        ),
        errors.ZReportNotFound: (
            translate("Messages", "Counter {counter_name} has no Z report {z_number}. Check the number."),
            translate("Messages", "There is no such Z report. Check the number."),
        ),
        errors.DrawerHoldsLess: (
            translate(
                "Messages",
                "So much should not be in this drawer; nothing was taken out. Check the amount. If it is there, cash "
                "was put in and not booked: book that first (Cash in).",
            ),
        ),
        errors.DenominationUnknown: (
            translate("Messages", "There is no coin or note of {denomination}. Check the count."),
            translate("Messages", "A coin or note of this count does not exist. Check the count."),
        ),
    }
