"""How the actions of the sell screen are called where their keys are changed, and how the log is read."""

import re
from datetime import datetime

from ttms_desktop.day import CinemaCalendar
from ttms_desktop.words import translate

# As `crash.py` writes it, in the time of this computer's clock; the program's own name is no news.
_LINE = re.compile(r"(\d{4}-\d\d-\d\d \d\d:\d\d:\d\d),\d{3} ([A-Z]+) (?:ttms_desktop: )?")


def line_as_shown(line: str, calendar: CinemaCalendar) -> str:
    """A line of the log, with its time as all screens tell it."""
    found = _LINE.match(line)
    if found is None:
        return line
    moment = datetime.fromisoformat(found[1]).astimezone()
    return f"{calendar.moment_text(moment)}:{moment:%S} {found[2]} {line[found.end() :]}"


def action_text(action: str) -> str:
    """The action that has this key at first."""
    return {
        "/": translate("ChangeSettings", "Sale line"),
        "F8": translate("ChangeSettings", "Cash with change"),
        "F9": translate("ChangeSettings", "Card"),
        "F10": translate("ChangeSettings", "Voucher"),
        "F11": translate("ChangeSettings", "Complimentary tickets"),
        "Ctrl+N": translate("ChangeSettings", "Customer’s name"),
        "Del": translate("ChangeSettings", "Remove a seat"),
        "Ctrl+Del": translate("ChangeSettings", "Clear the sale"),
        "Ctrl+P": translate("ChangeSettings", "Reprint the last tickets"),
        "Ctrl+I": translate("ChangeSettings", "Print the last receipt"),
        "Ctrl+O": translate("ChangeSettings", "Open the drawer"),
        "Ctrl+G": translate("ChangeSettings", "Sell vouchers"),
        "Ctrl+D": translate("ChangeSettings", "Choose a day"),
        "PgUp": translate("ChangeSettings", "Previous day"),
        "PgDown": translate("ChangeSettings", "Next day"),
        "Ctrl+B": translate("ChangeSettings", "Take the better seats"),
        "Ctrl+H": translate("ChangeSettings", "Hand over seats"),
        "Ctrl+T": translate("ChangeSettings", "Take over seats, or take back an offer"),
        "Ctrl+R": translate("ChangeSettings", "Reserve seats under a name"),
    }[action]
