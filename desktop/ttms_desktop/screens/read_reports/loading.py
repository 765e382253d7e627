"""Asking for reports: the one that is wanted, the days of its span, and the span before it to compare with."""

from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, Signal

from ttms_client.errors import NoAnswer, Refused
from ttms_client.report import ReportGrouping, ReportSpan, SalesReport
from ttms_desktop import tasks
from ttms_desktop.calls import Calls
from ttms_desktop.screens.read_reports.spans import days_before, is_known
from ttms_desktop.session import Counter


@dataclass(frozen=True, slots=True)
class Question:
    """Which report is wanted."""

    span: ReportSpan
    grouping: ReportGrouping


@dataclass(frozen=True, slots=True)
class Loaded:
    """An answer; `by_day` is the same by days, `before` the span before by days, both None until they are there."""

    question: Question
    report: SalesReport
    by_day: SalesReport | None = None
    before: SalesReport | None = None


def span_before(span: ReportSpan) -> ReportSpan | None:
    """The span to compare with; None before the beginning of the calendar."""
    days = days_before((span.first_day, span.last_day))
    return ReportSpan(*days, span.basis) if is_known(days) else None


class ReportLoading(QObject):
    """The report first, then what it is compared with; answers to an older question never overwrite newer ones."""

    arrived = Signal(object)  # Loaded, first without and then with the days
    failed = Signal(object)

    def __init__(self, counter: Counter, runner: tasks.Runner, parent: QObject) -> None:
        super().__init__(parent)
        self._counter, self._runner = counter, runner
        self._asked = 0
        self._loaded: Loaded | None = None

    def ask(self, question: Question) -> None:
        self._asked += 1
        asked, client = self._asked, self._counter.client

        def done(report: SalesReport) -> None:
            if asked == self._asked:
                self._on_report(question, report)

        def failed(failure: tasks.Failure) -> None:
            if asked == self._asked:
                self.failed.emit(failure)

        self._runner.run(
            self,
            lambda: client.report.get_sales_report(question.span, question.grouping),
            done=done,
            failed=failed,
        )

    def _on_report(self, question: Question, report: SalesReport) -> None:
        known = self._loaded
        self._loaded = Loaded(question, report)
        if known is not None and known.question.span == question.span and known.report.total == report.total:
            # Only grouped in another way: the days are the same.
            self._loaded = replace(self._loaded, by_day=known.by_day, before=known.before)
        self.arrived.emit(self._loaded)
        if self._loaded.by_day is None:
            self._ask_days(self._loaded)

    def _ask_days(self, loaded: Loaded) -> None:
        asked, client = self._asked, self._counter.client

        def done(with_days: Loaded) -> None:
            if asked == self._asked:
                self._loaded = with_days
                self.arrived.emit(with_days)

        def failed(_failure: tasks.Failure) -> None:
            """The report stands; only what it is compared with is missing."""

        self._runner.run(self, lambda: _with_days(client, loaded), done=done, failed=failed)


def _with_days(client: Calls, loaded: Loaded) -> Loaded:
    """In the background."""
    question, by_day = loaded.question, loaded.report
    if question.grouping is not ReportGrouping.DAY:
        by_day = client.report.get_sales_report(question.span, ReportGrouping.DAY)
    return replace(loaded, by_day=by_day, before=_before(client, question.span))


def _before(client: Calls, span: ReportSpan) -> SalesReport | None:
    before = span_before(span)
    if before is None:
        return None
    try:
        return client.report.get_sales_report(before, ReportGrouping.DAY)
    except (Refused, NoAnswer):
        return None
