"""What a customer without a ticket says: the time of the show, and perhaps the seat."""

import re
from dataclasses import dataclass

_SPOKEN = re.compile(r"(\d{1,2})[:.\uff1a]?(\d{2})(?:\s+(?:(\w{1,3}?)[\s-]?(\d{1,3})))?")


@dataclass(frozen=True, slots=True)
class Spoken:
    """A time of the day such as "19:30", and a seat such as "H12", or no seat."""

    time: str
    seat: str = ""


def spoken(typed: str) -> Spoken | None:
    """What is meant by "1930 h12", "19:30 H 12" or "1930"; None if it is something else."""
    found = _SPOKEN.fullmatch(typed.strip())
    if found is None or int(found[1]) > 23 or int(found[2]) > 59:
        return None
    seat = f"{found[3]}{found[4]}".upper() if found[4] else ""
    return Spoken(f"{int(found[1]):02}:{found[2]}", seat)
