"""The help pages: one for each screen in each language, short, and only from the program's own files."""

import re
from collections.abc import Callable

from PySide6.QtCore import QLocale

from ttms_desktop.resource_files import resource

_KEY = re.compile(r"\{([^{}]+)\}")


def help_text(screen: str, key_of: Callable[[str], str] = str) -> str:
    """The page of this screen in the language of the window, as Markdown; keys in braces are told by `key_of`.

    Raises FileNotFoundError: there is none.
    """
    language = "zh_CN" if QLocale().language() is QLocale.Language.Chinese else "en"
    page = resource(f"help/{language}/{screen}.md").read_text(encoding="utf-8")
    return _KEY.sub(lambda found: key_of(found[1]).replace("|", "\\|"), page)
