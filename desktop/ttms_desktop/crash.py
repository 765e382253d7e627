"""What happens after a bug: it is written to the log, and the person in front of the screen is told once."""

import logging
import logging.handlers
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from uuid import uuid4

from PySide6.QtCore import QCoreApplication, QtMsgType, qInstallMessageHandler

_LOG = logging.getLogger("ttms_desktop")
_LIMITS = ("This plugin ", "Wayland does not support ")
_QT_LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}


def start_log(folder: Path, level: str) -> Path:
    """Write the log to `folder`/desktop.log, at most five files of one megabyte; the file's path."""
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / "desktop.log"
    handler = logging.handlers.RotatingFileHandler(file, maxBytes=1_000_000, backupCount=4, encoding="utf-8")
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    logging.basicConfig(level=level.upper(), handlers=[handler])
    qInstallMessageHandler(lambda kind, _context, text: _LOG.log(_level_of(kind, text), "Qt: %s", text))
    return file


def _level_of(kind: QtMsgType, text: str) -> int:
    """What a window system cannot do is no fault of anybody's: each window would say it again."""
    if kind is QtMsgType.QtWarningMsg and text.startswith(_LIMITS):
        return logging.DEBUG
    return _QT_LEVELS.get(kind, logging.WARNING)


def catch_bugs(tell: Callable[[str], None]) -> None:
    """From now on an exception that nobody handles is logged under a number, and `tell` gets the sentence.

    While it is being told, others are only logged: a bug that repeats must not bury the window under dialogs.
    """
    telling = threading.Lock()

    def on_bug(kind: type[BaseException], bug: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, bug, trace)
            return
        number = uuid4().hex[:8]
        _LOG.critical("Bug %s", number, exc_info=(kind, bug, trace))
        if telling.acquire(blocking=False):
            try:
                tell(sentence(number))
            finally:
                telling.release()

    sys.excepthook = on_bug


def sentence(number: str) -> str:
    return QCoreApplication.translate(
        "Crash", "The program has failed. Close it and start it again; no sale is lost. Number for support: {number}"
    ).format(number=number)
