"""Refusals about films and shows."""

from ttms_client import errors
from ttms_desktop.messages.wording import Sentences
from ttms_desktop.words import translate


def sentences() -> Sentences:
    return {
        errors.ScheduleNotFound: (translate("Messages", "This show no longer exists. Choose another show."),),
        errors.ShowCancelled: (
            translate(
                "Messages",
                "This show is cancelled: its tickets are neither sold nor printed. Choose another show or refund them.",
            ),
        ),
        errors.ScheduleOverlaps: (
            translate(
                "Messages", "“{play_title}” is shown in {studio_name} at that time. Choose another time or hall."
            ),
            translate("Messages", "Another show is in this hall at that time. Choose another time or hall."),
        ),
        errors.ShowInPast: (translate("Messages", "That time is in the past. Choose a later one."),),
        errors.OutsideRun: (
            translate("Messages", "“{play_title}” is not running on that day. Choose a day within its run."),
            translate("Messages", "The film is not running on that day. Choose a day within its run."),
        ),
        errors.ShowHasSales: (
            translate(
                "Messages",
                "Seats of this show are sold or taken, so it cannot be changed. Cancel it, or wait until nobody "
                "has a seat.",
            ),
        ),
        errors.ShowOver: (translate("Messages", "This show is over; it can no longer be cancelled."),),
        errors.PlayRetired: (
            translate("Messages", "“{play_title}” is retired. Put it back into use under Films first."),
            translate("Messages", "The film is retired. Put it back into use under Films first."),
        ),
        errors.TicketKeyTaken: (
            translate("Messages", "Another ticket type is chosen by {key}. Choose another letter."),
            translate("Messages", "Another ticket type is chosen by this key. Choose another letter."),
        ),
        errors.PlayNotFound: (translate("Messages", "This film no longer exists. Choose another one."),),
        errors.PlayHasShows: (
            translate("Messages", "“{play_title}” has shows, so it cannot be deleted. Retire it instead."),
            translate("Messages", "The film has shows, so it cannot be deleted. Retire it instead."),
        ),
    }
