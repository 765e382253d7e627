"""The one door for everything that changes seats or money.

Operations that wait together are applied in one transaction and answered after it is durable; one transaction per
operation is the special case of a group of one. What they only add waits in a batch and is written in few statements.
An operation that is refused before it wrote anything leaves the group as it was; if one is refused later, or anything
fails, the group is rolled back and each operation is run alone, so that nobody's refusal is anybody else's.
"""

import asyncio
import logging
import queue
import random
import threading
import time
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

from sqlalchemy.orm import Session

from ttms_server.batch import Batch
from ttms_server.clock import Clock
from ttms_server.database_errors import rolled_back_at_commit
from ttms_server.db import Database, after, commit
from ttms_server.errors import Busy, DatabaseGone, DiskFull, OutcomeUnknown, Refusal, without_trace
from ttms_server.request_log import Outcome, RequestLog, look_again
from ttms_server.requests import Request

log = logging.getLogger(__name__)

_LARGEST_GROUP = 64
_TRIES = 5
# Of facts that are known from earlier groups: so many take some 4 MiB, and most are seats that are held.
_MOST_KNOWN = 8_000
# After this long a caller hears that the database is gone, and tries again itself.
_PATIENCE_SECONDS = 3.0


@dataclass(frozen=True, slots=True, eq=False)
class Operation:
    """A changing request and what it does; `apply` may run several times and returns the answer as it travels."""

    request: Request
    apply: Callable[[Session], bytes]
    ahead: "Ahead | None"
    answered: asyncio.Future[bytes] = field(repr=False)


@dataclass(frozen=True, slots=True)
class Ahead:
    """What an operation will read: `look` is called once a group with the keys of all who name it."""

    look: Callable[[Session, Collection[Any]], None]
    keys: Collection[Any]


class CommitOutcomeUnknownError(Exception):
    """COMMIT was sent and its answer was lost."""


class GroupCommit:
    """A queue and the one thread that empties it."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock
        # What never changes once it is stored, as groups before have read it.
        self._known: dict[Any, Any] = {}
        self._waiting: queue.SimpleQueue[Operation | None] = queue.SimpleQueue()
        self._writer = threading.Thread(target=self._run, name="group-commit", daemon=True)
        self._writer.start()

    async def submit(self, request: Request, apply: Callable[[Session], bytes], *, ahead: Ahead | None = None) -> bytes:
        """Carry out a changing request once, whatever happens; returns its answer after the commit is durable.

        Raises:
            Refusal: what `apply` raised; or RequestIdReused, Busy, DatabaseGone, DiskFull, OutcomeUnknown.
        """
        operation = Operation(request, apply, ahead, asyncio.get_running_loop().create_future())
        self._waiting.put(operation)
        # A caller that hangs up does not undo what is being stored: only its answer is dropped.
        return await operation.answered

    def close(self) -> None:
        """Finish what waits, then end the thread."""
        self._waiting.put(None)
        self._writer.join()

    def _run(self) -> None:
        open_for_more = True
        while open_for_more:
            group = [self._waiting.get()]
            while len(group) < _LARGEST_GROUP and group[-1] is not None and not self._waiting.empty():
                group.append(self._waiting.get())
            open_for_more = group[-1] is not None
            operations = [operation for operation in group if operation is not None]
            _answer(list(zip(operations, self._carry_out(operations), strict=True)))

    def _carry_out(self, group: Sequence[Operation]) -> list[Outcome]:
        if not group:
            return []
        try:
            return self._commit_with_tries(group)
        except (DatabaseGone, OutcomeUnknown) as refusal:
            # True of each alike. Alone, a first try that finds the database gone would know nothing of the lost commit.
            return [type(refusal)() for _ in group]
        except DiskFull:
            return self._look_again(group, [DiskFull() for _ in group])
        except Exception as error:  # noqa: BLE001 - whatever it is, it is the answer
            if len(group) > 1:
                return self._one_by_one(group)
            return self._look_again(group, [error]) if isinstance(error, Refusal) else [error]

    def _look_again(self, group: Sequence[Operation], refusals: Sequence[Refusal]) -> list[Outcome]:
        """As the log of requests does it, for refusals that came after something was written."""
        requests = [operation.request for operation in group]
        try:
            with self._database.reading() as session:
                return look_again(session, requests, refusals)
        except Exception as error:  # noqa: BLE001 - what is not known is not told as a refusal
            return [after(error) or error] * len(group)

    def _one_by_one(self, group: Sequence[Operation]) -> list[Outcome]:
        give_up = time.monotonic() + _PATIENCE_SECONDS
        return [Busy() if time.monotonic() > give_up else self._carry_out([operation])[0] for operation in group]

    def _commit_with_tries(self, group: Sequence[Operation]) -> list[Outcome]:
        """Run the whole group again on conflicts and lost connections.

        A lost COMMIT needs no look-up of its own: run again, a request that was stored answers with what is stored.
        """
        last: Exception = Busy()
        give_up = time.monotonic() + _PATIENCE_SECONDS
        for attempt in range(_TRIES):
            try:
                return self._commit(group)
            except Refusal:
                raise
            except CommitOutcomeUnknownError:
                last = OutcomeUnknown()
            except Exception as error:
                outcome = after(error)
                if outcome is None:
                    raise
                if not isinstance(last, OutcomeUnknown):
                    last = outcome
            if time.monotonic() > give_up:
                break
            time.sleep(0.01 * 2**attempt * random.uniform(1, 2))  # noqa: S311 - jitter is no secret
        raise last

    def _commit(self, group: Sequence[Operation]) -> list[Outcome]:
        with self._database.open_writing() as session:
            batch = Batch(session, self._known)
            group_requests = [operation.request for operation in group]
            try:
                log_of_requests = RequestLog(batch, group_requests)
                _look_ahead(session, group)
                outcomes = [self._apply(log_of_requests, operation) for operation in group]
                batch.write()
                outcomes = look_again(session, group_requests, outcomes)
            except Exception:
                # What was read may be what was wrong.
                self._known.clear()
                raise
            try:
                commit(session)
            except Exception as error:
                self._known.clear()
                if rolled_back_at_commit(error):
                    raise
                log.warning("the answer to a commit was lost: %s", type(error).__name__)
                raise CommitOutcomeUnknownError from error
            batch.committed()
            self._forget_oldest()
        return outcomes

    def _forget_oldest(self) -> None:
        """What was not used for longest is read again, if ever somebody asks for it."""
        for key in list(islice(self._known, max(0, len(self._known) - _MOST_KNOWN))):
            del self._known[key]

    def _apply(self, log_of_requests: RequestLog, operation: Operation) -> Outcome:
        try:
            stored = log_of_requests.begin(operation.request, self._clock())
        except Refusal as refusal:
            return refusal
        if stored is not None:
            return stored
        try:
            answer = operation.apply(log_of_requests.session)
        except Refusal as refusal:
            if not log_of_requests.forget():
                raise
            return refusal
        log_of_requests.finish(answer)
        return answer


def _look_ahead(session: Session, group: Sequence[Operation]) -> None:
    keys: dict[Callable[[Session, Collection[Any]], None], set[Any]] = {}
    for operation in group:
        if operation.ahead is not None:
            keys.setdefault(operation.ahead.look, set()).update(operation.ahead.keys)
    for look, wanted in keys.items():
        look(session, wanted)


def _answer(answers: Sequence[tuple[Operation, Outcome]]) -> None:
    """Wake each event loop once, however many of its callers have their answers now."""
    loops: dict[asyncio.AbstractEventLoop, list[tuple[Operation, Outcome]]] = {}
    for answer in answers:
        loops.setdefault(answer[0].answered.get_loop(), []).append(answer)
    for loop, own in loops.items():
        try:
            loop.call_soon_threadsafe(_deliver, own)
        except RuntimeError:
            for operation, _ in own:
                log.warning("request %s was settled after the server had stopped", operation.request.request_id)


def _deliver(answers: Sequence[tuple[Operation, Outcome]]) -> None:
    for operation, outcome in answers:
        if operation.answered.done():  # whoever called has hung up
            continue
        if isinstance(outcome, bytes):
            operation.answered.set_result(outcome)
        else:
            operation.answered.set_exception(without_trace(outcome) if isinstance(outcome, Refusal) else outcome)
