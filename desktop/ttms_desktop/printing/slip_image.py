"""A slip as black dots, drawn by Qt: so each printer has each script, whatever fonts it was built with."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QImage, QPainter

from ttms_desktop.printing.document import Line, LineKind
from ttms_desktop.printing.ticket_page import FAMILIES, qr_matrix

_SIZES = {1: 25, 2: 38, 3: 58}
_GAPS = {1: 8, 2: 10, 3: 12}
_SPACE, _RULE, _EDGE = 14, 22, 4
_SIDE = 32  # four millimetres
_QUIET_ZONE = 4
_QR_SHARE = 0.68
_LEAST, _LITTLE_LESS = 0.6, 0.85
_HIGH = 9999
_DARK = 150  # thin strokes of small Chinese letters stay whole
_BLACK_OR_WHITE = bytes(0 if grey < _DARK else 255 for grey in range(256))
_TURNED = bytes(255 - byte for byte in range(256))


def slip_image(lines: Sequence[Line], *, width: int) -> QImage:
    """`width` dots wide and as high as the lines need, in grey; `black_rows` has its dots."""
    image = QImage(width, lines_height(lines, width) + 2 * _EDGE, QImage.Format.Format_Grayscale8)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    painter.translate(0, _EDGE)
    paint_lines(painter, lines, width=width)
    painter.end()
    return image


def on_its_paper(image: QImage) -> QImage:
    """A slip with the edges of the paper that printers leave white."""
    paper = QImage(image.width() + 2 * _SIDE, image.height() + 2 * _SIDE, image.format())
    paper.fill(Qt.GlobalColor.white)
    painter = QPainter(paper)
    painter.drawImage(_SIDE, _SIDE, image)
    painter.end()
    return paper


def lines_height(lines: Sequence[Line], width: int) -> int:
    return sum(_height(line, width) for line in lines)


def paint_lines(painter: QPainter, lines: Sequence[Line], *, width: int) -> None:
    """One below the other, from the painter's origin."""
    painter.setPen(QColor("black"))
    top = 0.0
    for line in lines:
        height = _height(line, width)
        _paint(painter, line, QRectF(0, top, width, height))
        top += height


def black_rows(image: QImage) -> bytes:
    """The dots row by row, 8 in a byte, the left one first, 1 for black; the width is a multiple of 8."""
    sharp = bytes(image.constBits()).translate(_BLACK_OR_WHITE)
    grey = QImage(sharp, image.width(), image.height(), image.bytesPerLine(), QImage.Format.Format_Grayscale8)
    mono = grey.convertToFormat(QImage.Format.Format_Mono, Qt.ImageConversionFlag.ThresholdDither)
    data, step, used = bytes(mono.constBits()), mono.bytesPerLine(), image.width() // 8
    rows = b"".join(data[top : top + used] for top in range(0, step * mono.height(), step))
    is_black = QColor(mono.color(1)).lightness() == 0
    return rows if is_black else rows.translate(_TURNED)


def _height(line: Line, width: int) -> int:
    if line.kind is LineKind.SPACE:
        return _SPACE
    if line.kind is LineKind.RULE:
        return _RULE
    if line.kind is LineKind.QR:
        return _qr_side(line.text, width)
    metrics = QFontMetricsF(_text_font(line, width))
    area = metrics.boundingRect(QRectF(0, 0, width, _HIGH), _flags(line, width), line.text)
    once = metrics.height()
    lines = max(1, round(area.height() / once)) if line.kind is LineKind.TEXT else 1
    return round(once * lines) + _GAPS[line.size]


def _paint(painter: QPainter, line: Line, area: QRectF) -> None:
    if line.kind is LineKind.RULE:
        painter.fillRect(QRectF(0, area.center().y() - 1, area.width(), 2), Qt.GlobalColor.black)
    elif line.kind is LineKind.QR:
        _paint_qr(painter, line.text, area)
    elif line.kind is LineKind.TEXT:
        painter.setFont(_text_font(line, round(area.width())))
        painter.drawText(area, _flags(line, round(area.width())), line.text)
    elif line.kind is LineKind.PAIR:
        _paint_pair(painter, line, area)


def _paint_pair(painter: QPainter, line: Line, area: QRectF) -> None:
    """Left and right, made smaller together where they do not fit beside each other; then the left one is cut."""
    font, gap = _font(line), 16
    least = round(font.pixelSize() * _LEAST)
    while font.pixelSize() > least and _wide(font, line.text) + _wide(font, line.right) + gap > area.width():
        font.setPixelSize(font.pixelSize() - 1)
    painter.setFont(font)
    right = min(_wide(font, line.right), area.width())
    left = QFontMetricsF(font).elidedText(line.text, Qt.TextElideMode.ElideRight, area.width() - right - gap)
    one_line = int(Qt.AlignmentFlag.AlignVCenter) | int(Qt.TextFlag.TextSingleLine)
    painter.drawText(area, int(Qt.AlignmentFlag.AlignLeft) | one_line, left)
    painter.drawText(area, int(Qt.AlignmentFlag.AlignRight) | one_line, line.right)


def _paint_qr(painter: QPainter, code: str, area: QRectF) -> None:
    matrix = qr_matrix(code)
    step = _qr_side(code, round(area.width())) // (len(matrix) + 2 * _QUIET_ZONE)
    left = round((area.width() - step * len(matrix)) / 2)
    for y, row in enumerate(matrix):
        for x, dark in enumerate(row):
            if dark:
                top = round(area.top()) + (y + _QUIET_ZONE) * step
                painter.fillRect(left + x * step, top, step, step, Qt.GlobalColor.black)


def _qr_side(code: str, width: int) -> int:
    """Whole dots for each module: a module of uneven size is what scanners stumble over."""
    count = len(qr_matrix(code)) + 2 * _QUIET_ZONE
    return max(3, int(width * _QR_SHARE) // count) * count


def _wide(font: QFont, text: str) -> float:
    return QFontMetricsF(font).horizontalAdvance(text)


def _flags(line: Line, width: int) -> int:
    """Broken between words; within one only where it is wider than the paper."""
    align = Qt.AlignmentFlag.AlignHCenter if line.centred else Qt.AlignmentFlag.AlignLeft
    flags = int(align) | int(Qt.AlignmentFlag.AlignTop) | int(Qt.TextFlag.TextWordWrap)
    metrics = QFontMetricsF(_text_font(line, width))
    area = metrics.boundingRect(QRectF(0, 0, width, _HIGH), flags, line.text)
    return flags | int(Qt.TextFlag.TextWrapAnywhere) if area.width() > width else flags


def _text_font(line: Line, width: int) -> QFont:
    """A little smaller where that keeps small print in one line: else a name would be broken between its letters."""
    font = _font(line)
    if line.kind is LineKind.TEXT and line.size == 1 and _wide(font, line.text) > width:
        smaller = QFont(font)
        smaller.setPixelSize(round(font.pixelSize() * _LITTLE_LESS))
        return smaller if _wide(smaller, line.text) <= width else font
    return font


def _font(line: Line) -> QFont:
    font = QFont()
    font.setFamilies(FAMILIES)
    font.setPixelSize(_SIZES[line.size])
    # Thermal heads lose thin strokes.
    font.setWeight(QFont.Weight.Bold if line.bold else QFont.Weight.Medium)
    return font
