"""A list from the server: whether it is there yet, what is in it, and why it is not."""

from collections.abc import Callable, Sequence
from enum import Enum, auto
from typing import Generic, TypeVar

from PySide6.QtCore import QObject, Signal

from ttms_client.errors import NoRight
from ttms_desktop import messages, tasks
from ttms_desktop.calls import Calls
from ttms_desktop.screens.changing import needs_sign_in
from ttms_desktop.session import Counter

T = TypeVar("T")


class ListState(Enum):
    """How much is known of a list."""

    WAITING = auto()
    SHOWN = auto()
    FAILED = auto()
    FORBIDDEN = auto()


class Listing(QObject, Generic[T]):
    """Rows of one kind; once they are there they stay, even if a later refresh fails."""

    changed = Signal()
    refresh_failed = Signal(object)  # the rows that are shown may be out of date, and why
    sign_in_needed = Signal(object)  # words

    def __init__(
        self,
        counter: Counter,
        runner: tasks.Runner,
        fetch: Callable[[Calls], Sequence[T]],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._counter, self._runner, self._fetch = counter, runner, fetch
        self._newest = 0
        self.state = ListState.WAITING
        self.rows: tuple[T, ...] = ()
        self.problem = ""

    def load(self, then: Callable[[], None] | None = None) -> None:
        """Ask for it; the answer to the newest question counts. `then` is called when it is there."""
        self._newest += 1
        number, client = self._newest, self._counter.client
        if self.state is not ListState.SHOWN:
            self._turn(ListState.WAITING)
        self._runner.run(
            self,
            lambda: self._fetch(client),
            done=lambda rows: self._on_rows(number, rows, then),
            failed=lambda failure: self._on_failed(number, failure),
        )

    def put(self, row: T, *, same: Callable[[T], bool]) -> None:
        """What the server just stored: in place of the row that is the `same`, or at the end until the next `load`."""
        kept = [row if same(known) else known for known in self.rows]
        self.rows = tuple(kept if row in kept else [*kept, row])
        self._turn(self.state)

    def _on_rows(self, number: int, rows: Sequence[T], then: Callable[[], None] | None) -> None:
        if number == self._newest:
            self.rows = tuple(rows)
            self._turn(ListState.SHOWN)
        if then is not None:
            then()

    def _on_failed(self, number: int, failure: tasks.Failure) -> None:
        if number != self._newest:
            return
        text = messages.text_for(failure)
        if isinstance(failure, NoRight):
            self._turn(ListState.FORBIDDEN, text)
        elif self.state is ListState.SHOWN:
            self.refresh_failed.emit(text)
        else:
            self._turn(ListState.FAILED, text)
        if needs_sign_in(failure):
            self.sign_in_needed.emit(text)

    def _turn(self, state: ListState, problem: str = "") -> None:
        self.state, self.problem = state, problem
        self.changed.emit()
