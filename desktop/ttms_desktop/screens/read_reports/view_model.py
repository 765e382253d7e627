"""What the reports screen knows and decides; every method returns at once, answers arrive as signals."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from ttms_client.errors import NoAnswer, NotSignedInError, ServerFault
from ttms_client.order import OrderFilter
from ttms_client.report import ReportBasis, ReportGrouping, ReportRow, ReportSpan
from ttms_desktop import messages, tasks
from ttms_desktop.screens.find_orders.opening import OrdersOf
from ttms_desktop.screens.read_reports import charts, spans, wording
from ttms_desktop.screens.read_reports.exporting import Exporting, file_name
from ttms_desktop.screens.read_reports.key_figures import key_figures
from ttms_desktop.screens.read_reports.loading import Loaded, Question, ReportLoading
from ttms_desktop.screens.read_reports.pictures import BarsPicture, Format, KeyFigure, ReportState, TablePicture
from ttms_desktop.screens.read_reports.sheet import Circumstances
from ttms_desktop.screens.read_reports.spans import Days, SpanChoice
from ttms_desktop.screens.read_reports.table import table_of
from ttms_desktop.session import Counter
from ttms_desktop.words import translate

_AGAIN_MS = 3_000
_PATIENCE_MS = 250  # an answer that comes sooner replaces the old report without a waiting ring between them


class ReadReportsViewModel(QObject):
    """A span, a basis and a grouping make a report; it is seen, compared, opened, saved and printed."""

    question_changed = Signal()
    report_changed = Signal()
    busy_changed = Signal()  # of saving and printing
    prepared = Signal()
    refused = Signal(object)  # words
    informed = Signal(object)  # words
    sign_in_needed = Signal(object)  # words

    def __init__(self, counter: Counter, runner: tasks.Runner, *, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._counter, self._runner = counter, runner
        self._loading = ReportLoading(counter, runner, self)
        self._exporting = Exporting(runner, self)
        self._choice: SpanChoice | None = SpanChoice.THIS_MONTH
        self._days: Days | None = None
        self.basis = ReportBasis.SHOW_DAY
        self.grouping = ReportGrouping.PLAY
        self.state = ReportState.WAITING
        self.failure_text = ""
        self._loaded: Loaded | None = None
        self._asked: Question | None = None
        self._again = QTimer(self, singleShot=True, interval=_AGAIN_MS)
        self._again.timeout.connect(self.refresh)
        self._patience = QTimer(self, singleShot=True, interval=_PATIENCE_MS)
        self._patience.timeout.connect(self._on_impatient)
        self._loading.arrived.connect(self._on_loaded)
        self._loading.failed.connect(self._on_failed)
        self._exporting.informed.connect(self.informed)
        self._exporting.failed.connect(self._on_export_failed)
        self._exporting.busy_changed.connect(self.busy_changed)

    # What is asked

    @property
    def today(self) -> date:
        return self._counter.calendar.day_of(self._counter.clock.now())

    @property
    def choice(self) -> SpanChoice | None:
        """The named days that are chosen; None for days of one's own."""
        return self._choice

    @property
    def days(self) -> Days:
        """The first and the last cinema day."""
        if self._choice is not None:
            return spans.days_of(self._choice, self.today)
        assert self._days is not None
        return self._days

    @property
    def span_text(self) -> str:
        """The days in words: "This month · 1 Nov" and so on."""
        days = spans.days_text(self.days, self.today)
        return days if self._choice is None else f"{spans.choice_text(self._choice)} · {days}"

    @property
    def short_span_text(self) -> str:
        return spans.days_text(self.days, self.today)

    @property
    def choices(self) -> list[tuple[SpanChoice, str]]:
        return [(choice, spans.choice_text(choice)) for choice in SpanChoice]

    @property
    def bases(self) -> list[tuple[ReportBasis, str, str]]:
        """Value, text and tip of each."""
        return [(basis, wording.basis_text(basis), wording.basis_tip(basis)) for basis in ReportBasis]

    @property
    def groupings(self) -> list[tuple[ReportGrouping, str]]:
        return [(grouping, wording.grouping_text(grouping)) for grouping in ReportGrouping]

    # What is shown

    @property
    def key_figures(self) -> list[KeyFigure]:
        """Empty until there is a report."""
        return key_figures(self._loaded, self._counter.currency, self.today) if self._loaded else []

    def table(self, *, narrow: bool = False) -> TablePicture | None:
        """All figures; where there is little room, the most important ones."""
        if self._loaded is None:
            return None
        return table_of(self._loaded, self._counter.calendar, self._counter.currency, self.today, narrow=narrow)

    @property
    def days_chart(self) -> BarsPicture | None:
        return charts.days_chart(self._loaded, self._counter.currency, self.today) if self._loaded else None

    @property
    def groups_chart(self) -> BarsPicture | None:
        if self._loaded is None:
            return None
        return charts.groups_chart(self._loaded, self._counter.calendar, self._counter.currency)

    @property
    def empty_text(self) -> tuple[str, str]:
        """Why there are no figures, and what can be done."""
        text = translate("ReadReports", "No sales: {days}").format(days=self.short_span_text)
        if self.basis is ReportBasis.SHOW_DAY:
            return text, translate("ReadReports", "No tickets were sold for shows on these days. Choose other dates.")
        return text, translate("ReadReports", "Nothing was sold or refunded on these days. Choose other dates.")

    @property
    def busy_text(self) -> str:
        """What is being saved or printed; empty while nothing is."""
        return self._exporting.busy_text

    @property
    def is_current(self) -> bool:
        """False while the figures of an older question are still seen; a new one has been asked."""
        return self._loaded is None or self._loaded.question == self._asked

    @property
    def can_export(self) -> bool:
        return self.state is ReportState.SHOWN and self.is_current and not self.busy_text

    # What the manager does

    def prepare(self, load: Callable[[], None]) -> None:
        """Have something slow loaded in the background before it is needed."""
        self._runner.run(self, load, done=self._on_prepared, failed=self._on_export_failed)

    def start(self) -> None:
        """The screen has come to the front: the figures as they are now."""
        self.question_changed.emit()
        self.refresh()

    def pause(self) -> None:
        """Another screen is in front: nothing is asked for again by itself."""
        self._again.stop()
        self._patience.stop()

    def refresh(self) -> None:
        """Ask again; what is seen stays until the answer, but not for long if it answers another question."""
        self._again.stop()
        if self._counter.session is None:
            return
        self._asked = self._question()
        self._loading.ask(self._asked)
        if self._loaded is None or not self.is_current:
            self._patience.start()
        if not self.is_current:
            self.report_changed.emit()

    def choose_span(self, choice: SpanChoice) -> None:
        self._choice, self._days = choice, None
        self._ask_anew()

    def choose_days(self, first: date | None, last: date | None) -> dict[str, str]:
        """Days of one's own; what is wrong with them by field ("first", "last"), and then nothing changes."""
        problems = spans.problems_of(first, last)
        if not problems and first is not None and last is not None:
            self._choice, self._days = None, (first, last)
            self._ask_anew()
        return problems

    def choose_before(self) -> None:
        """The span before this one."""
        self._move(spans.days_before(self.days))

    def choose_after(self) -> None:
        self._move(spans.days_after(self.days))

    def choose_basis(self, basis: ReportBasis) -> None:
        self.basis = basis
        self._ask_anew()

    def choose_grouping(self, grouping: ReportGrouping) -> None:
        self.grouping = grouping
        self._ask_anew()

    def orders_of_all(self) -> OrdersOf | None:
        """What the orders screen shows for the large figures."""
        if self._loaded is None:
            return None
        span = self._loaded.question.span
        return self._orders(None, span, OrderFilter(span=span))

    def orders_of_row(self, key: str) -> OrdersOf | None:
        """What it shows for a row or a bar of the groups."""
        loaded = self._loaded
        row = next((row for row in loaded.report.rows if row.key == key), None) if loaded else None
        if loaded is None or row is None:
            return None
        if loaded.question.grouping is ReportGrouping.DAY:
            return self.orders_of_days(f"{key} {key}")
        wanted = OrderFilter(span=loaded.question.span, grouping=loaded.question.grouping, group_key=key)
        return self._orders(row, loaded.question.span, wanted)

    def orders_of_days(self, key: str) -> OrdersOf | None:
        """What it shows for a bar of the days: its first and its last day with a blank between them."""
        if self._loaded is None:
            return None
        first, last = (date.fromisoformat(day) for day in key.split())
        span = ReportSpan(first, last, self._loaded.question.span.basis)
        return self._orders(None, span, OrderFilter(span=span))

    def file_name(self, kind: Format) -> str:
        """What the file could be called; empty without a report."""
        loaded = self._loaded
        return file_name(wording.report_title(loaded.question.grouping), loaded, kind) if loaded else ""

    def save(self, path: Path, kind: Format) -> None:
        """Write the report that is seen as `path`."""
        if self._loaded is not None and self._may_export():
            self._exporting.save(self._loaded, self._circumstances(), path, kind)

    def print(self) -> None:
        if self._loaded is not None and self._may_export():
            self._exporting.print(self._loaded, self._circumstances())

    def retranslate(self) -> None:
        """Say everything again, in the new language."""
        self.question_changed.emit()
        self.report_changed.emit()
        self.busy_changed.emit()

    # What happened

    def _question(self) -> Question:
        return Question(ReportSpan(*self.days, self.basis), self.grouping)

    def _orders(self, row: ReportRow | None, span: ReportSpan, wanted: OrderFilter) -> OrdersOf:
        def name_of_row() -> str:
            if row is None or wanted.grouping is None:
                return ""
            return wording.row_name(row, wanted.grouping, self._counter.calendar)

        def title() -> str:
            return self._named(name_of_row(), span)

        return OrdersOf(title(), wanted, title_anew=title)

    def _named(self, name: str, span: ReportSpan) -> str:
        days = spans.days_text((span.first_day, span.last_day), self.today)
        return " · ".join(filter(None, (name, days, wording.basis_text(span.basis))))

    def _move(self, days: Days) -> None:
        if spans.is_known(days):
            same = next((choice for choice in SpanChoice if spans.days_of(choice, self.today) == days), None)
            self._choice, self._days = same, None if same else days
            self._ask_anew()

    def _ask_anew(self) -> None:
        self.question_changed.emit()
        self.refresh()

    def _circumstances(self) -> Circumstances:
        counter = self._counter
        return Circumstances(counter.cinema, counter.calendar, counter.clock.now())

    def _may_export(self) -> bool:
        if self.busy_text:
            self.informed.emit(self.busy_text)
        elif self.state is not ReportState.SHOWN or not self.is_current:
            self.informed.emit(translate("ReadReports", "There is no report to save yet."))
        return self.can_export

    def _on_impatient(self) -> None:
        """The old report does not answer the new question."""
        self._loaded, self.state = None, ReportState.WAITING
        self.report_changed.emit()

    def _on_loaded(self, loaded: Loaded) -> None:
        self._patience.stop()
        self._loaded, self.failure_text = loaded, ""
        self.state = ReportState.SHOWN if loaded.report.rows else ReportState.EMPTY
        self.report_changed.emit()

    def _on_failed(self, failure: tasks.Failure) -> None:
        self._patience.stop()
        text = messages.text_for(failure, currency=self._counter.currency)
        if isinstance(failure, NotSignedInError):
            self.sign_in_needed.emit(text)
            return
        self._loaded, self.state, self.failure_text = None, ReportState.FAILED, text
        if isinstance(failure, NoAnswer) and not isinstance(failure, ServerFault):
            self._again.start()
        self.report_changed.emit()

    def _on_export_failed(self, failure: tasks.Failure) -> None:
        self.refused.emit(messages.text_for(failure, currency=self._counter.currency))

    def _on_prepared(self, _: None) -> None:
        self.prepared.emit()
