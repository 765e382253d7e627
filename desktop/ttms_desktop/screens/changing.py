"""Asking the server for a change: one at a time, under one request_id until it is known what came of it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from PySide6.QtCore import QObject, Signal

from ttms_client import new_request_id
from ttms_client.errors import FieldInvalid, NoAnswer, NotSignedInError, Refused, ServerFault
from ttms_desktop import messages, tasks
from ttms_desktop.calls import Calls
from ttms_desktop.session import Counter
from ttms_desktop.words import translate

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why something was not done; `field` is the name of the field that is wrong, or empty."""

    text: str
    field: str = ""


class Changing(QObject):
    """Changes for which a button is pressed; a press while one is under way does nothing."""

    busy_changed = Signal(bool)

    def __init__(self, counter: Counter, runner: tasks.Runner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._counter, self._runner = counter, runner
        self._unanswered: tuple[object, str] | None = None
        self.busy = False

    def ask(
        self,
        content: object,
        call: Callable[[Calls, str], T],
        *,
        done: Callable[[T], None],
        failed: Callable[[tasks.Failure], None],
    ) -> None:
        """Make `call` with a request_id: the one of the last press if that was not answered and had this `content`."""
        if self.busy:
            return
        client, request_id = self._counter.client, self._request_id_for(content)
        self._unanswered = (content, request_id)
        self._set_busy(True)
        self._runner.run(
            self,
            lambda: call(client, request_id),
            done=lambda result: self._on_done(result, done),
            failed=lambda failure: self._on_failed(failure, failed),
        )

    def _request_id_for(self, content: object) -> str:
        if self._unanswered is not None and self._unanswered[0] == content:
            return self._unanswered[1]
        return new_request_id()

    def _on_done(self, result: T, done: Callable[[T], None]) -> None:
        self._unanswered = None
        self._set_busy(False)
        done(result)

    def _on_failed(self, failure: tasks.Failure, failed: Callable[[tasks.Failure], None]) -> None:
        if not isinstance(failure, NoAnswer):
            self._unanswered = None
        self._set_busy(False)
        failed(failure)

    def _set_busy(self, busy: bool) -> None:  # noqa: FBT001 - a state, not a switch of behaviour
        self.busy = busy
        self.busy_changed.emit(busy)


def needs_sign_in(failure: tasks.Failure) -> bool:
    """Whether somebody must sign in before anything more can be known."""
    return isinstance(failure, NotSignedInError) or isinstance(failure.__cause__, NotSignedInError)


def sign_in_text(failure: tasks.Failure) -> str:
    """Why somebody must sign in, for the sign-in page."""
    return unknown_text(failure) if isinstance(failure, NoAnswer) else messages.text_for(failure)


def refusal_of(
    failure: tasks.Failure,
    *,
    fields: Mapping[str, str],
    classes: Mapping[type[Refused], str] | None = None,
    currency: str = "CNY",
) -> Refusal:
    """`failure` in words; `fields` names the form's field for the server's, `classes` the field for a class."""
    if isinstance(failure, NoAnswer):
        return Refusal(unknown_text(failure))
    if isinstance(failure, FieldInvalid):
        field = fields.get(failure.details.get("field", "").rpartition(".")[2], "")
    else:
        field = next((name for kind, name in (classes or {}).items() if isinstance(failure, kind)), "")
    if field:
        return Refusal(messages.text_at_field(failure, currency=currency), field)
    return Refusal(messages.text_for(failure, currency=currency))


def unknown_text(failure: NoAnswer) -> str:
    """That nobody knows whether it happened, and that doing the same again is harmless."""
    text = translate(
        "Changing", "No answer came, so it is not known whether this was done. Try again: it is never done twice."
    )
    return f"{messages.text_for(failure)} {text}" if isinstance(failure, ServerFault) else text
