"""Files that are there whole or not at all, also after a power cut."""

import contextlib
import errno
import os
from pathlib import Path

# Not every file system knows that call for a folder.
_UNKNOWN_CALL = {errno.EINVAL, errno.ENOTSUP}


def write_whole(file: Path, content: str | bytes) -> None:
    """Put `content`, a text as UTF-8, into `file`; when this returns, it survives a power cut.

    Raises:
        OSError: it cannot be written; what was there before still is.
    """
    part = file.with_name(f".{file.name}.part")
    try:
        with part.open("wb") as stream:
            stream.write(content.encode() if isinstance(content, str) else content)
            stream.flush()
            os.fsync(stream.fileno())
        part.replace(file)
    except OSError:
        with contextlib.suppress(OSError):
            part.unlink(missing_ok=True)
        raise
    _sync_folder(file.parent)


def _sync_folder(folder: Path) -> None:
    """Make the new name durable; Windows does that by itself and has no handles of folders."""
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    except OSError as error:
        if error.errno not in _UNKNOWN_CALL:
            raise
    finally:
        os.close(handle)
