"""`ttms-server backup`: a copy taken while counters sell, with which a server goes on elsewhere."""

import os
import shutil
import sqlite3
import stat
import subprocess
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from sqlalchemy import make_url

from support.cinema import found_cinema, opened
from support.command_line import Ended, in_a_process, in_here
from support.mariadb import MariaDb
from support.race import buy, signed_in
from support.server_process import ServerProcess
from ttms_client import Client
from ttms_client.order import Order

COUNTERS = 3
BACKUPS = 2
ROOM = "\n".join(["o" * 50] * 50)


@contextmanager
def selling(address: str, schedule_id: int) -> Iterator[list[Order]]:
    """Orders that counters were told of, growing until the block ends."""
    enough, told = threading.Event(), list[Order]()

    def sell_on(counter: int) -> None:
        with Client(address) as client:
            signed_in(client, counter_name=str(counter))
            for seat_id in range(counter + 1, 2500, COUNTERS):
                if enough.wait(0.1):
                    return
                told.append(buy(client, schedule_id, seat_id))

    with ThreadPoolExecutor(COUNTERS) as threads:
        counters = [threads.submit(sell_on, counter) for counter in range(COUNTERS)]
        try:
            yield told
        finally:
            enough.set()
        for counter in counters:
            counter.result()


def files_of(folder: Path) -> dict[str, int]:
    """The files of a backup with their rights."""
    return {file.name: stat.S_IMODE(file.stat().st_mode) for file in folder.iterdir()}


def kept_of(client: Client, order_ids: set[int]) -> set[int]:
    """Those of the orders that the server knows."""
    return {client.order.get_order(order_id).order_id for order_id in order_ids}


def wait_for_more(told: list[Order], *, than: int) -> None:
    moment = threading.Event()
    while len(told) <= than:
        assert not moment.wait(0.01)


def test_a_server_goes_on_with_a_copy_taken_while_counters_sold(sqlite_url: str, tmp_path: Path) -> None:
    with opened(sqlite_url) as database:
        schedule_id = found_cinema(database, plan=ROOM).schedule_id
    state = tmp_path / "state"
    state.mkdir()
    config = tmp_path / "my.toml"
    config.write_text(f'[server]\nstate_folder = "{state}"\n[database]\nurl = "{sqlite_url}"\n[tls]\nmode = "always"\n')
    taken: dict[Path, set[int]] = {}
    with ServerProcess(sqlite_url, state) as server, selling(server.address, schedule_id) as told:
        for number in range(BACKUPS):
            wait_for_more(told, than=len(told) + 5)
            folder, before = tmp_path / f"backup {number}", {order.order_id for order in told}
            ended = in_a_process("backup", folder, "--config", config)
            assert (ended.code, ended.complained) == (0, ""), ended
            taken[folder] = before
        wait_for_more(told, than=len(told) + 5)
    key = (state / "ticket-key.pem").read_bytes()
    shutil.rmtree(state)

    for folder, before in taken.items():
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700
        assert files_of(folder) == {"ttms.sqlite3": 0o600, "ticket-key.pem": 0o600, "server.toml": 0o600}
        assert (folder / "ticket-key.pem").read_bytes() == key
        checked = in_here("check", "--database-url", f"sqlite:///{folder / 'ttms.sqlite3'}")
        assert (checked.code, checked.said.splitlines()[-1]) == (0, "The books are whole.")
        with ServerProcess(f"sqlite:///{folder / 'ttms.sqlite3'}", folder) as copy, Client(copy.address) as client:
            signed_in(client)
            assert kept_of(client, before) == before
            buy(client, schedule_id, 2500)


def test_what_is_only_in_the_file_beside_the_database_is_copied(sqlite_url: str, tmp_path: Path) -> None:
    """A copy of the file alone would lack it: that is why there is a command."""
    file = Path(make_url(sqlite_url).database or "")
    with opened(sqlite_url) as database:
        found_cinema(database)
        shutil.copy(file, tmp_path / "alone")
        ended = in_here("backup", tmp_path / "copy", "--database-url", sqlite_url)

        assert ended.code == 0, ended
        assert "Without --config no settings were copied." in ended.said
        assert users_in(tmp_path / "copy" / "ttms.sqlite3") == 4
        assert users_in(tmp_path / "alone") == 0


def users_in(file: Path) -> int:
    with closing(sqlite3.connect(f"{file.as_uri()}?immutable=1", uri=True)) as connection:
        return int(connection.execute("SELECT COUNT(*) FROM users").fetchone()[0])


def test_certificate_and_key_are_copied_from_where_the_settings_name_them(sqlite_url: str, tmp_path: Path) -> None:
    with opened(sqlite_url):
        pass
    (tmp_path / "pair.crt").write_text("certificate")
    (tmp_path / "pair.key").write_text("key")
    config = tmp_path / "my.toml"
    config.write_text(f'[tls]\ncertificate = "{tmp_path / "pair.crt"}"\nkey = "{tmp_path / "pair.key"}"\n')

    assert in_here("backup", tmp_path / "copy", "--config", config, "--database-url", sqlite_url).code == 0
    assert (tmp_path / "copy" / "certificate.pem").read_text() == "certificate"
    assert (tmp_path / "copy" / "key.pem").read_text() == "key"
    assert files_of(tmp_path / "copy")["key.pem"] == 0o600


def test_no_backup_is_written_over_anything(sqlite_url: str, tmp_path: Path) -> None:
    with opened(sqlite_url):
        pass
    (tmp_path / "file").write_text("mine")
    (tmp_path / "folder").mkdir()
    (tmp_path / "link").symlink_to("nowhere")

    for name in ("file", "folder", "link"):
        ended = in_here("backup", tmp_path / name, "--database-url", sqlite_url)
        words = f"{tmp_path / name} is there already; name a new folder, no backup is written over another."
        assert ended == Ended(1, "", f"ttms-server: {words}\n")
    assert (tmp_path / "file").read_text() == "mine"
    assert list((tmp_path / "folder").iterdir()) == []


def test_a_backup_that_fails_leaves_nothing_and_says_why(tmp_path: Path) -> None:
    notes, missing = tmp_path / "notes.txt", tmp_path / "missing"
    notes.write_text("Buy milk. " * 100)

    assert in_here("backup", tmp_path / "copy", "--database-url", f"sqlite:///{missing}").complained == (
        f"ttms-server: There is no database {missing}.\n"
    )
    assert in_here("backup", tmp_path / "copy", "--database-url", f"sqlite:///{notes}").complained == (
        f"ttms-server: The database {notes} cannot be copied: file is not a database\n"
    )
    assert in_here("backup", notes / "copy", "--database-url", f"sqlite:///{notes}").complained.endswith(
        "no backup can be made (Not a directory).\n"
    )
    assert [file.name for file in tmp_path.iterdir()] == ["notes.txt"]


@pytest.fixture
def odd_url(mariadb: MariaDb, mariadb_url: str) -> Iterator[str]:
    """The same database for a user whose password has every sign that an option file takes for its own."""
    database = make_url(mariadb_url)
    mariadb.execute("CREATE USER 'odd'@'127.0.0.1' IDENTIFIED BY ' #;\"\\'\\\\n=x '")
    mariadb.execute(f"GRANT SELECT, SHOW VIEW, TRIGGER ON `{database.database}`.* TO 'odd'@'127.0.0.1'")
    yield database.set(username="odd", password=" #;\"'\\n=x ").render_as_string(hide_password=False)
    mariadb.execute("DROP USER 'odd'@'127.0.0.1'")


def test_a_database_of_mariadb_is_dumped_and_a_server_goes_on_with_it(
    mariadb: MariaDb, mariadb_url: str, odd_url: str, tmp_path: Path
) -> None:
    with opened(mariadb_url) as database:
        schedule_id = found_cinema(database, plan=ROOM).schedule_id
    copy_name = f"{make_url(mariadb_url).database}_copy"
    mariadb.create_database(copy_name)
    copy_url = mariadb.url(copy_name)
    with ServerProcess(mariadb_url, tmp_path) as server, selling(server.address, schedule_id) as told:
        wait_for_more(told, than=5)
        before = {order.order_id for order in told}
        ended = in_a_process("backup", tmp_path / "copy", TTMS_DATABASE_URL=odd_url)
        assert (ended.code, ended.complained) == (0, ""), ended
        wait_for_more(told, than=len(told) + 5)
    try:
        restore(tmp_path / "copy" / "ttms.sql", copy_url)
        assert files_of(tmp_path / "copy")["ttms.sql"] == 0o600
        assert in_here("check", "--database-url", copy_url).code == 0
        with ServerProcess(copy_url, tmp_path) as copy, Client(copy.address) as client:
            signed_in(client)
            assert kept_of(client, before) == before
            buy(client, schedule_id, 2500)
    finally:
        mariadb.drop_database(copy_name)


def restore(dump: Path, database_url: str) -> None:
    url = make_url(database_url)
    words = ["mariadb", "--protocol=tcp", f"--host={url.host}", f"--port={url.port}", f"--user={url.username}"]
    with dump.open("rb") as text:
        environment = {**os.environ, "MYSQL_PWD": url.password or ""}
        subprocess.run([*words, url.database or ""], stdin=text, env=environment, check=True)


def test_what_the_dump_complains_about_is_told_without_the_password(mariadb_url: str, tmp_path: Path) -> None:
    url = make_url(mariadb_url).set(password="not the one").render_as_string(hide_password=False)

    ended = in_here("backup", tmp_path / "copy", "--database-url", url)

    assert ended.code == 1
    assert ended.complained.startswith("ttms-server: The database cannot be copied: mariadb-dump: ")
    assert "Access denied" in ended.complained
    assert "not the one" not in ended.complained
    assert list(tmp_path.iterdir()) == []


def test_the_command_line_of_the_dump_has_no_password(
    mariadb_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Everybody on the machine sees a command line."""
    stand_in = tmp_path / "mariadb-dump"
    stand_in.write_text(f'#!/bin/sh\necho "$@" > {tmp_path}/line; stat -c %a "${{1#*=}}" > {tmp_path}/rights\nexit 3\n')
    stand_in.chmod(0o700)
    monkeypatch.setenv("PATH", f"{tmp_path}:{os.environ['PATH']}")

    ended = in_here("backup", tmp_path / "copy", "--database-url", mariadb_url)

    assert ended.complained.endswith("mariadb-dump: exit code 3\n")
    line, password = (tmp_path / "line").read_text(), make_url(mariadb_url).password
    assert password
    assert password not in line
    assert "--single-transaction" in line
    assert (tmp_path / "rights").read_text().strip() == "600"
    assert not Path(line.split()[0].removeprefix("--defaults-file=")).exists()


def test_without_the_program_it_is_said_what_to_run(
    mariadb_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))

    ended = in_here("backup", tmp_path / "copy", "--database-url", mariadb_url)

    assert (ended.code, ended.complained.count("\n")) == (1, 1)
    assert "mariadb-dump is not installed here" in ended.complained
    assert "--user=tests --password test_" in ended.complained
    assert (make_url(mariadb_url).password or "") not in ended.complained
