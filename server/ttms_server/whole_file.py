"""Files that are there whole or not at all, also after a power cut."""

import os
from pathlib import Path


def write(file: Path, content: bytes, *, mode: int) -> None:
    """Put `content` into `file`, never readable by more than `mode` says; raises OSError."""
    new = file.with_suffix(".new")
    new.unlink(missing_ok=True)
    handle = os.open(new, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode)
    with os.fdopen(handle, "wb") as stream:
        stream.write(content)
        stream.flush()
        os.fsync(stream.fileno())
    new.replace(file)
    keep(file.parent)


def keep(path: Path) -> None:
    """Make sure that a file's content, or the names in a folder, are on the disk; raises OSError."""
    if path.is_dir() and os.name == "nt":  # which has no handles of folders
        return
    handle = os.open(path, os.O_RDONLY if os.name == "posix" else os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
