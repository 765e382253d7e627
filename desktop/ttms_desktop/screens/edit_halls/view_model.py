"""Halls: the list, the seats of the chosen one, what is asked for, and the sentence for each refusal."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from ttms_client.errors import (
    ChangedMeanwhile,
    NameTaken,
    NoAnswer,
    PlanInvalid,
    Refused,
    StudioHasShows,
    StudioNotFound,
)
from ttms_client.studio import Hall, Studio
from ttms_desktop import tasks
from ttms_desktop.calls import Calls
from ttms_desktop.messages import text_for
from ttms_desktop.reading_order import reading_key
from ttms_desktop.screens.changing import Changing, needs_sign_in, refusal_of, sign_in_text
from ttms_desktop.screens.edit_halls import checking, wording
from ttms_desktop.screens.edit_halls.importing import FileUnusable, read_hall_file
from ttms_desktop.screens.edit_halls.pictures import HallDraft, HallLine, HallPicture
from ttms_desktop.screens.edit_halls.plan_preview import PlanPreview
from ttms_desktop.screens.edit_halls.plan_text import size_of
from ttms_desktop.screens.edit_halls.plan_words import problem_of
from ttms_desktop.screens.listing import Listing, ListState
from ttms_desktop.screens.merging import Merged, merged
from ttms_desktop.session import Counter
from ttms_desktop.words import translate

_FIELDS = {name: name for name in ("name", "name_en", "curve", "plan", "retired")}
_CLASSES: dict[type[Refused], str] = {NameTaken: "name"}


class EditHallsViewModel(QObject):
    """What the hall screen shows and does; halls are named by their id, 0 is one that is not stored yet."""

    halls_changed = Signal()
    hall_changed = Signal()  # the seats of the chosen hall have come, or why they have not
    prepared = Signal(int)  # the hall can be changed now: `draft` has what is stored
    busy_changed = Signal(bool)
    saved = Signal(object)  # what was done, in words
    refused = Signal(str, str)  # why not, and the field that is wrong or empty
    plan_refused = Signal(object)  # the PlanProblem for which a hall was not saved
    overtaken = Signal()  # somebody else has changed the hall, and what is stored now is here
    retiring_offered = Signal(int, str)  # it cannot be deleted, but it can be retired
    informed = Signal(object)  # words
    failed = Signal(object)  # something outside of the form
    sign_in_needed = Signal(object)  # words

    def __init__(self, counter: Counter, runner: tasks.Runner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._counter, self._runner = counter, runner
        self._wanted = ""
        self.saved_id = 0
        self.shows_retired = False
        self.chosen_id = 0
        self.hall_problem = ""
        self._halls: dict[int, Hall] = {}
        self._changing = Changing(counter, runner, self)
        self._studios: Listing[Studio] = Listing(counter, runner, _all_halls, self)
        self.preview = PlanPreview(counter, runner, self)
        self._changing.busy_changed.connect(self.busy_changed)
        self._studios.changed.connect(self.halls_changed)
        self._studios.refresh_failed.connect(self.failed)
        self._studios.sign_in_needed.connect(self.sign_in_needed)
        self.preview.sign_in_needed.connect(self.sign_in_needed)

    # The list

    def load(self) -> None:
        """The list, and the chosen hall anew."""
        self._studios.load()
        if self.chosen_id:
            self._fetch(self.chosen_id, done=self._on_hall, failed=self._on_no_hall)

    @property
    def state(self) -> ListState:
        return self._studios.state

    @property
    def problem(self) -> str:
        """Why there is no list."""
        return self._studios.problem

    @property
    def busy(self) -> bool:
        return self._changing.busy

    def halls(self) -> list[HallLine]:
        """Those that are searched for, in use or with the retired ones, by name."""
        found = [wording.line_of(studio) for studio in self._studios.rows if self._is_wanted(studio)]
        return sorted(found, key=lambda hall: reading_key(hall.name))

    @property
    def retired_count(self) -> int:
        return sum(studio.retired for studio in self._studios.rows)

    def search(self, text: str) -> None:
        """Narrow the list to halls with this in one of their names."""
        self._wanted = text
        self.halls_changed.emit()

    def show_retired(self, shown: bool) -> None:  # noqa: FBT001 - a switch on the screen
        self.shows_retired = shown
        self.halls_changed.emit()

    # The chosen hall

    def choose(self, hall_id: int) -> None:
        """Show the seats of this hall; 0 chooses none."""
        self.chosen_id, self.hall_problem = hall_id, ""
        self.hall_changed.emit()
        if hall_id and hall_id not in self._halls:
            self._fetch(hall_id, done=self._on_hall, failed=self._on_no_hall)

    def retry_hall(self) -> None:
        self.choose(self.chosen_id)

    @property
    def picture(self) -> HallPicture | None:
        """The seats of the chosen hall; None while they are not here."""
        hall = self._halls.get(self.chosen_id)
        return wording.picture_of(hall.layout) if hall else None

    def prepare(self, hall_id: int) -> None:
        """Ask for what is stored now, so that it can be changed; `prepared` says that it is here."""
        self._fetch(hall_id, done=self._on_prepared, failed=self._on_failed)

    def _fetch(self, hall_id: int, *, done: Callable[[Hall], None], failed: Callable[[tasks.Failure], None]) -> None:
        client = self._counter.client
        self._runner.run(self, lambda: client.studio.get_hall(hall_id), done=done, failed=failed)

    def _on_hall(self, hall: Hall) -> None:
        known = self._halls.get(hall.studio.studio_id)
        self._halls[hall.studio.studio_id] = hall
        if hall.studio.studio_id == self.chosen_id and hall != known:
            self.hall_problem = ""
            self.hall_changed.emit()

    def _on_no_hall(self, failure: tasks.Failure) -> None:
        if needs_sign_in(failure):
            self.sign_in_needed.emit(sign_in_text(failure))
        if self.chosen_id not in self._halls:
            self.hall_problem = text_for(failure)
            self.hall_changed.emit()

    def _on_prepared(self, hall: Hall) -> None:
        self._on_hall(hall)
        self.prepared.emit(hall.studio.studio_id)

    # A hall in the form

    def draft(self, hall_id: int) -> HallDraft:
        """What is stored of a hall; empty for a new one."""
        hall = self._halls.get(hall_id)
        if hall is None:
            return HallDraft()
        studio = hall.studio
        rows, columns = size_of(hall.plan)
        return HallDraft(
            name=studio.name,
            name_en=studio.name_en,
            rows=rows,
            columns=columns,
            curve=hall.layout.curve,
            plan=hall.plan.rstrip("\n"),
            retired=studio.retired,
            etag=studio.etag,
        )

    def merge(self, hall_id: int, *, before: HallDraft, mine: HallDraft) -> Merged[HallDraft]:
        """What was typed and what somebody else has stored meanwhile, put together."""
        return merged(before=before, mine=mine, theirs=self.draft(hall_id))

    def save(self, hall_id: int, draft: HallDraft) -> None:
        """Add the hall, or store everything about it."""
        if self.busy:
            return
        problems = checking.problems(draft)
        for problem in problems:
            self.refused.emit(problem.text, problem.field)
        if not problems:
            self._changing.ask(
                ("save", hall_id, draft),
                _creating(draft) if not hall_id else _updating(hall_id, draft),
                done=self._on_saved,
                failed=lambda failure: self._on_refused(hall_id, failure),
            )

    def import_hall(self, path: Path) -> None:
        """Add the hall that a file describes; it can be changed afterwards like any other."""
        if self.busy:
            return
        try:
            file = read_hall_file(path)
        except FileUnusable as unusable:
            self.failed.emit(str(unusable))
            return
        self._changing.ask(
            ("import", file),
            lambda client, request_id: client.studio.create_studio(
                name=file.name, name_en="", curve=0, plan=file.plan, request_id=request_id
            ),
            done=self._on_saved,
            failed=self._on_not_imported,
        )

    def _on_not_imported(self, failure: tasks.Failure) -> None:
        if isinstance(failure, PlanInvalid):
            text = translate("EditHalls", "Nothing was added. {problem}").format(problem=problem_of(failure).text)
            self.failed.emit(text)
        else:
            self._on_failed(failure)

    def _on_saved(self, studio: Studio) -> None:
        self.saved_id = studio.studio_id
        self.saved.emit(translate("EditHalls", "{name} is saved.").format(name=wording.name_of(studio)))
        self._studios.put(studio, same=lambda known: known.studio_id == studio.studio_id)
        self.load()

    def _on_refused(self, hall_id: int, failure: tasks.Failure) -> None:
        if needs_sign_in(failure):
            self.sign_in_needed.emit(sign_in_text(failure))
        elif isinstance(failure, PlanInvalid):
            problem = problem_of(failure)
            self.refused.emit(problem.text, "plan")
            self.plan_refused.emit(problem)
        elif isinstance(failure, ChangedMeanwhile):
            self.refused.emit(text_for(failure), "")
            self._studios.load()
            self._fetch(hall_id, done=self._on_latest, failed=self._on_failed)
        else:
            refusal = refusal_of(failure, fields=_FIELDS, classes=_CLASSES)
            self.refused.emit(refusal.text, refusal.field)
            if isinstance(failure, NoAnswer | StudioNotFound):
                self.load()

    def _on_latest(self, hall: Hall) -> None:
        self._on_hall(hall)
        self.overtaken.emit()

    # Taking a hall away

    def delete(self, hall_id: int) -> None:
        """Remove a hall that never had a show; for others retiring is offered."""
        studio = self._find(hall_id)
        if studio is None:
            return
        self._changing.ask(
            ("delete", studio),
            lambda client, request_id: client.studio.delete_studio(studio, request_id=request_id),
            done=lambda _: self._on_gone(translate("EditHalls", "{name} is deleted."), studio),
            failed=lambda failure: self._on_not_deleted(failure, studio),
        )

    def retire(self, hall_id: int) -> None:
        """No new shows in it; its seats stay as they are."""
        studio = self._find(hall_id)
        if studio is None or studio.retired:
            return
        retired = replace(studio, retired=True)
        self._changing.ask(
            ("retire", retired),
            lambda client, request_id: client.studio.update_studio(retired, request_id=request_id, only=["retired"]),
            done=lambda _: self._on_gone(translate("EditHalls", "{name} is retired."), studio),
            failed=self._on_failed,
        )

    def _on_gone(self, text: str, studio: Studio) -> None:
        self._halls.pop(studio.studio_id, None)
        self.chosen_id = 0
        self.load()
        self.informed.emit(text.format(name=wording.name_of(studio)))

    def _on_not_deleted(self, failure: tasks.Failure, studio: Studio) -> None:
        if isinstance(failure, StudioHasShows) and not studio.retired:
            self.retiring_offered.emit(studio.studio_id, wording.name_of(studio))
        elif isinstance(failure, StudioHasShows):
            text = translate("EditHalls", "{name} has had shows, so it was retired instead of deleted.")
            self.failed.emit(text.format(name=wording.name_of(studio)))
        else:
            self._on_failed(failure)

    def _on_failed(self, failure: tasks.Failure) -> None:
        if needs_sign_in(failure):
            self.sign_in_needed.emit(sign_in_text(failure))
            return
        self.failed.emit(refusal_of(failure, fields={}).text)
        self._studios.load()

    def _find(self, hall_id: int) -> Studio | None:
        return next((studio for studio in self._studios.rows if studio.studio_id == hall_id), None)

    def _is_wanted(self, studio: Studio) -> bool:
        searched = f"{studio.name}\n{studio.name_en}".casefold()
        return (not studio.retired or self.shows_retired) and self._wanted.casefold() in searched


def _all_halls(client: Calls) -> list[Studio]:
    return list(client.studio.list_studios(include_retired=True))


def _creating(draft: HallDraft) -> Callable[[Calls, str], Studio]:
    return lambda client, request_id: client.studio.create_studio(
        name=draft.name, name_en=draft.name_en, curve=draft.curve or 0, plan=draft.plan, request_id=request_id
    )


def _updating(hall_id: int, draft: HallDraft) -> Callable[[Calls, str], Studio]:
    studio = Studio(hall_id, draft.name, draft.name_en, 0, draft.retired, draft.etag)
    return lambda client, request_id: client.studio.update_studio(
        studio, curve=draft.curve or 0, plan=draft.plan, request_id=request_id
    )
