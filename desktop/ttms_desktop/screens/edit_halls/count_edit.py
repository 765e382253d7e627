"""A field for rows or columns that reads any whole number, so that it can be said what is wrong with it."""

import re

from ttms_desktop.screens.edit_halls.plan_text import MOST
from ttms_desktop.widgets.number_edit import NumberEdit

_READABLE = re.compile(r"-?\d{1,5}")


class CountEdit(NumberEdit):
    """A negative number is told as one."""

    def __init__(self) -> None:
        super().__init__(least=1, most=MOST)

    @property
    def number(self) -> int | None:
        figures = self.value.replace("−", "-")  # noqa: RUF001 - the sign for minus
        return int(figures) if _READABLE.fullmatch(figures) else None
