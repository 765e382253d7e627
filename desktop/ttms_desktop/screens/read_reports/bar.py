"""What stands over the reports screen: the days, what of them counts, by what it is grouped, and saving."""

from functools import partial

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QWidget

from ttms_desktop import style
from ttms_desktop.screens.read_reports.pictures import Format
from ttms_desktop.screens.read_reports.span_dialog import SpanDialog
from ttms_desktop.screens.read_reports.spans import SpanChoice
from ttms_desktop.screens.read_reports.view_model import ReadReportsViewModel
from ttms_desktop.widgets.busy_button import BusyButton
from ttms_desktop.widgets.day_bar import DayBar
from ttms_desktop.widgets.menus import Menu, open_below
from ttms_desktop.widgets.painting import width_of
from ttms_desktop.widgets.screen_bar import ScreenBar
from ttms_desktop.widgets.segments import Segment, Segments

EXPORT_KEY, TURN_KEY = "Ctrl+E", "F6"
_GAPS, _GAP = 48, 12


class ReportsBar(ScreenBar):
    """Follows the model's question."""

    format_chosen = Signal(object)
    turn_wanted = Signal()  # the charts instead of the table, or the table again

    def __init__(self, model: ReadReportsViewModel, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._model = model
        self._low = False
        self.days, self.basis, self.grouping = DayBar(), Segments(), Segments()
        self.turn_button = BusyButton(key=TURN_KEY)
        self.turn_button.hide()
        self.export_button = BusyButton(key=EXPORT_KEY)
        self.export_button.set_icon("save")
        self.days.say_keys(previous="", following="")
        for widget in (self.days, self.basis, self.grouping):
            self.add(widget)
        self.add_space()
        self.add(self.turn_button)
        self.add(self.export_button)
        self.days.previous_clicked.connect(model.choose_before)
        self.days.next_clicked.connect(model.choose_after)
        self.days.day_clicked.connect(self.open_spans)
        self.basis.chosen.connect(model.choose_basis)
        self.grouping.chosen.connect(model.choose_grouping)
        self.turn_button.clicked.connect(self.turn_wanted)
        self.export_button.clicked.connect(self.open_formats)
        model.question_changed.connect(self._say_question)
        model.report_changed.connect(self._say_export)
        model.busy_changed.connect(self._say_export)
        self._retranslate()

    def set_low(self, *, low: bool) -> None:
        """Without the words that can be spared, where the window is small."""
        self._low = low
        self.export_button.set_key("" if low else EXPORT_KEY)
        self.turn_button.set_key("" if low else TURN_KEY)
        self._say_question()

    def say_turn(self, text: str) -> None:
        """What the button for the other half of the report says; without words there is none."""
        self.turn_button.setText(text)
        self.turn_button.setVisible(bool(text))
        self.turn_button.updateGeometry()
        self._fold()

    @property
    def full_width(self) -> int:
        """In a small window with menus for what is counted, so that the counter is named beside them."""
        if not self._low:
            return super().full_width
        menus = sum(each.minimumSizeHint().width() for each in (self.basis, self.grouping))
        return self._buttons_width() + self._days_width(self._model.short_span_text) + menus

    def _buttons_width(self) -> int:
        shown = [button for button in (self.turn_button, self.export_button) if not button.isHidden()]
        return sum(button.sizeHint().width() for button in shown) + _GAP * (len(shown) - 1) + _GAPS

    def _fold(self) -> None:
        """Where it is narrow, the name of the days goes first, then what is counted becomes a menu, then the rest."""
        model, room = self._model, self.width() - self._buttons_width()
        pills = self.basis.full_width + self.grouping.full_width
        folded = pills - self.basis.full_width + self.basis.minimumSizeHint().width()
        ways = [(text, width) for width in (pills, folded) for text in (model.span_text, model.short_span_text)]
        text, width = next((way for way in ways if self._days_width(way[0]) + way[1] <= room), (ways[-1][0], 0))
        if text != self.days.day.text():
            self.days.say_day(text)
        self.basis.set_folded(folded=width != pills)
        self.grouping.set_folded(folded=not width)

    def _days_width(self, text: str) -> int:
        arrows = self.days.sizeHint().width() - self.days.day.sizeHint().width()
        return arrows + round(width_of(text, style.font(style.Size.TITLE, strong=True))) + 38

    def open_spans(self) -> None:
        menu = Menu(self)
        menu.aboutToHide.connect(menu.deleteLater)
        for choice, text in self._model.choices:
            action = menu.addAction(text)
            action.setCheckable(True)
            action.setChecked(choice is self._model.choice)
            action.triggered.connect(partial(self._choose, choice))
        menu.addSeparator()
        own = menu.addAction(self.tr("Custom dates…"))
        own.setCheckable(True)
        own.setChecked(self._model.choice is None)
        own.triggered.connect(self.open_own_days)
        open_below(menu, self.days.day)

    def open_own_days(self) -> None:
        """Ask for a first and a last day."""
        dialog = SpanDialog(self._model, self)
        dialog.finished.connect(dialog.deleteLater)
        dialog.begin()

    def open_formats(self) -> None:
        if not self._model.can_export:
            return
        menu = Menu(self)
        menu.aboutToHide.connect(menu.deleteLater)
        for kind, text in (
            (Format.XLSX, self.tr("Excel workbook…")),
            (Format.CSV, self.tr("CSV file…")),
            (Format.PDF, self.tr("PDF…")),
        ):
            menu.addAction(text).triggered.connect(partial(self._want, kind))
        menu.addSeparator()
        menu.addAction(self.tr("Print") + "\tCtrl+P").triggered.connect(self._model.print)
        open_below(menu, self.export_button)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self._retranslate()

    def _retranslate(self) -> None:
        self.export_button.setText(self.tr("Save"))
        self.days.say_tips(
            previous=self.tr("Previous period (PgUp)"),
            following=self.tr("Next period (PgDn)"),
            day=self.tr("Choose dates (Ctrl+D)"),
        )
        self.basis.setAccessibleName(self.tr("What is counted"))
        self.grouping.setAccessibleName(self.tr("Grouped by"))
        self._say_question()
        self._say_export()

    def _say_question(self) -> None:
        model = self._model
        self.days.say_day(model.short_span_text)
        self.basis.say([Segment(value, text, tip) for value, text, tip in model.bases], model.basis)
        self.grouping.say([Segment(value, text) for value, text in model.groupings], model.grouping)
        self._fold()

    def _say_export(self) -> None:
        self.export_button.setEnabled(self._model.can_export or bool(self._model.busy_text))
        self.export_button.set_busy(self._model.busy_text)

    def _choose(self, choice: SpanChoice, _checked: object = None) -> None:
        self._model.choose_span(choice)

    def _want(self, kind: Format, _checked: object = None) -> None:
        self.format_chosen.emit(kind)
