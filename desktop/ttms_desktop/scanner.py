"""A scanner that types: its bursts are caught for the whole program, whatever has the focus.

A burst is 8 characters or more, each less than 35 ms after the one before, ended by Enter or Tab as quickly. None of it
reaches the field with the focus, nor does it press keys that do something. Whatever a person types comes through, a
blink later: it is held back until it is known to be no burst.
"""

import time
from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

LEAST_LETTERS = 8
GAP_SECONDS = 0.035
# Longer than the gap, so that keys which wait behind something slow are still seen together.
_PATIENCE_MS = 50
_ENDS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab)
_COMMANDS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
_KEYS = (QEvent.Type.KeyPress, QEvent.Type.KeyRelease, QEvent.Type.ShortcutOverride)


class Scanner(QObject):
    """Looks at the keys before the window and the widget with the focus do; it moves with the focus."""

    scanned = Signal(str)

    def __init__(
        self,
        application: QApplication,
        *,
        wanted: Callable[[], bool] = lambda: True,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """While nothing is `wanted`, as on the sign-in page, all keys pass. `clock` counts seconds."""
        super().__init__(application)
        self._application, self._wanted, self._clock = application, wanted, clock
        self._held: list[tuple[QObject, QKeyEvent]] = []
        self._text = ""
        self._last = 0.0
        self._ended = -1.0
        self._giving_back = False
        self._watched: list[QObject] = []
        self._patience = QTimer(self, singleShot=True, interval=_PATIENCE_MS)
        self._patience.timeout.connect(self._on_silence)
        application.focusWindowChanged.connect(self._follow)
        application.focusObjectChanged.connect(self._follow)
        self._follow()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() not in _KEYS or not isinstance(event, QKeyEvent) or self._giving_back:
            return False
        if event.type() is QEvent.Type.ShortcutOverride:
            return self._takes_over(event)
        if event.type() is QEvent.Type.KeyRelease:
            return self._held_release(watched, event)
        return self._press(watched, event)

    def stop(self) -> None:
        """Let all keys pass from now on, and be gone; what was held has its effect first."""
        self.give_back()
        self._application.focusWindowChanged.disconnect(self._follow)
        self._application.focusObjectChanged.disconnect(self._follow)
        for each in self._watched:
            if isValid(each):
                each.removeEventFilter(self)
        self._watched = []
        self.deleteLater()

    def give_back(self) -> None:
        """What was held is no scan: let it have its effect after all."""
        held, self._held, self._text = self._held, [], ""
        self._patience.stop()
        self._giving_back = True
        try:
            for watched, event in held:
                if isValid(watched):
                    _let_through(watched, event)
        finally:
            self._giving_back = False

    # Keys

    def _takes_over(self, event: QKeyEvent) -> bool:
        """Keys that may belong to a scan are no shortcuts before it is known that they do not."""
        if _is_letter(event):
            mine = bool(self._held) or self._wanted()
        elif event.key() in _ENDS:
            mine = self._is_end(event)
            if not mine and self._held:
                self.give_back()
        else:
            mine = False
        if mine:
            event.accept()
        return mine

    def _press(self, watched: QObject, event: QKeyEvent) -> bool:
        if event.key() in _ENDS and self._is_end(event):
            self._end()
            return True
        if not _is_letter(event) or not (self._held or self._wanted()):
            if self._held and not _is_bare_modifier(event):
                self.give_back()
            return False
        if self._held and not self._is_quick(event):
            self.give_back()
        self._held.append((watched, _copy_of(event)))
        self._text += event.text()
        self._last = self._moment(event)
        self._patience.start()
        return True

    def _held_release(self, watched: QObject, event: QKeyEvent) -> bool:
        """The release of a key that is held waits with it."""
        if self._held and _is_letter(event):
            self._held.append((watched, _copy_of(event)))
            return True
        return False

    def _is_end(self, event: QKeyEvent) -> bool:
        if event.isAutoRepeat() or not self._is_quick(event):
            return False
        # Some scanners end with two keys, CR and LF.
        return len(self._text) >= LEAST_LETTERS or (not self._text and self._ended == self._last)

    def _end(self) -> None:
        text = self._text
        self._held, self._text = [], ""
        self._patience.stop()
        self._ended = self._last
        if text:
            self.scanned.emit(text)

    def _is_quick(self, event: QKeyEvent) -> bool:
        return self._moment(event) - self._last < GAP_SECONDS

    def _moment(self, event: QKeyEvent) -> float:
        """When the key was pressed, not when this program came to it: it may have been busy meanwhile."""
        return event.timestamp() / 1000 if event.timestamp() else self._clock()

    def _on_silence(self) -> None:
        # Once round the event loop first: further keys of the burst may wait there.
        QTimer.singleShot(0, self, self._give_back_if_silent)

    def _give_back_if_silent(self) -> None:
        if not self._patience.isActive():
            self.give_back()

    # Focus

    def _follow(self, *_: object) -> None:
        found = {id(each): each for each in (QGuiApplication.focusWindow(), QApplication.focusWidget()) if each}
        for each in self._watched:
            if isValid(each) and id(each) not in found:
                each.removeEventFilter(self)
        for each in found.values():
            each.installEventFilter(self)  # again is harmless: it is then the first to be asked
        self._watched = list(found.values())


def _is_letter(event: QKeyEvent) -> bool:
    text = event.text()
    plain = not event.modifiers() & _COMMANDS and not event.isAutoRepeat()
    return plain and len(text) == 1 and text.isprintable() and not text.isspace()


def _copy_of(event: QKeyEvent) -> QKeyEvent:
    """One that is let go of after use: nobody would delete a clone."""
    copy = QKeyEvent(
        event.type(),
        event.key(),
        event.modifiers(),
        event.nativeScanCode(),
        event.nativeVirtualKey(),
        event.nativeModifiers(),
        event.text(),
        event.isAutoRepeat(),
        event.count(),
        event.device(),
    )
    copy.setTimestamp(event.timestamp())
    return copy


def _is_bare_modifier(event: QKeyEvent) -> bool:
    return event.key() in (Qt.Key.Key_Shift, Qt.Key.Key_CapsLock, Qt.Key.Key_NumLock)


def _let_through(watched: QObject, event: QKeyEvent) -> None:
    """As Qt would have treated it: first what overrides shortcuts, then shortcuts, then the widget."""
    if event.type() is QEvent.Type.KeyPress:
        focus = QApplication.focusWidget()
        override = QKeyEvent(QEvent.Type.ShortcutOverride, event.key(), event.modifiers(), event.text())
        override.ignore()
        if focus is not None:
            QCoreApplication.sendEvent(focus, override)
        if not override.isAccepted():
            shortcut = _shortcut_of(event, focus)
            if shortcut is not None:
                shortcut.activated.emit()
                return
    QCoreApplication.sendEvent(watched, event)


def _shortcut_of(event: QKeyEvent, focus: QWidget | None) -> QShortcut | None:
    window = QApplication.activePopupWidget() or QApplication.activeModalWidget() or QApplication.activeWindow()
    if window is None:
        return None
    shift = Qt.KeyboardModifier.ShiftModifier
    pressed = {
        QKeySequence(modifiers.value | event.key()) for modifiers in (event.modifiers(), event.modifiers() & ~shift)
    }
    for shortcut in window.findChildren(QShortcut):
        if shortcut.isEnabled() and not pressed.isdisjoint(shortcut.keys()) and _is_reached(shortcut, focus):
            return shortcut
    return None


def _is_reached(shortcut: QShortcut, focus: QWidget | None) -> bool:
    around = shortcut.parent()
    if not isinstance(around, QWidget) or not around.isVisible() or not around.isEnabled():
        return False
    if shortcut.context() is Qt.ShortcutContext.WidgetShortcut:
        return around is focus
    if shortcut.context() is Qt.ShortcutContext.WidgetWithChildrenShortcut:
        return focus is not None and (around is focus or around.isAncestorOf(focus))
    return around.window() is (QApplication.activeModalWidget() or QApplication.activeWindow())
