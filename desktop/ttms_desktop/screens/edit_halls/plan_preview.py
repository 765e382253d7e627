"""What a plan that is being typed looks like: asked of the server when the typing pauses; the last answer counts."""

from PySide6.QtCore import QObject, QTimer, Signal

from ttms_client.errors import FieldInvalid, PlanInvalid
from ttms_client.studio import Layout
from ttms_desktop import messages, tasks
from ttms_desktop.screens.changing import needs_sign_in
from ttms_desktop.screens.edit_halls import wording
from ttms_desktop.screens.edit_halls.pictures import HallPicture, PlanProblem
from ttms_desktop.screens.edit_halls.plan_words import problem_of
from ttms_desktop.session import Counter

_PAUSE_MILLISECONDS = 300


class PlanPreview(QObject):
    """Nothing is stored by it."""

    asked = Signal()  # what was drawn last is out of date
    drawn = Signal(object)  # a HallPicture
    refused = Signal(object)  # a PlanProblem
    failed = Signal(object)  # no answer; it is asked again with the next change
    sign_in_needed = Signal(object)  # words

    def __init__(self, counter: Counter, runner: tasks.Runner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._counter, self._runner = counter, runner
        self._wanted = ("", 0, 0)
        self._newest = 0
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MILLISECONDS)
        self._pause.timeout.connect(self._ask)

    def want(self, plan: str, curve: int, hall_id: int = 0) -> None:
        """This is what stands in the form now, of this hall or of a new one."""
        self._wanted = (plan, curve, hall_id)
        self._newest += 1  # an answer to an earlier one is for nothing
        self.asked.emit()
        self._pause.start()

    def stop(self) -> None:
        """The form is closed."""
        self._newest += 1
        self._pause.stop()

    def _ask(self) -> None:
        number, client, (plan, curve, hall_id) = self._newest, self._counter.client, self._wanted
        self._runner.run(
            self,
            lambda: client.studio.preview_plan(plan, curve=curve, studio_id=hall_id),
            done=lambda layout: self._on_layout(number, layout),
            failed=lambda failure: self._on_failed(number, failure),
        )

    def _on_layout(self, number: int, layout: Layout) -> None:
        if number == self._newest:
            picture: HallPicture = wording.picture_of(layout)
            self.drawn.emit(picture)

    def _on_failed(self, number: int, failure: tasks.Failure) -> None:
        if number != self._newest:
            return
        if isinstance(failure, PlanInvalid):
            self.refused.emit(problem_of(failure))
        elif isinstance(failure, FieldInvalid):
            self.refused.emit(PlanProblem(messages.text_at_field(failure), 0, 0))
        elif needs_sign_in(failure):
            self.sign_in_needed.emit(messages.text_for(failure))
        else:
            self.failed.emit(messages.text_for(failure))
