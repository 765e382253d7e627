"""What the schedule screen knows and decides; every method returns at once, answers arrive as signals."""

from dataclasses import replace
from datetime import date, datetime, timedelta

from PySide6.QtCore import QObject, Signal

from ttms_client.errors import NoAnswer, ProgrammeConflict
from ttms_client.play import Play, Schedule
from ttms_client.studio import Studio
from ttms_client.ticket import CancelledShow, ShowOnBoard
from ttms_client.user import Role
from ttms_desktop import day as days
from ttms_desktop import messages, tasks
from ttms_desktop.screens.changing import needs_sign_in
from ttms_desktop.screens.find_orders.opening import OrdersOf
from ttms_desktop.screens.plan_programme import day_picture, repeats, wording
from ttms_desktop.screens.plan_programme.calling_off import CallingOff
from ttms_desktop.screens.plan_programme.dropping import Drop, Dropping
from ttms_desktop.screens.plan_programme.facts import facts_of
from ttms_desktop.screens.plan_programme.judging import Judging
from ttms_desktop.screens.plan_programme.pictures import (
    FilmLine,
    HallLine,
    HourText,
    ShowBlock,
    ShowFacts,
    ShowStage,
)
from ttms_desktop.screens.plan_programme.programme import Programme
from ttms_desktop.screens.plan_programme.repeats import Draft
from ttms_desktop.screens.plan_programme.show_form import ShowForm
from ttms_desktop.screens.sell_tickets.opening import ShowToSell
from ttms_desktop.screens.sell_tickets.wording import show_text
from ttms_desktop.session import Counter
from ttms_desktop.words import translate


class PlanProgrammeViewModel(QObject):
    """A day is chosen; managers put, move and cancel shows, everybody looks."""

    day_changed = Signal()
    programme_changed = Signal()
    chosen_changed = Signal()
    refused = Signal(object)  # something was not done; the sentence says why
    informed = Signal(object)  # words
    form_wanted = Signal(object)  # ShowForm: something must be typed before this show can be made
    refunds_wanted = Signal(object)  # OrdersOf: tickets of a cancelled show wait
    sign_in_needed = Signal(object)  # words

    def __init__(self, counter: Counter, runner: tasks.Runner, *, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._counter, self._runner = counter, runner
        self._programme = Programme(counter, runner, self)
        self._dropping = Dropping(counter, runner, self)
        self.judging = Judging(counter, self._programme, self._dropping)
        self._chosen = 0
        self._programme.changed.connect(self._on_programme)
        self._programme.day_changed.connect(self._on_day)
        self._programme.failed.connect(self._on_load_failed)
        self._dropping.changed.connect(self.programme_changed)
        self._dropping.done.connect(self._on_dropped)
        self._dropping.failed.connect(self._on_drop_failed)

    # What is shown

    @property
    def may_plan(self) -> bool:
        """Whether whoever works here may change the programme."""
        session = self._counter.session
        return session is not None and session.user.role is not Role.CLERK

    @property
    def started(self) -> bool:
        """Whether the screen was ever in front: before that there is no day."""
        return self._programme.day != date.min

    @property
    def chosen(self) -> int:
        """The chosen show's id, 0 if there is none."""
        return self._chosen

    @property
    def loaded(self) -> bool:
        """Whether the shows of the chosen day are known."""
        return self._programme.loaded

    @property
    def failure_text(self) -> str:
        """Why they are not; empty while nothing is wrong."""
        return messages.text_for(self._programme.failure) if self._programme.failure else ""

    @property
    def day(self) -> date:
        return self._programme.day

    @property
    def today(self) -> date:
        return self._programme.today

    @property
    def day_text(self) -> str:
        """The chosen day, e.g. "Today · Sun 22 November"; empty before there is one."""
        if not self.started:
            return ""
        return days.day_text(self.day, self.today)

    @property
    def now(self) -> datetime:
        return self._counter.clock.now()

    @property
    def now_text(self) -> str:
        return self._counter.calendar.time_text(self.now)

    @property
    def begins(self) -> datetime:
        return self._programme.begins

    @property
    def ends(self) -> datetime:
        return self._programme.ends

    @property
    def cleaning(self) -> timedelta:
        return self._counter.cinema.cleaning

    @property
    def hours(self) -> list[HourText]:
        return day_picture.hour_texts(self.begins, self.ends, self._counter.calendar)

    @property
    def halls(self) -> list[HallLine]:
        return day_picture.hall_lines(self._programme)

    @property
    def films(self) -> list[FilmLine]:
        """Those that may be shown on the day; none for somebody who only looks."""
        return day_picture.film_lines(self._programme, cleaning=self.cleaning) if self.may_plan else []

    @property
    def has_films(self) -> bool:
        """Whether there is any film in use, on whichever days."""
        return bool(self._programme.known and self._programme.known.films)

    @property
    def shows(self) -> list[ShowBlock]:
        """The blocks of the day, those on their way to the server included."""
        under_way = self._dropping.under_way
        moved = {drop.moved for drop in under_way}
        shows = day_picture.shows_of_day(self._programme)
        standing = [self._block(show) for show in shows if show.schedule.schedule_id not in moved]
        return standing + [replace(self._block(drop.as_show), stage=ShowStage.PENDING) for drop in under_way]

    @property
    def opens_at(self) -> datetime | None:
        """The first moment that should be seen; None while the shows are not known."""
        return day_picture.opens_at(self.begins, self.shows) if self.loaded else None

    @property
    def closes_at(self) -> datetime | None:
        """The last moment that should be seen; None while the shows are not known."""
        return day_picture.closes_at(self.begins, self.ends, self.shows) if self.loaded else None

    @property
    def count_text(self) -> str:
        """How many shows take place on the day."""
        return wording.shows_text(sum(block.stage is not ShowStage.CANCELLED for block in self.shows))

    @property
    def facts(self) -> ShowFacts | None:
        """About the chosen show."""
        show = self._programme.show(self._chosen)
        return facts_of(show, self._counter, may_plan=self.may_plan) if show else None

    def _block(self, show: ShowOnBoard) -> ShowBlock:
        return day_picture.show_block(show, calendar=self._counter.calendar, cleaning=self.cleaning, now=self.now)

    # What the user does

    def start(self) -> None:
        """The screen has come to the front."""
        self._programme.start()

    def stop(self) -> None:
        self._programme.stop()

    def refresh(self) -> None:
        self._programme.refresh()

    def hold_still(self) -> None:
        """A drag has begun: nothing changes under it."""
        self._programme.hold_still()

    def go_on(self) -> None:
        """The drag is over."""
        self._programme.go_on()

    def retranslate(self) -> None:
        """Say everything again, in the new language."""
        for signal in (self.day_changed, self.programme_changed, self.chosen_changed):
            signal.emit()

    def choose_day(self, day: date) -> None:
        self._programme.choose_day(day)

    def next_day(self) -> None:
        self.choose_day(self.day + timedelta(days=1))

    def previous_day(self) -> None:
        self.choose_day(self.day - timedelta(days=1))

    def go_to_today(self) -> None:
        self.choose_day(self.today)

    def choose(self, schedule_id: int) -> None:
        """Tell about this show; 0 is none."""
        if schedule_id != self._chosen:
            self._chosen = schedule_id
            self.chosen_changed.emit()

    def drop_film(self, play_id: int, studio_id: int, starts_at: datetime) -> None:
        """Put a show there; a film without a price, or a hall whose seats have several, opens the form."""
        film, hall = self._programme.film(play_id), self._programme.hall(studio_id)
        if film is None or hall is None:
            return
        if film.price_minor is None:
            self.informed.emit(translate("PlanProgramme", "The film has no price yet: type one for this show."))
            self.form_wanted.emit(self._form(self._draft(film, hall, starts_at)))
        elif hall.categories:
            text = translate("PlanProgramme", "The seats of this hall have categories: check their prices.")
            self.informed.emit(text)
            self.form_wanted.emit(self._form(self._draft(film, hall, starts_at)))
        else:
            self._dropping.put(film, hall, starts_at, price_minor=film.price_minor)

    def drop_show(self, schedule_id: int, studio_id: int, starts_at: datetime) -> None:
        """Move the show there."""
        show, hall = self._programme.show(schedule_id), self._programme.hall(studio_id)
        if show is None or hall is None:
            return
        if (studio_id, starts_at) != (show.schedule.studio_id, show.schedule.starts_at):
            self._dropping.move(show.schedule, hall, starts_at)

    def say_refused(self, reason: str) -> None:
        """Something was dropped where it may not stand."""
        self.refused.emit(translate("PlanProgramme", "Nothing was changed: {reason}.").format(reason=reason))

    # Forms

    def new_form(self, play_id: int | None = None) -> ShowForm:
        """The form for a new show on the day."""
        film = self._programme.film(play_id)
        price = film.price_minor if film else None
        return self._form(Draft(play_id=play_id, day=max(self.day, self.today), price_minor=price))

    def form_for(self, schedule_id: int) -> ShowForm | None:
        """The form that changes a show; None if it stays as it is, which is said."""
        show = self._programme.show(schedule_id)
        if show is None:
            return None
        fixed = wording.fixed_text(show, self.now)
        if fixed:
            self.refused.emit(f"{fixed}.")
            return None
        return self._form(repeats.draft_of(show.schedule, self._counter.calendar))

    def calling_off(self, schedule_id: int) -> CallingOff | None:
        """What cancels a show; None if it cannot be cancelled any more, which is said."""
        show = self._programme.show(schedule_id)
        if show is None:
            return None
        if show.schedule.cancelled_at is not None:
            self.refused.emit(f"{wording.fixed_text(show, self.now)}.")
            return None
        if show.schedule.ends_at <= self.now:
            self.refused.emit(translate("PlanProgramme", "This show is over; it can no longer be cancelled."))
            return None
        made = CallingOff(self._counter, self._runner, show, self)
        made.cancelled.connect(self._on_cancelled)
        made.settled.connect(self.refresh)
        made.sign_in_needed.connect(self.sign_in_needed)
        return made

    def to_refund(self, schedule_id: int, *, at_once: bool = False) -> OrdersOf | None:
        """What the orders screen is to show of a cancelled show; with `at_once` it asks to refund all of it."""
        show = self._programme.show(schedule_id)
        if show is None:
            return None
        return self._refunds_of(show.schedule, at_once=at_once)

    def to_sell(self, schedule_id: int) -> ShowToSell:
        """What the sell screen is to choose."""
        return ShowToSell(schedule_id, self.day)

    def _form(self, draft: Draft) -> ShowForm:
        made = ShowForm(self._counter, self._runner, self._programme, draft=draft, parent=self)
        made.saved.connect(self._on_saved)
        made.settled.connect(self.refresh)
        made.sign_in_needed.connect(self.sign_in_needed)
        return made

    def _draft(self, film: Play, hall: Studio, starts_at: datetime) -> Draft:
        day, moment = repeats.wall_of(starts_at, self._counter.calendar)
        prices = repeats.prices_of(film, hall, self._programme.schedules, self._counter.currency)
        return Draft(0, film.play_id, hall.studio_id, day, moment, film.price_minor, prices)

    # Answers

    def _on_day(self) -> None:
        self.choose(0)
        self.day_changed.emit()
        self.programme_changed.emit()

    def _on_programme(self) -> None:
        self.programme_changed.emit()
        self.chosen_changed.emit()

    def _on_load_failed(self, failure: tasks.Failure) -> None:
        if needs_sign_in(failure):
            self.sign_in_needed.emit(messages.text_for(failure))
        self.programme_changed.emit()

    def _on_dropped(self, _drop: Drop, schedule: Schedule) -> None:
        self._chosen = schedule.schedule_id
        self._programme.put(schedule)
        self._programme.refresh()

    def _on_drop_failed(self, drop: Drop, failure: tasks.Failure) -> None:
        """The day is asked for again: it is not what the screen thought."""
        self.programme_changed.emit()
        if needs_sign_in(failure):
            self.sign_in_needed.emit(messages.text_for(failure))
        else:
            self.refused.emit(self._drop_refusal(drop, failure))
        self._programme.refresh()

    def _drop_refusal(self, drop: Drop, failure: tasks.Failure) -> str:
        what = show_text(drop.schedule, self._counter.calendar)
        if isinstance(failure, NoAnswer):
            text = translate(
                "PlanProgramme",
                "{show}: the server did not answer, so the show may or may not have been saved. Reloading the day.",
            )
            return text.format(show=what)
        if isinstance(failure, ProgrammeConflict) and failure.conflicts:
            first, *others = failure.conflicts
            return f"{what}: {wording.with_more(self._programme.reason_of(first), len(others))}."
        return f"{what}: {messages.text_for(failure, currency=self._counter.currency)}"

    def _refunds_of(self, schedule: Schedule, *, at_once: bool = False) -> OrdersOf:
        def title() -> str:
            return show_text(schedule, self._counter.calendar)

        return OrdersOf(title(), to_refund_of=schedule.schedule_id, refund_all=at_once, title_anew=title)

    def _on_saved(self, made: list[Schedule], text: str) -> None:
        for schedule in made:
            self._programme.put(schedule)
        self.informed.emit(text)

    def _on_cancelled(self, cancelled: CancelledShow) -> None:
        schedule = cancelled.schedule
        self._programme.put(schedule, places_sold=cancelled.places_sold)
        if cancelled.already_cancelled:
            self.informed.emit(wording.already_cancelled_text(schedule, self._counter.calendar))
            return
        self.informed.emit(translate("PlanProgramme", "The show has been cancelled."))
        if cancelled.places_sold:
            self.refunds_wanted.emit(self._refunds_of(schedule))
