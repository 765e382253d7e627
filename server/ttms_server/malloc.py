"""How the C library of the process keeps memory."""

import ctypes
import sys
from contextlib import suppress

_ARENAS_AT_MOST = -8  # M_ARENA_MAX of glibc's malloc.h
_ARENAS = 2


def keep_few_arenas() -> None:
    """Let all threads share two: glibc would give each its own, and what one has freed no other can have.

    Sales pass through dozens of threads, of the database and of gRPC, so that a server grew by that alone. To be called
    before there are threads.
    """
    if sys.platform == "linux":
        with suppress(AttributeError):  # no glibc
            ctypes.CDLL(None).mallopt(_ARENAS_AT_MOST, _ARENAS)
