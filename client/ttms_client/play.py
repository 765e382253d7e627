"""Films and their shows."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Play:
    """A film or other programme; `running_minutes` without advertising."""

    play_id: int
    title: str
    title_en: str
    running_minutes: int
    year: int
    director: str
    area: str


@dataclass(frozen=True, slots=True)
class Schedule:
    """One show; times are aware and in UTC."""

    schedule_id: int
    play_id: int
    play_title: str
    play_title_en: str
    running_minutes: int
    studio_id: int
    studio_name: str
    studio_name_en: str
    starts_at: datetime
    ends_at: datetime
