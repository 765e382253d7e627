"""X and Z reports on paper: slips where a receipt printer stands, else pages on the system's printer."""

from PySide6.QtCore import QObject, Signal

from ttms_client.shift import ShiftReport, ZReport
from ttms_desktop import messages, tasks
from ttms_desktop.printing.desk import PrintDesk
from ttms_desktop.printing.devices import Paper
from ttms_desktop.printing.document import Document, Role
from ttms_desktop.printing.report_failures import NoReportPrinter, ReportUnprinted
from ttms_desktop.printing.report_paper import print_report
from ttms_desktop.printing.report_sheet import ReportSheet
from ttms_desktop.printing.shift_slips import x_report_document, z_report_document
from ttms_desktop.screens.close_shift.sheet import Circumstances, x_sheet, z_sheet
from ttms_desktop.session import Counter
from ttms_desktop.words import translate


class ReportPrinting(QObject):
    """A report that is not printed is not lost: the server has it, and the sentence says so."""

    informed = Signal(object)  # words
    failed = Signal(object)  # words

    def __init__(
        self, counter: Counter, runner: tasks.Runner, printer: PrintDesk | None, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._counter, self._runner, self._printer = counter, runner, printer
        if printer is not None:
            printer.informed.connect(self.informed)
            printer.failed.connect(self._on_unprinted)

    def print_x(self, report: ShiftReport) -> None:
        """What the open shift came to until now."""
        where = self._where()
        if self._printer is not None and self._has_slips(self._printer):
            slip = x_report_document(report, where.cinema, made_at=where.made_at, languages=self._printer.languages)
            self._printer.print_document(slip)
        else:
            self._print_sheet(x_sheet(report, where))

    def print_z(self, z_report: ZReport) -> None:
        """The end of a shift; on slips every one after the first is marked as a copy."""
        where = self._where()
        if self._printer is not None and self._has_slips(self._printer):
            slip: Document = z_report_document(z_report, where.cinema, languages=self._printer.languages)
            self._printer.print_document(slip)
        else:
            self._print_sheet(z_sheet(z_report, where))

    def _where(self) -> Circumstances:
        return Circumstances(self._counter.cinema, self._counter.calendar, self._counter.clock.now())

    def _has_slips(self, printer: PrintDesk) -> bool:
        return printer.devices.devices.of(Role.REPORTS).paper is not Paper.TICKET

    def _print_sheet(self, sheet: ReportSheet) -> None:
        self._runner.run(self, lambda: print_report(sheet), done=self._on_printed, failed=self._on_unprinted)

    def _on_printed(self, name: str) -> None:
        self.informed.emit(translate("CloseShift", "The report was sent to {printer}.").format(printer=name))

    def _on_unprinted(self, failure: tasks.Failure) -> None:
        text: str
        if isinstance(failure, NoReportPrinter):
            text = translate(
                "CloseShift",
                "This computer has no printer for reports. Set it under printers: Ctrl+J, F8. The report is kept and "
                "can be printed later.",
            )
        elif isinstance(failure, ReportUnprinted) and failure.details.get("printer"):
            said = translate(
                "CloseShift", "The printer “{printer}” did not print the report. It is kept and can be printed later."
            )
            text = said.format(printer=failure.details["printer"])
        elif isinstance(failure, ReportUnprinted):
            text = translate("CloseShift", "The report was not printed. It is kept and can be printed later.")
        else:
            text = messages.text_for(failure, currency=self._counter.currency)
        self.failed.emit(text)
