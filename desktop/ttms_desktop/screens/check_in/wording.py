"""What the door says, in the language of the window."""

from ttms_client.door import Scan, ScanResult
from ttms_client.play import Schedule
from ttms_desktop.day import CinemaCalendar
from ttms_desktop.screens.check_in.pictures import DoorPicture, Verdict, Way
from ttms_desktop.screens.sell_tickets.wording import film_title, hall_name
from ttms_desktop.seat_names import seat_text
from ttms_desktop.words import translate

_VERDICTS = {
    ScanResult.VALID: Verdict.VALID,
    ScanResult.ALREADY_USED: Verdict.ALREADY_USED,
    ScanResult.REFUNDED: Verdict.REFUNDED,
    ScanResult.WRONG_SHOW: Verdict.WRONG_SHOW,
    ScanResult.WRONG_DAY: Verdict.WRONG_DAY,
    ScanResult.UNKNOWN: Verdict.UNKNOWN,
    ScanResult.SHOW_CANCELLED: Verdict.CANCELLED,
    ScanResult.NOT_INSIDE: Verdict.NOT_INSIDE,
}


def verdict_of(result: ScanResult, way: Way) -> Verdict:
    if result is ScanResult.VALID and way is Way.OUT:
        return Verdict.LET_OUT
    return _VERDICTS[result]


def title_of(verdict: Verdict) -> str:
    titles = {
        Verdict.READY: translate("CheckIn", "Scan a ticket"),
        Verdict.WAITING: translate("CheckIn", "Checking…"),
        Verdict.VALID: translate("CheckIn", "Valid"),
        Verdict.LET_OUT: translate("CheckIn", "Checked out"),
        Verdict.ALREADY_USED: translate("CheckIn", "Already used"),
        Verdict.REFUNDED: translate("CheckIn", "Refunded"),
        Verdict.WRONG_SHOW: translate("CheckIn", "Another show"),
        Verdict.WRONG_DAY: translate("CheckIn", "Another day"),
        Verdict.CANCELLED: translate("CheckIn", "Show cancelled"),
        Verdict.NOT_INSIDE: translate("CheckIn", "Not inside"),
        Verdict.UNKNOWN: translate("CheckIn", "Unknown ticket"),
        Verdict.FORGED: translate("CheckIn", "Forged"),
        Verdict.UNDECIDED: translate("CheckIn", "Cannot tell"),
    }
    return titles[verdict]


def hint_of(verdict: Verdict) -> str:
    """What to do next."""
    hints = {
        Verdict.READY: translate("CheckIn", "Scan at any time; no field has to be chosen first."),
        Verdict.VALID: translate("CheckIn", "Let in."),
        Verdict.LET_OUT: translate("CheckIn", "May come back in with the same ticket."),
        Verdict.ALREADY_USED: translate(
            "CheckIn", "Somebody has already gone in with it. Ask for the order, or call a manager."
        ),
        Verdict.REFUNDED: translate("CheckIn", "This ticket was refunded. Sell a new one."),
        Verdict.WRONG_SHOW: translate("CheckIn", "Show them the way, or choose their show above."),
        Verdict.WRONG_DAY: translate("CheckIn", "Do not let in today."),
        Verdict.CANCELLED: translate("CheckIn", "Send them to the counter for a refund."),
        Verdict.NOT_INSIDE: translate("CheckIn", "Nobody is inside on this ticket. Choose “In” to let them in."),
        Verdict.UNKNOWN: translate("CheckIn", "No ticket of this cinema has this code. Scan again, or call a manager."),
        Verdict.FORGED: translate(
            "CheckIn", "This code was not signed by this cinema. Keep the ticket and call a manager."
        ),
        Verdict.UNDECIDED: translate(
            "CheckIn", "Without the server only the QR code can be read. Scan it, or check the ticket by eye."
        ),
    }
    return hints.get(verdict, "")


def alone_text() -> str:
    return translate(
        "CheckIn", "Checked by signature alone: without the server, refunds and other doors are not known."
    )


def show_text(schedule: Schedule, calendar: CinemaCalendar) -> str:
    """Film, time and hall: "Metropolis · 19:30 · Hall 2"."""
    return f"{film_title(schedule)} · {calendar.time_text(schedule.starts_at)} · {hall_name(schedule)}"


def time_and_hall(schedule: Schedule, calendar: CinemaCalendar) -> str:
    """Which show, where there is little room: "19:30 · Hall 2"."""
    return f"{calendar.time_text(schedule.starts_at)} · {hall_name(schedule)}"


def plain_picture(verdict: Verdict) -> DoorPicture:
    """A verdict about no ticket that is known."""
    return DoorPicture(verdict, title_of(verdict), hint=hint_of(verdict))


def picture_of(scan: Scan, way: Way, calendar: CinemaCalendar) -> DoorPicture:
    """What the server said."""
    verdict = verdict_of(scan.result, way)
    if scan.schedule is None:
        return plain_picture(verdict)
    seat = seat_text(scan.row_label, scan.seat_label)
    what = f"{show_text(scan.schedule, calendar)}\n{seat}"
    title = title_of(verdict)
    if verdict is Verdict.ALREADY_USED and scan.used_at is not None:
        title = used_here_text(calendar.time_text(scan.used_at))
        if scan.used_door:
            what = f"{door_text(scan.used_door)}\n{what}"
    if verdict is Verdict.WRONG_DAY:
        what = f"{calendar.date_text(scan.schedule.starts_at)} · {what}"
    ticket = f"{seat} · {calendar.time_text(scan.schedule.starts_at)}"
    return DoorPicture(verdict, title, what, hint_of(verdict), ticket=ticket)


def used_here_text(time_text: str) -> str:
    return translate("CheckIn", "Already used at {time}").format(time=time_text)


def door_text(door: str) -> str:
    """Doors are called as their counters."""
    return translate("CheckIn", "Counter {name}").format(name=door)


def conflict_text(scan: Scan, time_text: str, calendar: CinemaCalendar) -> str:
    """Somebody was let in without the server who would not have been with it."""
    said = picture_of(scan, Way.IN, calendar)
    text = translate("CheckIn", "Let in at {time} without the server, but: {result}.")
    return text.format(time=time_text, result=said.title)
