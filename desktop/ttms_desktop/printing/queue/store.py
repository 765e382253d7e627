"""The print queue on disk: SQLite, each change durable before the call returns, safe to use from any thread."""

import contextlib
import json
import sqlite3
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from ttms_desktop.printing.document import Document, Role, from_json, to_json
from ttms_desktop.printing.failures import PrintQueueUnwritable
from ttms_desktop.printing.queue.job import PRINTED_BY, Job, JobState

_KEPT_SECONDS = 7 * 86_400
_SHOWN = 40
_TABLE = """
CREATE TABLE IF NOT EXISTS jobs (
    job_id INTEGER PRIMARY KEY AUTOINCREMENT,
    key TEXT NOT NULL UNIQUE,
    subject TEXT NOT NULL,
    document TEXT NOT NULL,
    role TEXT NOT NULL,
    state TEXT NOT NULL,
    done INTEGER NOT NULL DEFAULT 0,
    has_kicked INTEGER NOT NULL DEFAULT 0,
    failure TEXT NOT NULL DEFAULT '',
    details TEXT NOT NULL DEFAULT '{}',
    created_at REAL NOT NULL,
    request_id TEXT NOT NULL DEFAULT ''
) STRICT
"""
_COLUMNS = "job_id, document, role, state, done, has_kicked, failure, details, created_at, request_id"


class JobStore:
    """One file for one counter, whose journal keeps a second program away; `clock` gives seconds."""

    def __init__(self, path: Path, *, clock: Callable[[], float] = time.time) -> None:
        """What was being printed when the program ended is unknown now. Raises PrintQueueUnwritable."""
        self._lock, self._clock = threading.RLock(), clock
        with _told_as_unwritable():
            path.parent.mkdir(parents=True, exist_ok=True)
            self._rows = _opened(path)
            with self._change() as rows:
                rows.execute("UPDATE jobs SET state = 'unknown' WHERE state = 'printing'")
                rows.execute(
                    "DELETE FROM jobs WHERE state IN ('printed', 'cancelled') AND created_at < ?",
                    (clock() - _KEPT_SECONDS,),
                )

    def close(self) -> None:
        with self._lock:
            self._rows.close()

    def add(self, document: Document, *, role: Role | None = None) -> int | None:
        """Store a document that waits; None if one of the same key is known already. Raises PrintQueueUnwritable."""
        values = (
            document.key,
            document.subject,
            to_json(document),
            (role or document.role).value,
            JobState.WAITING.value,
            self._clock(),
        )
        with self._change() as rows:
            made = rows.execute(
                "INSERT INTO jobs (key, subject, document, role, state, created_at) VALUES (?, ?, ?, ?, ?, ?)"
                " ON CONFLICT (key) DO NOTHING",
                values,
            )
            return made.lastrowid if made.rowcount else None

    def jobs(self) -> list[Job]:
        """Those that are not over, and the latest of the others; oldest first."""
        return self._select(
            "SELECT {columns} FROM jobs WHERE state NOT IN ('printed', 'cancelled') OR job_id IN"
            " (SELECT job_id FROM jobs WHERE state IN ('printed', 'cancelled') ORDER BY job_id DESC LIMIT ?)"
            " ORDER BY job_id",
            (_SHOWN,),
        )

    def open_jobs(self) -> list[Job]:
        """Those that are not over, oldest first."""
        return self._select(
            "SELECT {columns} FROM jobs WHERE state NOT IN ('printed', 'cancelled') ORDER BY job_id", ()
        )

    def job(self, job_id: int) -> Job | None:
        found = self._select("SELECT {columns} FROM jobs WHERE job_id = ?", (job_id,))
        return found[0] if found else None

    def knows(self, key: str) -> bool:
        with self._lock:
            return self._rows.execute("SELECT 1 FROM jobs WHERE key = ?", (key,)).fetchone() is not None

    def copies_of(self, subject: str) -> int:
        """The highest number of a copy of this subject; 0 where there is the first alone, or none."""
        known = self._select("SELECT {columns} FROM jobs WHERE subject = ?", (subject,))
        return max((slip.copy for job in known for slip in job.document.slips), default=0)

    def claim(self, job_id: int) -> bool:
        """Begin printing what still waits: from now on a crash leaves it unknown."""
        with self._change() as rows:
            return (
                rows.execute(
                    "UPDATE jobs SET state = 'printing', failure = '', details = '{}'"
                    " WHERE job_id = ? AND state = 'waiting'",
                    (job_id,),
                ).rowcount
                == 1
            )

    def move(self, job_id: int, state: JobState, *, of: tuple[JobState, ...]) -> bool:
        """Into another state, if it is in one of these; False if it has moved on meanwhile."""
        marks = ", ".join("?" * len(of))
        with self._change() as rows:
            moved = rows.execute(
                f"UPDATE jobs SET state = ? WHERE job_id = ? AND state IN ({marks})",  # noqa: S608 - question marks
                (state.value, job_id, *(each.value for each in of)),
            )
            return moved.rowcount == 1

    def fail(self, job_id: int, state: JobState, failure: str, details: Mapping[str, str]) -> None:
        """What is printing did not come to its end; by the next try the moment for the drawer is over."""
        with self._change() as rows:
            rows.execute(
                "UPDATE jobs SET state = ?, failure = ?, details = ?, has_kicked = 1"
                " WHERE job_id = ? AND state = 'printing'",
                (state.value, failure, json.dumps(dict(details), ensure_ascii=False), job_id),
            )

    def finish(self, job_id: int, printer: str) -> None:
        """All of what is printing is on the paper of this printer; its name is empty for the system's own."""
        with self._change() as rows:
            rows.execute(
                "UPDATE jobs SET state = 'printed', details = ? WHERE job_id = ? AND state = 'printing'",
                (json.dumps({PRINTED_BY: printer}, ensure_ascii=False), job_id),
            )

    def note_done(self, job_id: int, done: int) -> None:
        with self._change() as rows:
            rows.execute("UPDATE jobs SET done = ? WHERE job_id = ?", (done, job_id))

    def note_kick(self, job_id: int) -> None:
        with self._change() as rows:
            rows.execute("UPDATE jobs SET has_kicked = 1 WHERE job_id = ?", (job_id,))

    def note_request(self, job_id: int, request_id: str) -> None:
        with self._change() as rows:
            rows.execute("UPDATE jobs SET request_id = ? WHERE job_id = ?", (request_id, job_id))

    def rewrite(self, job_id: int, document: Document) -> None:
        """Another text of the same document, such as a copy, which now waits again."""
        with self._change() as rows:
            rows.execute(
                "UPDATE jobs SET document = ?, state = 'waiting', request_id = '', failure = '', details = '{}',"
                " created_at = ? WHERE job_id = ?",
                (to_json(document), self._clock(), job_id),
            )

    def send_to(self, job_id: int, role: Role) -> None:
        with self._change() as rows:
            rows.execute("UPDATE jobs SET role = ? WHERE job_id = ?", (role.value, job_id))

    def refresh(self, job_id: int) -> None:
        """It counts as asked for now."""
        with self._change() as rows:
            rows.execute("UPDATE jobs SET created_at = ? WHERE job_id = ?", (self._clock(), job_id))

    def _select(self, query: str, values: tuple[object, ...]) -> list[Job]:
        with self._lock:
            rows = self._rows.execute(query.format(columns=_COLUMNS), values).fetchall()
        return [_job(*row) for row in rows]

    @contextlib.contextmanager
    def _change(self) -> Iterator[sqlite3.Connection]:
        with self._lock, _told_as_unwritable(), self._rows:
            yield self._rows


def _job(  # noqa: PLR0913, PLR0917 - the columns
    job_id: int,
    document: str,
    role: str,
    state: str,
    done: int,
    has_kicked: int,
    failure: str,
    details: str,
    created_at: float,
    request_id: str,
) -> Job:
    return Job(
        job_id,
        from_json(document),
        Role(role),
        JobState(state),
        done,
        bool(has_kicked),
        failure,
        json.loads(details),
        created_at,
        request_id,
    )


def _opened(path: Path) -> sqlite3.Connection:
    """The file, or a new one where it is damaged; the damaged one is set aside, never deleted."""
    for is_last in (False, True):
        rows = sqlite3.connect(path, check_same_thread=False, timeout=5)
        try:
            rows.execute("PRAGMA synchronous = FULL")
            rows.execute(_TABLE)
            rows.execute("SELECT count(*) FROM jobs").fetchone()
            rows.commit()
        except sqlite3.OperationalError:
            rows.close()
            raise
        except sqlite3.DatabaseError:
            rows.close()
            if is_last:
                raise
            path.replace(path.with_suffix(".damaged"))
        else:
            return rows
    raise AssertionError  # the second time returns or raises


@contextlib.contextmanager
def _told_as_unwritable() -> Iterator[None]:
    try:
        yield
    except (OSError, sqlite3.Error) as error:
        raise PrintQueueUnwritable(problem=str(error)) from error
