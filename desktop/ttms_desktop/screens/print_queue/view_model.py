"""What the print queue shows and what somebody may decide about a document in it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime

from PySide6.QtCore import QObject, Signal

from ttms_desktop import messages
from ttms_desktop.day import CinemaCalendar
from ttms_desktop.printing.desk import PrintDesk
from ttms_desktop.printing.devices import Device, DeviceKind
from ttms_desktop.printing.document import Role
from ttms_desktop.printing.failures import KNOWN
from ttms_desktop.printing.queue.job import PRINTED_BY, Job, JobState
from ttms_desktop.tasks import Failure
from ttms_desktop.words import translate


@dataclass(frozen=True, slots=True)
class QueueLine:
    """One document: what it is, how far it is, and what Enter would do with it (empty: nothing)."""

    job_id: int
    title: str
    state: JobState
    state_text: str
    tone: str
    words: str
    printer: str
    asked: str
    primary: str
    can_cancel: bool
    can_move: bool


class PrintQueueViewModel(QObject):
    """Newest first; what asks for a decision stands above all."""

    changed = Signal()
    informed = Signal(object)  # words
    refused = Signal(object)  # words

    def __init__(
        self, printing: PrintDesk, calendar: Callable[[], CinemaCalendar], parent: QObject | None = None
    ) -> None:
        """`calendar` is the cinema's, which is known once somebody has signed in."""
        super().__init__(parent)
        self._printing, self._calendar = printing, calendar
        printing.queue.changed.connect(self.changed)
        printing.informed.connect(self.informed)
        printing.failed.connect(self._on_failed)

    @property
    def lines(self) -> list[QueueLine]:
        jobs = sorted(self._printing.queue.jobs, key=lambda job: (_rank(job), -job.job_id))
        return [self._line(job) for job in jobs]

    @property
    def open_count(self) -> int:
        return len(self._printing.queue.open_jobs)

    @property
    def sign(self) -> tuple[str, str]:
        """For the top bar: that a printer works, or how many documents wait; and a tone if something is wrong."""
        jobs = self._printing.queue.open_jobs
        if not jobs:
            return "", ""
        if any(job.state.asks for job in jobs):
            text = translate("PrintQueue", "{count} to print · check")
            return text.format(count=len(jobs)), "danger"
        if all(job.state is JobState.PRINTING for job in jobs):
            return _state_name(JobState.PRINTING), ""
        tone = "warning" if any(job.failure for job in jobs) else ""
        return translate("PrintQueue", "{count} to print").format(count=len(jobs)), tone

    @property
    def old_count(self) -> int:
        """How many documents waited so long that somebody must say whether they are still wanted."""
        return sum(job.state is JobState.OLD for job in self._printing.queue.open_jobs)

    def printers(self, job_id: int) -> list[tuple[Role, str]]:
        """Where else this document could go: what the printer is for, and its name."""
        job = self._job(job_id)
        if job is None:
            return []
        devices = self._printing.devices.devices
        here, seen, offered = devices.of(job.role), [devices.of(job.role)], []
        for role in Role:
            device = devices.of(role)
            if device not in seen:
                seen.append(device)
                offered.append((role, printer_text(device)))
        return offered if here else []

    def proceed(self, job_id: int) -> None:
        """What Enter does: print it now, or once more as a copy."""
        job = self._job(job_id)
        if job is None:
            return
        if job.state in (JobState.UNKNOWN, JobState.PRINTED, JobState.CANCELLED):
            self._printing.print_again(job_id)
        else:
            self._printing.queue.print_now(job_id)

    def say_printed(self, job_id: int) -> None:
        self._printing.queue.say_printed(job_id)

    def cancel(self, job_id: int) -> None:
        self._printing.queue.cancel(job_id)

    def send_to(self, job_id: int, role: Role) -> None:
        self._printing.queue.send_to(job_id, role)

    def print_old(self) -> None:
        """All that waited too long."""
        for job in self._printing.queue.open_jobs:
            if job.state is JobState.OLD:
                self._printing.queue.print_now(job.job_id)

    def cancel_old(self) -> None:
        for job in self._printing.queue.open_jobs:
            if job.state is JobState.OLD:
                self._printing.queue.cancel(job.job_id)

    def _job(self, job_id: int) -> Job | None:
        return self._printing.queue.store.job(job_id) if self._printing.queue.is_open else None

    def _line(self, job: Job) -> QueueLine:
        device = self._printing.devices.devices.of(job.role)
        movable = job.state in (JobState.WAITING, JobState.FAILED, JobState.OLD)
        return QueueLine(
            job_id=job.job_id,
            title=_title(job),
            state=job.state,
            state_text=_state_text(job),
            tone=_tone(job),
            words=_words(job),
            printer=_printed_by(job) if job.state.is_over else printer_text(device),
            asked=self._calendar().time_text(datetime.fromtimestamp(job.created_at, UTC)),
            primary=_primary(job),
            can_cancel=not job.state.is_over and job.state is not JobState.PRINTING,
            can_move=movable,
        )

    def _on_failed(self, failure: Failure) -> None:
        self.refused.emit(messages.text_for(failure))


def _printed_by(job: Job) -> str:
    """The printer that it came out of, which may have been replaced since; empty where that is not known."""
    printer = job.details.get(PRINTED_BY)
    return "" if printer is None else printer or translate("PrintQueue", "The system’s printer")


def printer_text(device: Device) -> str:
    """What a printer is called, also one without a name."""
    if device.kind in (DeviceKind.SYSTEM, DeviceKind.NONE) and not device.name:
        return translate("PrintQueue", "The system’s printer")
    return device.name


def _rank(job: Job) -> int:
    return 2 if job.state.is_over else 0 if job.state.asks else 1


def _title(job: Job) -> str:
    kinds = {
        Role.TICKETS: translate("PrintQueue", "Tickets {title}"),
        Role.RECEIPTS: translate("PrintQueue", "Receipt {title}"),
        Role.REPORTS: translate("PrintQueue", "Report {title}"),
    }
    title = kinds.get(job.document.role, "{title}").format(title=job.document.title)
    copy = max((slip.copy for slip in job.document.slips), default=0)
    return translate("PrintQueue", "{title} · copy {number}").format(title=title, number=copy) if copy else title


def _state_text(job: Job) -> str:
    text, count = _state_name(job.state), len(job.document.slips)
    return f"{text} {job.done}/{count}" if count > 1 and job.done and not job.state.is_over else text


def _state_name(state: JobState) -> str:
    return {
        JobState.WAITING: translate("PrintQueue", "Waiting"),
        JobState.PRINTING: translate("PrintQueue", "Printing…"),
        JobState.PRINTED: translate("PrintQueue", "Printed"),
        JobState.FAILED: translate("PrintQueue", "Cannot print"),
        JobState.UNKNOWN: translate("PrintQueue", "Printed?"),
        JobState.OLD: translate("PrintQueue", "Still needed?"),
        JobState.CANCELLED: translate("PrintQueue", "Cancelled"),
    }[state]


def _tone(job: Job) -> str:
    if job.state.asks:
        return "danger"
    if job.state.is_over:
        return "muted"
    return "warning" if job.failure else ""


def _words(job: Job) -> str:
    if job.state is JobState.OLD:
        return translate("PrintQueue", "It has waited for more than a quarter of an hour. Print it, or cancel it.")
    if job.state is JobState.UNKNOWN:
        text = translate(
            "PrintQueue",
            "It is not known whether slip {number} of {count} came out whole. Check the paper, then choose.",
        )
        return text.format(number=job.done + 1, count=len(job.document.slips))
    failure = KNOWN.get(job.failure)
    return messages.text_for(failure("", **dict(job.details))) if failure else ""


def _primary(job: Job) -> str:
    if job.state is JobState.UNKNOWN:
        return translate("PrintQueue", "Reprint as a copy")
    if job.state.is_over:
        return translate("PrintQueue", "Print a copy")
    return "" if job.state is JobState.PRINTING else translate("PrintQueue", "Print now")
