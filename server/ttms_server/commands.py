"""What each command of `ttms-server` does, and the words for what goes wrong outside of the program."""

import argparse
import asyncio
import ctypes
import logging
import os
import signal
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from sqlalchemy import make_url
from sqlalchemy.exc import SQLAlchemyError

from ttms_server import backup, clock, logs, malloc, status, tls
from ttms_server import init as first_start
from ttms_server.app import PortTakenError, free_place, prepare, serve, serve_by_workers
from ttms_server.backup import BackupRefusedError
from ttms_server.books_currency import BooksInOtherCurrencyError, follow_currency
from ttms_server.check import service as check
from ttms_server.check import words as check_words
from ttms_server.cinema_days import day_of
from ttms_server.config import Settings
from ttms_server.config_reading import SettingWrongError, given_by, load, unknown_variables
from ttms_server.database_errors import Meaning, meaning_of, said_by
from ttms_server.db import Database, DatabaseInUseError, DatabaseUnusableError
from ttms_server.errors import Refusal
from ttms_server.init import InitRefusedError
from ttms_server.load_sample import load_sample
from ttms_server.order.checkin.keys import TicketKeyUnusableError
from ttms_server.order.rollup import rebuild as rollup_rebuild
from ttms_server.order.rollup import service as rollups
from ttms_server.play import import_files, programme_import
from ttms_server.play.import_files import ImportRefused
from ttms_server.resource_files import resource
from ttms_server.sample import SampleCinema, read_sample
from ttms_server.schema_version import (
    SchemaBrokenError,
    SchemaBusyError,
    SchemaNewerError,
    SchemaOlderError,
    existing_database,
    ready_database,
)
from ttms_server.studio import service as studio_service
from ttms_server.studio.seating_plan import SeatingPlanInvalid, read_seating_plan
from ttms_server.tls import CertificateUnusableError
from ttms_server.workers import PortFileUnusableError, WorkersEndError

log = logging.getLogger(__name__)

# So long a command waits for another one that works on the same SQLite file.
_PATIENCE_SECONDS = 10

_PARENT_DEATH_SIGNAL = 1  # PR_SET_PDEATHSIG of Linux


class CommandRefusedError(Exception):
    """A command that cannot be carried out; the text is for whoever typed it."""


# Told in one line, without a trace.
_EXPECTED = (
    BooksInOtherCurrencyError,
    BackupRefusedError,
    CertificateUnusableError,
    TicketKeyUnusableError,
    DatabaseInUseError,
    DatabaseUnusableError,
    InitRefusedError,
    PortFileUnusableError,
    PortTakenError,
    SchemaBrokenError,
    SchemaBusyError,
    SchemaNewerError,
    SchemaOlderError,
    SettingWrongError,
    WorkersEndError,
)


@dataclass(frozen=True, slots=True)
class Said:
    """What a command says at its end, and its exit code."""

    text: str = ""
    code: int = 0


def carry_out(given: argparse.Namespace, settings: Mapping[str, str | None]) -> Said:
    """Do what the command line says; `settings` are those that it gives, by section_name.

    Raises:
        CommandRefusedError: it cannot be done, for a reason outside of the program.
    """
    try:
        with _settings_made(given, settings) as told:
            loaded = load(given.config, os.environ, **settings)
            logs.set_up(loaded.log.level, loaded.log.format, worker=getattr(given, "worker", None))
            for name, nearest in unknown_variables(os.environ):
                log.warning("no such setting", extra={"variable": name, "nearest": nearest})
            said = _COMMANDS[given.command](given, loaded)
    except _EXPECTED as error:
        raise CommandRefusedError(str(error)) from None
    except ImportRefused as refused:
        raise CommandRefusedError("\n  ".join(["nothing was imported:", *map(str, refused.bad_lines)])) from None
    except SQLAlchemyError as error:
        if meaning_of(error) is Meaning.BUG:
            raise
        # A server's own words name it; SQLite's do not.
        url = make_url(loaded.database.url)
        named = f"database {url.database}" if url.get_backend_name() == "sqlite" else "database"
        raise CommandRefusedError(f"the {named} cannot be used: {said_by(error)}") from None
    return Said(told + said.text, said.code)


@contextmanager
def _settings_made(given: argparse.Namespace, arguments: Mapping[str, str | None]) -> Iterator[str]:
    """Where init finds no settings at `--config` it makes them, with what else it is given; they stay if it succeeds.

    What is to be said of them comes out; nothing for other commands.
    """
    if given.command != "init" or not given.config:
        yield ""
        return
    beside = {path: setting.value for path, setting in given_by(None, os.environ, **arguments).items()}
    if not first_start.write_settings(given.config, beside):
        yield _unwritten(given.config, beside)
        return
    try:
        yield f"Wrote {given.config}.\n"
    except BaseException:
        given.config.unlink(missing_ok=True)
        raise


def _unwritten(file: Path, beside: Mapping[tuple[str, str], object]) -> str:
    """What environment and command line gave this once, and the settings that were there do not say."""
    kept, defaults = given_by(file, {}), Settings()
    other = []
    for path, value in beside.items():
        section, name = path
        present = kept[path].value if path in kept else getattr(getattr(defaults, section), name)
        if value != present:
            other.append(f"[{section}] {name}")
    return f"{file} is left as it is: write {', '.join(other)} into it, or give it each time.\n" if other else ""


def _run(given: argparse.Namespace, settings: Settings) -> Said:
    if given.with_parent and sys.platform == "linux":
        # Asked for here and not between fork and exec: a fork of a program that uses gRPC can hang.
        ctypes.CDLL(None).prctl(_PARENT_DEATH_SIGNAL, signal.SIGTERM)
    malloc.keep_few_arenas()
    if given.worker is not None:
        return _work(settings)
    if settings.server.workers > 1:
        return _run_workers(given, settings)
    free_place(settings.server.address)
    is_new = _is_new(settings)
    database = _ready(settings)
    try:
        first_start.warn_if_empty(database, is_new=is_new)
        rollup_rebuild.follow_zone(database, settings.cinema.time_zone)
        asyncio.run(serve(settings, database, given.port_file))
    finally:
        database.close()
    return Said()


def _is_new(settings: Settings) -> bool:
    url = make_url(settings.database.url)
    return url.get_backend_name() == "sqlite" and not Path(url.database or "").exists()


def _run_workers(given: argparse.Namespace, settings: Settings) -> Said:
    """Make everything that a first start makes, once, and keep the workers running."""
    free_place(settings.server.address)
    database = _ready(settings)
    try:
        first_start.warn_if_empty(database, is_new=False)
        rollup_rebuild.follow_zone(database, settings.cinema.time_zone)
        prepare(settings, database)
    finally:
        database.close()
    return Said(code=asyncio.run(serve_by_workers(settings, given.port_file)))


def _work(settings: Settings) -> Said:
    """Be one of several workers: the database is up to date."""
    database = existing_database(settings.database)
    try:
        asyncio.run(serve(settings, database, is_worker=True))
    finally:
        database.close()
    return Said()


def _init(given: argparse.Namespace, settings: Settings) -> Said:
    password = first_start.read_password(given.password_file) if given.password_file else ""
    certificate = tls.prepare(settings, clock.now()) if tls.is_wanted(settings) else None
    database = _ready(settings, patience_seconds=_PATIENCE_SECONDS)
    try:
        with database.writing() as session:
            made = first_start.first_administrator(session, user_name=given.user, password=password, now=clock.now())
    finally:
        database.close()
    lines = []
    if made:
        secret = "the password given" if password else f"the password {made.password} and change it"
        lines.append(f"Created the administrator {made.user_name}: sign in with {secret}.")
    else:
        lines.append("There is an administrator already, who signs in as before.")
    lines.append(f"The database is {make_url(settings.database.url).render_as_string()}.")
    if certificate:
        lines += ["Counters will ask whether to trust this fingerprint:", f"  {certificate.fingerprint}"]
    cinema = settings.cinema
    lines.append(
        f"The cinema sells in {cinema.currency} by the clocks of {cinema.time_zone} ([cinema] in the settings)."
    )
    return Said("\n".join([*lines, "The server can be started.\n"]))


def _migrate(_given: argparse.Namespace, settings: Settings) -> Said:
    _ready(settings, patience_seconds=_PATIENCE_SECONDS).close()
    return Said("The database is up to date.\n")


def _status(_given: argparse.Namespace, settings: Settings) -> Said:
    found = status.look(settings)
    return Said("".join(f"{what:12} {how}\n" for what, how in found.lines), 0 if found.serving else 1)


def _check(given: argparse.Namespace, settings: Settings) -> Said:
    """On a server that runs, too: everything is read as it was at one moment."""
    database = existing_database(settings.database.patient())
    try:
        with database.snapshot() as session:
            findings = list(check.examine(session))
    finally:
        database.close()
    text = check_words.as_json(findings) if given.json else check_words.as_lines(findings)
    return Said(text, int(any(finding.broken for finding in findings)))


def _backup(given: argparse.Namespace, settings: Settings) -> Said:
    """On a server that runs, too: the database is copied as it was at one moment."""
    files = backup.make(given.folder.absolute(), settings, given.config)
    lines = [f"  {file.name:16} {file.stat().st_size:>14,} bytes" for file in files]
    without = "" if given.config else "Without --config no settings were copied.\n"
    return Said("\n".join([f"Copied to {given.folder}, for its owner alone:", *lines, ""]) + without)


def _sample(given: argparse.Namespace, settings: Settings) -> Said:
    folder = given.folder or resource("sample")
    now = clock.now()
    database = _ready(settings)
    try:
        # After midnight the counters still show the evening before.
        sample = _read_sample(folder, day_of(now, settings.cinema.zone), settings.cinema.currency)
        with database.writing() as session:
            loaded = load_sample(session, sample, settings.cinema, now=now)
    finally:
        database.close()
    parts = (_counted(getattr(loaded, what), what) for what in ("users", "halls", "films", "shows"))
    return Said(f"Added {', '.join(parts)}.\n")


def _counted(count: int, what: str) -> str:
    """`what` is the word for several: "1 film", "2 films"."""
    return f"{count} {what.removesuffix('s') if count == 1 else what}"


def _read_sample(folder: Path, first_day: date, currency: str) -> SampleCinema:
    try:
        return read_sample(folder, first_day, currency)
    except OSError as error:
        raise CommandRefusedError(f"{error.filename}: cannot be read ({error.strerror}).") from None
    except (KeyError, TypeError, ValueError) as error:
        raise CommandRefusedError(f"{folder}: the sample cannot be read: {error}") from None


def _import(given: argparse.Namespace, settings: Settings) -> Said:
    try:
        text = import_files.load(given.file)
    except OSError as error:
        raise CommandRefusedError(f"{given.file}: cannot be read ({error.strerror}).") from None
    if given.what == "hall":
        return _import_hall(given.file, text, settings)
    if given.what == "films":
        films = import_files.examine_films(text)
        count = _in_database(settings, lambda session: programme_import.import_films(session, films))
    else:
        shows, now = import_files.examine_shows(text, settings.cinema.currency), clock.now()
        count = _in_database(
            settings,
            lambda session: programme_import.import_shows(session, shows, settings.cinema, not_before=now),
        )
    return Said(f"Imported {_counted(count, given.what)}.\n")


def _import_hall(file: Path, text: str, settings: Settings) -> Said:
    try:
        hall = read_seating_plan(text)
        _in_database(
            settings,
            lambda session: (
                studio_service.create_studio(session, name=hall.name, name_en="", curve=0, plan=hall).studio_id
            ),
        )
    except SeatingPlanInvalid as error:
        place = f"line {error.line}, column {error.column}: " if error.line else ""
        raise CommandRefusedError(f"{file}: {place}{error.reason}.") from None
    except Refusal as refusal:
        raise CommandRefusedError(f"{file}: {refusal}") from None
    return Said(f"Imported the hall {hall.name} with {hall.place_count} places.\n")


def _in_database(settings: Settings, work: Callable[..., int]) -> int:
    database = _ready(settings)
    try:
        with database.writing() as session:
            return work(session)
    finally:
        database.close()


def _rollups(given: argparse.Namespace, settings: Settings) -> Said:
    if given.what == "compare":
        return _compare_rollups(settings)
    database = _ready(settings, patience_seconds=_PATIENCE_SECONDS)
    try:
        count = rollup_rebuild.rebuild(database, settings.cinema.time_zone)
    finally:
        database.close()
    return Said(f"Made the roll-ups of {count} days anew.\n")


def _compare_rollups(settings: Settings) -> Said:
    """On a server that runs, too: everything is read as it was at one moment."""
    database = existing_database(settings.database.patient())
    try:
        with database.snapshot() as session:
            kept, wanted = rollups.zone_of(session).key, settings.cinema.time_zone
            lines = [f"{difference}\n" for difference in rollups.differences(session)]
    finally:
        database.close()
    if kept != wanted:
        lines.append(f"The roll-ups have the days of {kept}, the cinema those of {wanted}.\n")
    if lines:
        return Said("".join([*lines, "Make them anew from the ledger: ttms-server rollups rebuild.\n"]), 1)
    return Said("The roll-ups say what the ledger says.\n")


def _ready(settings: Settings, *, patience_seconds: float = 0) -> Database:
    database = ready_database(settings.database, settings.cinema, patience_seconds=patience_seconds)
    try:
        follow_currency(database, settings.cinema.currency)
    except BaseException:
        database.close()
        raise
    return database


_COMMANDS: Mapping[str, Callable[[argparse.Namespace, Settings], Said]] = {
    "run": _run,
    "init": _init,
    "migrate": _migrate,
    "status": _status,
    "check": _check,
    "backup": _backup,
    "sample": _sample,
    "import": _import,
    "rollups": _rollups,
}
