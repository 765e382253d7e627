"""What the settings screen knows and decides; everything is kept at once, for this computer."""

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal

from ttms_desktop import tasks
from ttms_desktop.desk_settings import DeskSettings
from ttms_desktop.key_map import CHANGEABLE
from ttms_desktop.screens.change_settings.wording import action_text, line_as_shown
from ttms_desktop.session import Counter
from ttms_desktop.words import translate

_MOST_LINES = 400


@dataclass(frozen=True, slots=True)
class KeyLine:
    """An action and its key."""

    action: str
    text: str
    key: str


class ChangeSettingsViewModel(QObject):
    """Look, sounds, keys, where the next sign-in goes, and the end of the log."""

    changed = Signal()
    appearance_changed = Signal()  # language or theme
    log_changed = Signal()
    refused = Signal(str, str)  # sentence, and the field that it belongs to
    informed = Signal(object)  # words
    sign_in_needed = Signal(object)  # words

    def __init__(
        self, counter: Counter, runner: tasks.Runner, *, desk: DeskSettings, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._counter, self._runner, self._desk = counter, runner, desk
        self._kept_counter = ""
        self._log: tuple[str, ...] = ()
        self.filter = ""
        desk.keys.changed.connect(self.changed)
        desk.appearance.theme_changed.connect(self.appearance_changed)
        desk.appearance.language_changed.connect(self.appearance_changed)

    @property
    def open_printers(self) -> Callable[[Any], None]:
        """Opens the printers over a widget."""
        return self._desk.open_printers

    def turn_customer_display(self) -> None:
        """Open the window for the customer to look at it, or close it."""
        self._desk.turn_customer_display()

    def try_scanner(self, code: str) -> None:
        """Say what the scanner read; nothing is done with it."""
        self.informed.emit(translate("ChangeSettings", "The scanner works. It read: {code}").format(code=code))

    @property
    def language(self) -> str:
        return self._desk.appearance.language

    @property
    def theme(self) -> str:
        return self._desk.appearance.theme

    @property
    def sounds_on(self) -> bool:
        return self._desk.sounds.on

    @property
    def address(self) -> str:
        """Where the next sign-in goes."""
        return str(self._desk.memory.value("sign_in/address", "") or self._counter.address)

    @property
    def counter_name(self) -> str:
        """The one that was kept here, else the one at which this window works: another window may work at another."""
        return self._kept_counter or self._counter.name

    @property
    def keys(self) -> list[KeyLine]:
        return [KeyLine(action, action_text(action), self._desk.keys.key_of(action)) for action in CHANGEABLE]

    @property
    def log_text(self) -> str:
        """The last lines of the log that hold what is looked for, as they are shown."""
        wanted = self.filter.casefold()
        shown = (line_as_shown(line, self._counter.calendar) for line in self._log)
        return "\n".join(line for line in shown if wanted in line.casefold())

    # What is changed

    def choose_language(self, language: str) -> None:
        self._desk.appearance.choose_language(language)

    def choose_theme(self, theme: str) -> None:
        self._desk.appearance.choose_theme(theme)

    def turn_sounds(self, *, on: bool) -> None:
        self._desk.sounds.on = on
        self._desk.memory.setValue("sounds/on", "yes" if on else "no")

    def try_sounds(self) -> None:
        """What is right, as it sounds."""
        self._desk.sounds.right()

    def keep_server(self, address: str, counter_name: str) -> None:
        """Offer these at the next sign-in."""
        host, _, port = address.strip().rpartition(":")
        if not host or not port.isdecimal() or not 0 < int(port) < 65536:
            text = translate("ChangeSettings", "Enter an address such as 192.168.1.10:7850.")
            self.refused.emit(text, "address")
        elif not 0 < len(counter_name.strip()) <= 16:
            self.refused.emit(translate("ChangeSettings", "A counter’s name has 1 to 16 characters."), "counter")
        else:
            self._desk.memory.setValue("sign_in/address", address.strip())
            self._kept_counter = counter_name.strip()
            self._desk.memory.setValue("sign_in/counter_name", self._kept_counter)
            self.informed.emit(translate("ChangeSettings", "Saved. It applies from the next sign-in."))

    def change_key(self, action: str, key: str) -> None:
        """Give the action this key; a key that is in use stays where it is, and that is said."""
        problem = self._desk.keys.problem(action, key)
        if not problem:
            self._desk.keys.change(action, key)
            text = translate("ChangeSettings", "{action} is now on {key}.")
            self.informed.emit(text.format(action=action_text(action), key=key))
            return
        if problem == "fixed":
            text = translate("ChangeSettings", "{key} has a fixed use. Choose another key.")
        elif problem == "letter":
            text = translate("ChangeSettings", "Letters choose ticket types. Choose a key other than {key}.")
        else:
            text = translate("ChangeSettings", "{key} is already used: {other}. Choose another key.")
        other = action_text(problem) if problem in CHANGEABLE else ""
        self.refused.emit(text.format(key=key, other=other), "")

    def reset_keys(self) -> None:
        """All keys as at first."""
        self._desk.keys.reset()

    # The log

    def read_log(self) -> None:
        """Read the end of the log anew."""
        file = self._desk.log_file
        self._runner.run(self, lambda: _last_lines(file), done=self._on_log, failed=lambda _: None)

    def save_log(self, path: Path) -> None:
        """Save what is seen of the log, for support."""
        try:
            path.write_text(self.log_text, encoding="utf-8")
        except OSError as error:
            text = translate("ChangeSettings", "The log could not be saved ({problem}). Choose another folder.")
            self.refused.emit(text.format(problem=error.strerror or str(error)), "")
        else:
            self.informed.emit(translate("ChangeSettings", "The log was saved as {file}.").format(file=path.name))

    def _on_log(self, lines: tuple[str, ...]) -> None:
        self._log = lines
        self.log_changed.emit()


def _last_lines(file: Path) -> tuple[str, ...]:
    """In the background; a log that cannot be read has no lines."""
    try:
        with file.open(encoding="utf-8", errors="replace") as stream:
            return tuple(line.rstrip("\n") for line in deque(stream, maxlen=_MOST_LINES))
    except OSError:
        return ()
