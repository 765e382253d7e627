"""Order numbers as people type them: "2-000042", in whatever case, with spaces around it, in wide signs.

Numbers are told apart by every letter where they are stored, and found there by their index. So the spelling of the
counter is looked up first, among the few counters that there are.
"""

import unicodedata
from collections.abc import Iterable

from ttms_server.letters import reading_key

SERIES = "order "
_DIGITS = 6


def spellings(typed: str, counters: Iterable[str]) -> list[str]:
    """The numbers that `typed` can mean; the one with exactly its letters first."""
    counter, dash, digits = _narrow(typed).rpartition("-")
    if not dash or counter != counter.rstrip() or not (digits.isascii() and digits.isdigit()):
        return []
    alike = sorted(name for name in counters if reading_key(name) == reading_key(counter))
    alike.sort(key=lambda name: name != counter)
    return [f"{name}-{digits.lstrip('0').zfill(_DIGITS)}" for name in alike]


def beginnings(typed: str, counters: Iterable[str]) -> list[str]:
    """With what numbers begin of which `typed` was typed so far; in the spelling of each counter."""
    begun = reading_key(typed)
    found = []
    for name in sorted(counters):
        counter, key = f"{name}-", f"{reading_key(name)}-"
        digits = begun.removeprefix(key)
        if key.startswith(begun):
            found.append(counter)
        elif digits != begun and digits.isascii() and digits.isdigit():
            found.append(counter + digits)
    return found


def _narrow(typed: str) -> str:
    return unicodedata.normalize("NFKC", typed).strip()
