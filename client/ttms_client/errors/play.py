"""Refusals about films and shows."""

from ttms_client.errors.families import Conflict, NotFound, ProgrammeConflict


class PlayNotFound(NotFound):
    """details: play_id."""

    reason = "PLAY_NOT_FOUND"


class ScheduleNotFound(NotFound):
    """details: schedule_id."""

    reason = "SCHEDULE_NOT_FOUND"


class ScheduleOverlaps(ProgrammeConflict):
    """Two shows would be in one hall at once. details: studio_name, play_title, starts_at."""

    reason = "SCHEDULE_OVERLAPS"


class ShowInPast(ProgrammeConflict):
    """details: starts_at."""

    reason = "SHOW_IN_PAST"


class OutsideRun(ProgrammeConflict):
    """Before or after the days of the film's run. details: play_title, starts_at, runs_from, runs_until."""

    reason = "OUTSIDE_RUN"


class ShowCancelled(Conflict):
    """The show was called off."""

    reason = "SHOW_CANCELLED"


class ShowHasSales(Conflict):
    """Somebody holds or bought seats of the show, so it cannot be moved. details: places."""

    reason = "SHOW_HAS_SALES"


class ShowOver(Conflict):
    """The show has ended, so it cannot be cancelled."""

    reason = "SHOW_OVER"


class PlayHasShows(Conflict):
    """It had shows, so it can only be retired. details: play_title."""

    reason = "PLAY_HAS_SHOWS"


class TicketKeyTaken(Conflict):
    """Another ticket type, which may be retired, is chosen by this key. details: key."""

    reason = "TICKET_KEY_TAKEN"


class PlayRetired(Conflict):
    """details: play_title."""

    reason = "PLAY_RETIRED"
