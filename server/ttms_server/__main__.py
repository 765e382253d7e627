"""`ttms-server`: run the server, prepare its database, load a programme."""

import argparse
import asyncio
import ctypes
import signal
import sys
from collections.abc import Callable, Sequence
from datetime import date
from importlib.metadata import version
from pathlib import Path
from zoneinfo import ZoneInfo

from sqlalchemy.exc import SQLAlchemyError

from ttms_server import clock, logs, status, tls
from ttms_server import init as first_start
from ttms_server.app import PortTakenError, serve
from ttms_server.config import Settings, SettingWrongError, load, option_of
from ttms_server.database_errors import Meaning, meaning_of
from ttms_server.db import DatabaseInUseError, DatabaseUnusableError
from ttms_server.init import InitRefusedError
from ttms_server.load_sample import load_sample
from ttms_server.play import import_files, programme_import
from ttms_server.play.import_files import ImportRefused
from ttms_server.resource_files import resource
from ttms_server.sample import SampleCinema, read_sample
from ttms_server.schema_version import SchemaBusyError, SchemaNewerError, ready_database
from ttms_server.tls import CertificateUnusableError

# Settings that have an argument of their own, as section_name.
ARGUMENTS = {
    "database_url": "database, e.g. mysql+pymysql://user:password@host/ttms (default: SQLite in your data folder)",
    "server_address": "where to listen, e.g. 0.0.0.0:7850",
    "log_level": "debug, info, warning or error",
}

# So long a command waits for another one that works on the same SQLite file.
_PATIENCE_SECONDS = 10

# The exit code, if it is not 0.
Command = Callable[[argparse.Namespace, Settings], int | None]

_PARENT_DEATH_SIGNAL = 1  # PR_SET_PDEATHSIG of Linux


class CommandRefusedError(Exception):
    """A command that cannot be carried out; the text is for whoever typed it."""


# What goes wrong outside of the program: told in one line, without a trace.
EXPECTED = (
    CertificateUnusableError,
    CommandRefusedError,
    DatabaseInUseError,
    DatabaseUnusableError,
    InitRefusedError,
    PortTakenError,
    SchemaBusyError,
    SchemaNewerError,
    SettingWrongError,
)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line; the exit code is 0 only if everything was done."""
    given = _parser().parse_args(arguments)
    try:
        if given.command is _init and given.config and first_start.write_settings(given.config):
            print(f"Wrote {given.config}.")
        settings = load(given.config, **{name: getattr(given, name) for name in ARGUMENTS})
        logs.set_up(settings.log.level, settings.log.format)
        command: Command = given.command
        return command(given, settings) or 0
    except EXPECTED as error:
        print(f"ttms-server: {error}", file=sys.stderr)
        return 1
    except ImportRefused as refused:
        print("ttms-server: nothing was imported:", *refused.bad_lines, sep="\n  ", file=sys.stderr)
        return 1
    except SQLAlchemyError as error:
        if meaning_of(error) is Meaning.BUG:
            raise
        print(f"ttms-server: the database cannot be used: {getattr(error, 'orig', error)}", file=sys.stderr)
        return 1


def _parser() -> argparse.ArgumentParser:
    shared = argparse.ArgumentParser(add_help=False)
    shared.add_argument("--config", type=Path, metavar="FILE", help="settings, as configs/server.toml documents them")
    for name, text in ARGUMENTS.items():
        shared.add_argument(option_of(name), dest=name, help=text)
    parser = argparse.ArgumentParser(prog="ttms-server", description="The server of TTMS Box Office.")
    parser.add_argument("--version", action="version", version=version("ttms"))
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    def add(name: str, command: Command, text: str) -> argparse.ArgumentParser:
        added = commands.add_parser(name, parents=[shared], help=text, description=text)
        added.set_defaults(command=command)
        return added

    run = add("run", _run, "Serve counters until stopped; brings the database up to date first.")
    run.add_argument("--with-parent", action="store_true", help="stop when the program that started this ends (Linux)")
    run.add_argument("--port-file", type=Path, metavar="FILE", help="write the port here once it is listened on")
    init = add("init", _init, "Make what a new server needs where it is missing: settings, database, administrator.")
    init.add_argument("--user", default="admin", help="what the first administrator is called (default: admin)")
    init.add_argument("--password-file", metavar="FILE", help='the password of the first administrator; "-" to type it')
    add("migrate", _migrate, "Make the database, or bring it up to date.")
    add("status", _status, "Say how the server is; the exit code is 0 only if counters can sell.")
    sample = add("sample", _sample, "Load the sample cinema with shows for today and the next 13 days.")
    sample.add_argument("--folder", type=Path, default=None, help="another sample (default: resources/sample)")
    importing = add("import", _import, "Take in films or shows from a CSV file: all of it or nothing.")
    importing.add_argument("what", choices=["films", "shows"])
    importing.add_argument("file", type=Path, metavar="FILE.csv")
    return parser


def _run(given: argparse.Namespace, settings: Settings) -> None:
    if given.with_parent and sys.platform == "linux":
        # Asked for here and not between fork and exec: a fork of a program that uses gRPC can hang.
        ctypes.CDLL(None).prctl(_PARENT_DEATH_SIGNAL, signal.SIGTERM)
    database = ready_database(settings.database)
    try:
        asyncio.run(serve(settings, database, given.port_file))
    finally:
        database.close()


def _init(given: argparse.Namespace, settings: Settings) -> None:
    password = first_start.read_password(given.password_file) if given.password_file else ""
    certificate = tls.prepare(settings, clock.now()) if tls.is_wanted(settings) else None
    database = ready_database(settings.database, patience_seconds=_PATIENCE_SECONDS)
    try:
        with database.writing() as session:
            made = first_start.first_administrator(session, user_name=given.user, password=password, now=clock.now())
    finally:
        database.close()
    if made:
        secret = "the password given" if password else f"the password {made.password} and change it"
        print(f"Created the administrator {made.user_name}: sign in with {secret}.")
    if certificate:
        print(f"Counters will ask whether to trust this fingerprint:\n  {certificate.fingerprint}")
    print("The server can be started.")


def _migrate(_given: argparse.Namespace, settings: Settings) -> None:
    ready_database(settings.database, patience_seconds=_PATIENCE_SECONDS).close()
    print("The database is up to date.")


def _status(_given: argparse.Namespace, settings: Settings) -> int:
    found = status.look(settings)
    for what, how in found.lines:
        print(f"{what:12} {how}")
    return 0 if found.serving else 1


def _sample(given: argparse.Namespace, settings: Settings) -> None:
    folder = given.folder or resource("sample")
    now = clock.now()
    database = ready_database(settings.database)
    try:
        zone = _read_sample(folder, now.date()).cinema.time_zone
        sample = _read_sample(folder, now.astimezone(ZoneInfo(zone)).date())
        with database.writing() as session:
            loaded = load_sample(session, sample, now=now)
    finally:
        database.close()
    print(f"Added {loaded.users} users, {loaded.halls} halls, {loaded.films} films, {loaded.shows} shows.")


def _read_sample(folder: Path, first_day: date) -> SampleCinema:
    try:
        return read_sample(folder, first_day)
    except OSError as error:
        raise CommandRefusedError(f"{error.filename}: cannot be read ({error.strerror}).") from None
    except (KeyError, TypeError, ValueError) as error:
        raise CommandRefusedError(f"{folder}: the sample cannot be read: {error}") from None


def _import(given: argparse.Namespace, settings: Settings) -> None:
    try:
        text = import_files.load(given.file)
    except OSError as error:
        raise CommandRefusedError(f"{given.file}: cannot be read ({error.strerror}).") from None
    if given.what == "films":
        films = import_files.examine_films(text)
        count = _in_database(settings, lambda session: programme_import.import_films(session, films))
    else:
        shows, now = import_files.examine_shows(text), clock.now()
        count = _in_database(
            settings,
            lambda session: programme_import.import_shows(session, shows, settings.cinema, not_before=now),
        )
    print(f"Imported {count} {given.what}.")


def _in_database(settings: Settings, work: Callable[..., int]) -> int:
    database = ready_database(settings.database)
    try:
        with database.writing() as session:
            return work(session)
    finally:
        database.close()


if __name__ == "__main__":
    sys.exit(main())
