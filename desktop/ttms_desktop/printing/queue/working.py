"""Putting one job on paper: what was seen to be printed is noted slip by slip, so that nothing comes out twice."""

from collections.abc import Callable
from dataclasses import dataclass

from ttms_desktop.failures import LocalFailure
from ttms_desktop.printing.devices import Device
from ttms_desktop.printing.failures import LASTING, DocumentUndrawable, PrintQueueUnwritable
from ttms_desktop.printing.printers import Printer, printer_of, put_on_paper
from ttms_desktop.printing.queue.job import Job, JobState
from ttms_desktop.printing.queue.store import JobStore

MakePrinter = Callable[[Device], Printer]


@dataclass(frozen=True, slots=True)
class Attempt:
    """What became of a job; `failure` is None once all of it is on paper."""

    job: Job
    state: JobState
    failure: LocalFailure | None = None


class Press:
    """Prints jobs, in the background; `layout` and `page` give the tickets' layouts as they are now."""

    def __init__(
        self, layout: Callable[[], str], *, page: Callable[[], str] = str, make: MakePrinter = printer_of
    ) -> None:
        self._layout, self._page, self._make = layout, page, make

    def print_job(self, store: JobStore, job: Job, device: Device) -> Attempt:
        """One that waits; nothing is done if it was cancelled meanwhile. Raises PrintQueueUnwritable."""
        if not store.claim(job.job_id):
            return Attempt(job, JobState.CANCELLED)
        try:
            with self._make(device) as printer:
                self._kick(store, job, device, printer)
                printer.check()
                return self._print_slips(store, job, device, printer)
        except PrintQueueUnwritable:
            raise
        except LocalFailure as failure:
            # Nothing of the next slip had been sent.
            return _failed(store, job, failure, JobState.FAILED if isinstance(failure, LASTING) else JobState.WAITING)

    def _kick(self, store: JobStore, job: Job, device: Device, printer: Printer) -> None:
        """Before anything else: the change is wanted while the ticket prints. Once, however often it is tried."""
        if job.document.opens_drawer and device.drawer and not job.has_kicked:
            store.note_kick(job.job_id)
            printer.kick_drawer()

    def _print_slips(self, store: JobStore, job: Job, device: Device, printer: Printer) -> Attempt:
        slips = job.document.slips
        for done in range(job.done, len(slips)):
            if done > job.done:
                printer.check()
            try:
                title, layout = job.document.title, self._layout()
                put_on_paper(printer, slips[done], layout=layout, title=title, page=self._page())
            except LocalFailure as failure:
                return _failed(store, job, failure, JobState.UNKNOWN)
            except (ArithmeticError, LookupError, TypeError, ValueError) as error:
                raise DocumentUndrawable(problem=str(error)) from error
            store.note_done(job.job_id, done + 1)
        store.finish(job.job_id, device.name)
        return Attempt(job, JobState.PRINTED)


def _failed(store: JobStore, job: Job, failure: LocalFailure, state: JobState) -> Attempt:
    store.fail(job.job_id, state, type(failure).__name__, failure.details)
    return Attempt(job, state, failure)
