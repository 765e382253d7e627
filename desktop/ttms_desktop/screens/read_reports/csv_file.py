"""A report as CSV: UTF-8 with a byte order mark, as Excel wants it, money as decimal numbers, dates as ISO has them."""

import csv
import io
import unicodedata
from datetime import date, time

from ttms_desktop.money import decimals
from ttms_desktop.printing.report_sheet import Cell, CellKind, ReportSheet

# A spreadsheet would take a text that begins so for a formula.
_DANGEROUS = ("=", "+", "-", "@", "\t", "\r", "\n")


def csv_of(sheet: ReportSheet) -> bytes:
    """Head, rows and totals; `sheet.facts` have no place in it."""
    stream = io.StringIO(newline="")
    writer = csv.writer(stream)
    writer.writerow([harmless(column.title) for column in sheet.columns])
    kinds = [column.kind for column in sheet.columns]
    for row in (*sheet.rows, sheet.total):
        writer.writerow([_text(cell, kind, sheet.currency) for cell, kind in zip(row, kinds, strict=True)])
    return b"\xef\xbb\xbf" + stream.getvalue().encode("utf-8")


def harmless(text: str) -> str:
    """`text` so that no spreadsheet calculates it: behind an apostrophe if it looks like a formula."""
    begin = unicodedata.normalize("NFKC", text.lstrip(" ")[:1])
    return f"'{text}" if begin.startswith(_DANGEROUS) else text


def decimal_text(minor: int, currency: str) -> str:
    """Minor units as a decimal number: -123450 CNY is "-1234.50"."""
    digits = decimals(currency)
    whole, rest = divmod(abs(minor), 10**digits)
    return f"{'-' if minor < 0 else ''}{whole}" + (f".{rest:0{digits}d}" if digits else "")


def _text(cell: Cell, kind: CellKind, currency: str) -> str:
    if cell is None:
        return ""
    if isinstance(cell, str):
        return harmless(cell)
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, time):
        return cell.strftime("%H:%M")
    if kind is CellKind.MONEY:
        return decimal_text(int(cell), currency)
    return f"{cell:.4f}" if kind is CellKind.SHARE else str(cell)
