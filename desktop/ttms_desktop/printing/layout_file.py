"""Where a layout that a manager typed is kept."""

import os
from collections.abc import Callable
from pathlib import Path

from ttms_desktop.printing.failures import LayoutUnsaved, LayoutWrong


class LayoutFile:
    """Without a file, or with a damaged one, the layout is the standard one, which is not stored."""

    def __init__(self, path: Path, *, standard: str, check: Callable[[str], None]) -> None:
        """`check` raises LayoutWrong."""
        self.path, self.standard, self.check = path, standard, check

    def read(self) -> str:
        try:
            layout = self.path.read_text(encoding="utf-8")
            self.check(layout)
        except (OSError, UnicodeDecodeError, LayoutWrong):
            return self.standard
        return layout

    def write(self, layout: str) -> None:
        """Raises LayoutWrong, LayoutUnsaved."""
        self.check(layout)
        if layout == self.standard:
            self.path.unlink(missing_ok=True)
        else:
            write_whole(self.path, layout)


def write_whole(path: Path, text: str) -> None:
    """All of it or nothing; raises LayoutUnsaved."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        new = path.with_suffix(".new")
        with new.open("w", encoding="utf-8") as stream:
            stream.write(text)
            stream.flush()
            os.fsync(stream.fileno())
        new.replace(path)
    except OSError as error:
        raise LayoutUnsaved(problem=error.strerror or str(error)) from error
