"""Saving and printing the report that is on the screen, in the background."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from ttms_desktop import tasks
from ttms_desktop.printing.report_paper import pdf_of, print_report
from ttms_desktop.printing.report_sheet import ReportSheet
from ttms_desktop.screens.read_reports.csv_file import csv_of
from ttms_desktop.screens.read_reports.loading import Loaded
from ttms_desktop.screens.read_reports.pictures import Format
from ttms_desktop.screens.read_reports.saving import save
from ttms_desktop.screens.read_reports.sheet import Circumstances, sheet_of
from ttms_desktop.screens.read_reports.xlsx_file import xlsx_of
from ttms_desktop.words import translate

_FORBIDDEN = '<>:"/\\|?*'
_CONTENTS: dict[Format, Callable[[ReportSheet], bytes]] = {
    Format.CSV: csv_of,
    Format.XLSX: xlsx_of,
    Format.PDF: pdf_of,
}


class Exporting(QObject):
    """One file or print at a time."""

    busy_changed = Signal()
    informed = Signal(object)  # words
    failed = Signal(object)

    def __init__(self, runner: tasks.Runner, parent: QObject) -> None:
        super().__init__(parent)
        self._runner = runner
        self.busy_text = ""

    def save(self, loaded: Loaded, where: Circumstances, path: Path, kind: Format) -> None:
        """Write the report as `path`."""

        def write() -> Path:
            return save(path, _CONTENTS[kind](sheet_of(loaded, where)))

        self._begin(translate("ReadReports", "Saving…"))
        self._runner.run(self, write, done=self._on_saved, failed=self._on_failed)

    def print(self, loaded: Loaded, where: Circumstances) -> None:
        """On the system's printer."""
        self._begin(translate("ReadReports", "Printing…"))
        self._runner.run(
            self, lambda: print_report(sheet_of(loaded, where)), done=self._on_printed, failed=self._on_failed
        )

    def _begin(self, text: str) -> None:
        self.busy_text = text
        self.busy_changed.emit()

    def _on_saved(self, path: Path) -> None:
        self._begin("")
        self.informed.emit(translate("ReadReports", "Saved as {file}.").format(file=path.name))

    def _on_printed(self, printer: str) -> None:
        self._begin("")
        self.informed.emit(translate("ReadReports", "The report was sent to {printer}.").format(printer=printer))

    def _on_failed(self, failure: tasks.Failure) -> None:
        self._begin("")
        self.failed.emit(failure)


def file_name(title: str, loaded: Loaded, kind: Format) -> str:
    """A name that every file system takes: "Sales by film 2026-11-01 2026-11-22.xlsx"."""
    span = loaded.question.span
    days = dict.fromkeys((span.first_day.isoformat(), span.last_day.isoformat()))
    name = " ".join([title, *days])
    return "".join("_" if sign in _FORBIDDEN else sign for sign in name) + f".{kind.value}"
