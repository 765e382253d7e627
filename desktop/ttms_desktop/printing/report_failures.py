"""What may go wrong when a report is saved or printed; the report itself stays on the screen."""

from ttms_desktop.failures import LocalFailure


class ReportUnwritable(LocalFailure):
    """No right to write there, or another program has the file open. details: file."""


class ReportDiskFull(LocalFailure):
    """There is no room for the file. details: file."""


class ReportUnsaved(LocalFailure):
    """The file could not be written for another reason. details: file, problem."""


class NoReportPrinter(LocalFailure):
    """The system knows no printer."""


class ReportUnprinted(LocalFailure):
    """The printer did not take the report. details: printer."""
