"""Putting shows on sale: all or none, where and when they may stand, and what each refusal says."""

import json
from datetime import UTC, date, datetime, time, timedelta
from uuid import uuid4
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy.orm import Session

from ttms_server.cinema_days import day_of
from ttms_server.errors import FieldInvalid
from ttms_server.paging import Page
from ttms_server.play import films, programme, service
from ttms_server.play.errors import OutsideRun, PlayRetired, ScheduleOverlaps, ShowInPast
from ttms_server.play.films import Play
from ttms_server.play.models import PlayKind
from ttms_server.play.programme import ProgrammeRules, slots_for
from ttms_server.play.service import Schedule
from ttms_server.play.show_list import ShowsAsked
from ttms_server.studio import changes
from ttms_server.studio import service as studio_service
from ttms_server.studio.changes import StudioChange
from ttms_server.studio.errors import StudioRetired
from ttms_server.studio.plan import parse_plan
from ttms_server.studio.service import Studio

SHANGHAI, BERLIN = ZoneInfo("Asia/Shanghai"), ZoneInfo("Europe/Berlin")
NOW = datetime(2030, 5, 6, 4, tzinfo=UTC)  # noon in Shanghai
EVENING = NOW + timedelta(hours=8)
CLEANING = timedelta(minutes=15)


class Cinema:
    """A hall and a film of 90 minutes in the transaction of a test."""

    def __init__(self, session: Session) -> None:
        self.session = session
        self.zone = SHANGHAI
        self.hall = self.new_hall()
        self.film = self.new_film()

    def new_hall(self) -> Studio:
        plan = parse_plan("oo")
        return studio_service.create_studio(self.session, name=uuid4().hex, name_en="", curve=0, plan=plan)

    def new_film(self, *, runs_from: str = "", runs_until: str = "") -> Play:
        play = Play(0, PlayKind.FILM, uuid4().hex, "", 90, 1927, "", "", runs_from, runs_until)
        return films.create_play(self.session, play)

    def show(self, *starts_at: datetime, price_minor: int = 4500) -> list[Schedule]:
        return programme.create_schedules(
            self.session,
            slots_for(self.film, self.hall, starts_at),
            price_minor=price_minor,
            rules=ProgrammeRules(CLEANING, self.zone),
            now=NOW,
        )

    def shows(self) -> list[datetime]:
        span = NOW - timedelta(days=1), NOW + timedelta(days=200)
        found = service.list_schedules(self.session, Page(200, ()), ShowsAsked(*span, studio_id=self.hall.studio_id))
        return [show.starts_at for show in found.items]


@pytest.fixture
def cinema(session: Session) -> Cinema:
    return Cinema(session)


def test_shows_are_put_on_sale_with_the_price_of_each_ticket_type(cinema: Cinema) -> None:
    made = cinema.show(EVENING + timedelta(days=1), EVENING, price_minor=4501)

    assert [show.starts_at for show in made] == [EVENING, EVENING + timedelta(days=1)]
    assert made[0].ends_at - made[0].starts_at == timedelta(minutes=90)
    assert {price.ticket_type: price.price_minor for price in service.get_prices(cinema.session, made[0].schedule_id)}[
        "child"
    ] == service.share_of(4501, 50)
    assert (made[0].price_minor, made[0].version, made[0].cancelled_at) == (4501, 1, None)


def test_a_show_may_begin_when_the_hall_is_clean(cinema: Cinema) -> None:
    cinema.show(EVENING)

    cinema.show(EVENING + timedelta(minutes=105))
    cinema.show(EVENING - timedelta(minutes=105))

    assert len(cinema.shows()) == 3


@pytest.mark.parametrize("minutes", [-104, 0, 104])
def test_a_minute_less_is_refused_with_the_show_that_stands_there(cinema: Cinema, minutes: int) -> None:
    cinema.show(EVENING)
    wanted = EVENING + timedelta(minutes=minutes)

    with pytest.raises(ScheduleOverlaps) as refused:
        cinema.show(wanted)

    assert refused.value.details["studio_name"] == cinema.hall.name
    assert json.loads(refused.value.details["conflicts"]) == [
        {
            "kind": "OVERLAPS",
            "starts_at": wanted.isoformat(),
            "play_title": cinema.film.title,
            "other_starts_at": EVENING.isoformat(),
            "other_ends_at": (EVENING + timedelta(minutes=90)).isoformat(),
        }
    ]


def test_a_night_show_is_in_the_way_of_the_next_calendar_day(cinema: Cinema) -> None:
    midnight = datetime(2030, 5, 6, 16, tzinfo=UTC)
    cinema.show(midnight - timedelta(minutes=30))

    with pytest.raises(ScheduleOverlaps):
        cinema.show(midnight + timedelta(minutes=60))


def test_of_a_repeat_with_two_conflicts_nothing_stands_and_both_are_listed(cinema: Cinema) -> None:
    cinema.show(EVENING + timedelta(days=2), EVENING + timedelta(days=5))
    before = cinema.shows()

    with pytest.raises(ScheduleOverlaps) as refused:
        cinema.show(*[EVENING + timedelta(days=number, minutes=30) for number in range(7)])

    listed = json.loads(refused.value.details["conflicts"])
    assert [conflict["other_starts_at"] for conflict in listed] == [start.isoformat() for start in before]
    assert cinema.shows() == before


def test_shows_of_one_request_are_in_each_others_way(cinema: Cinema) -> None:
    with pytest.raises(ScheduleOverlaps):
        cinema.show(EVENING, EVENING + timedelta(minutes=60))


def test_the_past_is_over(cinema: Cinema) -> None:
    with pytest.raises(ShowInPast) as refused:
        cinema.show(NOW - timedelta(minutes=1), EVENING)

    assert [conflict["kind"] for conflict in json.loads(refused.value.details["conflicts"])] == ["IN_PAST"]
    assert cinema.show(NOW)


@pytest.mark.parametrize(("day", "fits"), [(-1, False), (0, True), (2, True), (3, False)])
def test_a_film_is_shown_on_the_cinema_days_of_its_run(cinema: Cinema, day: int, *, fits: bool) -> None:
    cinema.film = cinema.new_film(runs_from="2030-06-01", runs_until="2030-06-03")
    # 02:00 in the night after the day: it belongs to the evening before.
    starts_at = datetime(2030, 6, 2, 2, tzinfo=SHANGHAI).astimezone(UTC) + timedelta(days=day)

    if fits:
        assert cinema.show(starts_at)
    else:
        with pytest.raises(OutsideRun) as refused:
            cinema.show(starts_at)
        assert refused.value.details["runs_from"] == "2030-06-01"


@pytest.mark.parametrize(
    ("local", "day"),
    [
        (datetime(2030, 3, 31, 5, 59, tzinfo=BERLIN), date(2030, 3, 30)),
        (datetime(2030, 3, 31, 6, 0, tzinfo=BERLIN), date(2030, 3, 31)),
        (datetime(2030, 10, 27, 5, 59, tzinfo=BERLIN), date(2030, 10, 26)),
        (datetime(2030, 10, 27, 6, 0, tzinfo=BERLIN), date(2030, 10, 27)),
    ],
)
def test_the_cinema_day_begins_at_six_by_the_clock_also_when_the_clocks_change(local: datetime, day: date) -> None:
    assert day_of(local, BERLIN) == day
    assert local.time() in (time(5, 59), time(6))


def test_an_hour_that_comes_twice_is_two_hours(cinema: Cinema) -> None:
    """In Berlin 02:30 comes twice on 27 October 2030: 90 minutes fit between 00:30 and the second 02:30."""
    cinema.zone = BERLIN
    first = datetime(2030, 10, 27, 0, 30, tzinfo=BERLIN).astimezone(UTC)
    second = datetime(2030, 10, 27, 2, 30, tzinfo=BERLIN, fold=1).astimezone(UTC)

    assert second - first == timedelta(hours=3)
    assert len(cinema.show(first, second, first + timedelta(minutes=105 - 210))) == 3


def test_a_cancelled_show_takes_no_room(cinema: Cinema) -> None:
    [show] = cinema.show(EVENING)
    programme.cancel_schedule(cinema.session, show, version=show.version, reason="no power", now=NOW)

    cinema.show(EVENING)

    assert cinema.shows() == [EVENING]


def test_nothing_new_of_a_retired_film_or_in_a_retired_hall(cinema: Cinema) -> None:
    cinema.show(EVENING)
    cinema.film = films.update_play(cinema.session, retired(cinema.film), now=NOW)
    with pytest.raises(PlayRetired):
        cinema.show(EVENING + timedelta(days=1))

    cinema.film = cinema.new_film()
    change = StudioChange(
        cinema.hall.studio_id, cinema.hall.version, cinema.hall.name, "", retired=True, curve=0, plan=parse_plan("oo")
    )
    cinema.hall = changes.update_studio(cinema.session, change, now=NOW)
    with pytest.raises(StudioRetired):
        cinema.show(EVENING + timedelta(days=1))
    assert cinema.shows() == [EVENING]


def retired(play: Play) -> Play:
    return Play(
        play.play_id, play.kind, play.title, play.title_en, play.running_minutes, 1927, "", "", retired=True, version=1
    )


@pytest.mark.parametrize(
    "starts_at",
    [
        [],
        [EVENING, EVENING],
        [EVENING + timedelta(seconds=1)],
        [EVENING + timedelta(days=n) for n in range(101)],
        [datetime(9999, 12, 31, 23, 59, tzinfo=UTC)],
        [EVENING, datetime(3000, 1, 1, tzinfo=UTC)],
        [datetime(1, 1, 1, tzinfo=UTC)],
    ],
    ids=["none", "twice", "seconds", "101", "in the last minute of all", "in a thousand years", "in the first minute"],
)
def test_impossible_starts_are_refused(cinema: Cinema, starts_at: list[datetime]) -> None:
    with pytest.raises(FieldInvalid) as refused:
        cinema.show(*starts_at)

    assert refused.value.details["field"] == "starts_at"
    assert cinema.shows() == []


@pytest.mark.parametrize("price_minor", [-1, 100_000_001])
def test_an_absurd_price_is_refused(cinema: Cinema, price_minor: int) -> None:
    with pytest.raises(FieldInvalid):
        cinema.show(EVENING, price_minor=price_minor)


def test_a_hundred_conflicts_fit_beside_an_answer(cinema: Cinema) -> None:
    cinema.film = films.create_play(cinema.session, Play(0, PlayKind.FILM, "影" * 200, "", 90, 1927, "", ""))
    starts = [EVENING + timedelta(days=number) for number in range(100)]
    cinema.show(*starts)

    with pytest.raises(ScheduleOverlaps) as refused:
        cinema.show(*starts)

    assert len(json.loads(refused.value.details["conflicts"])) == 100
    assert len(refused.value.details["conflicts"].encode()) * 4 / 3 < 60 * 1024
