"""Settings: where they come from, and what is refused with which words."""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path
from typing import Any

import pytest
from platformdirs import user_data_path

from ttms_server.config import Settings
from ttms_server.config_reading import SettingWrongError, load, unknown_variables

DOCUMENTED = Path(__file__).parents[2] / "configs" / "server.toml"
SECTION = re.compile(r"\[(\w+)\]")
SETTING = re.compile(r"# (\w+ = .+)")
A_SENTENCE = re.compile(r"# .{10,}[^=]*\.$|# SQLite: .*|# MySQL or MariaDB: .*")


def documented() -> Iterator[tuple[str, str, Any]]:
    """Section, name and value of every commented setting in the file that documents them."""
    section = ""
    for line in DOCUMENTED.read_text(encoding="utf-8").splitlines():
        if header := SECTION.fullmatch(line):
            section = header[1]
        elif setting := SETTING.fullmatch(line):
            [(name, value)] = tomllib.loads(setting[1]).items()
            yield section, name, value


def defaults() -> Iterator[tuple[str, str, Any]]:
    for section in fields(Settings):
        present = getattr(Settings(), section.name)
        for setting in fields(present):
            yield section.name, setting.name, getattr(present, setting.name)


def without_url(settings: Iterator[tuple[str, str, Any]]) -> list[tuple[str, str, Any]]:
    return [setting for setting in settings if setting[:2] != ("database", "url")]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "server.toml"


def refusal(file: Path | None = None, environment: dict[str, str] | None = None, **arguments: str) -> str:
    """The words with which these settings are refused, a file's name cut to "server.toml"."""
    with pytest.raises(SettingWrongError) as refused:
        load(file, environment or {}, **arguments)
    return str(refused.value).replace(f"{file}", "server.toml")


def test_every_setting_is_documented_with_its_true_default() -> None:
    assert without_url(documented()) == without_url(defaults())


def test_the_documented_database_is_one_that_the_server_takes(file: Path) -> None:
    [url] = [value for section, name, value in documented() if (section, name) == ("database", "url")]
    file.write_text(f'[database]\nurl = "{url}"\n', encoding="utf-8")

    assert load(file, {}).database.url == url
    assert load(None, {}).database.url == f"sqlite:///{user_data_path('ttms', appauthor=False) / 'ttms.sqlite3'}"


def test_the_database_is_in_the_state_folder_unless_it_is_said_where(file: Path) -> None:
    file.write_text('[server]\nstate_folder = "/srv/ttms"\n', encoding="utf-8")

    assert load(file, {}).database.url == "sqlite:////srv/ttms/ttms.sqlite3"
    assert load(file, {}, database_url="sqlite:////else/x.db").database.url == "sqlite:////else/x.db"


def test_every_setting_has_a_sentence_above_it() -> None:
    lines = DOCUMENTED.read_text(encoding="utf-8").splitlines()
    above = {line: lines[number - 1] for number, line in enumerate(lines) if SETTING.fullmatch(line)}

    assert len(above) == len(list(defaults()))
    assert [line for line, comment in above.items() if not A_SENTENCE.fullmatch(comment)] == []


def test_the_file_as_it_is_delivered_changes_nothing() -> None:
    assert load(DOCUMENTED, {}) == load(None, {})


def test_each_line_may_be_uncommented_alone(file: Path) -> None:
    text = DOCUMENTED.read_text(encoding="utf-8")
    for section, name, value in documented():
        file.write_text(re.sub(rf"(?m)^# (?={name} = )", "", text), encoding="utf-8")
        assert getattr(getattr(load(file, {}), section), name) == value


def test_later_ones_win_file_then_environment_then_arguments(file: Path) -> None:
    file.write_text(
        '[log]\nlevel = "debug"\n[server]\naddress = "a:1"\n[selling]\nstop_minutes = 5\n', encoding="utf-8"
    )
    environment = {"TTMS_LOG_LEVEL": "error", "TTMS_SERVER_ADDRESS": "b:2"}

    settings = load(file, environment, server_address="c:3", log_level=None)

    assert (settings.selling.stop_minutes, settings.log.level, settings.server.address) == (5, "error", "c:3")


@pytest.mark.parametrize(("text", "value"), [("true", True), ("Yes", True), ("1", True), ("no", False), ("0", False)])
def test_the_environment_says_yes_and_no_in_words(text: str, value: bool) -> None:  # noqa: FBT001 - it is the subject
    assert load(None, {"TTMS_DATABASE_POOL_PRE_PING": text}).database.pool_pre_ping is value


def test_the_environment_spells_numbers(file: Path) -> None:
    assert load(None, {"TTMS_DATABASE_POOL_SIZE": "12"}).database.pool_size == 12


def test_a_file_may_begin_with_a_byte_order_mark(file: Path) -> None:
    file.write_text('\ufeff[log]\nlevel = "debug"\n', encoding="utf-8")

    assert load(file, {}).log.level == "debug"


WRONG_FILES = {
    "[server]\n\n[sever]\nport = 1\n": "server.toml:3: there is no section [sever].",
    'name = "x"\n': "server.toml:1: there is no section [name].",
    "\n[[server]]\n": "server.toml:1: there is no section [server].",
    "[server]\nstop_seconds = 3\nadress = 1\n": "server.toml:3: [server] has no setting 'adress'; "
    "it has address, workers, stop_seconds, state_folder.",
    "[server]\nworkers = 0\n": "server.toml:2: [server] workers = 0: must be from 1 to 32.",
    '[database]\npool_size = "8"\n': "server.toml:2: [database] pool_size = '8': must be a whole number.",
    "[database]\npool_size = 8.5\n": "server.toml:2: [database] pool_size = 8.5: must be a whole number.",
    "[database]\npool_size = true\n": "server.toml:2: [database] pool_size = True: must be a whole number.",
    "[server]\nstop_seconds = 16\n": "server.toml:2: [server] stop_seconds = 16: must be from 0 to 15.",
    "[database]\npool_size = 0\n": "server.toml:2: [database] pool_size = 0: must be from 1 to 200.",
    "[database]\npool_pre_ping = 1\n": "server.toml:2: [database] pool_pre_ping = 1: must be true or false.",
    "[log]\nlevel = 3\n": "server.toml:2: [log] level = 3: must be a text in quotes.",
    '[log]\nlevel = "loud"\n': "server.toml:2: [log] level = 'loud': must be debug, info, warning or error.",
    "log.level = 3\n": "server.toml:1: [log] level = 3: must be a text in quotes.",
    "# all in one line\nlog = {level = 3}\n": "server.toml:2: [log] level = 3: must be a text in quotes.",
    '[log]\n"level" = 3\n': "server.toml:2: [log] level = 3: must be a text in quotes.",
    "[log]\n\n[cinema\n": "server.toml:3: Expected ']' at the end of a table declaration (at line 3, column 8).",
    "[selling]\nhold_seconds =\n": "server.toml:2: Invalid value (at line 2, column 15).",
    '[cinema]\nname = "光影\n': "server.toml:2: Illegal character '\\n' (at line 2, column 11).",
    '[cinema]\nname = """光影': "server.toml:2: Unterminated string (at end of document).",
    "[log]\n[log]\n": "server.toml:2: Cannot declare ('log',) twice (at line 2, column 5).",
}


@pytest.mark.parametrize(("text", "words"), WRONG_FILES.items())
def test_a_wrong_file_is_refused_with_the_line(file: Path, text: str, words: str) -> None:
    file.write_text(text, encoding="utf-8")

    assert refusal(file) == words


LIKE_A_URL = 'must be like "sqlite:////var/lib/ttms/ttms.sqlite3" or "mysql+pymysql://user:password@host/ttms".'
KINDS = "must be a database of SQLite (sqlite:///…) or of MySQL/MariaDB (mysql+pymysql://…)."
WRONG_VALUES = {
    ("database", "url", "ttms.sqlite3"): LIKE_A_URL,
    ("database", "url", "sqlite://"): "must name a database.",
    ("database", "url", "sqlite:///:memory:"): "must name a database.",
    ("database", "url", "sqlite://host/ttms.sqlite3"): LIKE_A_URL,
    ("database", "url", "sqlite:///ttms.sqlite3?mode=ro"): "has unknown options: mode.",
    ("database", "url", "sqlite+aiosqlite:///ttms.sqlite3"): KINDS,
    ("database", "url", "postgresql://host/ttms"): KINDS,
    ("database", "url", "mysql+mysqldb://host/ttms"): KINDS,
    ("database", "url", "mysql+pymysql://host"): "must name a database.",
    ("database", "url", "mysql+pymysql://host:abc/ttms"): LIKE_A_URL,
    ("database", "url", "mysql+pymysql://host:99999/ttms"): LIKE_A_URL,
    ("database", "url", "mysql+pymysql://host/ttms?fast=yes"): "has unknown options: fast.",
    ("server", "address", "7850"): 'must be like "127.0.0.1:7850".',
    ("server", "address", "localhost"): 'must be like "127.0.0.1:7850".',
    ("server", "address", "localhost:99999"): 'must be like "127.0.0.1:7850".',
    ("server", "address", "localhost:" + "9" * 5000): 'must be like "127.0.0.1:7850".',
    ("server", "address", ":7850"): 'must be like "127.0.0.1:7850".',
    ("cinema", "time_zone", "Shanghai"): 'must be a zone of the IANA list, like "Asia/Shanghai".',
    ("cinema", "time_zone", "../../etc/passwd"): 'must be a zone of the IANA list, like "Asia/Shanghai".',
    ("cinema", "time_zone", "localtime"): 'must be a zone of the IANA list, like "Asia/Shanghai".',
    ("cinema", "time_zone", ""): 'must be a zone of the IANA list, like "Asia/Shanghai".',
    ("cinema", "currency", "RMB¥"): 'is no currency of ISO 4217; three capital letters, like "CNY".',
    ("cinema", "currency", "cny"): 'is no currency of ISO 4217; three capital letters, like "CNY".',
    ("cinema", "currency", "ZZZ"): 'is no currency of ISO 4217; three capital letters, like "CNY".',
    ("cinema", "currency", "XAU"): 'is no currency of ISO 4217; three capital letters, like "CNY".',
    ("log", "level", "INFO"): "must be debug, info, warning or error.",
    ("log", "format", "xml"): "must be text or json.",
    ("tls", "mode", "never"): "must be auto or always.",
}


@pytest.mark.parametrize(("setting", "problem"), WRONG_VALUES.items(), ids=lambda part: str(part)[:60])
def test_a_wrong_value_is_refused_wherever_it_comes_from(
    file: Path, setting: tuple[str, str, str], problem: str
) -> None:
    section, name, value = setting
    file.write_text(f'[{section}]\n{name} = "{value}"\n', encoding="utf-8")
    words = f": [{section}] {name} = {value!r}: {problem}"

    assert refusal(file) == f"server.toml:2{words}"
    assert refusal(environment={f"TTMS_{section}_{name}".upper(): value}) == f"TTMS_{section}_{name}".upper() + words


@pytest.mark.parametrize("value", ["", "many", "1e3", "0x10", " 8 9", "9" * 30, "-1"])
def test_a_wrong_number_in_the_environment_is_refused_with_its_name(value: str) -> None:
    words = refusal(environment={"TTMS_DATABASE_POOL_SIZE": value})

    assert words.startswith("TTMS_DATABASE_POOL_SIZE: [database] pool_size = ")
    assert words.endswith("-1: must be from 1 to 200." if value == "-1" else f"{value!r}: must be a whole number.")


def test_a_wrong_argument_is_refused_with_its_name() -> None:
    assert refusal(database_url="x").startswith("--database-url: [database] url = 'x': must be like")
    assert refusal(server_address="x").startswith("--address: [server] address = 'x': must be like")


def test_a_missing_file_is_refused(file: Path, tmp_path: Path) -> None:
    assert refusal(file) == "server.toml: cannot be read (No such file or directory)."
    assert refusal(tmp_path).endswith("cannot be read (Is a directory).")


def test_a_file_in_another_encoding_is_refused_with_the_line(file: Path) -> None:
    file.write_bytes('[cinema]\nname = "光影戏院"\n'.encode("gbk"))

    assert refusal(file) == "server.toml:2: the file must be saved as UTF-8."


@pytest.mark.parametrize("url", ["oracle://u:se:c@ret@host/ttms", "mysql+pymysql://u:se:c@ret@host"])
def test_a_refusal_does_not_tell_the_password(url: str) -> None:
    words = refusal(database_url=url)

    assert "u:***@host" in words
    assert "ret" not in words


CONTRADICTIONS = {
    "[selling]\nhold_seconds = 1000\n": "server.toml:2: [selling] hold_seconds = 1000: "
    "must not be more than hold_limit_seconds = 900, which is the default.",
    "[selling]\n\nhold_limit_seconds = 100\n": "server.toml:3: [selling] hold_limit_seconds = 100: "
    "must not be less than hold_seconds = 180, which is the default.",
    "[selling]\nhold_limit_seconds = 299\nhold_seconds = 300\n": "server.toml:2: [selling] hold_limit_seconds = 299: "
    "must not be less than hold_seconds = 300, of server.toml:3.",
    "[server]\nworkers = 4\n": "server.toml:2: [server] workers = 4: SQLite has one server process; "
    "use MySQL or MariaDB ([database] url), or workers = 1.",
}


@pytest.mark.parametrize(("text", "words"), CONTRADICTIONS.items())
def test_settings_that_contradict_each_other_are_refused_with_the_line_of_one_that_is_there(
    file: Path, text: str, words: str
) -> None:
    file.write_text(text, encoding="utf-8")

    assert refusal(file) == words


def test_a_contradiction_names_each_place_of_its_settings(file: Path) -> None:
    file.write_text("[selling]\nhold_seconds = 300\n", encoding="utf-8")

    assert refusal(file, {"TTMS_SELLING_HOLD_LIMIT_SECONDS": "299"}) == (
        "TTMS_SELLING_HOLD_LIMIT_SECONDS: [selling] hold_limit_seconds = 299: "
        "must not be less than hold_seconds = 300, of server.toml:2."
    )


def test_workers_are_refused_where_the_system_lets_no_port_be_shared(monkeypatch: pytest.MonkeyPatch) -> None:
    several = {"TTMS_SERVER_WORKERS": "4"}
    assert load(None, several, database_url="mysql+pymysql://host/ttms").server.workers == 4
    monkeypatch.delattr("socket.SO_REUSEPORT")

    assert refusal(None, several, database_url="mysql+pymysql://host/ttms") == (
        "TTMS_SERVER_WORKERS: [server] workers = 4: "
        "this system does not let several processes share a port; use workers = 1."
    )


def test_a_variable_that_is_no_setting_is_found_with_the_one_that_is_meant() -> None:
    environment = {"TTMS_DATABASE_URI": "x", "TTMS_SELLING_XYZZY": "x", "TTMS_LOG_LEVEL": "info", "TTMS_CAMPAIGN": "1"}

    assert unknown_variables(environment) == [("TTMS_DATABASE_URI", "TTMS_DATABASE_URL"), ("TTMS_SELLING_XYZZY", "")]
