"""Cancelling one show: what it means, and asking the server for it."""

from PySide6.QtCore import QObject, Signal

from ttms_client.errors import ChangedMeanwhile, NoAnswer
from ttms_client.ticket import CancelledShow, ShowOnBoard
from ttms_desktop import tasks
from ttms_desktop.reasons import FOR_CANCELLING, kept_reason, reason_text
from ttms_desktop.screens.changing import Changing, Refusal, needs_sign_in, refusal_of
from ttms_desktop.screens.sell_tickets.wording import show_text
from ttms_desktop.session import Counter
from ttms_desktop.words import translate


class CallingOff(QObject):
    """One opening of the dialog."""

    refused = Signal(object)  # Refusal
    cancelled = Signal(object)  # CancelledShow
    busy_changed = Signal(bool)
    sign_in_needed = Signal(object)  # words
    settled = Signal()  # the programme may look different now

    def __init__(self, counter: Counter, runner: tasks.Runner, show: ShowOnBoard, parent: QObject) -> None:
        super().__init__(parent)
        self._counter, self._show = counter, show
        self._changing = Changing(counter, runner, self)
        self._changing.busy_changed.connect(self.busy_changed)

    @property
    def show_text(self) -> str:
        """Which show: "Hall 2 · Metropolis · 19:30"."""
        calendar = self._counter.calendar
        return f"{show_text(self._show.schedule, calendar)} · {calendar.date_text(self._show.schedule.starts_at)}"

    @property
    def consequence_text(self) -> str:
        """What follows from it."""
        sold = self._show.places_sold
        if not sold:
            return translate("PlanProgramme", "No seats have been sold. The show stays on record as cancelled.")
        if sold == 1:
            return translate("PlanProgramme", "1 seat has been sold and must be refunded. The refund list opens next.")
        return translate(
            "PlanProgramme", "{count} seats have been sold and must be refunded. The refund list opens next."
        ).format(count=sold)

    @property
    def reasons(self) -> list[str]:
        """What can be picked, in the language of the window."""
        return [reason_text(reason) for reason in FOR_CANCELLING]

    def send(self, reason: str) -> None:
        """Cancel the show; ignored while busy."""
        kept = kept_reason(reason.strip())
        if not kept:
            self.refused.emit(Refusal(translate("PlanProgramme", "Choose a reason, or type one."), "reason"))
            return
        schedule = self._show.schedule
        self._changing.ask(
            kept,
            lambda calls, key: calls.ticket.cancel_schedule(
                schedule.schedule_id, etag=schedule.etag, reason=kept, request_id=key
            ),
            done=self._on_done,
            failed=self._on_failed,
        )

    def _on_done(self, cancelled: CancelledShow) -> None:
        self.cancelled.emit(cancelled)
        self.settled.emit()

    def _on_failed(self, failure: tasks.Failure) -> None:
        refusal = refusal_of(failure, fields={"reason": "reason"}, currency=self._counter.currency)
        if needs_sign_in(failure):
            self.sign_in_needed.emit(refusal.text)
        self.refused.emit(refusal)
        if isinstance(failure, (ChangedMeanwhile, NoAnswer)):
            self.settled.emit()
