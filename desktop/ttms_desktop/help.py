"""The help pages: one for each screen in each language, short, and only from the program's own files."""

from PySide6.QtCore import QLocale

from ttms_desktop.resource_files import resource


def help_text(screen: str) -> str:
    """The page of this screen in the language of the window, as Markdown.

    Raises FileNotFoundError: there is none.
    """
    language = "zh_CN" if QLocale().language() is QLocale.Language.Chinese else "en"
    return resource(f"help/{language}/{screen}.md").read_text(encoding="utf-8")
