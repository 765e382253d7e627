"""Windows and timers of a test die with it, on the GUI's thread."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QCoreApplication, QEvent


@contextmanager
def dies_here() -> Iterator[None]:
    """No thread, of a server in this process or of a runner, frees what Qt owns; it goes at the end of the block.

    What stayed would be looked through, and its windows be styled, in each test after it. No event loop of a test's
    own level deletes what is to be deleted later: that is done here.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        gc.collect()
        if was_on:
            gc.enable()
