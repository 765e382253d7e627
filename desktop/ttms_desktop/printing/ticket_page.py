"""One ticket, drawn: the same strokes for the PDF, the printer and a picture."""

from collections.abc import Callable

import segno
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QImage, QPainter, QPen

from ttms_desktop.printing.words import TicketWords

# One unit is a tenth of a millimetre.
WIDTH, HEIGHT = 1500, 700
FAMILIES = ["Noto Sans CJK SC", "Source Han Sans SC", "Microsoft YaHei", "PingFang SC", "Noto Sans", "DejaVu Sans"]
_MARGIN = 60
_STUB = 1050  # where the part with the QR code begins
_INK, _SOFT, _HAIR = QColor("#111827"), QColor("#5B6472"), QColor("#C9CFD8")
_QUIET_ZONE = 4
_QR_TOP, _QR_PAPER = 158, 400.0  # the code with its quiet zone
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_CENTRE = Qt.AlignmentFlag.AlignCenter


MAIN_AREA = QRectF(_MARGIN, 36, _STUB - 2 * _MARGIN, HEIGHT - 72)


def paint_ticket(painter: QPainter, words: TicketWords, main: Callable[[QPainter], None] | None = None) -> None:
    """Draw on a painter that is scaled so that a ticket is WIDTH by HEIGHT; `main` draws MAIN_AREA instead."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.fillRect(QRectF(0, 0, WIDTH, HEIGHT), Qt.GlobalColor.white)
    if main is not None:
        main(painter)
    else:
        _head(painter, words)
        _facts(painter, words)
        _foot(painter, words)
    _stub(painter, words)


def ticket_image(
    words: TicketWords, main: Callable[[QPainter], None] | None = None, *, dots_per_mm: float = 12.0
) -> QImage:
    scale = dots_per_mm / 10
    image = QImage(round(WIDTH * scale), round(HEIGHT * scale), QImage.Format.Format_RGB32)
    painter = QPainter(image)
    painter.scale(scale, scale)
    paint_ticket(painter, words, main)
    painter.end()
    return image


def qr_matrix(code: str) -> tuple[tuple[int, ...], ...]:
    """The modules of the code, row by row, 1 for dark, without the quiet zone."""
    return tuple(tuple(row) for row in segno.make(code, error="m", micro=False).matrix)


def qr_area(code: str) -> QRectF:
    """Where the modules are drawn; the paper around them is the quiet zone."""
    count = len(qr_matrix(code))
    size = _QR_PAPER / (count + 2 * _QUIET_ZONE) * count
    return QRectF(_STUB + (WIDTH - _STUB - size) / 2, _QR_TOP + (_QR_PAPER - size) / 2, size, size)


def _head(painter: QPainter, words: TicketWords) -> None:
    width = _STUB - 2 * _MARGIN
    _text(painter, QRectF(_MARGIN, 42, width * 0.62, 44), words.cinema, 34, bold=True)
    _text(
        painter, QRectF(_MARGIN + width * 0.62, 42, width * 0.38, 44), words.cinema_below, 26, flags=_RIGHT, ink=_SOFT
    )
    _line(painter, 104)
    _text(painter, QRectF(_MARGIN, 122, width, 96), words.title, 76, bold=True)
    _text(painter, QRectF(_MARGIN, 216, width, 44), words.title_below, 34, ink=_SOFT)


def _facts(painter: QPainter, words: TicketWords) -> None:
    top, label = 300, words.labels
    columns = (
        (_MARGIN, 275, "date", words.date, 42),
        (_MARGIN + 300, 190, "time", words.time, 62),
        (_MARGIN + 500, 165, "hall", words.hall, 48),
        (_MARGIN + 672, 112, "row", words.row, 108),
        (_MARGIN + 790, 145, "seat", words.seat, 108),
    )
    for x, width, name, value, size in columns:
        _text(painter, QRectF(x, top, width, 34), label[name], 22, ink=_SOFT)
        _text(painter, QRectF(x, top + 36, width - 8, 120), value, size, bold=True)


def _foot(painter: QPainter, words: TicketWords) -> None:
    _line(painter, 490)
    label, top = words.labels, 508
    kind = f"{words.ticket_type}   {words.places}".rstrip()
    _text(painter, QRectF(_MARGIN, top, 540, 30), label["type"], 22, ink=_SOFT)
    _text(painter, QRectF(_MARGIN, top + 30, 540, 52), kind, 38, bold=True)
    _text(painter, QRectF(_MARGIN + 560, top, 370, 30), label["price"], 22, flags=_RIGHT, ink=_SOFT)
    _text(painter, QRectF(_MARGIN + 560, top + 30, 370, 52), words.price, 46, bold=True, flags=_RIGHT)
    _text(painter, QRectF(_MARGIN, 612, _STUB - 2 * _MARGIN, 34), words.sold, 23, ink=_SOFT)


def _stub(painter: QPainter, words: TicketWords) -> None:
    pen = QPen(_HAIR, 3, Qt.PenStyle.CustomDashLine)
    pen.setDashPattern([3, 4])
    painter.setPen(pen)
    painter.drawLine(QPointF(_STUB, 36), QPointF(_STUB, HEIGHT - 36))
    left, width = _STUB + 40, WIDTH - _STUB - 80
    _text(painter, QRectF(left, 36, width, 30), words.labels["order"], 22, flags=_CENTRE, ink=_SOFT)
    _text(painter, QRectF(left, 66, width, 54), words.order, 44, bold=True, flags=_CENTRE)
    _text(painter, QRectF(left, 120, width, 34), words.copy, 26, bold=True, flags=_CENTRE)
    _qr(painter, words.scanned)
    _text(painter, QRectF(left, 556, width, 40), words.code, 26, flags=_CENTRE)
    seat = f"{words.date}  {words.time}  ·  {words.row} / {words.seat}"
    _text(painter, QRectF(left, 606, width, 40), seat, 24, flags=_CENTRE, ink=_SOFT)


def _qr(painter: QPainter, code: str) -> None:
    matrix, area = qr_matrix(code), qr_area(code)
    step = area.width() / len(matrix)
    painter.save()
    # Smoothed edges would leave grey seams between the modules.
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    for y, row in enumerate(matrix):
        for x, dark in enumerate(row):
            if dark:
                painter.fillRect(QRectF(area.x() + x * step, area.y() + y * step, step, step), Qt.GlobalColor.black)
    painter.restore()


def _line(painter: QPainter, y: float) -> None:
    painter.setPen(QPen(_HAIR, 2))
    painter.drawLine(QPointF(_MARGIN, y), QPointF(_STUB - _MARGIN, y))


def _text(
    painter: QPainter,
    area: QRectF,
    text: str,
    size: int,
    *,
    bold: bool = False,
    flags: Qt.AlignmentFlag = _LEFT,
    ink: QColor = _INK,
) -> None:
    """One line, made smaller where it does not fit, and cut where even half the size does not."""
    if not text:
        return
    font = _font(size, bold=bold)
    while QFontMetricsF(font).horizontalAdvance(text) > area.width() and font.pixelSize() > size / 2:
        font.setPixelSize(font.pixelSize() - 1)
    fitting = QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, area.width())
    painter.setFont(font)
    painter.setPen(ink)
    painter.drawText(area, int(flags) | int(Qt.TextFlag.TextDontClip) | int(Qt.TextFlag.TextSingleLine), fitting)


def _font(size: int, *, bold: bool) -> QFont:
    font = QFont()
    font.setFamilies(FAMILIES)
    font.setPixelSize(size)
    font.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
    return font
