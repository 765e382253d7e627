"""What the screen says about a place for a show while it is dragged there."""

from collections.abc import Iterable
from datetime import datetime

from ttms_client.conflicts import ConflictKind, ShowConflict
from ttms_client.play import Schedule
from ttms_desktop.screens.plan_programme import rules, wording
from ttms_desktop.screens.plan_programme.dropping import Dropping
from ttms_desktop.screens.plan_programme.pictures import Judgement
from ttms_desktop.screens.plan_programme.programme import Programme
from ttms_desktop.screens.sell_tickets.wording import film_title
from ttms_desktop.session import Counter
from ttms_desktop.words import translate


class Judging:
    """Knows the programme, and what is on its way into it."""

    def __init__(self, counter: Counter, programme: Programme, dropping: Dropping) -> None:
        self._counter, self._programme, self._dropping = counter, programme, dropping

    def of_film(self, play_id: int, studio_id: int, starts_at: datetime) -> Judgement:
        """Whether a new show of the film may stand there."""
        film = self._programme.film(play_id)
        if film is None:
            return Judgement("", "", translate("PlanProgramme", "The film is no longer in use"))
        return self._judge(rules.plan_of(film, studio_id, starts_at))

    def of_show(self, schedule_id: int, studio_id: int, starts_at: datetime) -> Judgement:
        """Whether the show may go there."""
        show = self._programme.show(schedule_id)
        if show is None:
            return Judgement("", "", translate("PlanProgramme", "This show no longer exists"))
        schedule, film = show.schedule, self._programme.film(show.schedule.play_id)
        first, last = (film.runs_from, film.runs_until) if film else (None, None)
        plan = rules.Plan(studio_id, starts_at, schedule.running_minutes, first, last, schedule_id)
        fixed = wording.fixed_text(show, self._counter.clock.now())
        stays = (studio_id, starts_at) == (schedule.studio_id, schedule.starts_at)
        if fixed or stays:
            return self._words(plan, fixed)
        return self._judge(plan, may_be_retired=studio_id == schedule.studio_id)

    def _judge(self, plan: rules.Plan, *, may_be_retired: bool = False) -> Judgement:
        hall = self._programme.hall(plan.studio_id)
        if hall is None or (hall.retired and not may_be_retired):
            return self._words(plan, translate("PlanProgramme", "This hall is retired"))
        calendar, cleaning = self._counter.calendar, self._counter.cinema.cleaning
        cinema = rules.Cinema(calendar, cleaning, self._counter.clock.now())
        standing = self._dropping.standing(self._programme.schedules)
        conflict = rules.conflict_of(plan, standing, cinema)
        if conflict is None:
            return self._words(plan)
        more = len(rules.in_the_way(plan, standing, cleaning)) - 1 if conflict.kind is ConflictKind.OVERLAPS else 0
        reason = wording.conflict_text(conflict, _title_of(conflict, standing), calendar, cleaning)
        return self._words(plan, wording.with_more(reason, more), self._hint(conflict, plan, standing, cinema))

    def _hint(self, conflict: ShowConflict, plan: rules.Plan, standing: list[Schedule], cinema: rules.Cinema) -> str:
        if conflict.kind is ConflictKind.OUTSIDE_RUN:
            return ""
        return wording.fitting_text(cinema.calendar, rules.fitting_start(plan, standing, cinema))

    def _words(self, plan: rules.Plan, reason: str = "", hint: str = "") -> Judgement:
        calendar = self._counter.calendar
        span = wording.span_text(calendar, plan.starts_at, plan.ends_at)
        return Judgement(calendar.time_text(plan.starts_at), span, reason, hint)


def _title_of(conflict: ShowConflict, standing: Iterable[Schedule]) -> str:
    """The title in the window's language of the show that is in the way."""
    found = (each for each in standing if each.starts_at == conflict.other_starts_at)
    return next((film_title(each) for each in found if each.play_title == conflict.play_title), conflict.play_title)
