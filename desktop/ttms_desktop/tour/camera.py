"""The camera of the tour: pictures of windows in every look, and a list of what is seen on each."""

import hashlib
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QPoint, QRectF, Qt, QTimer
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QWidget

from ttms_desktop import style
from ttms_desktop.appearance import Appearance
from ttms_desktop.gui_watch import GuiWatch
from ttms_desktop.screens.screen import Screen
from ttms_desktop.tour.failing import StepFailedError
from ttms_desktop.tour.speaking import unspoken

LIST = "pictures.txt"
# The first two have every language and theme.
_LOOKS = (("light", "zh_CN"), ("dark", "en"), ("light", "en"), ("dark", "zh_CN"))
_FEWEST_COLOURS = 12
_MOTION_MILLISECONDS, _REST_MILLISECONDS = 160, 20
_QUICKLY_PACKED = 80  # half the time of the default, for a tenth more bytes
_SHADE, _FRAME = QColor(0, 0, 0, 90), QColor(128, 128, 128)


class Camera:
    """Saves numbered pictures in `folder`, and beside them `pictures.txt`: file, theme, language, classes seen."""

    def __init__(self, folder: Path, appearance: Appearance, looks: int, watch: GuiWatch) -> None:
        self._watch = watch
        self._folder, self._appearance, self._looks = folder, appearance, _LOOKS[:looks]
        self._taken = 0
        self._names: dict[bytes, str] = {}  # by what is seen on the picture
        (folder / LIST).write_text("", encoding="utf-8")

    def take(self, name: str, window: QWidget) -> str:
        """Save the window with its open dialogs in front; the file's name.

        Raises StepFailedError where the picture is as good as empty, or the same as one of another name, or something
        in it has no name for those who cannot see it.
        """
        QTest.qWait(_MOTION_MILLISECONDS)  # for what moves: a seat that fades, a bar that appears
        return self._save(name, window)

    def take_all(self, name: str, window: QWidget) -> str:
        """The window in both languages and both themes; the files' names. Raises StepFailedError."""
        QTest.qWait(_MOTION_MILLISECONDS)
        return self._in_each_look(name, lambda full_name: self._save(full_name, window))

    def take_all_of(self, name: str, make: Callable[[], QWidget], window: QWidget) -> str:
        """A dialog or menu in both languages and both themes, made anew for each; each is left without an answer.

        Raises StepFailedError.
        """

        def save(full_name: str) -> str:
            made = make()
            QTest.qWait(_MOTION_MILLISECONDS)
            file = self._save(full_name, window)
            _leave(made)
            return file

        return self._in_each_look(name, save)

    def take_all_asked(self, name: str, ask: Callable[[], object], window: QWidget) -> str:
        """A question in both languages and both themes that `ask` comes back from only once it is answered: with no.

        Raises StepFailedError.
        """
        saved: list[str] = []

        def look(full_name: str) -> None:
            try:
                saved.append(self._save(full_name, window))
            finally:
                for dialog in _dialogs(window):
                    _leave(dialog)

        def save(full_name: str) -> str:
            QTimer.singleShot(_MOTION_MILLISECONDS, lambda: look(full_name))
            ask()
            if not saved:
                raise StepFailedError(f"{full_name}: nothing was asked")
            return saved.pop()

        return self._in_each_look(name, save)

    def _in_each_look(self, name: str, save: Callable[[str], str]) -> str:
        """The files' names; `save` is told the whole name of each picture."""
        before, files = (self._appearance.theme, self._appearance.language), []
        for theme, language in self._looks:
            self._wear(theme, language)
            shade = "-dark" if theme == "dark" else ""
            files.append(save(f"{name}{shade}-{language.partition('_')[0]}"))
        self._wear(*before)
        return ", ".join(files)

    def _wear(self, theme: str, language: str) -> None:
        with self._watch.rest():
            self._appearance.choose(theme, language)
            QCoreApplication.processEvents()  # the windows are told of it

    def _save(self, name: str, window: QWidget) -> str:
        with self._watch.rest():
            return self._develop(name, window)

    def _develop(self, name: str, window: QWidget) -> str:
        if not _popups(window):
            _in_front(window).activateWindow()  # another one was worked at last; the focus is seen in this one
        QTest.qWait(_REST_MILLISECONDS)
        for _ in range(3):  # what was laid out meanwhile may lay out more
            QCoreApplication.sendPostedEvents()
            QCoreApplication.processEvents()
        self._taken += 1
        file = self._folder / f"{self._taken:03d}-{name}.png"
        image = _seen(window)
        colours = {image.pixel(x, y) for x in range(0, image.width(), 7) for y in range(0, image.height(), 7)}
        if len(colours) < _FEWEST_COLOURS:
            raise StepFailedError(f"{file.name} is as good as empty")
        shown_before = self._names.setdefault(hashlib.blake2b(image.constBits()).digest(), name)
        if shown_before != name:
            raise StepFailedError(f"{file.name} shows nothing else than {shown_before}")
        if not image.save(str(file), quality=_QUICKLY_PACKED):
            raise StepFailedError(f"{file} cannot be written")
        self._note(file.name, window)
        silent = unspoken(_in_front(window), chinese=self._appearance.language == "zh_CN")
        if silent:
            raise StepFailedError(f"{file.name}: no good name for a screen reader: {'; '.join(silent)}")
        return file.name

    def _note(self, file: str, window: QWidget) -> None:
        seen = [widget for widget in (window, *window.findChildren(Screen), *_dialogs(window)) if widget.isVisible()]
        classes = [type(widget).__name__ for widget in seen]
        with (self._folder / LIST).open("a", encoding="utf-8") as notes:
            notes.write(" ".join([file, self._appearance.theme, self._appearance.language, *classes]) + "\n")


def _dialogs(window: QWidget) -> list[QDialog]:
    return [dialog for dialog in window.findChildren(QDialog) if dialog.isVisible()]


def _popups(window: QWidget) -> list[QWidget]:
    """Menus, calendars, lists of choices."""
    popup = Qt.WindowType.Popup
    return [one for one in window.findChildren(QWidget) if one.isVisible() and one.windowType() == popup]


def _in_front(window: QWidget) -> QWidget:
    """What answers to keys: the menu, the last dialog, or the window."""
    return [window, *_dialogs(window), *_popups(window)][-1]


def _leave(made: QWidget) -> None:
    if isinstance(made, QDialog):
        made.done(0)
    else:
        made.close()


def _frame(painter: QPainter, dialog: QDialog, place: QPoint) -> None:
    """The dialog with the round corners and the line that a desktop gives to windows."""
    edge = QPainterPath()
    edge.addRoundedRect(QRectF(place, dialog.size()), style.Radius.CARD, style.Radius.CARD)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setClipPath(edge)
    painter.drawPixmap(place, dialog.grab())
    painter.setClipping(False)
    painter.drawPath(edge)
    painter.restore()


def _seen(window: QWidget) -> QImage:
    """The window with its open dialogs and menus in front, where a person sees them."""
    picture = window.grab()
    painter = QPainter(picture)
    painter.setPen(_FRAME)
    places = {window: QPoint()}
    for dialog in _dialogs(window):
        places[dialog] = window.rect().center() - dialog.rect().center()
        painter.fillRect(window.rect(), _SHADE)
        _frame(painter, dialog, places[dialog])
    for popup in _popups(window):
        parent = popup.parentWidget()
        below = parent.window() if parent is not None else window
        place = places.get(below, QPoint()) + below.mapFromGlobal(popup.pos())
        if not popup.mask().isEmpty():
            painter.setClipRegion(popup.mask().translated(place))
        painter.drawPixmap(place, popup.grab())
        painter.setClipping(False)
    painter.end()
    return picture.toImage()
