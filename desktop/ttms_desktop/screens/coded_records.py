"""Lists of a few records, each with a code that stays: they are stored whole, and retired, never deleted."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any, ClassVar, Generic, Protocol, TypeVar

from PySide6.QtCore import QObject, Signal

from ttms_client.errors import ChangedMeanwhile, NoAnswer, Refused
from ttms_desktop import tasks
from ttms_desktop.calls import Calls
from ttms_desktop.messages import text_for
from ttms_desktop.screens.changing import Changing, Refusal, needs_sign_in, refusal_of, sign_in_text
from ttms_desktop.screens.listing import Listing, ListState
from ttms_desktop.screens.merging import Merged, merged
from ttms_desktop.session import Counter
from ttms_desktop.words import translate

if TYPE_CHECKING:
    from _typeshed import DataclassInstance


class CodedRecord(Protocol):
    """A frozen dataclass; without an `etag` it is not stored yet."""

    @property
    def code(self) -> str: ...

    @property
    def retired(self) -> bool: ...


R = TypeVar("R", bound=CodedRecord)


class CodedRecords(QObject, Generic[R]):
    """What such a screen shows and does; here each record has a number of its own, 0 is one that is not stored yet."""

    records_changed = Signal()
    busy_changed = Signal(bool)
    saved = Signal(object)  # what was done, in words
    refused = Signal(str, str)  # why not, and the field that is wrong or empty
    overtaken = Signal()  # somebody else has changed the record, and what is stored now is here
    informed = Signal(object)  # words
    failed = Signal(object)  # something outside of the form
    sign_in_needed = Signal(object)  # words

    # The form's field for the server's, and for a class of refusals.
    FIELDS: ClassVar[Mapping[str, str]] = {}
    CLASSES: ClassVar[Mapping[type[Refused], str]] = {}

    def __init__(self, counter: Counter, runner: tasks.Runner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._counter = counter
        self._wanted = ""
        self._numbers: dict[str, int] = {}
        self.saved_id = 0
        self.shows_retired = False
        self._changing = Changing(counter, runner, self)
        self._listing: Listing[R] = Listing(counter, runner, self.fetch, self)
        self._changing.busy_changed.connect(self.busy_changed)
        self._listing.changed.connect(self.records_changed)
        self._listing.refresh_failed.connect(self.failed)
        self._listing.sign_in_needed.connect(self.sign_in_needed)

    # What a subclass says

    @staticmethod
    def fetch(client: Calls) -> Sequence[R]:
        """All records, with those that are retired, in their order."""
        raise NotImplementedError

    @staticmethod
    def store(client: Calls, record: R, request_id: str) -> R:
        """Add or change it; what is stored then."""
        raise NotImplementedError

    def name_of(self, record: R) -> str:
        """As it is called in sentences."""
        raise NotImplementedError

    def words_of(self, record: R) -> str:
        """In what is searched."""
        raise NotImplementedError

    def draft_of(self, record: R | None) -> Any:
        """What stands in the form for it; for None an empty form."""
        raise NotImplementedError

    def problems(self, draft: Any) -> Iterable[Refusal]:
        """What is wrong with the fields, from above; nothing if the server may be asked."""
        raise NotImplementedError

    def record_of(self, draft: Any) -> R:
        """The record of a draft in which there are no problems."""
        raise NotImplementedError

    # The list

    def load(self) -> None:
        self._listing.load()

    @property
    def state(self) -> ListState:
        return self._listing.state

    @property
    def problem(self) -> str:
        """Why there is no list."""
        return self._listing.problem

    @property
    def currency(self) -> str:
        return self._counter.currency

    def found(self) -> list[tuple[int, R]]:
        """Those that are searched for, in use or with the retired ones, each with its number."""
        return [(self._number(record), record) for record in self._listing.rows if self._is_wanted(record)]

    @property
    def retired_count(self) -> int:
        return sum(record.retired for record in self._listing.rows)

    def search(self, text: str) -> None:
        """Narrow the list to records with this in their words."""
        self._wanted = text
        self.records_changed.emit()

    def show_retired(self, shown: bool) -> None:  # noqa: FBT001 - a switch on the screen
        self.shows_retired = shown
        self.records_changed.emit()

    # A record in the form

    def draft(self, record_id: int) -> Any:
        """What is stored of a record; empty for a new one."""
        return self.draft_of(self._find(record_id))

    def merge(
        self, record_id: int, *, before: "DataclassInstance", mine: "DataclassInstance"
    ) -> "Merged[DataclassInstance]":
        """What was typed and what somebody else has stored meanwhile, put together."""
        return merged(before=before, mine=mine, theirs=self.draft(record_id))

    def save(self, _record_id: int, draft: Any) -> None:
        """Add the record, or store everything about it."""
        problems = list(self.problems(draft))
        for problem in problems:
            self.refused.emit(problem.text, problem.field)
        if not problems:
            record = self.record_of(draft)
            self._ask(record, done=self._on_saved, failed=self._on_refused)

    def offer(self, record_id: int, *, on_sale: bool) -> None:
        """Retire it, or sell it again."""
        record = self._find(record_id)
        if record is None or record.retired is not on_sale:
            return
        changed: Any = replace(record, retired=not on_sale)  # type: ignore[type-var]
        text = (
            translate("CodedRecords", "“{name}” is on sale again.")
            if on_sale
            else translate("CodedRecords", "“{name}” is retired.")
        )
        self._ask(
            changed, done=lambda _: self._on_offered(text.format(name=self.name_of(record))), failed=self._on_failed
        )

    def _ask(self, record: R, *, done: Any, failed: Any) -> None:
        self._changing.ask(
            record, lambda client, request_id: self.store(client, record, request_id), done=done, failed=failed
        )

    # What happened

    def _on_saved(self, record: R) -> None:
        self.saved_id = self._number(record)
        self.saved.emit(translate("CodedRecords", "“{name}” is saved.").format(name=self.name_of(record)))
        self._listing.put(record, same=lambda known: known.code == record.code)
        self.load()

    def _on_refused(self, failure: tasks.Failure) -> None:
        if needs_sign_in(failure):
            self.sign_in_needed.emit(sign_in_text(failure))
        elif isinstance(failure, ChangedMeanwhile):
            self.refused.emit(text_for(failure), "")
            self._listing.load(then=self.overtaken.emit)
        else:
            refusal = refusal_of(failure, fields=self.FIELDS, classes=self.CLASSES, currency=self.currency)
            self.refused.emit(refusal.text, refusal.field)
            if isinstance(failure, NoAnswer):
                self.load()

    def _on_offered(self, text: str) -> None:
        self.load()
        self.informed.emit(text)

    def _on_failed(self, failure: tasks.Failure) -> None:
        if needs_sign_in(failure):
            self.sign_in_needed.emit(sign_in_text(failure))
            return
        self.failed.emit(refusal_of(failure, fields=self.FIELDS, currency=self.currency).text)
        self.load()

    def _number(self, record: R) -> int:
        return self._numbers.setdefault(record.code, len(self._numbers) + 1)

    def _find(self, record_id: int) -> R | None:
        return next((it for it in self._listing.rows if self._numbers.get(it.code) == record_id), None)

    def _is_wanted(self, record: R) -> bool:
        if record.retired and not self.shows_retired:
            return False
        return self._wanted.casefold() in self.words_of(record).casefold()
