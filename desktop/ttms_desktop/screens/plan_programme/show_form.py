"""The form for shows: what can be chosen, what it would make, and sending it."""

from dataclasses import dataclass
from datetime import date, timedelta

from PySide6.QtCore import QObject, Qt, Signal

from ttms_client.conflicts import ConflictKind, ShowConflict
from ttms_client.errors import (
    ChangedMeanwhile,
    NoAnswer,
    PlayNotFound,
    PlayRetired,
    PricesFrozen,
    ProgrammeConflict,
    Refused,
    StudioNotFound,
    StudioRetired,
)
from ttms_client.play import CategoryPrice, Schedule
from ttms_desktop import tasks
from ttms_desktop.calls import Calls
from ttms_desktop.money import format_money
from ttms_desktop.screens.changing import Changing, Refusal, needs_sign_in, refusal_of
from ttms_desktop.screens.plan_programme import day_picture, form_checks, repeats, wording
from ttms_desktop.screens.plan_programme.form_checks import Known
from ttms_desktop.screens.plan_programme.programme import Programme
from ttms_desktop.screens.plan_programme.repeats import Draft
from ttms_desktop.screens.sell_tickets.wording import category_text, film_title
from ttms_desktop.session import Counter
from ttms_desktop.words import translate

_FIELDS = {"play_id": "film", "studio_id": "hall", "starts_at": "time", "price_minor": "price"}
_CLASSES: dict[type[Refused], str] = {
    PlayNotFound: "film",
    PlayRetired: "film",
    StudioNotFound: "hall",
    StudioRetired: "hall",
    PricesFrozen: "price",
}
_AT_FIELD = {ConflictKind.IN_PAST: "time", ConflictKind.OVERLAPS: "time", ConflictKind.OUTSIDE_RUN: "day"}


@dataclass(frozen=True, slots=True)
class FormRefused:
    """What is wrong: at fields, or a list of dates that cannot be."""

    refusals: tuple[Refusal, ...] = ()
    conflicts: tuple[str, ...] = ()


class ShowForm(QObject):
    """One opening of the form; `draft` is what it began with, or the show as it was read after others changed it."""

    refused = Signal(object)  # FormRefused
    renewed = Signal(object)  # Draft: how the show stands now that somebody else has changed it
    saved = Signal(object, str)  # the list of Schedule, and what happened in words
    busy_changed = Signal(bool)
    sign_in_needed = Signal(object)  # words
    settled = Signal()  # the programme may look different now: done, or nobody knows

    def __init__(
        self, counter: Counter, runner: tasks.Runner, programme: Programme, *, draft: Draft, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._counter, self._programme, self.draft = counter, programme, draft
        self._changing = Changing(counter, runner, self)
        self._changing.busy_changed.connect(self.busy_changed)
        self._sent = draft
        self._show = programme.show(draft.schedule_id)

    @property
    def is_new(self) -> bool:
        return not self.draft.schedule_id

    @property
    def today(self) -> date:
        return self._programme.today

    @property
    def currency(self) -> str:
        return self._counter.currency

    @property
    def films(self) -> list[tuple[object, str]]:
        """Id and title of each film that may be chosen; a show that is moved keeps its own."""
        if self._show is not None:
            return [(self._show.schedule.play_id, film_title(self._show.schedule))]
        known = self._programme.known
        return [
            (film.play_id, f"{wording.film_title(film)} · {wording.length_text(film.running_minutes, timedelta(0))}")
            for film in day_picture.by_title(known.films if known else ())
            if not film.retired
        ]

    @property
    def halls(self) -> list[tuple[object, str]]:
        """Id and name of each hall that may be chosen."""
        known = self._programme.known
        return [
            (hall.studio_id, f"{wording.hall_name(hall)} · {wording.seats_text(hall)}")
            for hall in day_picture.in_order(known.halls if known else ())
            if not hall.retired
        ]

    def price_of(self, play_id: int | None) -> int | None:
        """What a place costs for this film as a rule, in minor units."""
        film = self._programme.film(play_id)
        return film.price_minor if film else None

    @property
    def price_hint(self) -> str:
        """What another price of a show does not change; empty if it changes all of them."""
        special = self._show.schedule.category_prices if self._show else ()
        if not special:
            return ""
        prices = ", ".join(
            f"{category_text(each.category)} {format_money(each.price_minor, self.currency)}" for each in special
        )
        return translate("PlanProgramme", "Category prices stay as they are: {prices}.").format(prices=prices)

    def categories_of(self, studio_id: object) -> tuple[str, ...]:
        """Names of the hall's categories of seats; only a new show gets prices for them."""
        hall = self._programme.hall(studio_id) if isinstance(studio_id, int) and self.is_new else None
        return tuple(category.name for category in hall.categories) if hall else ()

    def run_text(self, draft: Draft) -> str:
        film = self._programme.film(draft.play_id)
        return wording.run_text(film) if film else ""

    def end_text(self, draft: Draft) -> str:
        """When it ends and the hall is free again, and that an early hour belongs to the night."""
        film, starts = self._programme.film(draft.play_id), repeats.starts_of(draft, self._counter.calendar)
        if film is None or not starts:
            return ""
        calendar, end = self._counter.calendar, starts[0] + timedelta(minutes=film.running_minutes)
        text = translate("PlanProgramme", "Ends at {end}, hall free from {free}").format(
            end=calendar.time_text(end), free=calendar.time_text(end + self._counter.cinema.cleaning)
        )
        if draft.day is not None and starts[0].astimezone(calendar.zone).date() != draft.day:
            return f"{text} · {calendar.date_text(starts[0])}"
        return text

    def count(self, draft: Draft) -> int:
        """How many shows it would make."""
        return len(repeats.starts_of(draft, self._counter.calendar))

    def count_text(self, draft: Draft) -> str:
        """The same in words."""
        return wording.shows_text(self.count(draft))

    # Sending

    def send(self, draft: Draft) -> None:
        """Make the shows, or change the one; ignored while busy."""
        calendar, film = self._counter.calendar, self._programme.film(draft.play_id)
        refusals = form_checks.wrong(draft, Known(calendar, self._counter.clock.now(), film))
        if refusals:
            self.refused.emit(FormRefused(tuple(refusals)))
            return
        self._sent = draft
        if self.is_new:
            self._changing.ask(
                draft, lambda calls, key: self._create(calls, draft, key), done=self._on_created, failed=self._on_failed
            )
        else:
            self._changing.ask(
                draft, lambda calls, key: self._change(calls, draft, key), done=self._on_changed, failed=self._on_failed
            )

    def _create(self, calls: Calls, draft: Draft, request_id: str) -> list[Schedule]:
        assert draft.play_id is not None
        assert draft.studio_id is not None
        assert draft.price_minor is not None
        starts = repeats.starts_of(draft, self._counter.calendar)
        return list(
            calls.play.create_schedules(
                draft.play_id,
                draft.studio_id,
                starts_at=starts,
                price_minor=draft.price_minor,
                request_id=request_id,
                category_prices=[
                    CategoryPrice(price.category, price.minor)
                    for price in draft.category_prices
                    if price.minor is not None
                ],
            )
        )

    def _change(self, calls: Calls, draft: Draft, request_id: str) -> list[Schedule]:
        assert draft.studio_id is not None
        start = repeats.starts_of(draft, self._counter.calendar)[0]
        etag = self._show.schedule.etag if self._show else ""
        changed = calls.ticket.move_schedule(
            draft.schedule_id,
            etag=etag,
            studio_id=draft.studio_id,
            starts_at=start,
            # A price that nobody typed is not asked for: it would be refused where only the hall or the hour changes.
            price_minor=draft.price_minor if draft.price_minor != self.draft.price_minor else None,
            request_id=request_id,
        )
        return [changed]

    def _on_created(self, made: list[Schedule]) -> None:
        text = translate("PlanProgramme", "{shows} added").format(shows=wording.shows_text(len(made)))
        self.saved.emit(made, text)
        self.settled.emit()

    def _on_changed(self, made: list[Schedule]) -> None:
        self.saved.emit(made, translate("PlanProgramme", "Show changed"))
        self.settled.emit()

    # Refusals

    def _on_failed(self, failure: tasks.Failure) -> None:
        if needs_sign_in(failure):
            self.sign_in_needed.emit(refusal_of(failure, fields={}).text)
        if isinstance(failure, ProgrammeConflict) and failure.conflicts:
            self.refused.emit(self._conflicts_in_words(failure.conflicts))
        else:
            refusal = refusal_of(failure, fields=_FIELDS, classes=_CLASSES, currency=self._counter.currency)
            self.refused.emit(FormRefused((refusal,)))
        if isinstance(failure, (ProgrammeConflict, ChangedMeanwhile, NoAnswer)):
            self.settled.emit()
        if isinstance(failure, ChangedMeanwhile):
            # Told now; confirming once more means the show as it stands after that.
            self._programme.changed.connect(self._read_again, Qt.ConnectionType.UniqueConnection)

    def _read_again(self) -> None:
        show = self._programme.show(self.draft.schedule_id)
        if self._show is None or show is None or show.schedule.etag == self._show.schedule.etag:
            return
        self._programme.changed.disconnect(self._read_again)
        self._show, theirs = show, repeats.draft_of(show.schedule, self._counter.calendar)
        self.renewed.emit(theirs)
        self.draft = theirs

    def _conflicts_in_words(self, conflicts: tuple[ShowConflict, ...]) -> FormRefused:
        texts = tuple(map(self._conflict_line, conflicts))
        if len(conflicts) == 1 and not self._sent.repeats:
            return FormRefused((Refusal(self._programme.reason_of(conflicts[0]), _AT_FIELD[conflicts[0].kind]),), texts)
        return FormRefused((), texts)

    def _conflict_line(self, conflict: ShowConflict) -> str:
        """Date and time that were asked for, and why not."""
        calendar = self._counter.calendar
        when = f"{calendar.date_text(conflict.starts_at)} {calendar.time_text(conflict.starts_at)}"
        return f"{when} · {self._programme.reason_of(conflict)}"
