"""Two short sounds: something is right, something is wrong. Made here, played by what the system has."""

import math
import shutil
import struct
import sys
import wave
from pathlib import Path

from PySide6.QtCore import QProcess
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

_RATE = 22_050
_LOUD = 0.35
_PLAYERS = (("paplay",), ("pw-play",), ("aplay", "-q"), ("afplay",))
# Frequency in Hz, and how long in seconds.
_RIGHT = ((880.0, 0.09), (1320.0, 0.14))
_WRONG = ((220.0, 0.18), (0.0, 0.05), (196.0, 0.28))


class Sounds:
    """Plays without waiting; where nothing can play, the system beeps for what is wrong."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.on = True

    def right(self) -> None:
        self._play("right", _RIGHT)

    def wrong(self) -> None:
        self._play("wrong", _WRONG)

    def _play(self, name: str, notes: tuple[tuple[float, float], ...]) -> None:
        if not self.on or QGuiApplication.platformName() == "offscreen":
            return
        try:
            file = self._file(name, notes)
        except OSError:
            QApplication.beep()
            return
        if sys.platform == "win32":
            import winsound

            winsound.PlaySound(str(file), winsound.SND_FILENAME | winsound.SND_ASYNC | winsound.SND_NODEFAULT)
            return
        player = next((words for words in _PLAYERS if shutil.which(words[0])), None)
        if player is not None:
            QProcess.startDetached(player[0], [*player[1:], str(file)])
        elif name == "wrong":
            QApplication.beep()

    def _file(self, name: str, notes: tuple[tuple[float, float], ...]) -> Path:
        file = self._folder / f"{name}.wav"
        if not file.exists():
            self._folder.mkdir(parents=True, exist_ok=True)
            with wave.open(str(file), "wb") as made:
                made.setnchannels(1)
                made.setsampwidth(2)
                made.setframerate(_RATE)
                made.writeframes(b"".join(_tone(pitch, seconds) for pitch, seconds in notes))
        return file


def _tone(pitch: float, seconds: float) -> bytes:
    """A sine that swells and fades, so that it does not click."""
    count = round(_RATE * seconds)
    samples = (
        _LOUD * math.sin(2 * math.pi * pitch * place / _RATE) * math.sin(math.pi * place / count)
        for place in range(count)
    )
    return struct.pack(f"<{count}h", *(round(32_767 * sample) for sample in samples))
