"""A report as XLSX: numbers as numbers, dates as dates, texts always as texts, a second sheet that says what it is."""

import io
from datetime import datetime
from decimal import Decimal
from typing import Any

from ttms_desktop.money import decimals
from ttms_desktop.printing.report_sheet import Cell, CellKind, ReportSheet

_WIDEST, _NARROWEST = 48, 10
_LONGEST_NAME = 31  # of a sheet, says Excel


def xlsx_of(sheet: ReportSheet) -> bytes:
    """The workbook; its first sheet is the table with a frozen head, its second one the facts."""
    from openpyxl import Workbook

    workbook = Workbook()
    page = workbook.worksheets[0]
    page.title = _sheet_name(sheet.title)
    _fill(page, sheet)
    page.freeze_panes = "B2"
    about = workbook.create_sheet("TTMS")
    for place, (name, value) in enumerate([(sheet.title, sheet.subtitle), *sheet.facts], start=1):
        _write(about, (place, 1), name, CellKind.TEXT, sheet.currency)
        _write(about, (place, 2), _plain(value), CellKind.TEXT, sheet.currency)
    about.column_dimensions["A"].width, about.column_dimensions["B"].width = 18, 72
    stream = io.BytesIO()
    workbook.save(stream)
    return stream.getvalue()


def _plain(fact: Cell) -> str:
    """Days as programs read them."""
    return f"{fact:%Y-%m-%d %H:%M}" if isinstance(fact, datetime) else str(fact)


def _fill(page: Any, sheet: ReportSheet) -> None:
    from openpyxl.styles import Alignment, Border, Font, Side
    from openpyxl.utils import get_column_letter

    strong, line = Font(bold=True), Border(top=Side(style="thin"))
    for place, column in enumerate(sheet.columns, start=1):
        head = _write(page, (1, place), column.title, CellKind.TEXT, sheet.currency)
        head.font = strong
        head.alignment = Alignment(horizontal="right" if column.is_figure else "left")
        page.column_dimensions[get_column_letter(place)].width = _width(sheet, place - 1)
    for number, row in enumerate((*sheet.rows, sheet.total), start=2):
        for place, (cell, column) in enumerate(zip(row, sheet.columns, strict=True), start=1):
            _write(page, (number, place), cell, column.kind, sheet.currency)
    for place in range(1, len(sheet.columns) + 1):
        total = page.cell(len(sheet.rows) + 2, place)
        total.font, total.border = strong, line


def _write(page: Any, where: tuple[int, int], cell: Cell, kind: CellKind, currency: str) -> Any:
    from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

    made = page.cell(*where)
    if cell is None:
        return made
    if isinstance(cell, str):
        made.value = ILLEGAL_CHARACTERS_RE.sub("", cell)
        # A film may be called "=1+1": that is a title, no formula.
        made.data_type = "s"
        made.quotePrefix = True
        return made
    made.value = Decimal(int(cell)).scaleb(-decimals(currency)) if kind is CellKind.MONEY else cell  # type: ignore[arg-type]
    made.number_format = _shape(kind, currency)
    return made


def _shape(kind: CellKind, currency: str) -> str:
    digits = decimals(currency)
    return {
        CellKind.TEXT: "@",
        CellKind.DAY: "yyyy-mm-dd",
        CellKind.TIME: "hh:mm",
        CellKind.COUNT: "#,##0",
        CellKind.MONEY: "#,##0" + ("." + "0" * digits if digits else ""),
        CellKind.SHARE: "0.0%",
    }[kind]


def _width(sheet: ReportSheet, place: int) -> int:
    """As wide as its texts; a Chinese sign is as wide as two letters."""
    texts = [sheet.columns[place].title]
    texts += [row[place] if isinstance(row[place], str) else str(row[place]) for row in (*sheet.rows, sheet.total)]  # type: ignore[misc]
    widest = max(sum(2 if sign > "\u2e7f" else 1 for sign in text) for text in texts)
    return max(_NARROWEST, min(_WIDEST, widest + 3))


def _sheet_name(title: str) -> str:
    return "".join(sign for sign in title if sign not in r"[]:*?/\\")[:_LONGEST_NAME] or "Report"
