"""Which coins and notes a drawer is counted in."""

from collections.abc import Mapping, Sequence

from ttms_server.config import ShiftSettings
from ttms_server.order.shift.errors import DenominationUnknown

# In minor units, largest first. CNY as the People's Bank issues it, EUR as the ECB, USD as Treasury and Mint do.
_TABLES: Mapping[str, Sequence[int]] = {
    "CNY": (10000, 5000, 2000, 1000, 500, 100, 50, 10),
    "EUR": (50000, 20000, 10000, 5000, 2000, 1000, 500, 200, 100, 50, 20, 10, 5, 2, 1),
    "USD": (10000, 5000, 2000, 1000, 500, 200, 100, 50, 25, 10, 5, 1),
}
# What a drawer in another currency is counted in: its sum.
_ONE = (1,)


def denominations_of(currency: str, rules: ShiftSettings) -> Sequence[int]:
    """The denominations that the settings name, else those of the currency; in minor units, largest first."""
    return rules.denominations or _TABLES.get(currency, _ONE)


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
