"""How films and shows say no."""

from datetime import datetime

from ttms_server.errors import Kind, Refusal


class ScheduleNotFound(Refusal):
    """There is no such show."""

    kind = Kind.NOT_FOUND
    reason = "SCHEDULE_NOT_FOUND"

    def __init__(self, schedule_id: int) -> None:
        super().__init__(f"There is no show {schedule_id}.", schedule_id=schedule_id)


class PlayTitleTaken(Refusal):
    """Another film has this title."""

    kind = Kind.EXISTS
    reason = "NAME_TAKEN"

    def __init__(self, name: str) -> None:
        super().__init__(f"There is a film {name} already.", name=name)


class ScheduleOverlaps(Refusal):
    """Two shows would be in one hall at once, cleaning included."""

    kind = Kind.CONFLICT
    reason = "SCHEDULE_OVERLAPS"

    def __init__(self, *, studio_name: str, play_title: str, starts_at: datetime) -> None:
        super().__init__(
            f"{studio_name} has {play_title} at {starts_at:%Y-%m-%d %H:%M} (UTC).",
            studio_name=studio_name,
            play_title=play_title,
            starts_at=starts_at.isoformat(),
        )
