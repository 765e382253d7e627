"""How seats are called: in words, "Row H, seats 11, 12", and where there is little room, "H11, H12"."""

import re

from ttms_desktop.words import Words, joined, translate

_NAME = re.compile(r"(.*[^0-9])([0-9]+)")
_TO = "\N{EN DASH}"
_SHORTENED = 3  # two seats beside each other are as short by their names


def seat_text(row_label: str, seat_label: str) -> str:
    """One seat in words: "Row H, seat 11"."""
    return translate("SellTickets", "Row {row}, seat {seat}").format(row=row_label, seat=seat_label)


def places_text(places: list[tuple[str, str]]) -> str:
    """Rows and seats in words, without repeating the row: "Row H, seats 11, 12 · Row J, seat 3"."""
    rows: dict[str, list[str]] = {}
    for row_label, seat_label in places:
        rows.setdefault(row_label, []).append(seat_label)
    return joined((_row_text(row, labels) for row, labels in rows.items()), " · ")


def short_seat(row_label: str, seat_label: str) -> str:
    """One seat where there is little room: "H11"; a row with a number is kept from that of the seat, "5-11"."""
    return f"{row_label}-{seat_label}" if row_label[-1:].isdigit() else f"{row_label}{seat_label}"


def seats_in_short(seats: str) -> str:
    """Short names as the server lists them; of three neighbours or more the first and the last are named."""
    return ", ".join(_shortened(seats.split(", ")))


def _row_text(row_label: str, seat_labels: list[str]) -> str:
    if len(seat_labels) == 1:
        return seat_text(row_label, seat_labels[0])
    text = translate("SellTickets", "Row {row}, seats {seats}")
    before = f"{row_label} "
    seats = [name.removeprefix(before) for name in _shortened([before + label for label in seat_labels])]
    return text.format(row=row_label, seats=Words(lambda: translate("SellTickets", ", ").join(seats)))


def _shortened(names: list[str]) -> list[str]:
    """`names` in their order, with each run of three neighbours or more as one."""
    runs: list[list[str]] = []
    for name in names:
        if runs and _is_next(runs[-1][-1], name):
            runs[-1].append(name)
        else:
            runs.append([name])
    return [part for run in runs for part in ([_from_to(run)] if len(run) >= _SHORTENED else run)]


def _from_to(run: list[str]) -> str:
    last = _NAME.fullmatch(run[-1])
    return f"{run[0]}{_TO}{last[2] if last else run[-1]}"


def _is_next(before: str, name: str) -> bool:
    """Whether both are in one row and neighbours by their numbers."""
    one, other = _NAME.fullmatch(before), _NAME.fullmatch(name)
    return bool(one and other and one[1] == other[1] and int(one[2]) + 1 == int(other[2]))
