"""What lines of the ledger add to the roll-ups."""

from collections.abc import Iterable, Mapping
from typing import Any

from ttms_server.order.models import INCOME, Account, EntryKind
from ttms_server.order.rollup.models import Dimension

# schedule_id, dimension, day, user_id, name
Key = tuple[int, str, str, int, str]
# tickets sold, tickets refunded, gross, refunded (minor units), places sold less those given back
Numbers = tuple[int, int, int, int, int]


# A line of the ledger by its columns, or the sum of several that differ in nothing but their numbers.
Line = Mapping[str, Any]


def rollups_of(lines: Iterable[Line], day: str) -> Mapping[Key, Numbers]:
    """What these lines, all booked on one cinema day, come to; cash that is moved without tickets is left out."""
    found: dict[Key, Numbers] = {}
    for line in lines:
        if line["schedule_id"] is not None:
            numbers = _numbers(line)
            for dimension, user_id, name in _places(line):
                key = (line["schedule_id"], dimension.value, day, user_id, name)
                found[key] = added(found[key], numbers) if key in found else numbers
    return found


def added(one: Numbers, other: Numbers) -> Numbers:
    return one[0] + other[0], one[1] + other[1], one[2] + other[2], one[3] + other[3], one[4] + other[4]


def _numbers(line: Line) -> Numbers:
    """Income of a sale is negative in the ledger, that of a refund positive; what tenders receive is the reverse."""
    amount = -line["amount_minor"] if line["account"] in INCOME else line["amount_minor"]
    if line["kind"] == EntryKind.SALE.value:
        return int(line["ticket_count"]), 0, int(amount), 0, int(line["place_count"])
    return 0, int(line["ticket_count"]), 0, int(-amount), int(-line["place_count"])


def _places(line: Line) -> tuple[tuple[Dimension, int, str], ...]:
    if line["account"] not in INCOME:
        return ((Dimension.TENDER, 0, line["account"]),)
    return (
        (Dimension.TYPE, 0, line["ticket_type"] or Account.EXTRAS.value),
        (Dimension.TILL, line["user_id"], line["counter_name"]),
    )
