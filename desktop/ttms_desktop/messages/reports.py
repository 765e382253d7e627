"""Reports as files and on paper."""

from ttms_desktop.messages.wording import Sentences
from ttms_desktop.printing import report_failures as reports
from ttms_desktop.words import translate


def sentences() -> Sentences:
    return {
        reports.ReportUnwritable: (
            translate(
                "Messages",
                "“{file}” cannot be written: no permission, or another program has it open. Close it or choose "
                "another folder.",
            ),
            translate(
                "Messages",
                "The file cannot be written: no permission, or another program has it open. Close it or choose "
                "another folder.",
            ),
        ),
        reports.ReportDiskFull: (
            translate(
                "Messages",
                "There is no room for “{file}”: the disk is full. Free some space or choose another disk.",
            ),
            translate(
                "Messages",
                "There is no room for the file: the disk is full. Free some space or choose another disk.",
            ),
        ),
        reports.ReportUnsaved: (
            translate("Messages", "“{file}” could not be saved ({problem}). Choose another folder."),
            translate("Messages", "The file could not be saved. Choose another folder."),
        ),
        reports.NoReportPrinter: (
            translate("Messages", "This computer has no printer. Save the report as PDF instead."),
        ),
        reports.ReportUnprinted: (
            translate("Messages", "The printer “{printer}” is not printing. Save the report as PDF instead."),
            translate("Messages", "The printer is not printing. Save the report as PDF instead."),
        ),
    }
