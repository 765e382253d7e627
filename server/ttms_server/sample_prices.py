"""What the sample cinema costs where people pay in another currency than its files are written in."""

import tomllib
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

from ttms_server.currencies import decimals

FILE = "prices.toml"
# Of an evening ticket: no price has odd cents.
_STEPS = 20

InCurrency = Callable[[int], int]


def prices_in(folder: Path, written: str, wanted: str) -> InCurrency:
    """How an amount of the files, in minor units of `written`, is said in those of `wanted`.

    A sample without a file of prices keeps its figures.

    Raises:
        KeyError, ValueError: the file lacks a currency or says no amount.
    """
    file = folder / FILE
    if written == wanted or not file.exists():
        return lambda minor: minor
    tickets = tomllib.loads(file.read_text(encoding="utf-8"))["evening_ticket"]
    here, there = (_minor(tickets.get(name) or _usual(tickets, name), name) for name in (written, wanted))
    return lambda minor: max(round(minor * _STEPS / here), int(minor > 0)) * there // _STEPS


def _usual(tickets: dict[str, dict[str, str]], currency: str) -> str:
    return tickets["of_decimals"][str(decimals(currency))]


def _minor(amount: str, currency: str) -> int:
    return int(Decimal(amount).scaleb(decimals(currency)))
