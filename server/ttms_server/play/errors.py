"""How films and shows say no."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from ttms_server.errors import Kind, Refusal

# Of each title, so that the longest list of conflicts fits beside an answer.
_LONGEST_TITLE = 60


class ScheduleNotFound(Refusal):
    """There is no such show."""

    kind = Kind.NOT_FOUND
    reason = "SCHEDULE_NOT_FOUND"

    def __init__(self, schedule_id: int) -> None:
        super().__init__(f"There is no show {schedule_id}.", schedule_id=schedule_id)


class PlayNotFound(Refusal):
    """There is no such film."""

    kind = Kind.NOT_FOUND
    reason = "PLAY_NOT_FOUND"

    def __init__(self, play_id: int) -> None:
        super().__init__(f"There is no film {play_id}.", play_id=play_id)


class PlayTitleTaken(Refusal):
    """Another film has this title."""

    kind = Kind.EXISTS
    reason = "NAME_TAKEN"

    def __init__(self, name: str) -> None:
        super().__init__(f"There is a film {name} already.", name=name)


class PlayHasShows(Refusal):
    """It had shows, so it can only be retired."""

    kind = Kind.CONFLICT
    reason = "PLAY_HAS_SHOWS"

    def __init__(self, play_title: str) -> None:
        super().__init__(f"{play_title} has shows.", play_title=play_title)


class PlayRetired(Refusal):
    """No new shows of it."""

    kind = Kind.CONFLICT
    reason = "PLAY_RETIRED"

    def __init__(self, play_title: str) -> None:
        super().__init__(f"{play_title} is retired.", play_title=play_title)


class ConflictKind(StrEnum):
    """Why a show cannot stand where it was asked for, as the contract writes it."""

    OVERLAPS = "OVERLAPS"
    IN_PAST = "IN_PAST"
    OUTSIDE_RUN = "OUTSIDE_RUN"


@dataclass(frozen=True, slots=True)
class Conflict:
    """One start that cannot be; the last three only for OVERLAPS: the show that stands there."""

    kind: ConflictKind
    starts_at: datetime
    play_title: str = ""
    other_starts_at: datetime | None = None
    other_ends_at: datetime | None = None


def _listed(conflicts: Sequence[Conflict]) -> str:
    return json.dumps([_fields(conflict) for conflict in conflicts], ensure_ascii=False)


def _fields(conflict: Conflict) -> dict[str, str]:
    fields = {"kind": conflict.kind.value, "starts_at": conflict.starts_at.isoformat()}
    if conflict.other_starts_at and conflict.other_ends_at:
        fields["play_title"] = conflict.play_title[:_LONGEST_TITLE]
        fields["other_starts_at"] = conflict.other_starts_at.isoformat()
        fields["other_ends_at"] = conflict.other_ends_at.isoformat()
    return fields


class ScheduleOverlaps(Refusal):
    """Two shows would be in one hall at once, cleaning included."""

    kind = Kind.CONFLICT
    reason = "SCHEDULE_OVERLAPS"

    def __init__(self, conflicts: Sequence[Conflict], *, studio_name: str) -> None:
        first = next(conflict for conflict in conflicts if conflict.kind is ConflictKind.OVERLAPS)
        starts_at = first.other_starts_at or first.starts_at
        super().__init__(
            f"{studio_name} has {first.play_title} at {starts_at:%Y-%m-%d %H:%M} (UTC).",
            studio_name=studio_name,
            play_title=first.play_title,
            starts_at=starts_at.isoformat(),
            conflicts=_listed(conflicts),
        )


class ShowInPast(Refusal):
    """A show would begin before now."""

    kind = Kind.CONFLICT
    reason = "SHOW_IN_PAST"

    def __init__(self, conflicts: Sequence[Conflict]) -> None:
        starts_at = conflicts[0].starts_at
        super().__init__(
            f"{starts_at:%Y-%m-%d %H:%M} (UTC) is over.",
            starts_at=starts_at.isoformat(),
            conflicts=_listed(conflicts),
        )


class OutsideRun(Refusal):
    """A show would be before or after the days of the film's run; an open end is empty."""

    kind = Kind.CONFLICT
    reason = "OUTSIDE_RUN"

    def __init__(self, conflicts: Sequence[Conflict], *, play_title: str, runs_from: str, runs_until: str) -> None:
        starts_at = conflicts[0].starts_at
        super().__init__(
            f"{play_title} runs from {runs_from or 'ever'} to {runs_until or 'ever'}.",
            play_title=play_title,
            starts_at=starts_at.isoformat(),
            runs_from=runs_from,
            runs_until=runs_until,
            conflicts=_listed(conflicts),
        )
