"""`ttms-server backup`: all that a server needs to go on elsewhere, in one new folder, taken while counters sell."""

import os
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

from sqlalchemy import make_url

from ttms_server import mariadb_dump, tls, whole_file
from ttms_server.config import DATABASE_FILE, Settings
from ttms_server.mariadb_dump import DumpRefusedError
from ttms_server.order.checkin import keys

DUMP = "ttms.sql"
SETTINGS = "server.toml"
_FOR_ITS_OWNER = 0o600


class BackupRefusedError(Exception):
    """There is no new backup; the text says why and what to do."""


def make(folder: Path, settings: Settings, config: Path | None) -> list[Path]:
    """Copy database, ticket key, certificate with its key, and settings to `folder`, which is made; returns the files.

    The folder appears once everything in it is on the disk, and nobody but its owner reads it. It is a state folder: a
    server on SQLite starts with it.

    Raises:
        BackupRefusedError: there is something at `folder` already, or anything cannot be read or written.
        CertificateUnusableError: the settings name half a pair.
    """
    if os.path.lexists(folder):
        raise BackupRefusedError(f"{folder} is there already; name a new folder, no backup is written over another.")
    unfinished = folder.with_name(f".{folder.name}.unfinished-{os.getpid()}")
    try:
        unfinished.mkdir(mode=0o700, parents=True)
        _fill(unfinished, settings, config)
        whole_file.keep(unfinished)
        unfinished.rename(folder)
        whole_file.keep(folder.parent)
    except DumpRefusedError as error:
        raise BackupRefusedError(f"The database cannot be copied: {error}") from None
    except sqlite3.Error as error:
        database = make_url(settings.database.url).database
        raise BackupRefusedError(f"The database {database} cannot be copied: {error}") from None
    except OSError as error:
        # By the name that it was to have in the end.
        file = str(error.filename or folder).replace(str(unfinished), str(folder), 1)
        raise BackupRefusedError(f"{file}: no backup can be made ({error.strerror}).") from None
    finally:
        shutil.rmtree(unfinished, ignore_errors=True)
    return sorted(folder.iterdir())


def _fill(folder: Path, settings: Settings, config: Path | None) -> None:
    # The database comes first: a key that is made meanwhile is then copied too.
    url = make_url(settings.database.url)
    if url.get_backend_name() == "sqlite":
        _copy_sqlite(Path(url.database or ""), folder / DATABASE_FILE)
    else:
        mariadb_dump.dump(url, folder / DUMP)
    pair = tls.files_of(settings)
    belongs_to_it = {
        keys.FILE: settings.server.folder / keys.FILE,
        tls.CERTIFICATE: pair.certificate,
        tls.KEY: pair.key,
        SETTINGS: config,
    }
    for name, file in belongs_to_it.items():
        if file is not None and file.exists():
            whole_file.write(folder / name, file.read_bytes(), mode=_FOR_ITS_OWNER)


def _copy_sqlite(database: Path, copy: Path) -> None:
    """One file that needs no other beside it, as the database was at one moment; whoever writes is not stopped.

    Raises:
        sqlite3.Error: it cannot be read or written, or the copy is damaged.
        BackupRefusedError: there is no database, or its copy is damaged.
    """
    if not database.exists():
        raise BackupRefusedError(f"There is no database {database}.")
    copy.touch(mode=_FOR_ITS_OWNER, exist_ok=False)
    with (
        closing(sqlite3.connect(f"{database.absolute().as_uri()}?mode=ro", uri=True)) as source,
        closing(sqlite3.connect(copy, isolation_level=None)) as target,
    ):
        # All pages in one step, hence of one moment: in WAL mode a reader stops nobody.
        source.backup(target, pages=-1)
        # The server makes it WAL again; until then nothing of it is in a second file.
        target.execute("PRAGMA journal_mode=DELETE").close()
        damage = target.execute("PRAGMA quick_check(1)").fetchone()[0]
    if damage != "ok":
        raise BackupRefusedError(f"The database {database} is damaged, so is its copy: {damage}")
    whole_file.keep(copy)
