"""What the settings screen may change: everything of this computer that is not the server's."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QWidget

from ttms_desktop.appearance import Appearance
from ttms_desktop.key_map import KeyMap
from ttms_desktop.sounds import Sounds


@dataclass(frozen=True, slots=True)
class DeskSettings:
    """Given to the settings screen by the desk."""

    appearance: Appearance
    memory: QSettings
    keys: KeyMap
    sounds: Sounds
    log_file: Path
    # Opens the printers over a widget.
    open_printers: Callable[[QWidget], None]
    # Opens the window for the customer, or closes it.
    turn_customer_display: Callable[[], None]
