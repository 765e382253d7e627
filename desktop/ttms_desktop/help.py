"""The help pages: one for each screen in each language, short, and only from the program's own files."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QLocale

from ttms_desktop.resource_files import resource

_KEY = re.compile(r"\{([^{}]+)\}")
_CELLS = re.compile(r"(?<!\\)\|")
_BROKEN = re.compile(r"\n +")  # a point that goes on in the next line of the file
_BETWEEN_KEYS = " · "


@dataclass(frozen=True, slots=True)
class HelpPage:
    """What can be done on a screen, and each key, or some of one line, with what it does."""

    title: str
    points: tuple[str, ...]
    keys: tuple[tuple[tuple[str, ...], str], ...]


def help_page(screen: str, key_of: Callable[[str], str] = str) -> HelpPage:
    """The page of this screen, as `help_text` has it."""
    return page_of(help_text(screen, key_of))


def help_text(screen: str, key_of: Callable[[str], str] = str) -> str:
    """The page of this screen in the language of the window, as Markdown; keys in braces are told by `key_of`.

    Raises FileNotFoundError: there is none.
    """
    language = "zh_CN" if QLocale().language() is QLocale.Language.Chinese else "en"
    page = resource(f"help/{language}/{screen}.md").read_text(encoding="utf-8")
    return _KEY.sub(lambda found: key_of(found[1]).replace("|", "\\|"), page)


def page_of(text: str) -> HelpPage:
    """A heading, points, and a table of keys: nothing else stands in a page."""
    lines = _BROKEN.sub(" ", text).splitlines()
    points = tuple(line.removeprefix("- ") for line in lines if line.startswith("- "))
    rows = [_cells(line) for line in lines if line.startswith("|")]
    keys = tuple((tuple(keys.split(_BETWEEN_KEYS)), does) for keys, does in rows[2:])
    return HelpPage(lines[0].removeprefix("# "), points, keys)


def _cells(line: str) -> tuple[str, str]:
    _, keys, does, _ = (cell.strip().replace("\\|", "|") for cell in _CELLS.split(line))
    return keys, does
