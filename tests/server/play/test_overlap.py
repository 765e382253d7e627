"""Two shows never need one hall at once: the rule over every pair of intervals on a grid."""

from datetime import UTC, datetime, timedelta
from itertools import product
from uuid import uuid4
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy.orm import Session

from ttms_server.play import films, programme
from ttms_server.play.errors import ConflictKind
from ttms_server.play.films import Play
from ttms_server.play.models import PlayKind, ScheduleRow
from ttms_server.play.programme import ProgrammeRules, Slots, Stay, overlap
from ttms_server.studio import service as studio_service
from ttms_server.studio.plan import parse_plan
from ttms_server.studio.service import Studio

UNIT = timedelta(minutes=5)
BEGIN = datetime(2026, 3, 2, 20, tzinfo=UTC)
GRID = range(11)


def taken_units(start: int, length: int, cleaning: int) -> set[int]:
    """The units of time in which a show needs its hall: the rule said in another way."""
    return set(range(start, start + length + cleaning))


def stay(start: int, length: int, *, origin: datetime = BEGIN, title: str = "") -> Stay:
    return Stay(title, origin + start * UNIT, origin + (start + length) * UNIT)


@pytest.mark.parametrize("cleaning", [0, 1, 3])
def test_the_rule_misses_no_overlap_and_sees_none_that_is_not_there(cleaning: int) -> None:
    missed: list[object] = []
    false: list[object] = []
    for one, other in product(product(GRID, GRID), repeat=2):
        clash = bool(taken_units(*one, cleaning) & taken_units(*other, cleaning))
        said = overlap(stay(*one), stay(*other), cleaning * UNIT)
        if clash != said:
            (missed if clash else false).append((one, other))

    assert (len(missed), len(false)) == (0, 0)


@pytest.fixture
def hall(session: Session) -> Studio:
    return studio_service.create_studio(session, name=uuid4().hex, name_en="", curve=0, plan=parse_plan("oo"))


def film(session: Session, title: str) -> Play:
    return films.create_play(session, Play(0, PlayKind.FILM, f"{title} {uuid4().hex}", "", 90, 1927, "", ""))


@pytest.mark.parametrize("cleaning", [0, 3])
def test_a_stored_show_is_missed_by_no_query(session: Session, hall: Studio, cleaning: int) -> None:
    """Every stored interval has a day of its own, and is asked about with every other one."""
    first, second = film(session, "first"), film(session, "second")
    stored = {pair: BEGIN + number * timedelta(days=1) for number, pair in enumerate(product(GRID, GRID[1:]))}
    session.add_all(
        ScheduleRow(
            play_id=first.play_id,
            studio_id=hall.studio_id,
            layout_id=hall.layout_id,
            starts_at=origin + pair[0] * UNIT,
            ends_at=origin + (pair[0] + pair[1]) * UNIT,
        )
        for pair, origin in stored.items()
    )
    session.flush()
    rules = ProgrammeRules(cleaning * UNIT, ZoneInfo("UTC"))
    wrong = []
    for (pair, origin), length in product(stored.items(), GRID):
        slots = Slots(second, hall, tuple(origin + start * UNIT for start in GRID), length * UNIT)
        found = programme.find_conflicts(session, slots, rules, now=None)
        said = {conflict.starts_at for conflict in found if conflict.play_title == first.title}
        for start in GRID:
            clash = bool(taken_units(*pair, cleaning) & taken_units(start, length, cleaning))
            if clash != (origin + start * UNIT in said):
                wrong.append((pair, (start, length)))

    assert len(stored) * len(GRID) ** 2 == 13_310
    assert wrong == []


def test_a_show_that_is_moved_is_not_in_its_own_way(session: Session, hall: Studio) -> None:
    play = film(session, "moved")
    row = ScheduleRow(
        play_id=play.play_id,
        studio_id=hall.studio_id,
        layout_id=hall.layout_id,
        starts_at=BEGIN,
        ends_at=BEGIN + timedelta(minutes=90),
    )
    session.add(row)
    session.flush()
    rules = ProgrammeRules(timedelta(minutes=15), ZoneInfo("UTC"))

    def conflicts(schedule_id: int) -> list[ConflictKind]:
        slots = Slots(play, hall, (BEGIN + UNIT,), timedelta(minutes=90), schedule_id)
        return [conflict.kind for conflict in programme.find_conflicts(session, slots, rules, now=None)]

    assert conflicts(row.schedule_id) == []
    assert conflicts(0) == [ConflictKind.OVERLAPS]
