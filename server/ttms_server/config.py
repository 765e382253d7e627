"""The server's settings: sections, names, defaults and limits, and what follows from them.

`configs/server.toml` documents every one; `config_reading.py` reads them.
"""

from dataclasses import dataclass, field, replace
from datetime import timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from platformdirs import user_data_path

# What a database of SQLite is called where the settings name none.
DATABASE_FILE = "ttms.sqlite3"
# Nobody waits at a counter for such a statement; a server that is gone is found by its connection.
_LONGEST_STATEMENT_SECONDS = 3600


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
class VoucherSettings:
    """How many months a voucher is valid that a counter sells (0: it does not expire)."""

    valid_months: int = field(default=0, metadata={"least": 0, "most": 120})


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
    vouchers: VoucherSettings = field(default_factory=VoucherSettings)
    cinema: CinemaSettings = field(default_factory=CinemaSettings)
    log: LogSettings = field(default_factory=LogSettings)
