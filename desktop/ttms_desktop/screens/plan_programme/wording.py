"""How shows, halls, films and conflicts are called on the schedule screen."""

from datetime import datetime, timedelta

from ttms_client.conflicts import ConflictKind, ShowConflict
from ttms_client.play import Play, Schedule
from ttms_client.studio import Studio
from ttms_client.ticket import ShowOnBoard
from ttms_desktop.day import CinemaCalendar, full_date_text
from ttms_desktop.reasons import reason_text
from ttms_desktop.screens.sell_tickets.wording import in_language
from ttms_desktop.words import translate


def film_title(film: Play) -> str:
    return in_language(film.title, film.title_en)


def hall_name(hall: Studio) -> str:
    return in_language(hall.name, hall.name_en)


def seats_text(hall: Studio) -> str:
    if hall.retired:
        return translate("PlanProgramme", "Retired")
    return translate("PlanProgramme", "{count} seats").format(count=f"{hall.place_count:,}")


def length_text(minutes: int, cleaning: timedelta) -> str:
    """Running time and what the hall needs after it: "153 min + 15"."""
    gap = round(cleaning.total_seconds() / 60)
    if not gap:
        return translate("PlanProgramme", "{minutes} min").format(minutes=minutes)
    return translate("PlanProgramme", "{minutes} min + {gap}").format(minutes=minutes, gap=gap)


def span_text(calendar: CinemaCalendar, starts_at: datetime, ends_at: datetime) -> str:
    """From and to: "19:30\N{EN DASH}21:58"."""
    return f"{calendar.time_text(starts_at)}\N{EN DASH}{calendar.time_text(ends_at)}"


def sold_text(show: ShowOnBoard) -> str:
    """Sold of offered: "141/180"."""
    return f"{show.places_sold}/{show.places_total}"


def short_sold_text(show: ShowOnBoard) -> str:
    """The beginning of the same, where there is no room for all of it; an empty house tells itself by its bar."""
    return f"{show.places_sold}" if show.places_sold else ""


def sold_in_words(show: ShowOnBoard) -> str:
    return translate("PlanProgramme", "{figures} sold").format(figures=sold_text(show))


def shows_text(count: int) -> str:
    if count == 1:
        return translate("PlanProgramme", "1 show")
    return translate("PlanProgramme", "{count} shows").format(count=count)


def conflict_text(conflict: ShowConflict, title: str, calendar: CinemaCalendar, cleaning: timedelta) -> str:
    """Why a show cannot stand there; `title` is the film's that is in the way, in the window's language."""
    if conflict.kind is ConflictKind.IN_PAST:
        return translate("PlanProgramme", "This time has passed")
    if conflict.kind is ConflictKind.OUTSIDE_RUN:
        return translate("PlanProgramme", "Outside the film’s run")
    if conflict.other_starts_at is None or conflict.other_ends_at is None:
        return translate("PlanProgramme", "The hall is taken")
    return translate("PlanProgramme", "Overlaps {title} {span} incl. cleaning").format(
        title=title, span=span_text(calendar, conflict.other_starts_at, conflict.other_ends_at + cleaning)
    )


def with_more(reason: str, more: int) -> str:
    """The conflict in words, and how many more shows are in the way."""
    if more < 1:
        return reason
    if more == 1:
        return translate("PlanProgramme", "{reason}, and 1 more show").format(reason=reason)
    return translate("PlanProgramme", "{reason}, and {count} more shows").format(reason=reason, count=more)


def fitting_text(calendar: CinemaCalendar, start: datetime | None) -> str:
    """When a show would fit into the hall; `start` None is that it does not."""
    if start is None:
        return translate("PlanProgramme", "There is no room for it in this hall in the usual hours")
    return translate("PlanProgramme", "It fits in this hall at {time}").format(time=calendar.time_text(start))


def run_text(film: Play) -> str:
    """The days of its run: "20 Nov 2026 to 3 Dec 2026"."""
    if film.runs_from and film.runs_until:
        return translate("PlanProgramme", "Run: {first} to {last}").format(
            first=full_date_text(film.runs_from), last=full_date_text(film.runs_until)
        )
    if film.runs_from:
        return translate("PlanProgramme", "Run starts {first}").format(first=full_date_text(film.runs_from))
    if film.runs_until:
        return translate("PlanProgramme", "Run ends {last}").format(last=full_date_text(film.runs_until))
    return ""


def fixed_text(show: ShowOnBoard, now: datetime) -> str:
    """Why a show can be neither moved nor changed; empty if it can."""
    if show.schedule.cancelled_at is not None:
        return translate("PlanProgramme", "This show is cancelled")
    if show.schedule.starts_at <= now:
        return translate("PlanProgramme", "This show has begun and cannot be changed")
    if show.places_sold == 1:
        return translate("PlanProgramme", "1 seat has been sold, so the show cannot be changed")
    if show.places_sold:
        return translate("PlanProgramme", "{count} seats have been sold, so the show cannot be changed").format(
            count=show.places_sold
        )
    if show.places_free < show.places_total:
        return translate("PlanProgramme", "Seats are held or reserved, so the show cannot be changed")
    return ""


def already_cancelled_text(schedule: Schedule, calendar: CinemaCalendar) -> str:
    """Of a show that somebody else had cancelled before."""
    when = calendar.moment_text(schedule.cancelled_at) if schedule.cancelled_at else ""
    return translate("PlanProgramme", "This show was already cancelled on {when}: {reason}").format(
        when=when, reason=reason_text(schedule.cancel_reason)
    )


def cancelled_text(show: ShowOnBoard) -> str:
    reason = reason_text(show.schedule.cancel_reason)
    if reason:
        return translate("PlanProgramme", "Cancelled: {reason}").format(reason=reason)
    return translate("PlanProgramme", "Cancelled")
