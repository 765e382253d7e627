"""A film in the hand of the tour: taken from the list of the schedule with the mouse, held over a hall, let go."""

from datetime import datetime

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from ttms_desktop.screens.plan_programme.view import PlanProgrammeView
from ttms_desktop.tour.stage import Stage

_ON_THE_CARD, _PULL = QPoint(24, 20), QPoint(40, 0)


class FilmDrag:
    """Of the first film in the list."""

    def __init__(self, stage: Stage, view: PlanProgrammeView) -> None:
        self._stage, self._view = stage, view
        self._held = QPoint()

    def hold_over(self, hall_id: int, starts_at: datetime) -> None:
        """Take the film and bring it there. Raises StepFailedError."""
        timeline, window = self._view.timeline, self._view.window()

        def is_there() -> bool:
            self._held = timeline.viewport().mapTo(window, timeline.point_of(hall_id, starts_at))
            QTest.mouseMove(window.windowHandle(), self._held)
            return timeline.verdict is not None

        self._stage.wait("the film in hand", self._takes_up)
        self._stage.wait("the film over the hall", is_there)

    def let_go(self) -> None:
        QTest.mouseRelease(self._view.window().windowHandle(), Qt.MouseButton.LeftButton, pos=self._held)

    def _takes_up(self) -> bool:
        """Whether it hangs on the mouse: not while the list is laid out anew, in another language."""
        QTest.qWait(QApplication.doubleClickInterval())  # so that two presses are two
        films, window = self._view.films.films, self._view.window()
        self._held = films.card(films.values[0]).mapTo(window, _ON_THE_CARD)
        QTest.mousePress(window.windowHandle(), Qt.MouseButton.LeftButton, pos=self._held)
        QTest.mouseMove(window.windowHandle(), self._held + _PULL)
        if not self._view.timeline.is_carrying:
            self.let_go()
        return self._view.timeline.is_carrying
