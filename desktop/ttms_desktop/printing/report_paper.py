"""A report on paper or as PDF: A4, the head of the table on every page, page numbers, the total at the end."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime, time

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPagedPaintDevice, QPageLayout, QPageSize, QPainter, QPdfWriter
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

from ttms_desktop.day import full_date_text
from ttms_desktop.money import format_money
from ttms_desktop.printing.report_failures import NoReportPrinter, ReportUnprinted
from ttms_desktop.printing.report_sheet import Cell, CellKind, ReportSheet
from ttms_desktop.words import translate

# One unit is a tenth of a millimetre.
_MARGIN_MM = 15.0
_LINE, _HEAD, _FOOT = 62.0, 70.0, 70.0
_GAP = 26.0
_FAMILIES = ["Noto Sans CJK SC", "Source Han Sans SC", "Microsoft YaHei", "PingFang SC", "Noto Sans", "DejaVu Sans"]
_INK, _SOFT, _HAIR, _SHADE = QColor("#111827"), QColor("#5B6472"), QColor("#C9CFD8"), QColor("#F4F5F7")
_WIDE_COLUMNS = 9
_DOTS_PER_INCH = 600
_CLIPS_NOTHING = int(Qt.TextFlag.TextDontClip) | int(Qt.TextFlag.TextSingleLine)


def pdf_of(sheet: ReportSheet) -> bytes:
    """The report as a PDF file."""
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setTitle(f"{sheet.title} · {sheet.subtitle}")
    writer.setCreator("TTMS")
    writer.setResolution(_DOTS_PER_INCH)
    paint_report(writer, sheet)
    buffer.close()
    return bytes(content.data())


def print_report(sheet: ReportSheet) -> str:
    """Print on the system's default printer, or its first one; its name. Raises NoReportPrinter, ReportUnprinted."""
    info = QPrinterInfo.defaultPrinter()
    if info.isNull():
        names = QPrinterInfo.availablePrinterNames()
        if not names:
            raise NoReportPrinter
        info = QPrinterInfo.printerInfo(names[0])
    printer = QPrinter(info, QPrinter.PrinterMode.HighResolution)
    printer.setDocName(f"{sheet.title} {sheet.subtitle}")
    if not paint_report(printer, sheet):
        raise ReportUnprinted(printer=info.printerName())
    return info.printerName()


def paint_report(device: QPagedPaintDevice, sheet: ReportSheet) -> bool:
    """All pages; False if the device did not begin."""
    wide = len(sheet.columns) > _WIDE_COLUMNS
    orientation = QPageLayout.Orientation.Landscape if wide else QPageLayout.Orientation.Portrait
    margins = QMarginsF(_MARGIN_MM, _MARGIN_MM, _MARGIN_MM, _MARGIN_MM)
    layout = QPageLayout(QPageSize(QPageSize.PageSizeId.A4), orientation, margins, QPageLayout.Unit.Millimeter)
    device.setPageLayout(layout)
    painter = QPainter()
    if not painter.begin(device):
        return False
    dots = painter.device().logicalDpiX() / 254
    painter.scale(dots, dots)
    size = layout.paintRect(QPageLayout.Unit.Millimeter).size() * 10
    _Pages(painter, sheet, QRectF(0, 0, size.width(), size.height()), device.newPage).paint()
    return painter.end()


@dataclass
class _Pages:
    """Where the pen is; a line that does not fit begins a new page."""

    painter: QPainter
    sheet: ReportSheet
    area: QRectF
    next_page: Callable[[], bool]
    widths: list[float] = field(default_factory=list)
    top: float = 0.0
    page: int = 1

    def paint(self) -> None:
        self.widths = self._share_out()
        self._title()
        self._table_head()
        for number, row in enumerate(self.sheet.rows):
            if self.top + _LINE > self.area.bottom() - _FOOT:
                self._new_page()
            if number % 2:
                self.painter.fillRect(QRectF(0, self.top, self.area.width(), _LINE), _SHADE)
            self._line(row, strong=False)
        if self.top + _LINE > self.area.bottom() - _FOOT:
            self._new_page()
        self.painter.fillRect(QRectF(0, self.top, self.area.width(), 4), _INK)
        self.top += 4
        self._line(self.sheet.total, strong=True)
        self._footer()

    def _new_page(self) -> None:
        self._footer()
        self.next_page()
        self.page += 1
        self.top = 0.0
        self._table_head()

    def _title(self) -> None:
        facts = " · ".join(self._said(value) for _, value in self.sheet.facts[:1])
        self._text(QRectF(0, 0, self.area.width(), 40), facts, 30, ink=_SOFT)
        self._text(QRectF(0, 44, self.area.width(), 80), self.sheet.title, 60, strong=True)
        self._text(QRectF(0, 124, self.area.width(), 50), self.sheet.subtitle, 36)
        self.top = 204.0

    def _table_head(self) -> None:
        left = 0.0
        for column, width in zip(self.sheet.columns, self.widths, strict=True):
            inside = QRectF(left, self.top, width - _GAP, _HEAD)
            self._text(inside, column.title, 28, ink=_SOFT, right=column.is_figure)
            left += width
        self.top += _HEAD
        self.painter.fillRect(QRectF(0, self.top - 3, self.area.width(), 3), _HAIR)

    def _line(self, row: tuple[Cell, ...], *, strong: bool) -> None:
        left = 0.0
        for cell, column, width in zip(row, self.sheet.columns, self.widths, strict=True):
            inside = QRectF(left, self.top, width - _GAP, _LINE)
            text = cell_text(cell, column.kind, self.sheet.currency)
            self._text(inside, text, 32, strong=strong, right=column.is_figure)
            left += width
        self.top += _LINE

    def _footer(self) -> None:
        below = QRectF(0, self.area.bottom() - 40, self.area.width(), 40)
        made = self.sheet.facts[-1] if self.sheet.facts else ("", "")
        self._text(below, f"{made[0]} {self._said(made[1])}", 26, ink=_SOFT)
        page = translate("ReportPaper", "Page {number}").format(number=self.page)
        self._text(below, page, 26, ink=_SOFT, right=True)

    def _said(self, fact: Cell) -> str:
        return cell_text(fact, CellKind.TEXT, self.sheet.currency)

    def _share_out(self) -> list[float]:
        """Each column gets what its texts need; names share what is left, and are cut where that is too little."""
        needed = [self._needed(place) for place in range(len(self.sheet.columns))]
        names = [place for place, column in enumerate(self.sheet.columns) if column.kind is CellKind.TEXT] or [0]
        left_over = self.area.width() - sum(needed)
        for place in names:
            needed[place] = max(160.0, needed[place] + left_over / len(names))
        return needed

    def _needed(self, place: int) -> float:
        column = self.sheet.columns[place]
        metrics = QFontMetricsF(_font(32, strong=True))
        rows = (*self.sheet.rows, self.sheet.total)
        widest = max(metrics.horizontalAdvance(cell_text(row[place], column.kind, self.sheet.currency)) for row in rows)
        return max(widest, QFontMetricsF(_font(28)).horizontalAdvance(column.title)) + _GAP + 4

    def _text(
        self, area: QRectF, text: str, size: int, *, strong: bool = False, ink: QColor = _INK, right: bool = False
    ) -> None:
        font = _font(size, strong=strong)
        cut = QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, area.width())
        align = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
        self.painter.setFont(font)
        self.painter.setPen(ink)
        self.painter.drawText(area, int(align | Qt.AlignmentFlag.AlignVCenter) | _CLIPS_NOTHING, cut)


def cell_text(cell: Cell, kind: CellKind, currency: str) -> str:
    """A cell as people read it."""
    if cell is None:
        return ""
    if isinstance(cell, str):
        return cell
    if isinstance(cell, date):
        clock_time = f" {cell:%H:%M}" if isinstance(cell, datetime) else ""
        return f"{full_date_text(cell)}{clock_time}"
    if isinstance(cell, time):
        return cell.strftime("%H:%M")
    if kind is CellKind.MONEY:
        return format_money(int(cell), currency)
    return f"{100 * cell:.1f}%" if kind is CellKind.SHARE else f"{cell:,}"


def _font(size: int, *, strong: bool = False) -> QFont:
    font = QFont()
    font.setFamilies(_FAMILIES)
    font.setPixelSize(size)
    font.setWeight(QFont.Weight.DemiBold if strong else QFont.Weight.Normal)
    font.setFeature(QFont.Tag("tnum"), 1)
    return font
