"""A page of help over the screen that it is about."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QTextCharFormat, QTextCursor, QTextLength, QTextTable
from PySide6.QtWidgets import QFrame, QTextBrowser, QWidget

from ttms_desktop import style
from ttms_desktop.widgets.dialog import Dialog

_WIDTH, _HEIGHT = 620, 430
_LEAST = 160
_INDENT, _KEY_SHARE = 18, 24


class HelpDialog(Dialog):
    """Shows Markdown from our own files; links lead nowhere."""

    def __init__(self, parent: QWidget, text: str) -> None:
        super().__init__(parent, title="", primary="", width=_WIDTH)
        title, _, body = text.removeprefix("# ").partition("\n")
        self.say(title, self.tr("Close"))
        self.leave_button.hide()
        self.page = QTextBrowser()
        self.page.setFrameShape(QFrame.Shape.NoFrame)
        self.page.setOpenLinks(False)
        self.page.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByKeyboard)
        self.page.setAccessibleName(title)
        self._fill(body, most=parent.window().height() - _LEAST)
        self.content.addWidget(self.page)
        self.confirmed.connect(self.accept)

    def _fill(self, body: str, *, most: int) -> None:
        document = self.page.document()
        document.setDefaultFont(style.font(style.Size.ROW))
        document.setDocumentMargin(0)
        document.setIndentWidth(_INDENT)
        # From the files of this program alone, so that no markup of data is ever drawn.
        self.page.setMarkdown(body)
        for frame in document.rootFrame().childFrames():
            if isinstance(frame, QTextTable):
                _dress(frame)
        self.page.setFixedHeight(max(_LEAST, min(_HEIGHT, most)))


def _dress(table: QTextTable) -> None:
    """Without lines: keys stand out by weight, the heading is quiet."""
    shape = table.format().toTableFormat()
    shape.setBorder(0)
    shape.setCellPadding(3)
    shape.setTopMargin(style.space(3))
    shape.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
    shape.setColumnWidthConstraints(
        [QTextLength(QTextLength.Type.PercentageLength, share) for share in (_KEY_SHARE, 100 - _KEY_SHARE)]
    )
    table.setFormat(shape)
    for row in range(table.rows()):
        for column in range(table.columns()):
            cell = table.cellAt(row, column)
            cursor = cell.firstCursorPosition()
            cursor.setPosition(cell.lastPosition(), QTextCursor.MoveMode.KeepAnchor)
            words = QTextCharFormat()
            words.setFontWeight(QFont.Weight.DemiBold if row and not column else QFont.Weight.Normal)
            words.setForeground(QColor(style.colors().text if row else style.colors().muted))
            cursor.mergeCharFormat(words)
