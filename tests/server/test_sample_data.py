"""The sample cinema keeps its promises."""

from collections import Counter
from datetime import date, datetime, timedelta
from itertools import pairwise
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from ttms_server.currencies import CURRENCIES
from ttms_server.play.import_files import ImportRefused, ShowRow
from ttms_server.play.poster.service import media_type_of
from ttms_server.sample import PROGRAMME_DAYS, SampleCinema, SampleHall, dated_programme, read_sample
from ttms_server.sample_prices import prices_in
from ttms_server.studio.plan import HallPlan, PlannedSeat
from ttms_server.studio.seat_kind import SeatKind
from ttms_server.user.role import Role

FOLDER = Path(__file__).parents[2] / "resources" / "sample"
FIRST_DAY = date(2026, 2, 20)
CLEANING = timedelta(minutes=15)


@pytest.fixture(scope="module")
def sample() -> SampleCinema:
    return read_sample(FOLDER, FIRST_DAY)


def starts_at(show: ShowRow) -> datetime:
    return datetime.combine(show.date, show.time)


def shows_by_hall(sample: SampleCinema) -> dict[str, list[ShowRow]]:
    return {
        hall.name: sorted((show for show in sample.shows if show.hall == hall.name), key=starts_at)
        for hall in sample.halls
    }


def hall_named(sample: SampleCinema, name: str) -> SampleHall:
    return next(hall for hall in sample.halls if hall.name == name)


def row(plan: HallPlan, label: str) -> list[PlannedSeat]:
    return [seat for seat in plan.seats if seat.row_label == label]


def empty_columns(plan: HallPlan) -> list[int]:
    """Columns that are aisles from the screen to the back."""
    taken = {column for seat in plan.seats for column in range(seat.column, seat.column + seat.places)}
    return [column for column in range(1, plan.column_count + 1) if column not in taken]


def test_the_cinema_lives_by_the_clocks_of_shanghai(sample: SampleCinema) -> None:
    assert sample.cinema.name
    assert sample.cinema.name_en
    assert sample.cinema.currency == "CNY"
    assert ZoneInfo(sample.cinema.time_zone).key == "Asia/Shanghai"


def test_there_is_one_person_of_each_role(sample: SampleCinema) -> None:
    assert sorted(user.role for user in sample.users) == sorted(Role)
    assert next(user.user_name for user in sample.users if user.role == Role.CLERK) == "clerk"
    assert all(len(user.password) >= 8 and user.display_name for user in sample.users)


def test_there_are_five_halls_of_the_promised_sizes(sample: SampleCinema) -> None:
    assert [(hall.name, hall.name_en, hall.plan.place_count) for hall in sample.halls] == [
        ("1 厅", "Hall 1", 177),
        ("2 厅", "Hall 2", 314),
        ("3 厅", "Hall 3", 129),
        ("4 厅", "Hall 4", 94),
        ("5 厅", "Hall 5", 184),
    ]
    assert all(0 <= hall.curve <= 60 for hall in sample.halls)
    assert len({hall.curve for hall in sample.halls[:4]}) == 4
    assert [hall.name for hall in sample.halls if hall.plan.seats[0].position] == ["5 厅"]


def test_the_large_hall_has_side_aisles_and_widens_towards_the_back(sample: SampleCinema) -> None:
    plan = hall_named(sample, "2 厅").plan
    widths = [sum(seat.places for seat in row(plan, label)) for label in "ABCDEFGHJKLMNP"]

    assert empty_columns(plan) == [7, 20]
    assert widths == sorted(widths)
    assert widths[0] < widths[-1]
    assert {seat.kind for seat in row(plan, "A")} == {SeatKind.STANDARD, SeatKind.WHEELCHAIR}
    assert {seat.kind for seat in row(plan, "P")} == {SeatKind.COUPLE}
    assert sum(seat.kind is SeatKind.BROKEN for seat in plan.seats) == 2


def test_the_first_hall_has_an_aisle_in_its_middle(sample: SampleCinema) -> None:
    plan = hall_named(sample, "1 厅").plan

    assert empty_columns(plan) == [9, 10]
    assert plan.column_count == 18


def test_the_third_hall_has_a_cross_aisle_in_its_middle(sample: SampleCinema) -> None:
    plan = hall_named(sample, "3 厅").plan

    assert {seat.row for seat in plan.seats} == set(range(1, 13)) - {5}
    assert [row(plan, label)[0].row for label in "DE"] == [4, 6]


def test_the_studio_is_straight_with_an_aisle_at_one_side(sample: SampleCinema) -> None:
    hall = hall_named(sample, "4 厅")

    assert hall.curve == 0
    assert empty_columns(hall.plan) == [9]


def test_there_are_films_of_china_and_of_the_world(sample: SampleCinema) -> None:
    areas = Counter(film.area for film in sample.films)

    assert len(sample.films) >= 15
    assert areas["中国"] >= 5
    assert len(areas) >= 4
    assert all(film.title_en and film.director and film.year < 1950 for film in sample.films)


def test_every_show_is_of_a_film_and_in_a_hall_of_the_cinema(sample: SampleCinema) -> None:
    assert {show.hall for show in sample.shows} == {hall.name for hall in sample.halls}
    assert {show.title for show in sample.shows} == {film.title for film in sample.films}


def test_no_two_shows_meet_in_a_hall_cleaning_included(sample: SampleCinema) -> None:
    running = {film.title: timedelta(minutes=film.running_minutes) for film in sample.films}

    for shows in shows_by_hall(sample).values():
        for earlier, later in pairwise(shows):
            assert starts_at(earlier) + running[earlier.title] + CLEANING <= starts_at(later), (earlier, later)


def test_every_hall_plays_on_every_day(sample: SampleCinema) -> None:
    days = {FIRST_DAY + timedelta(days=day) for day in range(PROGRAMME_DAYS)}

    for shows in shows_by_hall(sample).values():
        counts = Counter(show.date for show in shows)
        assert set(counts) == days
        assert all(5 <= count <= 7 for count in counts.values())


def test_a_show_is_about_to_start_from_morning_to_midnight(sample: SampleCinema) -> None:
    for day in range(PROGRAMME_DAYS):
        today = FIRST_DAY + timedelta(days=day)
        starts = sorted(starts_at(show) for show in sample.shows if show.date == today)
        assert f"{starts[0]:%H:%M}" >= "09:30"
        assert "23:15" <= f"{starts[-1]:%H:%M}" <= "23:45"
        assert all(later - earlier <= timedelta(minutes=70) for earlier, later in pairwise(starts))


def test_no_two_days_are_alike(sample: SampleCinema) -> None:
    programmes = {
        tuple((show.hall, show.title, show.time) for show in sample.shows if show.date == day)
        for day in {show.date for show in sample.shows}
    }

    assert len(programmes) == PROGRAMME_DAYS


def test_prices_are_those_of_a_cinema(sample: SampleCinema) -> None:
    assert all(3000 <= show.price_minor <= 6000 for show in sample.shows)


def test_a_film_costs_less_in_the_morning_than_in_the_evening(sample: SampleCinema) -> None:
    for film in sample.films:
        shows = [show for show in sample.shows if show.title == film.title]
        morning = [show.price_minor for show in shows if show.time.hour < 12]
        evening = [show.price_minor for show in shows if 18 <= show.time.hour < 22]
        assert max(morning, default=0) < min(evening, default=6000)


def test_the_programme_begins_on_the_day_asked_for(sample: SampleCinema) -> None:
    moved = read_sample(FOLDER, FIRST_DAY + timedelta(days=300))

    assert [show.date - timedelta(days=300) for show in moved.shows] == [show.date for show in sample.shows]
    assert moved.films == sample.films


@pytest.mark.parametrize(
    ("currency", "evening", "morning", "premium"),
    [("CNY", 4500, 3500, 1500), ("JPY", 2000, 1600, 700), ("KWD", 5000, 4000, 1750), ("EUR", 1200, 960, 420)],
)
def test_prices_are_those_of_the_currency(currency: str, evening: int, morning: int, premium: int) -> None:
    priced = prices_in(FOLDER, "CNY", currency)
    sample = read_sample(FOLDER, FIRST_DAY, currency)

    assert (priced(4500), priced(3500), priced(0)) == (evening, morning, 0)
    assert {more for hall in sample.halls for more in hall.surcharges.values()} >= {premium}
    assert {priced(show.price_minor) for show in read_sample(FOLDER, FIRST_DAY).shows} == {
        show.price_minor for show in sample.shows
    }


@pytest.mark.parametrize("currency", sorted(CURRENCIES))
def test_there_is_a_price_in_every_currency(currency: str) -> None:
    assert prices_in(FOLDER, "CNY", currency)(4500) > 0


def test_shows_keep_the_line_numbers_of_the_programme() -> None:
    programme = "day,hall,title,time,price\n\n1,1 厅,日出,09:30,30\n"

    assert dated_programme(programme, FIRST_DAY) == "hall,title,date,time,price\n\n1 厅,日出,2026-02-21,09:30,30\n"


@pytest.mark.parametrize("day", ["", "-1", "14", "01", "monday"])
def test_a_day_outside_the_programme_is_refused(day: str) -> None:
    with pytest.raises(ImportRefused, match="line 2: day is not a whole number from 0 to 13"):
        dated_programme(f"day,hall,title,time,price\n{day},1 厅,日出,09:30,30\n", FIRST_DAY)


def test_every_film_has_its_rating_its_language_and_a_poster_of_its_own(sample: SampleCinema) -> None:
    assert sample.details.keys() == {film.title for film in sample.films}
    assert all(film.rating and film.language for film in sample.details.values())
    assert {media_type_of(film.poster) for film in sample.details.values()} == {"image/png"}
    assert len({film.poster for film in sample.details.values()}) == len(sample.films)
