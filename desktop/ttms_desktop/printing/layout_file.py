"""Where a layout that a manager typed is kept."""

from collections.abc import Callable
from pathlib import Path

from ttms_desktop.printing.failures import LayoutUnsaved, LayoutWrong
from ttms_desktop.whole_file import write_whole


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
            store(self.path, layout)


def store(path: Path, text: str) -> None:
    """All of it or nothing; raises LayoutUnsaved."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        write_whole(path, text)
    except OSError as error:
        raise LayoutUnsaved(problem=error.strerror or str(error)) from error
