"""Why shows cannot stand where they were asked for."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import Enum

_OTHER = ("other_starts_at", "other_ends_at")


class ConflictKind(Enum):
    """Why a show cannot stand where it was asked for."""

    OVERLAPS = "OVERLAPS"
    IN_PAST = "IN_PAST"
    OUTSIDE_RUN = "OUTSIDE_RUN"


@dataclass(frozen=True, slots=True)
class ShowConflict:
    """One start that cannot be; the last three only for OVERLAPS: the show that stands there."""

    kind: ConflictKind
    starts_at: datetime
    play_title: str = ""
    other_starts_at: datetime | None = None
    other_ends_at: datetime | None = None


def conflicts_of(details: Mapping[str, str]) -> tuple[ShowConflict, ...]:
    """Those that a refusal lists, in the order of their starts; none if there is something that cannot be read."""
    try:
        return tuple(map(_conflict, json.loads(details.get("conflicts", "[]"))))
    except (ValueError, KeyError, TypeError, AttributeError):
        return ()


def _conflict(found: Mapping[str, str]) -> ShowConflict:
    other = [datetime.fromisoformat(found[name]) if found.get(name) else None for name in _OTHER]
    return ShowConflict(
        ConflictKind(found["kind"]), datetime.fromisoformat(found["starts_at"]), found.get("play_title", ""), *other
    )
