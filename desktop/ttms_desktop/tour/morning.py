"""The cinema that a tour makes for itself: the sample, where it is morning, so that the shows of its day lie ahead."""

import re
import shutil
from datetime import UTC, datetime
from pathlib import Path

from ttms_desktop.resource_files import resource

_HOUR = 10  # by then the first shows have begun, and the evening's are far away
_FARTHEST_WEST = -12


def morning_sample(folder: Path, now: datetime) -> Path:
    """A copy of the sample's files in `folder`, in a time zone in which `now` is in the hour from ten to eleven."""
    copy = folder / "sample"
    shutil.copytree(resource("sample"), copy)
    facts = copy / "cinema.toml"
    zone = f'time_zone = "{_zone(now)}"'
    facts.write_text(re.sub(r'time_zone = ".*"', zone, facts.read_text(encoding="utf-8")), encoding="utf-8")
    return copy


def _zone(now: datetime) -> str:
    """Zones of the tz database are called by what leads to Greenwich: those east of it have a minus."""
    east = _HOUR - now.astimezone(UTC).hour
    if east < _FARTHEST_WEST:
        east += 24
    return f"Etc/GMT{-east:+d}"
