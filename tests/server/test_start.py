"""A server that cannot start says why in one line and exits with 1."""

import socket
from collections.abc import Callable
from pathlib import Path

from sqlalchemy import text

from support.cinema import opened
from support.command_line import Ended, in_a_process, in_here
from support.server_process import ServerProcess
from ttms_server.config import DatabaseSettings
from ttms_server.db import Database
from ttms_server.schema_version import upgrade


def refused(*arguments: str | Path, run: Callable[..., Ended] = in_here, **environment: str) -> str:
    """The one line with which a server that cannot start ends."""
    ended = run("run", "--address", "127.0.0.1:0", *arguments, **environment)
    assert (ended.code, ended.said) == (1, ""), ended
    assert ended.complained.startswith("ttms-server: ")
    assert ended.complained.count("\n") == 1, ended.complained
    return ended.complained.removeprefix("ttms-server: ").rstrip("\n")


def test_a_wrong_line_in_the_file_is_named(tmp_path: Path) -> None:
    file = tmp_path / "server.toml"
    file.write_text("[selling]\nhold_seconds = 1\n", encoding="utf-8")

    assert refused("--config", file) == f"{file}:2: [selling] hold_seconds = 1: must be from 5 to 3600."


def test_a_wrong_variable_is_named() -> None:
    words = "TTMS_LOG_LEVEL: [log] level = 'loud': must be debug, info, warning or error."

    assert refused(run=in_a_process, TTMS_LOG_LEVEL="loud") == words


def test_a_taken_port_is_named(sqlite_url: str) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        address = f"127.0.0.1:{other.getsockname()[1]}"

        assert refused("--database-url", sqlite_url, "--address", address, run=in_a_process) == (
            f"Cannot listen on {address}: Address already in use. Choose another with --address HOST:PORT."
        )


def test_a_host_of_another_machine_is_named(sqlite_url: str) -> None:
    words = refused("--database-url", sqlite_url, "--address", "192.0.2.1:7850")

    assert words.startswith("Cannot listen on 192.0.2.1:7850: Cannot assign requested address.")


def test_a_database_server_that_is_not_there_is_named() -> None:
    with socket.socket() as nobody:
        nobody.bind(("127.0.0.1", 0))
        url = f"mysql+pymysql://u:secret@127.0.0.1:{nobody.getsockname()[1]}/ttms"

        words = refused("--database-url", url)

    assert words.startswith("the database cannot be used: Can't connect to MySQL server on '127.0.0.1'")
    assert words.endswith(". Start the database server, or correct its host and port in [database] url.")
    assert "secret" not in words


def test_a_wrong_password_of_the_database_is_told(mariadb_url: str) -> None:
    words = refused("--database-url", mariadb_url.replace("tests:", "tests:not-"))

    assert words.startswith("the database cannot be used: Access denied")
    assert words.endswith(". Correct user and password in [database] url, or give that user its rights.")


def test_a_port_that_cannot_be_told_is_said(sqlite_url: str, tmp_path: Path) -> None:
    file = tmp_path / "none" / "port"

    ended = in_a_process("run", "--database-url", sqlite_url, "--address", "127.0.0.1:0", "--port-file", file)

    assert ended.code == 1
    assert ended.complained.endswith(f"ttms-server: The port cannot be written to {file}: No such file or directory.\n")


def test_a_folder_in_which_nobody_can_write_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    path = tmp_path / "file" / "ttms.sqlite3"

    words = refused("--database-url", f"sqlite:///{path}")

    assert words.startswith(f"The database {path} cannot be written: File exists. Give the server's user the right to")


def test_a_file_that_is_no_database_is_left_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "notes.txt"
    path.write_text("Buy milk. " * 100)

    words = f"the database {path} cannot be used: file is not a database"
    assert refused("--database-url", f"sqlite:///{path}") == words
    assert path.read_text() == "Buy milk. " * 100


def warnings(server: ServerProcess) -> list[str]:
    return [line for line in server.log.splitlines() if "level=warning" in line]


def test_a_wrong_path_is_not_taken_for_a_new_cinema_in_silence(tmp_path: Path) -> None:
    """The server starts, as a first one does, and says in one line what it made."""
    url = f"sqlite:///{tmp_path / 'wrong.db'}"
    with ServerProcess(url, tmp_path) as server:
        [said] = warnings(server)
        server.stop()
        server.start()
        [_, again] = warnings(server)
    assert f"made an empty cinema in {tmp_path / 'wrong.db'}: nobody can sign in." in said
    assert "[database] url" in said
    assert "ttms-server init makes the first administrator" in said
    assert f"serving an empty cinema in {tmp_path / 'wrong.db'}: nobody can sign in." in again


def test_a_cinema_with_people_is_served_without_a_warning(database_url: str, tmp_path: Path) -> None:
    assert in_here("init", "--database-url", database_url).code == 0
    with ServerProcess(database_url, tmp_path) as server:
        assert warnings(server) == []


def test_an_empty_database_of_mariadb_is_named_without_its_password(mariadb_url: str, tmp_path: Path) -> None:
    with ServerProcess(mariadb_url, tmp_path) as server:
        [said] = warnings(server)
    assert "serving an empty cinema in mysql+pymysql://tests:***@127.0.0.1" in said


def test_nobody_else_on_the_machine_can_read_a_new_database(sqlite_url: str) -> None:
    # Made by the program itself: the tests' other databases are copies.
    database = Database(DatabaseSettings(url=sqlite_url))
    database.claim_file()
    upgrade(database)
    database.close()

    assert Path(database.engine.url.database or "").stat().st_mode & 0o077 == 0


def test_settings_that_cannot_be_read_are_named(tmp_path: Path) -> None:
    file = tmp_path / "server.toml"
    assert refused("--config", file) == f"{file}: cannot be read (No such file or directory)."

    file.write_text("address: 127.0.0.1\n", encoding="utf-8")
    assert refused("--config", file).startswith(f"{file}:1: Expected '=' after a key")


def test_a_second_process_on_one_sqlite_file_is_refused(sqlite_url: str) -> None:
    with opened(sqlite_url):
        words = refused("--database-url", sqlite_url, run=in_a_process)

    path = sqlite_url.removeprefix("sqlite:///")
    assert words == f"Another TTMS server or command is writing to {path}; stop it first."


def test_a_database_of_a_newer_program_is_refused(sqlite_url: str) -> None:
    with opened(sqlite_url) as database, database.writing() as session:
        session.execute(text("UPDATE alembic_version SET version_num = '9999'"))

    assert refused("--database-url", sqlite_url) == (
        "The database has schema 9999, which this program does not know; update it."
    )


def test_a_server_that_is_told_to_stop_exits_with_0_and_lets_go_of_its_database(
    sqlite_url: str, tmp_path: Path
) -> None:
    with ServerProcess(sqlite_url, tmp_path) as server:
        assert server.stop() == 0

    assert f"listening on {server.address}" in server.log
    assert "Traceback" not in server.log
    with opened(sqlite_url):
        pass
