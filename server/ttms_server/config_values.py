"""Which values a setting of the server may have, and the words that say what would be right."""

import re
from collections.abc import Callable, Mapping
from typing import Any
from zoneinfo import available_timezones

from sqlalchemy import make_url
from sqlalchemy.exc import ArgumentError

from ttms_server.currencies import CURRENCIES

_ADDRESS = re.compile(r".+:([0-9]{1,5})")
# The password of a database's address, wherever a refusal shows one.
_PASSWORD = re.compile(r"(://[^:/]*:).*@")
_DRIVERS = {"sqlite", "sqlite+pysqlite", "mysql", "mysql+pymysql", "mariadb", "mariadb+pymysql"}
_URL_OPTIONS = {
    *("charset", "unix_socket", "ssl_ca", "ssl_capath", "ssl_cert", "ssl_key", "ssl_cipher", "ssl_check_hostname"),
    *("ssl_verify_cert", "ssl_verify_identity"),
}
_LIKE_A_URL = 'must be like "sqlite:////var/lib/ttms/ttms.sqlite3" or "mysql+pymysql://user:password@host/ttms"'
# Files beside the zones: what a machine's own clock shows, and what it shows before anybody has set it.
_NO_PLACES = {"Factory", "localtime"}
_KIND_NAMES = {str: "a text in quotes", int: "a whole number", bool: "true or false"}


def problem_of(path: tuple[str, str], value: Any, kind: type[Any], limits: Mapping[str, int]) -> str | None:
    """What is wrong with `value` for the setting at `path` = (section, name), which is of `kind`; None if it is good.

    `limits` are its "least" and "most", or empty.
    """
    if type(value) is not kind:
        return f"must be {_KIND_NAMES[kind]}"
    if limits and not limits["least"] <= value <= limits["most"]:
        return f"must be from {limits['least']} to {limits['most']}"
    check = _CHECKS.get(path)
    return check(value) if check else None


def shown(value: Any) -> str:
    """As a refusal names it, without a password."""
    return _PASSWORD.sub(r"\1***@", repr(value))


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
