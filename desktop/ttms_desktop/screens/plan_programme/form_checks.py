"""What of a form for shows can be seen to be wrong without asking the server."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from ttms_client.play import Play
from ttms_desktop.day import CinemaCalendar, date_text
from ttms_desktop.screens.changing import Refusal
from ttms_desktop.screens.plan_programme import repeats, rules, wording
from ttms_desktop.screens.plan_programme.repeats import MOST_AT_ONCE, MOST_DAYS, Draft
from ttms_desktop.words import translate


@dataclass(frozen=True, slots=True)
class Known:
    """What a draft is held against."""

    calendar: CinemaCalendar
    now: datetime
    film: Play | None


def wrong(draft: Draft, known: Known) -> list[Refusal]:
    """Each field that is wrong, and why; none if only the server can tell."""
    return [*_missing(draft), *_wrong_repeats(draft), *_wrong_time(draft, known)]


def _missing(draft: Draft) -> Iterator[Refusal]:
    if draft.play_id is None:
        yield Refusal(translate("PlanProgramme", "Choose a film."), "film")
    if draft.studio_id is None:
        yield Refusal(translate("PlanProgramme", "Choose a hall."), "hall")
    if draft.price_minor is None:
        yield Refusal(translate("PlanProgramme", "Type a price like 45 or 45.00."), "price")
    if any(price.text and price.minor is None for price in draft.category_prices):
        yield Refusal(translate("PlanProgramme", "Type a price like 45 or 45.00."), "category_prices")
    if draft.day is None:
        yield Refusal(translate("PlanProgramme", "There is no such date."), "day")
    if draft.time_of_day is None:
        yield Refusal(translate("PlanProgramme", "Type a time like 19:30."), "time")


def _wrong_repeats(draft: Draft) -> Iterator[Refusal]:
    if not draft.repeats or draft.day is None:
        return
    if draft.until is None:
        yield Refusal(translate("PlanProgramme", "There is no such date."), "until")
    elif draft.until < draft.day:
        yield Refusal(translate("PlanProgramme", "The last day is before the first."), "until")
    elif not draft.weekdays:
        yield Refusal(translate("PlanProgramme", "Choose a weekday."), "weekdays")
    elif (draft.until - draft.day).days > MOST_DAYS or len(repeats.days_of(draft)) > MOST_AT_ONCE:
        text = translate("PlanProgramme", "At most {most} shows at once. Choose an earlier day.")
        yield Refusal(text.format(most=MOST_AT_ONCE), "until")
    elif not repeats.days_of(draft):
        text = translate("PlanProgramme", "No day between the first and the last is one of these weekdays.")
        yield Refusal(text, "weekdays")


def _wrong_time(draft: Draft, known: Known) -> Iterator[Refusal]:
    """What the clocks, the time that it is, and the film's run rule out."""
    skipped, starts = repeats.missing_days(draft, known.calendar), repeats.starts_of(draft, known.calendar)
    if skipped:
        text = translate("PlanProgramme", "The clocks skip this time on {day}.")
        yield Refusal(text.format(day=date_text(skipped[0])), "time")
    elif starts and starts[0] < known.now:
        past_day = draft.day is not None and draft.day < known.calendar.day_of(known.now)
        text = translate("PlanProgramme", "This is in the past. Choose a later day or time.")
        yield Refusal(text, "day" if past_day else "time")
    elif starts and not draft.repeats and known.film is not None:
        day = known.calendar.day_of(starts[0])
        if not rules.runs_on(day, known.film.runs_from, known.film.runs_until):
            text = translate("PlanProgramme", "The film is not running then. {run}.")
            yield Refusal(text.format(run=wording.run_text(known.film)), "day")
