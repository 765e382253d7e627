"""The requests of a group: which were carried out before, and the one that is being carried out."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Table
from sqlalchemy.orm import Session

from ttms_server import requests
from ttms_server.batch import Batch, Mark
from ttms_server.requests import Request, RequestRow
from ttms_server.schema import table_of

_TABLE = table_of(RequestRow)


Outcome = bytes | Exception


class RequestLog:
    """Stores each request with its answer; before its effect if that writes at once, or together with it.

    Either way the primary key lets one of two equal requests be, and a refused one is not stored.
    """

    def __init__(self, batch: Batch, group: Sequence[Request]) -> None:
        self.session: Session = batch.session
        self._batch = batch
        self._answered: dict[str, Mapping[str, Any]] = {
            **requests.find_stored(batch.session, [request.request_id for request in group])
        }
        self._request: Request | None = None
        self._received_at: datetime | None = None
        self._is_stored = False
        self._mark: Mark = batch.mark()
        self._effects_before = 0
        batch.first = self._store

    def begin(self, request: Request, received_at: datetime) -> bytes | None:
        """The answer that this request got before; or None, and it is the one that is carried out now.

        Raises:
            RequestIdReused: the id came before from somebody else or with other content.
        """
        if request.request_id in self._answered:
            return requests.checked_answer(request, self._answered[request.request_id])
        self._request, self._received_at, self._is_stored = request, received_at, False
        self._mark = self._batch.mark()
        self._effects_before = self._effects()
        return None

    def finish(self, answer: bytes) -> None:
        """The request is carried out, and this is its answer."""
        assert self._request is not None
        assert self._received_at is not None
        row = requests.row_of(self._request, self._received_at) | {"answer": answer}
        if self._is_stored:
            requests.finish(self.session, self._request, answer)
        else:
            self._batch.add(_TABLE, [row])
        self._answered[self._request.request_id] = row
        self._request = None

    def forget(self) -> bool:
        """The request was refused: take back what waits of it; False if it has changed something already."""
        request, self._request = self._request, None
        assert request is not None
        session = self.session
        if session.new or session.dirty or self._effects() != self._effects_before or not self._batch.undo(self._mark):
            return False
        if self._is_stored:
            requests.forget(session, request)
        return True

    def _store(self, *, only_looks: bool) -> Iterable[tuple[Table, Mapping[str, Any]]]:
        """Something is written at once: the request whose effect it is must be there first.

        One that only looks so far has no effect, and may still be refused without a trace.
        """
        has_effect = not only_looks or self._batch.mark().waiting != self._mark.waiting
        if self._request is not None and not self._is_stored and has_effect:
            assert self._received_at is not None
            self._is_stored = True
            yield _TABLE, requests.row_of(self._request, self._received_at)

    def _effects(self) -> int:
        """A count that grows with all that operations write at once, and with nothing else."""
        return self._batch.changes() - self._batch.rows_written


def look_again(session: Session, group: Sequence[Request], outcomes: Sequence[Outcome]) -> list[Outcome]:
    """The outcomes; but a request that another process carried out meanwhile has its answer, and is not refused.

    It was refused because of its own effect: the seat that it took is taken.
    """
    refused = [request.request_id for request, outcome in zip(group, outcomes, strict=True) if _is_refusal(outcome)]
    stored = requests.find_stored(session, refused)
    return [
        requests.checked_answer(request, stored[request.request_id])
        if _is_refusal(outcome) and _is_same(request, stored.get(request.request_id))
        else outcome
        for request, outcome in zip(group, outcomes, strict=True)
    ]


def _is_refusal(outcome: Outcome) -> bool:
    return not isinstance(outcome, bytes)


def _is_same(request: Request, stored: Mapping[str, Any] | None) -> bool:
    return stored is not None and stored["content_sha256"] == request.content_sha256
