"""Reports as files: the same figures to the last cent, texts that stay texts, and failures in words."""

import csv
import io
import os
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, time
from decimal import Decimal
from pathlib import Path

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import SignalInstance

from support.fake_cinema import CINEMA
from support.stepping_runner import SteppingRunner
from ttms_client.report import ReportBasis, ReportFigures, ReportGrouping, ReportRow, SalesReport
from ttms_desktop.printing import report_paper
from ttms_desktop.printing.report_failures import NoReportPrinter, ReportDiskFull, ReportUnsaved, ReportUnwritable
from ttms_desktop.printing.report_sheet import ReportSheet
from ttms_desktop.screens.read_reports import wording
from ttms_desktop.screens.read_reports.csv_file import csv_of, decimal_text, harmless
from ttms_desktop.screens.read_reports.pictures import Format
from ttms_desktop.screens.read_reports.saving import save
from ttms_desktop.screens.read_reports.sheet import sheet_of
from ttms_desktop.screens.read_reports.view_model import ReadReportsViewModel
from ttms_desktop.screens.read_reports.xlsx_file import xlsx_of

Heard = Callable[[SignalInstance], list[object]]
DANGEROUS = "=1+1"


def sheet(reports: ReadReportsViewModel, runner: SteppingRunner, grouping: ReportGrouping) -> ReportSheet:
    reports.choose_grouping(grouping)
    runner.settle()
    assert reports._loaded is not None
    return sheet_of(reports._loaded, reports._circumstances())


def report_of(reports: ReadReportsViewModel) -> SalesReport:
    assert reports._loaded is not None
    return reports._loaded.report


def with_a_film_called(reports: ReadReportsViewModel, name: str) -> ReportSheet:
    assert reports._loaded is not None
    figures = ReportFigures(shows=1, tickets_sold=1, gross_minor=4500, net_minor=4500)
    report = SalesReport((ReportRow("1", name, name, figures),), figures)
    return sheet_of(replace(reports._loaded, report=report), reports._circumstances())


def figures_in_decimals(figures: ReportFigures) -> list[Decimal]:
    minor = (figures.gross_minor, figures.refunded_minor, figures.net_minor)
    return [Decimal(each) / 100 for each in minor]


@pytest.mark.parametrize("basis", ReportBasis)
@pytest.mark.parametrize("grouping", ReportGrouping)
def test_csv_carries_the_figures_of_the_report(
    reports: ReadReportsViewModel, runner: SteppingRunner, grouping: ReportGrouping, basis: ReportBasis
) -> None:
    reports.choose_basis(basis)
    content = csv_of(sheet(reports, runner, grouping))

    assert content.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))
    report = report_of(reports)
    expected = [figures_in_decimals(each) for each in (*(row.figures for row in report.rows), report.total)]
    assert [[Decimal(row[name]) for name in ("Gross", "Refunded", "Net")] for row in rows] == expected
    tickets = [int(row["Tickets"]) for row in rows if "Tickets" in row]
    sold = [row.figures.tickets_sold for row in report.rows]
    # One ticket may be paid by several means.
    assert tickets == ([] if grouping is ReportGrouping.TENDER else [*sold, report.total.tickets_sold])


@pytest.mark.parametrize("basis", ReportBasis)
@pytest.mark.parametrize("grouping", ReportGrouping)
def test_xlsx_carries_the_figures_of_the_report_as_numbers(
    reports: ReadReportsViewModel, runner: SteppingRunner, grouping: ReportGrouping, basis: ReportBasis
) -> None:
    reports.choose_basis(basis)
    page = load_workbook(io.BytesIO(xlsx_of(sheet(reports, runner, grouping)))).worksheets[0]

    head = [cell.value for cell in page[1]]
    report = report_of(reports)
    rows = [dict(zip(head, (cell.value for cell in row), strict=True)) for row in page.iter_rows(min_row=2)]
    expected = [figures_in_decimals(each) for each in (*(row.figures for row in report.rows), report.total)]
    assert [[round(Decimal(str(row[name])), 2) for name in ("Gross", "Refunded", "Net")] for row in rows] == expected
    places = [row["Places sold"] for row in rows[:-1] if "Places sold" in row]
    sold = [row.figures.places_sold for row in report.rows]
    assert places == ([] if grouping is ReportGrouping.TENDER else sold)
    assert all(isinstance(row["Net"], int | float) for row in rows)
    assert page.freeze_panes == "B2"
    assert page.cell(2, head.index("Net") + 1).number_format == "#,##0.00"
    has_occupancy = wording.has_occupancy(grouping, basis)
    assert ("Occupancy" in head) == has_occupancy
    if has_occupancy:
        share = report.total.places_sold / report.total.places_offered
        assert rows[-1]["Occupancy"] == pytest.approx(share)


def test_dates_are_dates_and_times_are_times(reports: ReadReportsViewModel, runner: SteppingRunner) -> None:
    by_show = sheet(reports, runner, ReportGrouping.SCHEDULE)
    page = load_workbook(io.BytesIO(xlsx_of(by_show))).worksheets[0]
    rows = list(csv.reader(io.StringIO(csv_of(by_show).decode("utf-8-sig"), newline="")))

    row = report_of(reports).rows[0]
    assert row.schedule is not None
    starts = row.schedule.starts_at.astimezone(reports._counter.calendar.zone)
    assert page.cell(2, 2).value == datetime(starts.year, starts.month, starts.day)  # noqa: DTZ001 - a date in Excel
    assert page["B2"].is_date
    assert page.cell(2, 3).value == time(starts.hour, starts.minute)
    assert rows[1][1:3] == [starts.date().isoformat(), starts.strftime("%H:%M")]


def test_a_second_sheet_says_what_the_figures_are(reports: ReadReportsViewModel, runner: SteppingRunner) -> None:
    about = load_workbook(io.BytesIO(xlsx_of(sheet(reports, runner, ReportGrouping.PLAY)))).worksheets[1]
    facts = {row[0].value: row[1].value for row in about.iter_rows()}

    assert facts["First day"] == "2026-11-01"
    assert facts["Last day"] == "2026-11-22"
    assert facts["Basis"] == "By show date"
    assert facts["Currency"] == "CNY"
    assert facts["Cinema"] == CINEMA.name_en


@pytest.mark.parametrize("name", [DANGEROUS, "+1", "-1", "@SUM(A1)", "\t=1", " =1+1", "\uff1d1+1"])
def test_a_name_that_looks_like_a_formula_stays_a_text(reports: ReadReportsViewModel, name: str) -> None:
    dangerous = with_a_film_called(reports, name)

    cell = load_workbook(io.BytesIO(xlsx_of(dangerous))).worksheets[0].cell(2, 1)
    text = list(csv.reader(io.StringIO(csv_of(dangerous).decode("utf-8-sig"), newline="")))[1][0]

    assert (cell.data_type, cell.value) == ("s", name)
    assert text == f"'{name}"


def test_an_ordinary_name_is_left_alone(reports: ReadReportsViewModel) -> None:
    assert harmless("Sunrise - a song") == "Sunrise - a song"
    assert harmless("") == ""


def test_signs_that_excel_cannot_store_are_left_out(reports: ReadReportsViewModel) -> None:
    page = load_workbook(io.BytesIO(xlsx_of(with_a_film_called(reports, "a\x07b")))).worksheets[0]

    assert page.cell(2, 1).value == "ab"


@pytest.mark.parametrize(
    ("minor", "currency", "text"),
    [(123450, "CNY", "1234.50"), (-5, "CNY", "-0.05"), (1200, "JPY", "1200"), (1234, "KWD", "1.234")],
)
def test_money_is_written_as_a_decimal_number(minor: int, currency: str, text: str) -> None:
    assert decimal_text(minor, currency) == text


def test_a_pdf_has_as_many_pages_as_it_needs(reports: ReadReportsViewModel, runner: SteppingRunner) -> None:
    few = report_paper.pdf_of(sheet(reports, runner, ReportGrouping.PLAY))
    many = report_paper.pdf_of(sheet(reports, runner, ReportGrouping.SCHEDULE))

    assert few.startswith(b"%PDF")
    assert len(few) > 5_000
    assert few.count(b"/Type /Page\n") == 1
    assert many.count(b"/Type /Page\n") > 3


def test_a_file_appears_at_once_and_replaces_the_old_one(tmp_path: Path) -> None:
    path = tmp_path / "report.csv"
    path.write_bytes(b"old")

    save(path, b"new")

    assert path.read_bytes() == b"new"
    assert list(tmp_path.iterdir()) == [path]


def test_a_folder_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(ReportUnsaved) as refused:
        save(tmp_path / "no" / "report.csv", b"x")

    assert refused.value.details == {"file": "report.csv", "problem": "No such file or directory"}


@pytest.mark.parametrize(
    ("error", "refusal"),
    [
        (PermissionError(13, "x"), ReportUnwritable),
        (OSError(30, "x"), ReportUnwritable),
        (OSError(28, "x"), ReportDiskFull),
    ],
)
def test_what_the_system_refuses_is_told_apart(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: OSError, refusal: type[Exception]
) -> None:
    """The disk is full, or another program has the file open: neither can be had here by itself."""
    path = tmp_path / "report.csv"
    path.write_bytes(b"old")

    def refuse(_handle: int) -> None:
        raise error

    monkeypatch.setattr(os, "fsync", refuse)
    with pytest.raises(refusal):
        save(path, b"new")

    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def test_saving_happens_in_the_background_and_is_told(
    reports: ReadReportsViewModel, runner: SteppingRunner, tmp_path: Path, heard: Heard
) -> None:
    informed = heard(reports.informed)
    path = tmp_path / reports.file_name(Format.XLSX)

    reports.save(path, Format.XLSX)
    busy = reports.busy_text
    reports.save(tmp_path / "second.xlsx", Format.XLSX)
    runner.settle()

    assert path.name == "Sales by film 2026-11-01 2026-11-22.xlsx"
    assert busy == "Saving…"
    assert informed == ["Saving…", f"Saved as {path.name}."]
    assert [file.name for file in tmp_path.iterdir() if file.suffix == ".xlsx"] == [path.name]
    assert reports.busy_text == ""


def test_what_could_not_be_saved_is_said_in_words(
    reports: ReadReportsViewModel, runner: SteppingRunner, tmp_path: Path, heard: Heard
) -> None:
    refused = heard(reports.refused)

    reports.save(tmp_path / "no" / "report.pdf", Format.PDF)
    runner.settle()

    assert refused == ["“report.pdf” could not be saved (No such file or directory). Choose another folder."]
    assert reports.can_export


def test_without_a_printer_the_pdf_is_offered(
    reports: ReadReportsViewModel, runner: SteppingRunner, monkeypatch: pytest.MonkeyPatch, heard: Heard
) -> None:
    refused = heard(reports.refused)

    def nobody(_sheet: ReportSheet) -> str:
        raise NoReportPrinter

    monkeypatch.setattr("ttms_desktop.screens.read_reports.exporting.print_report", nobody)
    reports.print()
    runner.settle()

    assert refused == ["This computer has no printer. Save the report as PDF instead."]


def test_days_stand_as_dates_in_a_report_by_days(reports: ReadReportsViewModel, runner: SteppingRunner) -> None:
    by_day = sheet(reports, runner, ReportGrouping.DAY)

    assert by_day.rows[0][0] == date(2026, 11, 1)
    assert by_day.total[0] == "Total"
