"""The print queue of this counter: for each printer one document at a time, in the background, until it prints."""

import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from ttms_client.errors import NotSignedInError, TtmsError
from ttms_desktop import tasks
from ttms_desktop.failures import LocalFailure
from ttms_desktop.printing.devices import Device, DeviceFile
from ttms_desktop.printing.document import Document, Role
from ttms_desktop.printing.queue.job import Job, JobState
from ttms_desktop.printing.queue.store import JobStore
from ttms_desktop.printing.queue.working import Attempt, Press

OLD_SECONDS = 15 * 60.0
_FIRST_WAIT, _LONGEST_WAIT = 2.0, 30.0
_LOOK_MS = 1_000


class PrintQueue(QObject):
    """A dead printer keeps only its own documents waiting; it is asked again after 2, 4, 8 … 30 seconds.

    A document that waited for longer than 15 minutes is not printed before somebody says so.
    """

    changed = Signal()
    printed = Signal(object)  # Job
    troubled = Signal(object)  # Attempt: told once, not at each try
    failed = Signal(object)  # the queue itself cannot be kept

    def __init__(
        self,
        runner: tasks.Runner,
        press: Press,
        devices: DeviceFile,
        *,
        clock: Callable[[], float] = time.time,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._runner, self._press, self._devices, self._clock = runner, press, devices, clock
        self._store: JobStore | None = None
        self._path = Path()
        self._at_work: set[Device] = set()
        self._rests: dict[Device, tuple[float, float]] = {}  # until when, and how long
        self._told: set[int] = set()
        self._look = QTimer(self)
        self._look.setInterval(_LOOK_MS)
        self._look.timeout.connect(self.work)

    @property
    def store(self) -> JobStore:
        if self._store is None:
            raise RuntimeError("Nobody has signed in at this counter yet.")
        return self._store

    @property
    def is_open(self) -> bool:
        return self._store is not None

    @property
    def jobs(self) -> list[Job]:
        """Those that are not over, and the latest of the others; oldest first."""
        return self._store.jobs() if self._store else []

    @property
    def open_jobs(self) -> list[Job]:
        return self._store.open_jobs() if self._store else []

    def open(self, path: Path) -> None:
        """Go on with what this file has; raises PrintQueueUnwritable."""
        if self._store is not None and path == self._path:
            self.work()
            return
        self.close()
        self._store, self._path = JobStore(path, clock=self._clock), path
        self._look.start()
        self.work()
        self.changed.emit()

    def close(self) -> None:
        """Begin nothing more; what is printing keeps the file until it comes to its end."""
        self._look.stop()
        if self._store is not None and not self._at_work:
            self._store.close()
        self._store = None

    def add(self, document: Document) -> bool:
        """From any thread, durable when this returns; False if it is known already. Raises PrintQueueUnwritable."""
        added = self.store.add(document) is not None
        if added:
            self._runner.tell(self, self._on_added, document)
        return added

    # What somebody decides

    def print_now(self, job_id: int) -> None:
        """Try at once, also what is old or has failed."""
        store = self.store
        if store.move(job_id, JobState.WAITING, of=(JobState.OLD, JobState.FAILED, JobState.WAITING)):
            store.refresh(job_id)
            self._told.discard(job_id)
            self._rests.clear()
            self._change()

    def cancel(self, job_id: int) -> None:
        """Not to be printed any more; what is printing now cannot be called back."""
        self.store.move(
            job_id, JobState.CANCELLED, of=(JobState.WAITING, JobState.OLD, JobState.FAILED, JobState.UNKNOWN)
        )
        self._change()

    def say_printed(self, job_id: int) -> None:
        """The slip of which nobody knew is on paper; those after it are printed."""
        store = self.store
        job = store.job(job_id)
        if job is None or job.state is not JobState.UNKNOWN:
            return
        store.note_done(job_id, job.done + 1)
        state = JobState.WAITING if job.left > 1 else JobState.PRINTED
        if store.move(job_id, state, of=(JobState.UNKNOWN,)):
            store.refresh(job_id)
        self._change()

    def rewrite(self, job_id: int, document: Document) -> None:
        """A copy in place of the slip of which nobody knew; those after it are what they were."""
        self.store.rewrite(job_id, document)
        self._told.discard(job_id)
        self._change()

    def send_to(self, job_id: int, role: Role) -> None:
        """To another printer; what is unknown stays so until somebody says."""
        self.store.send_to(job_id, role)
        self.print_now(job_id)
        self._change()

    # Working it off

    def work(self) -> None:
        """Begin with whatever has a printer that is free."""
        if self._store is None:
            return
        now, store = self._clock(), self._store
        busy = set(self._at_work)
        for job in store.open_jobs():
            device = self._devices.devices.of(job.role)
            if job.state is not JobState.WAITING or device in busy:
                continue
            if now - job.created_at > OLD_SECONDS:
                self._set_aside(job)
                continue
            busy.add(device)  # those behind it keep their order
            if now >= self._rests.get(device, (0.0, 0.0))[0]:
                self._begin(store, job, device)

    def _set_aside(self, job: Job) -> None:
        """A drawer does not spring open for it any more, either."""
        if self.store.move(job.job_id, JobState.OLD, of=(JobState.WAITING,)):
            self.store.note_kick(job.job_id)
            self.changed.emit()

    def _begin(self, store: JobStore, job: Job, device: Device) -> None:
        self._at_work.add(device)
        self._runner.run(
            self,
            lambda: self._press.print_job(store, job, device),
            done=lambda attempt: self._on_attempt(attempt, device),
            failed=lambda failure: self._on_unwritable(failure, device),
        )
        self.changed.emit()

    def _on_attempt(self, attempt: Attempt, device: Device) -> None:
        self._at_work.discard(device)
        if attempt.failure is None:
            self._rests.pop(device, None)
            self._told.discard(attempt.job.job_id)
            if attempt.state is JobState.PRINTED:
                self.printed.emit(attempt.job)
        else:
            self._rest(attempt, device)
            if attempt.job.job_id not in self._told:
                self._told.add(attempt.job.job_id)
                self.troubled.emit(attempt)
        self._change()

    def _rest(self, attempt: Attempt, device: Device) -> None:
        if attempt.state is JobState.WAITING:
            before = self._rests.get(device, (0.0, 0.0))[1]
            wait = min(_LONGEST_WAIT, before * 2 or _FIRST_WAIT)
            self._rests[device] = (self._clock() + wait, wait)

    def _on_unwritable(self, failure: LocalFailure | TtmsError, device: Device) -> None:
        self._at_work.discard(device)
        if not isinstance(failure, NotSignedInError):
            self.failed.emit(failure)
        self.changed.emit()

    def _on_added(self, _document: Document) -> None:
        self._change()

    def _change(self) -> None:
        self.work()
        self.changed.emit()
