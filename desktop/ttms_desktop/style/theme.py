"""The theme that is worn now, and changing it while the program runs."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QStyle, QStyleFactory, QWidget

from ttms_desktop.style.fonts import font
from ttms_desktop.style.sheet import style_sheet
from ttms_desktop.style.tokens import DARK, LIGHT, Colors, Size

_FADE_MILLISECONDS = 120
_worn = LIGHT
_still = False


def colors() -> Colors:
    """The colours of the theme worn now; painted widgets ask at every paint."""
    return _worn


def apply_theme(application: QApplication, theme: str) -> None:
    """Wear "light", "dark" or, for "system", what the desktop asks for, with letters for the language of the window.

    What is worn already is not put on again: every widget would be measured anew for it.
    """
    global _worn  # noqa: PLW0603 - there is one theme per program, as there is one QApplication
    _worn = _chosen(theme)
    sheet, has_letters = style_sheet(_worn), _has_letters(application)
    if has_letters and application.styleSheet() == sheet:
        return
    if not application.styleSheet():
        application.setStyle(QStyleFactory.create("Fusion"))
    if not has_letters:
        application.setFont(font(Size.ROW))
    # Changing one sheet for another, Qt tells each widget once for every widget that it stands in; taking the old one
    # off first tells each but twice.
    application.setStyleSheet("")
    application.setPalette(_palette(_worn))
    application.setStyleSheet(sheet)


def _has_letters(application: QApplication) -> bool:
    """Whether the letters are those of the language of the window."""
    worn, wanted = application.font(), font(Size.ROW)
    return worn == wanted and worn.featureTags() == wanted.featureTags()  # == does not look at them


@contextmanager
def dressed_together() -> Iterator[None]:
    """Widgets made within wear the style sheet at the end, all at once.

    A widget that is put into another one is dressed anew with all that stands in it; for a whole window that takes
    three times as long.
    """
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    sheet = application.styleSheet()
    application.setStyleSheet("")
    try:
        yield
    finally:
        application.setStyleSheet(sheet)


def fade_milliseconds() -> int:
    """How long a change may fade; 0 where the user wants less motion."""
    return 0 if _still or not _system_animates() else _FADE_MILLISECONDS


def reduce_motion(*, reduced: bool) -> None:
    """Whether the user wants less motion than the system says."""
    global _still  # noqa: PLW0603 - as with the theme
    _still = reduced


def restyle(widget: QWidget) -> None:
    """Make the style sheet look again at a widget whose properties changed."""
    widget.style().unpolish(widget)
    widget.style().polish(widget)
    widget.update()


def _system_animates() -> bool:
    """Windows has a switch for effects; elsewhere Qt's style knows, and its effects are off on plain X11."""
    if sys.platform == "win32":
        return QApplication.isEffectEnabled(Qt.UIEffect.UI_General)
    return QApplication.style().styleHint(QStyle.StyleHint.SH_Widget_Animation_Duration) > 0


def _chosen(theme: str) -> Colors:
    if theme == "system":
        dark = QGuiApplication.styleHints().colorScheme() is Qt.ColorScheme.Dark
        return DARK if dark else LIGHT
    return DARK if theme == "dark" else LIGHT


def _palette(worn: Colors) -> QPalette:
    roles = QPalette.ColorRole
    palette = QPalette()
    for role, color in (
        (roles.Window, worn.background),
        (roles.Base, worn.panel),
        (roles.AlternateBase, worn.background),
        (roles.Button, worn.panel),
        (roles.ToolTipBase, worn.text),
        (roles.ToolTipText, worn.panel),
        (roles.WindowText, worn.text),
        (roles.Text, worn.text),
        (roles.ButtonText, worn.text),
        (roles.PlaceholderText, worn.muted),
        (roles.Highlight, worn.accent),
        (roles.HighlightedText, worn.on_accent),
        (roles.Link, worn.accent),
    ):
        palette.setColor(role, QColor(color))
    for role in (roles.WindowText, roles.Text, roles.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, role, QColor(worn.sold_text))
    return palette
