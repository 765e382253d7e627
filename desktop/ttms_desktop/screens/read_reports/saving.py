"""Writing a report to a file: all of it appears at once, or nothing changes and it is said why."""

import errno
from pathlib import Path

from ttms_desktop.printing.report_failures import ReportDiskFull, ReportUnsaved, ReportUnwritable
from ttms_desktop.whole_file import write_whole

_NO_RIGHT = {errno.EACCES, errno.EPERM, errno.EROFS, errno.EBUSY, errno.ETXTBSY}
_NO_ROOM = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}


def save(path: Path, content: bytes) -> Path:
    """Write `content` as `path`; raises ReportUnwritable, ReportDiskFull, ReportUnsaved."""
    try:
        write_whole(path, content)
    except OSError as error:
        raise _refusal(error, path) from error
    return path


def _refusal(error: OSError, path: Path) -> ReportUnwritable | ReportDiskFull | ReportUnsaved:
    if error.errno in _NO_RIGHT or isinstance(error, PermissionError):
        return ReportUnwritable(file=path.name)
    if error.errno in _NO_ROOM:
        return ReportDiskFull(file=path.name)
    return ReportUnsaved(file=path.name, problem=error.strerror or str(error))
