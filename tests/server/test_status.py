"""`ttms-server status` and `init`: what is said about a server, and what is made for a new one."""

import logging
import re
import shutil
from pathlib import Path
from threading import Thread

import pytest
from sqlalchemy import make_url, text

from support.cinema import PASSWORD, count, found_cinema, opened
from support.command_line import Ended, in_here
from support.server_process import ServerProcess
from ttms_client import Client, new_request_id, trust
from ttms_client.user import Role
from ttms_server import status
from ttms_server.config import LogSettings, Settings
from ttms_server.config_reading import load


def settings_file(folder: Path, address: str = "0.0.0.0:7851") -> Path:
    """Settings of a server whose files are in a new folder."""
    file = folder / "server.toml"
    file.write_text(f'[server]\naddress = "{address}"\nstate_folder = "{folder / "state"}"\n')
    return file


def said_by(ended: Ended) -> dict[str, str]:
    """What the lines of a status say, by their first word; the second line of a fingerprint is joined to the first."""
    found: dict[str, str] = {}
    last = ""
    for line in ended.said.splitlines():
        what, how = line[:12].strip(), line[12:].strip()
        last = what or last
        found[last] = f"{found[last]} {how}" if not what else how
    return found


# status


def test_a_server_that_sells_is_said_to_serve(sqlite_url: str, tmp_path: Path) -> None:
    with opened(sqlite_url) as database:
        found_cinema(database)
    with ServerProcess(sqlite_url, tmp_path, host="0.0.0.0") as server:
        file = tmp_path / "server.toml"
        file.write_text(
            f'[server]\naddress = "0.0.0.0:{server.port}"\nstate_folder = "{tmp_path}"\n'
            f'[database]\nurl = "{sqlite_url}"\n'
        )
        ended = in_here("status", "--config", file)
        shown = trust.fetch_certificate(server.address)
    found = said_by(ended)

    assert ended.code == 0
    assert found["address"] == f"0.0.0.0:{server.port}"
    assert found["tls"] == f"on, with {tmp_path}/certificate.pem"
    assert found["fingerprint"] == shown.fingerprint
    assert found["valid until"] == f"{shown.valid_until:%Y-%m-%d}"
    assert found["database"] == f"sqlite, {sqlite_url.removeprefix('sqlite:///')}: answers"
    assert re.fullmatch(r"\d{4} \(this program's\)", found["schema"])
    assert found["currency"] == "CNY"
    assert found["health"] == "serving"
    assert found["version"]


def status_of(folder: Path, address: str, *more: str) -> dict[str, str]:
    """What is said of an address by the settings of a server whose files are in `folder`; `more` are lines of them."""
    file = folder / "server.toml"
    file.write_text("\n".join([f'[server]\naddress = "{address}"\nstate_folder = "{folder}"', *more]))
    ended = in_here("status", "--config", file)
    assert ended.code == (0 if said_by(ended)["health"] == "serving" else 1)
    return said_by(ended)


def test_a_server_of_other_books_is_not_taken_for_this_cinemas(tmp_path: Path) -> None:
    own, other = tmp_path / "own", tmp_path / "other"
    for folder in (own, other):
        folder.mkdir()
    with ServerProcess(f"sqlite:///{own / 'ttms.sqlite3'}", own) as server:
        mine = status_of(own, server.address)
        shutil.copytree(own, other, dirs_exist_ok=True)  # with certificate and key, as for a move
        copied = status_of(other, server.address)
        none = status_of(own, server.address, f'[database]\nurl = "sqlite:///{own / "elsewhere.sqlite3"}"')

    assert mine["health"] == "serving"
    assert copied["health"].startswith(f"another server answers at port {server.port}: it does not sell from this")
    assert "whether it sells from this database cannot be told" in none["health"]


def test_a_server_with_another_certificate_is_told_by_its_fingerprint(tmp_path: Path) -> None:
    own, other = tmp_path / "own", tmp_path / "other"
    for folder in (own, other):
        folder.mkdir()
        in_here("init", "--config", settings_file(folder))
    with ServerProcess(f"sqlite:///{other / 'state' / 'ttms.sqlite3'}", other / "state", host="0.0.0.0") as server:
        assert server.certificate is not None
        found = status_of(own / "state", f"0.0.0.0:{server.port}")
        plain = status_of(own / "state", server.address)

    begins = trust.fingerprint_of(server.certificate)[:19]
    assert found["health"].startswith(f"another server answers at port {server.port}: its fingerprint begins {begins}")
    assert plain["health"].startswith(f"what answers at port {server.port} is no server of this cinema")


def test_books_in_another_currency_are_told(tmp_path: Path) -> None:
    with opened(f"sqlite:///{tmp_path / 'ttms.sqlite3'}") as database:
        found_cinema(database)

    found = status_of(tmp_path, "127.0.0.1:1", '[cinema]\ncurrency = "EUR"')

    assert found["currency"].startswith("wrong, the server will not start: The books are kept in CNY, but")


def test_a_server_that_sells_but_could_not_start_again_with_these_settings_is_a_fault(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'ttms.sqlite3'}"
    with opened(url) as database:
        found_cinema(database)
    with ServerProcess(url, tmp_path) as server:
        file = tmp_path / "server.toml"
        file.write_text(
            f'[server]\naddress = "{server.address}"\nstate_folder = "{tmp_path}"\n[cinema]\ncurrency = "EUR"'
        )
        ended = in_here("status", "--config", file)
    found = said_by(ended)

    assert found["health"] == "serving"
    assert found["currency"].startswith("wrong, the server will not start: The books are kept in CNY, but")
    assert ended.code == 1


def test_without_a_server_the_rest_is_said_and_the_exit_code_is_1(database_url: str, tmp_path: Path) -> None:
    with opened(database_url) as database, database.writing() as session:
        session.execute(text("UPDATE alembic_version SET version_num = '0000'"))

    ended = in_here("status", "--config", settings_file(tmp_path, "127.0.0.1:1"), "--database-url", database_url)
    found = said_by(ended)

    assert (ended.code, ended.complained) == (1, "")
    assert found["tls"] == "off: only this machine can reach the address"
    assert found["database"].endswith(": answers")
    assert found["schema"].startswith("0000; this program's is ")
    assert found["health"].startswith("no server answers at port 1")


def test_asking_makes_nothing(tmp_path: Path) -> None:
    ended = in_here("status", "--config", settings_file(tmp_path))

    assert ended.code == 1
    assert "not there yet" in said_by(ended)["database"]
    assert "cannot be read" in said_by(ended)["tls"]
    assert not (tmp_path / "state").exists()


@pytest.mark.parametrize("folder", ["/proc/nothing/state", "{tmp}/file/state"])
def test_a_database_that_cannot_be_made_is_no_work_for_init(tmp_path: Path, folder: str) -> None:
    (tmp_path / "file").write_text("")
    file = settings_file(tmp_path, "127.0.0.1:1")
    file.write_text(f'[server]\nstate_folder = "{folder.format(tmp=tmp_path)}"\n')

    ended = in_here("status", "--config", file)

    assert ended.code == 1
    assert "not there, and cannot be made, the server will not start: " in said_by(ended)["database"]


def test_a_status_refuses_what_the_server_would_refuse(tmp_path: Path) -> None:
    file = settings_file(tmp_path)
    file.write_text("[server]\nworkers = 4\n")

    ended = in_here("status", "--config", file)

    assert (ended.code, ended.said) == (1, "")
    assert ended.complained.startswith(f"ttms-server: {file}:2: [server] workers = 4: SQLite has one server process")


def test_a_database_that_is_away_is_said_without_its_password(tmp_path: Path) -> None:
    ended = in_here("status", "--database-url", "mysql+pymysql://u:secret@127.0.0.1:1/ttms", "--address", "127.0.0.1:1")

    assert ended.code == 1
    assert "cannot be used" in said_by(ended)["database"]
    assert "secret" not in ended.said + ended.complained


def test_what_another_thread_of_the_tests_logs_meanwhile_is_no_word_of_a_command(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    look = status.look

    def look_while_somebody_speaks(settings: Settings) -> status.Status:
        speaker = Thread(target=logging.getLogger("somebody").error, args=["another test's"])
        speaker.start()
        speaker.join()
        return look(settings)

    monkeypatch.setattr(status, "look", look_while_somebody_speaks)

    ended = in_here("status", "--config", settings_file(tmp_path))

    assert (ended.complained, "another test's" in ended.said) == ("", False)


# init


def test_a_new_server_gets_what_it_needs_and_its_administrator_can_sign_in(tmp_path: Path) -> None:
    ended = in_here("init", "--config", settings_file(tmp_path), "--user", "boss")
    made = re.search(r"administrator boss: sign in with the password (\S+) and change it", ended.said)

    assert ended.code == 0
    assert made is not None
    assert (tmp_path / "state").stat().st_mode & 0o077 == 0
    folder = tmp_path / "state"
    with ServerProcess(f"sqlite:///{folder / 'ttms.sqlite3'}", folder, host="0.0.0.0") as server:
        assert server.certificate is not None
        assert trust.fingerprint_of(server.certificate) in ended.said
        with Client(server.address, certificate=server.certificate) as client:
            session = client.user.sign_in("boss", made[1], counter_name="1", request_id=new_request_id())
    assert session.user.role is Role.ADMINISTRATOR


def test_nothing_is_made_twice(tmp_path: Path) -> None:
    file = settings_file(tmp_path)
    in_here("init", "--config", file)
    before = (file.read_text(), (tmp_path / "state" / "certificate.pem").read_text())

    ended = in_here("init", "--config", file, "--user", "another")

    assert ended.code == 0
    assert "Created" not in ended.said
    assert (file.read_text(), (tmp_path / "state" / "certificate.pem").read_text()) == before
    with opened(f"sqlite:///{tmp_path / 'state' / 'ttms.sqlite3'}") as database:
        assert count(database, "SELECT COUNT(*) FROM users") == 1


def test_missing_settings_are_written_as_they_are_documented(tmp_path: Path) -> None:
    file = tmp_path / "etc" / "server.toml"

    ended = in_here("init", "--config", file, "--database-url", f"sqlite:///{tmp_path / 'x.db'}")

    assert ended.code == 0
    assert ended.said.startswith(f"Wrote {file}.\n")
    assert "The cinema sells in CNY by the clocks of Asia/Shanghai ([cinema] in the settings).\n" in ended.said
    documented = (Path(__file__).parents[2] / "configs" / "server.toml").read_text(encoding="utf-8").splitlines()
    written = file.read_text(encoding="utf-8").splitlines()
    assert [line for line in written if line not in documented] == [f'url = "sqlite:///{tmp_path / "x.db"}"']
    assert len(written) == len(documented)
    assert file.stat().st_mode & 0o007 == 0


def test_what_init_is_told_is_what_the_server_then_starts_with(tmp_path: Path) -> None:
    file, url = tmp_path / "my.toml", f"sqlite:///{tmp_path}/影 “\\院.db"
    address = "127.0.0.1:7999"
    assert in_here("init", "--config", file, "--database-url", url, "--address", address).code == 0

    loaded = load(file, {})

    assert (loaded.database.url, loaded.server.address, loaded.log) == (url, address, LogSettings())
    assert Path(make_url(url).database or "").exists()


def test_init_says_in_which_currency_and_by_which_clocks_the_cinema_sells(tmp_path: Path) -> None:
    file = settings_file(tmp_path)
    file.write_text(f'{file.read_text()}\n[cinema]\ncurrency = "JPY"\ntime_zone = "Asia/Tokyo"\n')

    ended = in_here("init", "--config", file)

    assert "The cinema sells in JPY by the clocks of Asia/Tokyo ([cinema] in the settings).\n" in ended.said


def test_settings_that_are_there_are_left_alone_and_it_is_said_what_they_lack(tmp_path: Path) -> None:
    file, url = tmp_path / "my.toml", f"sqlite:///{tmp_path / 'x.db'}"
    file.write_text('[log]\nlevel = "error"\n')

    ended = in_here("init", "--config", file, "--database-url", url, "--log-level", "error")

    assert file.read_text() == '[log]\nlevel = "error"\n'
    assert ended.said.startswith(f"{file} is left as it is: write [database] url into it, or give it each time.\n")


def test_what_the_environment_says_at_init_is_what_the_server_then_starts_with(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file, url = tmp_path / "my.toml", f"sqlite:///{tmp_path / 'x.db'}"
    environment = {"DATABASE_URL": url, "DATABASE_POOL_SIZE": "3", "SHIFTS_REQUIRED": "yes", "LOG_LEVEL": "debug"}
    for name, value in environment.items():
        monkeypatch.setenv(f"TTMS_{name}", value)
    assert in_here("init", "--config", file, "--log-level", "error").code == 0

    loaded = load(file, {})

    assert (loaded.database.url, loaded.database.pool_size) == (url, 3)
    assert (loaded.shifts.required, loaded.log.level) == (True, "error")


def test_settings_that_are_there_lack_what_the_environment_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "my.toml"
    file.write_text('[log]\nlevel = "error"\n')
    monkeypatch.setenv("TTMS_DATABASE_URL", f"sqlite:///{tmp_path / 'x.db'}")

    ended = in_here("init", "--config", file)

    assert file.read_text() == '[log]\nlevel = "error"\n'
    assert ended.said.startswith(f"{file} is left as it is: write [database] url into it, or give it each time.\n")


def test_an_init_that_fails_leaves_no_settings_and_those_that_are_there_alone(tmp_path: Path) -> None:
    new, own = tmp_path / "new.toml", tmp_path / "own.toml"
    own.write_text("# the cinema's\n")
    away = "mysql+pymysql://u:secret@127.0.0.1:1/ttms"

    assert [in_here("init", "--config", file, "--database-url", away).code for file in (new, own)] == [1, 1]

    assert not new.exists()
    assert own.read_text() == "# the cinema's\n"
    again = in_here("init", "--config", new, "--database-url", f"sqlite:///{tmp_path / 'x.db'}")
    assert again.said.startswith(f"Wrote {new}.\n")


def test_a_wrong_setting_is_not_written(tmp_path: Path) -> None:
    file = tmp_path / "my.toml"

    assert in_here("init", "--config", file, "--database-url", "oracle://x/y").code == 1
    assert not file.exists()


def test_the_first_password_can_be_given(database_url: str, tmp_path: Path) -> None:
    (tmp_path / "password").write_text(f"{PASSWORD}\n")

    ended = in_here("init", "--database-url", database_url, "--password-file", tmp_path / "password")

    assert ended.code == 0
    assert "sign in with the password given" in ended.said
    assert PASSWORD not in ended.said


@pytest.mark.parametrize(
    ("password", "words"), [("", "there is no password in the first line"), ("short\n", "password must have at least")]
)
def test_a_bad_first_password_is_refused(sqlite_url: str, tmp_path: Path, password: str, words: str) -> None:
    (tmp_path / "password").write_text(password)

    ended = in_here("init", "--database-url", sqlite_url, "--password-file", tmp_path / "password")

    assert (ended.code, ended.said) == (1, "")
    assert words in ended.complained


def test_a_disabled_administrator_is_no_administrator_and_keeps_the_name(sqlite_url: str) -> None:
    with opened(sqlite_url) as database:
        found_cinema(database)
        with database.writing() as session:
            session.execute(text("UPDATE users SET disabled_at = created_at WHERE user_name = 'admin'"))

    refused = in_here("init", "--database-url", sqlite_url)
    taken = in_here("init", "--database-url", sqlite_url, "--user", "second-admin")

    assert refused.complained == "ttms-server: There is a user admin already; choose another name with --user.\n"
    assert "Created the administrator second-admin" in taken.said
