"""What each error of a database means for a unit of work: the one table, by number, never by class or text.

Source: the engines' manuals; each line was seen on MariaDB 10.11 or SQLite 3.40 unless marked (manual).
"""

import errno
import re
from enum import Enum

from pymysql import err as pymysql_err
from sqlalchemy.exc import DBAPIError, IntegrityError
from sqlalchemy.exc import TimeoutError as PoolTimeoutError


class Meaning(Enum):
    """What to do with the unit of work in which an error came up."""

    AGAIN = "nothing of it is stored, run the whole unit again"
    GONE = "the database cannot be reached"
    FULL = "the disk of the database is full"
    STOPPED = "the database cannot write: read-only, damaged"
    BUG = "the statement itself is wrong"


class OvertakenError(Exception):
    """Somebody else changed a row between this unit's look and its write: as a deadlock, nothing of it is stored."""


# 1213 deadlock, 1020 row changed since read (MariaDB >= 11.6), 1205 lock wait (undoes only the statement: roll back),
# 8022, 9007 and the like are TiDB's write conflicts (manual).
_AGAIN = {1213, 1020, 1205, 8002, 8005, 8022, 8028, 9007}
# 2002/2003 cannot connect, 2006/2013/2014/2055 connection lost, 1927/4031/1053 killed or shutting down,
# 1317 interrupted, 1180 error during commit, 1047 no quorum.
_LOST = {2002, 2003, 2006, 2013, 2014, 2055, 1927, 4031, 1053, 1317, 1180, 1047}
# 1040 too many connections (1203, 1226 of this account), 1129 host blocked, 1044/1045 no rights, 1049 no such database.
_NOT_LET_IN = {1040, 1203, 1226, 1129, 1044, 1045, 1049}
_GONE = _LOST | _NOT_LET_IN
# 1114 table full: its tablespace cannot grow; 1021 disk full (manual).
_FULL = {1114, 1021}
# 1290 read-only, 1142 right missing, 1036 read-only table, 1030/1026/3/14 storage error, most with the system's number.
_STOPPED = {1290, 1142, 1036, 1030, 1026, 3, 14}
_NAMES_SYSTEM_ERROR = {1030, 1026, 3}
_SYSTEM_ERROR = re.compile(r"\b(?:error|Errcode:|errno:) (\d+)")
_NO_ROOM = {errno.ENOSPC, errno.EDQUOT}

_WRONG_USER = "Correct user and password in [database] url, or give that user its rights."
_WAYS_OUT = {
    2002: "Start the database server, or correct its host and port in [database] url.",
    2003: "Start the database server, or correct its host and port in [database] url.",
    1044: _WRONG_USER,
    1045: _WRONG_USER,
    1698: _WRONG_USER,
    1049: "Make it (CREATE DATABASE), or correct its name in [database] url.",
}

_DUPLICATE_MYSQL = {1062, 1586}
# SQLITE_CONSTRAINT_PRIMARYKEY, _UNIQUE, _ROWID
_DUPLICATE_SQLITE = {1555, 2067, 2579}

_SQLITE_AGAIN = {5, 6, 261, 262, 517, 518, 773}  # BUSY and LOCKED with their extended codes
_SQLITE_FULL = {13}  # disk full: SQLite has rolled back by itself
_SQLITE_GONE = {14}  # CANTOPEN
_SQLITE_STOPPED_BASE = {8, 10, 11, 26}  # READONLY, IOERR, CORRUPT, NOTADB


def meaning_of(error: Exception) -> Meaning:
    """What `error`, raised by SQLAlchemy before COMMIT was sent, means for its unit of work."""
    if isinstance(error, PoolTimeoutError | OvertakenError):
        return Meaning.AGAIN
    if not isinstance(error, DBAPIError) or error.orig is None:
        return Meaning.BUG
    sqlite_code = getattr(error.orig, "sqlite_errorcode", None)
    if sqlite_code is not None:
        return _sqlite_meaning(sqlite_code)
    return _mysql_meaning(error, error.orig)


def _mysql_meaning(error: DBAPIError, original: BaseException) -> Meaning:
    number = _number(original)
    if number in _AGAIN:
        return Meaning.AGAIN
    if number in _GONE or error.connection_invalidated or isinstance(original, pymysql_err.InterfaceError):
        return Meaning.GONE
    if number in _FULL or (number in _NAMES_SYSTEM_ERROR and _system_error(original) in _NO_ROOM):
        return Meaning.FULL
    return Meaning.STOPPED if number in _STOPPED else Meaning.BUG


def _sqlite_meaning(code: int) -> Meaning:
    if code in _SQLITE_AGAIN:
        return Meaning.AGAIN
    if code in _SQLITE_GONE:
        return Meaning.GONE
    if code in _SQLITE_FULL:
        return Meaning.FULL
    return Meaning.STOPPED if code & 0xFF in _SQLITE_STOPPED_BASE else Meaning.BUG


def said_by(error: Exception) -> str:
    """What the database said, and what to do about it where that is known."""
    original = getattr(error, "orig", None) or error
    number = _number(original)
    words = str(original.args[1] if number is not None and len(original.args) > 1 else original)
    way_out = _WAYS_OUT.get(number or 0, "")
    return f"{words.rstrip('.')}. {way_out}" if way_out else words


def rolled_back_at_commit(error: Exception) -> bool:
    """Whether a COMMIT that raised `error` certainly stored nothing; otherwise its outcome is unknown."""
    if not isinstance(error, DBAPIError) or error.orig is None:
        return False
    if getattr(error.orig, "sqlite_errorcode", None) in _SQLITE_AGAIN | _SQLITE_FULL:
        return True
    return _number(error.orig) in {1213, 1020}


def is_duplicate(error: Exception) -> bool:
    """Whether a primary or unique key refused the row."""
    if not isinstance(error, IntegrityError):
        return False
    code = getattr(error.orig, "sqlite_errorcode", None)
    if code is not None:
        return code in _DUPLICATE_SQLITE
    return error.orig is not None and _number(error.orig) in _DUPLICATE_MYSQL


def _number(original: BaseException) -> int | None:
    return original.args[0] if original.args and isinstance(original.args[0], int) else None


def _system_error(original: BaseException) -> int | None:
    """The operating system's number, as in: Got error 28 "No space left on device" from storage engine InnoDB."""
    found = _SYSTEM_ERROR.search(str(original.args[1])) if len(original.args) > 1 else None
    return int(found[1]) if found else None
