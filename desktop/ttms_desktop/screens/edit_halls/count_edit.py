"""A field for rows or columns that lets any whole number be typed, so that it can be said what is wrong with it."""

from PySide6.QtCore import QRegularExpression
from PySide6.QtGui import QRegularExpressionValidator

from ttms_desktop.screens.edit_halls.plan_text import MOST
from ttms_desktop.widgets.number_edit import NumberEdit

_TYPEABLE = QRegularExpression("[-−]?[0-9０-９]{0,5}")  # noqa: RUF001 - as a Chinese keyboard types them


class CountEdit(NumberEdit):
    """A negative number is not swallowed: -5 must not become 5."""

    def __init__(self) -> None:
        super().__init__(least=1, most=MOST)
        self.setValidator(QRegularExpressionValidator(_TYPEABLE, self))

    @property
    def number(self) -> int | None:
        figures = self.text().replace("−", "-")  # noqa: RUF001 - the sign for minus
        return int(figures) if figures.strip("-") else None
