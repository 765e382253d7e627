"""The field in which a hall is drawn in letters, with the place marked that cannot be read."""

from PySide6.QtGui import QColor, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit

from ttms_desktop import style
from ttms_desktop.widgets.text_area import TextArea

_LOW_LINES, _LINES = 6, 11


class PlanEdit(TextArea):
    """Lines and columns count from 1, as the server counts them; 0 is no place."""

    def __init__(self) -> None:
        super().__init__(lines=_LINES, drawn=True)

    def set_low(self, *, low: bool) -> None:
        """With fewer lines, on a screen with little height."""
        self.setFixedHeight(self.height_of(_LOW_LINES if low else _LINES))

    def mark_place(self, line: int, column: int) -> None:
        """Show where it cannot be read; the end of a line that is too short is marked with its last letter."""
        marks = []
        cursor = self._cursor_at(line, column)
        if cursor is not None:
            cursor.movePosition(QTextCursor.MoveOperation.NextCharacter, QTextCursor.MoveMode.KeepAnchor)
            if not cursor.hasSelection():
                cursor.movePosition(QTextCursor.MoveOperation.PreviousCharacter, QTextCursor.MoveMode.KeepAnchor)
            mark = QTextEdit.ExtraSelection()
            mark.cursor = cursor
            mark.format = _marked()
            marks.append(mark)
        self.setExtraSelections(marks)

    def go_to_place(self, line: int, column: int) -> None:
        """Put the typing there and bring it into view."""
        cursor = self._cursor_at(line, column)
        if cursor is not None:
            self.setTextCursor(cursor)
            self.ensureCursorVisible()

    def _cursor_at(self, line: int, column: int) -> QTextCursor | None:
        block = self.document().findBlockByNumber(line - 1) if line > 0 else None
        if block is None or not block.isValid():
            return None
        cursor = QTextCursor(block)
        steps = min(max(column - 1, 0), block.length() - 1)
        cursor.movePosition(QTextCursor.MoveOperation.NextCharacter, QTextCursor.MoveMode.MoveAnchor, steps)
        return cursor


def _marked() -> QTextCharFormat:
    marked = QTextCharFormat()
    marked.setBackground(QColor(style.colors().danger))
    marked.setForeground(QColor(style.colors().panel))
    return marked
