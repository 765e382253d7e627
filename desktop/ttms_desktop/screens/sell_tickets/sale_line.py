"""What a clerk types to sell in one line: `1930 2a1c` is the show at 19:30, two adults and one child."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol, TypeVar

MOST_TICKETS = 20
_TIME = re.compile(r"(?P<hour>\d{1,2}):?(?P<minute>\d{0,2})(?:/(?P<choice>\d{1,2})?)?")
_GROUP = re.compile(r"\s*(?P<count>\d{0,2})(?P<key>[^\W\d_])", re.ASCII)
_COUNT = re.compile(r"\s*(?P<count>\d{1,2})\s*")


class Show(Protocol):
    """What the line needs to know of a show."""

    @property
    def time_text(self) -> str: ...


S = TypeVar("S", bound=Show)


@dataclass(frozen=True, slots=True)
class SaleLine:
    """A line as it was understood; `time` is empty where the chosen show is meant, `unread` what made no sense."""

    time: str = ""
    choice: int = 0  # of several shows at that time, from 1; 0 for none
    wanted: tuple[tuple[str, int], ...] = ()  # key of the ticket type in capitals, "" for the first type; how many
    unread: str = ""

    @property
    def count(self) -> int:
        return sum(count for _, count in self.wanted)


def parse_sale_line(text: str) -> SaleLine:
    """Read what stands there so far; nothing is refused, what cannot be read is in `unread`."""
    first, _, rest = text.strip().partition(" ")
    time = _TIME.fullmatch(first)
    # A lone 2 is a count; at a time somebody types at least two digits, or goes on after it.
    if time is None or (not rest and len(first) == 1):
        return _with_tickets(SaleLine(), text.strip())
    begun = SaleLine(time["hour"] + time["minute"], int(time["choice"] or 0))
    return _with_tickets(begun, rest.strip())


def shows_at(line: SaleLine, shows: Iterable[S]) -> list[S]:
    """The shows that fit: by the beginning of their time, `930` for 09:30 too, then by the choice."""
    at = [show for show in shows if _begins(show.time_text.replace(":", ""), line.time)]
    whole = [show for show in at if show.time_text.replace(":", "").lstrip("0") == line.time.lstrip("0")]
    fitting = whole or at
    if line.choice == 0:
        return fitting
    return fitting[line.choice - 1 : line.choice]


def unknown_keys(line: SaleLine, keys: Sequence[str]) -> str:
    """The letters of the line that no ticket type of the show has."""
    known = {key.upper() for key in keys} | {""}
    return "".join(dict.fromkeys(key for key, _ in line.wanted if key not in known))


def _with_tickets(line: SaleLine, text: str) -> SaleLine:
    if whole := _COUNT.fullmatch(text):
        return _checked(SaleLine(line.time, line.choice, (("", int(whole["count"])),)), text)
    wanted: dict[str, int] = {}
    at = 0
    while group := _GROUP.match(text, at):
        key = group["key"].upper()
        wanted[key] = wanted.get(key, 0) + int(group["count"] or 1)
        at = group.end()
    return _checked(SaleLine(line.time, line.choice, tuple(wanted.items()), text[at:].strip()), text)


def _checked(line: SaleLine, text: str) -> SaleLine:
    """Nobody means no tickets, or more than can be sold at once."""
    if line.wanted and (line.count > MOST_TICKETS or any(count == 0 for _, count in line.wanted)):
        return SaleLine(line.time, line.choice, unread=text)
    return line


def _begins(time: str, typed: str) -> bool:
    return time.startswith(typed) or (len(typed) >= 2 and time.startswith("0" + typed))
