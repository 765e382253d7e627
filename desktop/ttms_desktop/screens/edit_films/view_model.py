"""Films: the list, what is asked for, and the sentence for each refusal."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from uuid import UUID, uuid5

from PySide6.QtCore import QObject, Signal

from ttms_client.errors import AmountInvalid, ChangedMeanwhile, NameTaken, NoAnswer, PlayHasShows, PlayNotFound, Refused
from ttms_client.play import Play, PlayKind
from ttms_desktop import tasks
from ttms_desktop.calls import Calls
from ttms_desktop.messages import text_for
from ttms_desktop.money import plain_amount
from ttms_desktop.reading_order import reading_key
from ttms_desktop.screens.changing import Changing, needs_sign_in, refusal_of, sign_in_text
from ttms_desktop.screens.edit_films import checking, wording
from ttms_desktop.screens.edit_films.pictures import FilmDraft, FilmLine
from ttms_desktop.screens.listing import Listing, ListState
from ttms_desktop.screens.merging import Merged, merged
from ttms_desktop.session import Counter
from ttms_desktop.words import translate

_FIELDS = {
    name: name
    for name in (
        *("title", "title_en", "kind", "running_minutes", "year", "director", "area"),
        *("runs_from", "runs_until", "price_minor", "retired", "rating", "language", "picture"),
    )
}
_CLASSES: dict[type[Refused], str] = {NameTaken: "title", AmountInvalid: "price_minor"}


class EditFilmsViewModel(QObject):
    """What the film screen shows and does; films are named by their id, 0 is one that is not stored yet."""

    films_changed = Signal()
    busy_changed = Signal(bool)
    saved = Signal(object)  # what was done, in words
    refused = Signal(str, str)  # why not, and the field that is wrong or empty
    overtaken = Signal()  # somebody else has changed the film, and what is stored now is here
    retiring_offered = Signal(int, str)  # it cannot be deleted, but it can be retired
    poster_loaded = Signal(int, object)  # of which film, and the file's bytes
    informed = Signal(object)  # words
    failed = Signal(object)  # something outside of the form
    sign_in_needed = Signal(object)  # words

    def __init__(self, counter: Counter, runner: tasks.Runner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._counter, self._runner = counter, runner
        self._wanted = ""
        self.saved_id = 0
        self.shows_retired = False
        self._changing = Changing(counter, runner, self)
        self._plays: Listing[Play] = Listing(counter, runner, _all_films, self)
        self._changing.busy_changed.connect(self.busy_changed)
        self._plays.changed.connect(self.films_changed)
        self._plays.refresh_failed.connect(self.failed)
        self._plays.sign_in_needed.connect(self.sign_in_needed)

    # The list

    def load(self) -> None:
        self._plays.load()

    @property
    def state(self) -> ListState:
        return self._plays.state

    @property
    def problem(self) -> str:
        """Why there is no list."""
        return self._plays.problem

    @property
    def currency(self) -> str:
        return self._counter.currency

    @property
    def today(self) -> date:
        """The cinema's day."""
        return self._counter.calendar.day_of(self._counter.clock.now())

    @property
    def busy(self) -> bool:
        return self._changing.busy

    def films(self) -> list[FilmLine]:
        """Those that are searched for, in use or with the retired ones, by title."""
        found = sorted(filter(self._is_wanted, self._plays.rows), key=lambda play: reading_key(wording.title_of(play)))
        return [wording.line_of(play, today=self.today, currency=self.currency) for play in found]

    @property
    def retired_count(self) -> int:
        return sum(play.retired for play in self._plays.rows)

    def search(self, text: str) -> None:
        """Narrow the list to films with all of these words in their titles, director, area or year."""
        self._wanted = text
        self.films_changed.emit()

    def show_retired(self, shown: bool) -> None:  # noqa: FBT001 - a switch on the screen
        self.shows_retired = shown
        self.films_changed.emit()

    def kinds(self) -> list[tuple[str, str]]:
        """What can be shown: name and text."""
        return [(kind.name, wording.kind_text(kind)) for kind in PlayKind]

    # A film in the form

    def draft(self, film_id: int) -> FilmDraft:
        """What is stored of a film; empty for a new one or one that is gone."""
        play = self._find(film_id)
        if play is None:
            return FilmDraft()
        minor = play.price_minor
        return checking.draft_of(play, "" if minor is None else plain_amount(minor, self.currency))

    def merge(self, film_id: int, *, before: FilmDraft, mine: FilmDraft) -> Merged[FilmDraft]:
        """What was typed and what somebody else has stored meanwhile, put together."""
        return merged(before=before, mine=mine, theirs=self.draft(film_id))

    def save(self, film_id: int, draft: FilmDraft) -> None:
        """Add the film, or store everything about it."""
        if self.busy:
            return
        problems = checking.problems(draft)
        for problem in problems:
            self.refused.emit(problem.text, problem.field)
        if problems:
            return
        play = checking.play_of(draft, play_id=film_id)
        self._changing.ask(
            ("save", play, draft.poster),
            lambda client, request_id: _stored(client, play, draft.poster, request_id),
            done=self._on_saved,
            failed=self._on_refused,
        )

    def load_poster(self, film_id: int) -> None:
        """Fetch the picture of a film that has one; `poster_loaded` brings it."""
        play = self._find(film_id)
        if play is None or not play.has_poster:
            return
        client = self._counter.client
        self._runner.run(
            self,
            lambda: client.play.get_poster(film_id),
            done=lambda poster: self.poster_loaded.emit(film_id, poster.picture),
            failed=lambda _failure: None,  # the form works without it
        )

    def _on_saved(self, play: Play) -> None:
        self.saved_id = play.play_id
        self.saved.emit(translate("EditFilms", "“{title}” is saved.").format(title=wording.title_of(play)))
        self._plays.put(play, same=lambda known: known.play_id == play.play_id)
        self.load()

    def _on_refused(self, failure: tasks.Failure) -> None:
        if needs_sign_in(failure):
            self.sign_in_needed.emit(sign_in_text(failure))
        elif isinstance(failure, ChangedMeanwhile):
            self.refused.emit(text_for(failure), "")
            self._plays.load(then=self.overtaken.emit)
        else:
            refusal = refusal_of(failure, fields=_FIELDS, classes=_CLASSES, currency=self.currency)
            self.refused.emit(refusal.text, refusal.field)
            if isinstance(failure, NoAnswer | PlayNotFound):
                self.load()

    # Taking a film away

    def delete(self, film_id: int) -> None:
        """Remove a film that never had a show; for others retiring is offered."""
        play = self._find(film_id)
        if play is None:
            return
        self._changing.ask(
            ("delete", play),
            lambda client, request_id: client.play.delete_play(play, request_id=request_id),
            done=lambda _: self._on_gone(translate("EditFilms", "“{title}” is deleted."), play),
            failed=lambda failure: self._on_not_deleted(failure, play),
        )

    def retire(self, film_id: int) -> None:
        """No new shows of it."""
        play = self._find(film_id)
        if play is None or play.retired:
            return
        retired = replace(play, retired=True)
        self._changing.ask(
            ("update", retired),
            lambda client, request_id: client.play.update_play(retired, request_id=request_id),
            done=lambda _: self._on_gone(translate("EditFilms", "“{title}” is retired."), play),
            failed=self._on_failed,
        )

    def _on_gone(self, text: str, play: Play) -> None:
        self.load()
        self.informed.emit(text.format(title=wording.title_of(play)))

    def _on_not_deleted(self, failure: tasks.Failure, play: Play) -> None:
        if isinstance(failure, PlayHasShows) and not play.retired:
            self.retiring_offered.emit(play.play_id, wording.title_of(play))
        elif isinstance(failure, PlayHasShows):
            text = translate("EditFilms", "“{title}” has had shows, so it was retired instead of deleted.")
            self.failed.emit(text.format(title=wording.title_of(play)))
        else:
            self._on_failed(failure)

    def _on_failed(self, failure: tasks.Failure) -> None:
        if needs_sign_in(failure):
            self.sign_in_needed.emit(sign_in_text(failure))
            return
        self.failed.emit(refusal_of(failure, fields={}, currency=self.currency).text)
        self.load()

    def _find(self, film_id: int) -> Play | None:
        return next((play for play in self._plays.rows if play.play_id == film_id), None)

    def _is_wanted(self, play: Play) -> bool:
        if play.retired and not self.shows_retired:
            return False
        searched = _folded((play.title, play.title_en, play.director, play.area, str(play.year)))
        return all(word in searched for word in self._wanted.casefold().split())


def _all_films(client: Calls) -> list[Play]:
    return list(client.play.list_plays(include_retired=True))


def _folded(texts: Iterable[str]) -> str:
    return "\n".join(texts).casefold()


def _stored(client: Calls, play: Play, poster: bytes | None, request_id: str) -> Play:
    """The film and then its poster, each under an id of its own that is the same in every try."""
    if play.play_id:
        saved = client.play.update_play(play, request_id=request_id)
    else:
        saved = client.play.create_play(play, request_id=request_id)
    if poster is None:
        return saved
    return client.play.set_poster(saved, poster, request_id=str(uuid5(UUID(request_id), "poster")))
