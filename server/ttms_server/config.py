"""The server's settings: read once from the file, the environment and the arguments, later ones win.

`configs/server.toml` documents every one. The environment spells `[database] pool_size` as TTMS_DATABASE_POOL_SIZE.
"""

import os
import re
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields, replace
from datetime import timedelta
from difflib import get_close_matches
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo, available_timezones

from platformdirs import user_data_path
from sqlalchemy import make_url
from sqlalchemy.exc import ArgumentError

from ttms_server.currencies import CURRENCIES

_ADDRESS = re.compile(r".+:([0-9]{1,5})")
_HEADER = re.compile(r"\s*\[\s*([^\[\]]+?)\s*\]")
_KEY = re.compile(r"\s*([^=#\[]+?)\s*=")
# The password of a database's address, wherever a refusal shows one.
_PASSWORD = re.compile(r"(://[^:/]*:).*@")

# What a database of SQLite is called where the settings name none.
DATABASE_FILE = "ttms.sqlite3"

_DRIVERS = {"sqlite", "sqlite+pysqlite", "mysql", "mysql+pymysql", "mariadb", "mariadb+pymysql"}
_URL_OPTIONS = {
    *("charset", "unix_socket", "ssl_ca", "ssl_capath", "ssl_cert", "ssl_key", "ssl_cipher", "ssl_check_hostname"),
    *("ssl_verify_cert", "ssl_verify_identity"),
}
# Files beside the zones: what a machine's own clock shows, and what it shows before anybody has set it.
_NO_PLACES = {"Factory", "localtime"}
_LIKE_A_URL = 'must be like "sqlite:////var/lib/ttms/ttms.sqlite3" or "mysql+pymysql://user:password@host/ttms"'


class SettingWrongError(Exception):
    """A setting that cannot be used; the text names where it stands and what would be right."""


@dataclass(frozen=True)
class ServerSettings:
    """Where the server listens, in how many processes, how it stops, and where its files are (empty: the user's)."""

    address: str = "127.0.0.1:7850"
    workers: int = field(default=1, metadata={"least": 1, "most": 32})
    stop_seconds: int = field(default=15, metadata={"least": 0, "most": 15})
    state_folder: str = ""

    @property
    def folder(self) -> Path:
        """The state folder; it may not exist yet."""
        if self.state_folder:
            return Path(self.state_folder).expanduser().absolute()
        return user_data_path("ttms", appauthor=False)


@dataclass(frozen=True)
class TlsSettings:
    """Whether the connection is encrypted, and with which files; empty ones are made in the state folder."""

    mode: str = "auto"
    certificate: str = ""
    key: str = ""


# Nobody waits at a counter for such a statement; a server that is gone is found by its connection.
_LONGEST_STATEMENT_SECONDS = 3600


@dataclass(frozen=True)
class DatabaseSettings:
    """Which database, and its pool of connections; `load` makes an empty url a file in the state folder."""

    url: str = ""
    pool_size: int = field(default=8, metadata={"least": 1, "most": 200})
    report_pool_size: int = field(default=2, metadata={"least": 1, "most": 50})
    pool_timeout_seconds: int = field(default=3, metadata={"least": 1, "most": 60})
    pool_pre_ping: bool = True
    pool_recycle_seconds: int = field(default=1800, metadata={"least": 10, "most": 28800})
    connect_timeout_seconds: int = field(default=3, metadata={"least": 1, "most": 60})
    statement_timeout_seconds: int = field(default=10, metadata={"least": 1, "most": 600})
    lock_wait_seconds: int = field(default=3, metadata={"least": 1, "most": 50})

    def patient(self) -> "DatabaseSettings":
        """For statements that go through whole tables, or change them: years of sales take their time."""
        return replace(self, statement_timeout_seconds=_LONGEST_STATEMENT_SECONDS)


@dataclass(frozen=True)
class SellingSettings:
    """The rules of holding and selling seats."""

    hold_seconds: int = field(default=180, metadata={"least": 5, "most": 3600})
    hold_limit_seconds: int = field(default=900, metadata={"least": 5, "most": 7200})
    payment_seconds: int = field(default=300, metadata={"least": 30, "most": 1800})
    stop_minutes: int = field(default=10, metadata={"least": 0, "most": 1440})
    most_seats: int = field(default=20, metadata={"least": 1, "most": 100})
    best_row_percent: int = field(default=67, metadata={"least": 0, "most": 100})
    reservation_minutes: int = field(default=30, metadata={"least": 0, "most": 1440})
    house_minutes: int = field(default=15, metadata={"least": 0, "most": 1440})


@dataclass(frozen=True)
class SessionSettings:
    """How long a person stays signed in: hours at most, and minutes without doing anything (0: no matter)."""

    hours: int = field(default=12, metadata={"least": 1, "most": 168})
    idle_minutes: int = field(default=0, metadata={"least": 0, "most": 1440})

    @property
    def idle(self) -> timedelta | None:
        return timedelta(minutes=self.idle_minutes) if self.idle_minutes else None


@dataclass(frozen=True)
class LimitSettings:
    """How many calls a second one caller may make (0: any number), and how many at once after a pause."""

    calls_per_second: int = field(default=2000, metadata={"least": 0, "most": 1_000_000})
    calls_at_once: int = field(default=4000, metadata={"least": 1, "most": 1_000_000})


@dataclass(frozen=True)
class MailSettings:
    """By whom mail is sent; without a host none is."""

    host: str = ""
    port: int = field(default=587, metadata={"least": 1, "most": 65535})
    security: str = "starttls"
    user: str = ""
    password_file: str = ""
    sender: str = "ttms@localhost"


@dataclass(frozen=True)
class ShiftSettings:
    """How drawers are kept; empty denominations are those of the cinema's currency."""

    required: bool = False
    coins_and_notes: str = ""

    @property
    def denominations(self) -> tuple[int, ...]:
        """In minor units, largest first."""
        return tuple(sorted({int(value) for value in self.coins_and_notes.split()}, reverse=True))


@dataclass(frozen=True)
class RefundSettings:
    """How much a clerk may give back without a manager's PIN (0: any sum), and when refunds stop before a show.

    A voucher that money goes back to is then valid for `voucher_days` at least.
    """

    clerk_limit_minor: int = field(default=0, metadata={"least": 0, "most": 100_000_000})
    stop_minutes: int = field(default=0, metadata={"least": 0, "most": 10_080})
    voucher_days: int = field(default=30, metadata={"least": 0, "most": 3_650})


@dataclass(frozen=True)
class CinemaSettings:
    """The cinema itself."""

    name: str = "TTMS"
    name_en: str = ""
    currency: str = "CNY"
    time_zone: str = "Asia/Shanghai"
    cleaning_minutes: int = field(default=15, metadata={"least": 0, "most": 240})

    @property
    def zone(self) -> ZoneInfo:
        return ZoneInfo(self.time_zone)


@dataclass(frozen=True)
class LogSettings:
    """How much is written to the log, and in which form."""

    level: str = "info"
    format: str = "text"


@dataclass(frozen=True)
class Settings:
    """Everything that `configs/server.toml` may set."""

    server: ServerSettings = field(default_factory=ServerSettings)
    tls: TlsSettings = field(default_factory=TlsSettings)
    database: DatabaseSettings = field(default_factory=DatabaseSettings)
    selling: SellingSettings = field(default_factory=SellingSettings)
    sessions: SessionSettings = field(default_factory=SessionSettings)
    limits: LimitSettings = field(default_factory=LimitSettings)
    mail: MailSettings = field(default_factory=MailSettings)
    shifts: ShiftSettings = field(default_factory=ShiftSettings)
    refunds: RefundSettings = field(default_factory=RefundSettings)
    cinema: CinemaSettings = field(default_factory=CinemaSettings)
    log: LogSettings = field(default_factory=LogSettings)


def load(file: Path | None, environment: Mapping[str, str] = os.environ, **arguments: str | None) -> Settings:
    """The settings from `file`, then `environment`, then `arguments` such as `database_url="sqlite:///x"`.

    Raises:
        SettingWrongError: unreadable file, unknown name, wrong type or value; names the file's line, the variable or
            the argument.
    """
    settings = _from_file(file) if file else Settings()
    for section in fields(Settings):
        for setting in fields(getattr(settings, section.name)):
            name = f"{section.name}_{setting.name}"
            variable = f"TTMS_{name.upper()}"
            if variable in environment:
                settings = _with_text(settings, (section.name, setting.name), environment[variable], variable)
            given = arguments.get(name)
            if given is not None:
                settings = _with_text(settings, (section.name, setting.name), given, option_of(name))
    _refuse_contradictions(settings.selling)
    if settings.database.url:
        return settings
    url = f"sqlite:///{settings.server.folder / DATABASE_FILE}"
    return replace(settings, database=replace(settings.database, url=url))


def unknown_variables(environment: Mapping[str, str]) -> list[tuple[str, str]]:
    """Variables that look like settings and are none, each with the setting that may be meant, or ""."""
    sections = {section.name: getattr(Settings(), section.name) for section in fields(Settings)}
    known = [f"TTMS_{name}_{setting.name}".upper() for name, section in sections.items() for setting in fields(section)]
    beginnings = tuple(f"TTMS_{name}_".upper() for name in sections)
    strangers = sorted(name for name in environment if name.startswith(beginnings) and name not in known)
    return [(name, next(iter(get_close_matches(name, known, n=1, cutoff=0.8)), "")) for name in strangers]


def _refuse_contradictions(selling: SellingSettings) -> None:
    """Raises SettingWrongError."""
    if selling.hold_limit_seconds < selling.hold_seconds:
        raise SettingWrongError(
            f"[selling] hold_limit_seconds = {selling.hold_limit_seconds}: "
            f"must not be less than hold_seconds = {selling.hold_seconds}."
        )


def option_of(name: str) -> str:
    """How the command line spells a setting given as section_name."""
    return "--address" if name == "server_address" else "--" + name.replace("_", "-")


def _from_file(file: Path) -> Settings:
    text = _text_of(file)
    try:
        tables = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        line = re.search(r"at line (\d+)", str(error))
        raise SettingWrongError(f"{file}:{line[1] if line else text.count(chr(10)) + 1}: {error}.") from None
    settings = Settings()
    for section, values in tables.items():
        where = f"{file}:{_line_of(text, section, None)}"
        if section not in {known.name for known in fields(Settings)} or not isinstance(values, dict):
            raise SettingWrongError(f"{where}: there is no section [{section}].")
        for name, value in values.items():
            settings = _with(settings, (section, name), value, f"{file}:{_line_of(text, section, name)}")
    return settings


def _text_of(file: Path) -> str:
    try:
        data = file.read_bytes()
    except OSError as error:
        raise SettingWrongError(f"{file}: cannot be read ({error.strerror}).") from None
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise SettingWrongError(f"{file}:{line}: the file must be saved as UTF-8.") from None


def _line_of(text: str, section: str, name: str | None) -> int:
    """The line on which `name` of `section` is set, from 1; where the section begins if it has no line of its own."""
    header: list[str] = []
    begins = 0
    for number, line in enumerate(text.splitlines(), start=1):
        if found := _HEADER.match(line):
            header = path = _parts(found[1])
        elif found := _KEY.match(line):
            path = [*header, *_parts(found[1])]
        else:
            continue
        if path == [section, name]:
            return number
        if path[0] == section:
            begins = begins or number
    return begins or 1


def _parts(key: str) -> list[str]:
    return [part.strip().strip("\"'") for part in key.split(".")]


def _with_text(settings: Settings, path: tuple[str, str], given: str, where: str) -> Settings:
    """As `_with`, for a value that came as text; numbers and yes/no are read from it."""
    present = getattr(getattr(settings, path[0]), path[1])
    value: Any = given
    if isinstance(present, bool):
        value = {"true": True, "yes": True, "1": True, "false": False, "no": False, "0": False}.get(
            given.lower(), given
        )
    elif isinstance(present, int) and re.fullmatch(r"-?\d{1,18}", given):
        value = int(given)
    return _with(settings, path, value, where)


def _with(settings: Settings, path: tuple[str, str], value: Any, where: str) -> Settings:
    """`settings` with the setting at `path` = (section, name) replaced.

    Raises:
        SettingWrongError: no such setting, wrong type or value.
    """
    section, name = path
    known = {setting.name: setting for setting in fields(getattr(settings, section))}
    if name not in known:
        raise SettingWrongError(f"{where}: [{section}] has no setting {name!r}; it has {', '.join(known)}.")
    present = getattr(getattr(settings, section), name)
    problem = _problem(section, name, value, type(present)) or _outside(value, known[name].metadata)
    if problem:
        raise SettingWrongError(f"{where}: [{section}] {name} = {_shown(value)}: {problem}.")
    return replace(settings, **{section: replace(getattr(settings, section), **{name: value})})


def _shown(value: Any) -> str:
    return _PASSWORD.sub(r"\1***@", repr(value))


def _outside(value: Any, limits: Mapping[str, int]) -> str | None:
    if limits and not limits["least"] <= value <= limits["most"]:
        return f"must be from {limits['least']} to {limits['most']}"
    return None


def _problem(section: str, name: str, value: Any, kind: type[Any]) -> str | None:
    if type(value) is not kind:
        return f"must be {_KIND_NAMES[kind]}"
    check = _CHECKS.get((section, name))
    return check(value) if check else None


_KIND_NAMES = {str: "a text in quotes", int: "a whole number", bool: "true or false"}


def _check_url(value: str) -> str | None:
    try:
        url = make_url(value)
    except (ArgumentError, ValueError):
        return _LIKE_A_URL
    if url.drivername not in _DRIVERS:
        return "must be a database of SQLite (sqlite:///…) or of MySQL/MariaDB (mysql+pymysql://…)"
    if not url.database or url.database == ":memory:":
        return "must name a database"
    of_sqlite = url.get_backend_name() == "sqlite"
    if (of_sqlite and url.host) or not 0 < (url.port or 1) <= 65535:
        return _LIKE_A_URL
    unknown = set(url.query) - (set() if of_sqlite else _URL_OPTIONS)
    return f"has unknown options: {', '.join(sorted(unknown))}" if unknown else None


def _check_address(value: str) -> str | None:
    port = _ADDRESS.fullmatch(value)
    return None if port and int(port[1]) <= 65535 else 'must be like "127.0.0.1:7850"'


def _check_currency(value: str) -> str | None:
    return None if value in CURRENCIES else 'is no currency of ISO 4217; three capital letters, like "CNY"'


def _check_zone(value: str) -> str | None:
    known = available_timezones() - _NO_PLACES
    return None if value in known else 'must be a zone of the IANA list, like "Asia/Shanghai"'


def _check_coins(value: str) -> str | None:
    good = all(part.isascii() and part.isdigit() and 0 < int(part) <= 10_000_000 for part in value.split())
    return None if good and len(value) <= 200 else 'must be amounts in minor units, like "10000 5000 100 50"'


def _one_of(*choices: str) -> Callable[[str], str | None]:
    listed = ", ".join(choices[:-1]) + f" or {choices[-1]}"
    return lambda value: None if value in choices else f"must be {listed}"


_CHECKS: Mapping[tuple[str, str], Callable[[str], str | None]] = {
    ("database", "url"): _check_url,
    ("server", "address"): _check_address,
    ("shifts", "coins_and_notes"): _check_coins,
    ("cinema", "currency"): _check_currency,
    ("cinema", "time_zone"): _check_zone,
    ("tls", "mode"): _one_of("auto", "always"),
    ("mail", "security"): _one_of("starttls", "tls", "none"),
    ("log", "level"): _one_of("debug", "info", "warning", "error"),
    ("log", "format"): _one_of("text", "json"),
}
