"""`ttms-server`: run the server, prepare its database, load a programme."""

import argparse
import sys
from collections.abc import Sequence
from importlib.metadata import version
from pathlib import Path

# Settings that have an argument of their own, as section_name.
ARGUMENTS = {
    "database_url": "database, e.g. mysql+pymysql://user:password@host/ttms (default: SQLite in the state folder)",
    "server_address": "where to listen, e.g. 0.0.0.0:7850",
    "log_level": "debug, info, warning or error",
}
_OPTIONS = {"server_address": "--address"}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line; the exit code is 0 only if everything was done."""
    given = _parser().parse_args(arguments)
    # Only now, because it loads everything: help and version are answered at once.
    from ttms_server import commands

    try:
        said = commands.carry_out(given, {name: getattr(given, name) for name in ARGUMENTS})
    except commands.CommandRefusedError as refused:
        print(f"ttms-server: {refused}", file=sys.stderr)
        return 1
    print(said.text, end="")
    return said.code


def _parser() -> argparse.ArgumentParser:
    shared = argparse.ArgumentParser(add_help=False)
    shared.add_argument("--config", type=Path, metavar="FILE", help="settings, as configs/server.toml documents them")
    for name, text in ARGUMENTS.items():
        shared.add_argument(_OPTIONS.get(name, "--" + name.replace("_", "-")), dest=name, help=text)
    parser = argparse.ArgumentParser(prog="ttms-server", description="The server of TTMS Box Office.")
    parser.add_argument("--version", action="version", version=version("ttms"))
    commands = parser.add_subparsers(required=True, dest="command", metavar="COMMAND")

    def add(name: str, text: str) -> argparse.ArgumentParser:
        return commands.add_parser(name, parents=[shared], help=text, description=text)

    run = add("run", "Serve counters until stopped; brings the database up to date first.")
    run.add_argument("--with-parent", action="store_true", help="stop when the program that started this ends (Linux)")
    run.add_argument("--port-file", type=Path, metavar="FILE", help="write the port here once it is listened on")
    run.add_argument("--worker", type=int, help=argparse.SUPPRESS)  # which of several, as `workers.py` starts them
    init = add("init", "Make what a new server needs where it is missing: settings, database, administrator.")
    init.add_argument("--user", default="admin", help="what the first administrator is called (default: admin)")
    init.add_argument("--password-file", metavar="FILE", help='the password of the first administrator; "-" to type it')
    add("migrate", "Make the database, or bring it up to date.")
    add("status", "Say how the server is; the exit code is 0 only if counters can sell.")
    check = add("check", "Prove the books: every promise and every chain; the exit code is 0 only if all hold.")
    check.add_argument("--json", action="store_true", help="for programs: a list of what was found")
    backup = add("backup", "Copy database, keys and settings to a new folder, while the server runs or not.")
    backup.add_argument("folder", type=Path, metavar="FOLDER", help="is made; nothing may be there yet")
    sample = add("sample", "Load the sample cinema with shows for today and the next 13 days.")
    sample.add_argument("--folder", type=Path, default=None, help="another sample (default: resources/sample)")
    importing = add("import", "Take in films or shows from a CSV file, or a hall from a seating plan: all or nothing.")
    importing.add_argument("what", choices=["films", "shows", "hall"])
    importing.add_argument("file", type=Path, metavar="FILE", help="CSV; for a hall JSON as pretix publishes it")
    rollups = add("rollups", "What reports read: made anew from the ledger, or compared with it, row by row.")
    rollups.add_argument("what", choices=["rebuild", "compare"], help="compare exits with 1 if a row differs")
    return parser


if __name__ == "__main__":
    sys.exit(main())
