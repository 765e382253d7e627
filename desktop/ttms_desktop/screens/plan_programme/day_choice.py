"""The day of the schedule, in the top bar: the arrows, and a calendar."""

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QWidget

from ttms_desktop.screens.plan_programme.view_model import PlanProgrammeViewModel
from ttms_desktop.widgets.calendar_popup import CalendarPopup
from ttms_desktop.widgets.day_bar import DayBar


class ProgrammeDayBar(DayBar):
    """Follows the model's day."""

    def __init__(self, model: PlanProgrammeViewModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self.calendar = CalendarPopup(self)
        self.calendar.day_chosen.connect(model.choose_day)
        self.previous_clicked.connect(model.previous_day)
        self.next_clicked.connect(model.next_day)
        self.day_clicked.connect(self.open_calendar)
        model.day_changed.connect(self._on_day)
        self._retranslate()

    def open_calendar(self) -> None:
        self.calendar.set_days(today=self._model.today)
        self.calendar.open_below(self.day, self._model.day)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self._retranslate()

    def _on_day(self) -> None:
        self.say_day(self._model.day_text)

    def _retranslate(self) -> None:
        self.say_tips(
            previous=self.tr("Previous day (PgUp)"),
            following=self.tr("Next day (PgDn)"),
            day=self.tr("Choose a day (Ctrl+D); T goes to today"),
        )
        self._on_day()
