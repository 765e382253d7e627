"""Which coins and notes a drawer is counted in."""

from collections.abc import Mapping, Sequence

from ttms_server.config import ShiftSettings
from ttms_server.order.shift.errors import DenominationUnknown

# In minor units, largest first: the coins and notes that are in everyday use, as each central bank or mint names them.
_TABLES: Mapping[str, Sequence[int]] = {
    "AUD": (10000, 5000, 2000, 1000, 500, 200, 100, 50, 20, 10, 5),
    "BHD": (20000, 10000, 5000, 1000, 500, 100, 50, 25, 10, 5),
    "BRL": (20000, 10000, 5000, 2000, 1000, 500, 200, 100, 50, 25, 10, 5),
    "CAD": (10000, 5000, 2000, 1000, 500, 200, 100, 25, 10, 5),
    "CHF": (100000, 20000, 10000, 5000, 2000, 1000, 500, 200, 100, 50, 20, 10, 5),
    "CNY": (10000, 5000, 2000, 1000, 500, 100, 50, 10),
    "CZK": (500000, 200000, 100000, 50000, 20000, 10000, 5000, 2000, 1000, 500, 200, 100),
    "DKK": (50000, 20000, 10000, 5000, 2000, 1000, 500, 200, 100, 50),
    "EUR": (50000, 20000, 10000, 5000, 2000, 1000, 500, 200, 100, 50, 20, 10, 5, 2, 1),
    "GBP": (5000, 2000, 1000, 500, 200, 100, 50, 20, 10, 5, 2, 1),
    "HKD": (100000, 50000, 10000, 5000, 2000, 1000, 500, 200, 100, 50, 20, 10),
    "IDR": (10000000, 5000000, 2000000, 1000000, 500000, 200000, 100000, 50000, 20000, 10000),
    "INR": (50000, 20000, 10000, 5000, 2000, 1000, 500, 200, 100),
    "JOD": (50000, 20000, 10000, 5000, 1000, 500, 250, 100, 50),
    "JPY": (10000, 5000, 2000, 1000, 500, 100, 50, 10, 5, 1),
    "KRW": (50000, 10000, 5000, 1000, 500, 100, 50, 10),
    "KWD": (20000, 10000, 5000, 1000, 500, 250, 100, 50, 20, 10, 5),
    "MOP": (100000, 50000, 10000, 5000, 2000, 1000, 500, 200, 100, 50, 20, 10),
    "MXN": (100000, 50000, 20000, 10000, 5000, 2000, 1000, 500, 200, 100, 50),
    "MYR": (10000, 5000, 2000, 1000, 500, 100, 50, 20, 10, 5),
    "NOK": (100000, 50000, 20000, 10000, 5000, 2000, 1000, 500, 100),
    "NZD": (10000, 5000, 2000, 1000, 500, 200, 100, 50, 20, 10),
    "OMR": (50000, 20000, 10000, 5000, 1000, 500, 100, 50, 25, 10, 5),
    "PHP": (100000, 50000, 20000, 10000, 5000, 2000, 1000, 500, 100, 25, 5, 1),
    "PLN": (50000, 20000, 10000, 5000, 2000, 1000, 500, 200, 100, 50, 20, 10, 5, 2, 1),
    "SEK": (100000, 50000, 20000, 10000, 5000, 2000, 1000, 500, 200, 100),
    "SGD": (100000, 10000, 5000, 1000, 500, 200, 100, 50, 20, 10, 5),
    "THB": (100000, 50000, 10000, 5000, 2000, 1000, 500, 200, 100, 50, 25),
    "TND": (50000, 20000, 10000, 5000, 2000, 1000, 500, 200, 100, 50, 20, 10),
    "TWD": (200000, 100000, 50000, 20000, 10000, 5000, 2000, 1000, 500, 100),
    "USD": (10000, 5000, 2000, 1000, 500, 200, 100, 50, 25, 10, 5, 1),
    "VND": (500000, 200000, 100000, 50000, 20000, 10000, 5000, 2000, 1000),
}
# What a drawer in another currency is counted in: its sum.
_SUM = (1,)
_SUM_STEP = 1000
# More than this in one drawer is a slip of the finger: 10 000 000 000.00 in a currency of two decimals.
MOST_IN_DRAWER_MINOR = 10**12
_MOST_PIECES = 100_000
# Nobody carries more than a thousand of the largest notes to a counter: 100 000.00 where that is 100.00.
_MOST_CARRIED = 1000
# Where the sum alone is counted: a hundredth of what a drawer may hold, so that it can still be counted.
_MOST_CARRIED_SUM = MOST_IN_DRAWER_MINOR // 100


def denominations_of(currency: str, rules: ShiftSettings) -> Sequence[int]:
    """The denominations that the settings name, else those of the currency; in minor units, largest first."""
    return rules.denominations or _TABLES.get(currency, _SUM)


def most_of_each(known: Sequence[int]) -> int:
    """How many of one denomination a count may name; where the sum alone is counted, its minor units are the pieces."""
    return MOST_IN_DRAWER_MINOR if tuple(known) == _SUM else _MOST_PIECES


def most_brought(known: Sequence[int]) -> int:
    """How much may be put into a drawer at once, in minor units."""
    return _MOST_CARRIED_SUM if tuple(known) == _SUM else _MOST_CARRIED * max(known)


def most_taken(expected_minor: int, known: Sequence[int]) -> int:
    """How much may be taken at once out of a drawer that should hold `expected_minor`.

    That, up to the next multiple of its third largest note: a drawer may hold some coins more than the books say, and
    a limit to the cent would tell whoever tries what the count must not know.
    """
    step = _SUM_STEP if tuple(known) == _SUM else known[min(2, len(known) - 1)]
    return -(-expected_minor // step) * step


def sum_of(counted: Mapping[int, int], known: Sequence[int]) -> int:
    """What the counted coins and notes come to, in minor units.

    Raises:
        DenominationUnknown: the currency has no such coin or note.
    """
    for denomination in counted:
        if denomination not in known:
            raise DenominationUnknown(denomination)
    return sum(denomination * count for denomination, count in counted.items())


def text_of(counted: Mapping[int, int]) -> str:
    """The count as it is stored: "10000x3 5000x1", largest first."""
    return " ".join(f"{value}x{count}" for value, count in sorted(counted.items(), reverse=True) if count)


def counted_of(text: str) -> dict[int, int]:
    """The count that `text_of` wrote."""
    pairs = (part.split("x") for part in text.split())
    return {int(value): int(count) for value, count in pairs}
