"""Choosing the first and the last day of a report."""

from PySide6.QtWidgets import QWidget

from ttms_desktop.screens.read_reports.view_model import ReadReportsViewModel
from ttms_desktop.widgets.day_edit import DayEdit
from ttms_desktop.widgets.office_dialog import OfficeDialog


class SpanDialog(OfficeDialog):
    """It closes when both are days that a report can have; what is wrong stands at the field."""

    def __init__(self, model: ReadReportsViewModel, parent: QWidget) -> None:
        super().__init__(parent, title="", primary="", width=460)
        self._model = model
        self.say(self.tr("Report dates"), self.tr("Show report"))
        self.first, self.last = DayEdit(), DayEdit()
        for field, day in zip((self.first, self.last), model.days, strict=True):
            field.set_days(today=model.today)
            field.set_day(day)
        self.form.add("first", self.tr("First day"), self.first)
        self.form.add("last", self.tr("Last day"), self.last, beside=True)
        self.confirmed.connect(self._on_confirmed)

    def _on_confirmed(self) -> None:
        problems = self._model.choose_days(self.first.day, self.last.day)
        for field, text in problems.items():
            self.refuse(text, field)
        if not problems:
            self.accept()
