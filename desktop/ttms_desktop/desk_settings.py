"""What the settings screen may change: everything of this computer that is not the server's."""

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QSettings

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
