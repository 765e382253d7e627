"""Films and shows from a cinema's own CSV files."""

from codecs import BOM_UTF8
from collections.abc import Callable
from datetime import date, time
from pathlib import Path
from typing import TypeVar

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ttms_server.cinema_days import EARLIEST, LATEST
from ttms_server.play import csv_file
from ttms_server.play.import_files import BadLine, FilmRow, ImportRefused, ShowRow, decode, load, read_films
from ttms_server.play.import_files import read_shows as read_shows_in
from ttms_server.play.models import PlayKind

T = TypeVar("T", str, bytes)
FILM_HEADER = "title,title_en,kind,running_minutes,year,director,area"
SHOW_HEADER = "hall,title,date,time,price"
NO_AMOUNT = "is not an amount of CNY from 0 to 1000000.00 with at most 2 decimals, such as 45.00"
METROPOLIS = FilmRow(2, "大都会", "Metropolis", PlayKind.FILM, 148, 1927, "弗里茨·朗", "德国")
FILMS = f"{FILM_HEADER}\n大都会,Metropolis,film,148,1927,弗里茨·朗,德国\n"


def read_shows(text: str) -> list[ShowRow]:
    return read_shows_in(text, "CNY")


def film(**changed: str) -> str:
    """A file of one film, good but for what is changed."""
    cells = dict(zip(FILM_HEADER.split(","), ["日出", "Sunrise", "film", "94", "1927", "茂瑙", "美国"], strict=True))
    return f"{FILM_HEADER}\n{','.join((cells | changed).values())}\n"


def show(**changed: str) -> str:
    """A file of one show, good but for what is changed."""
    cells = dict(zip(SHOW_HEADER.split(","), ["2 厅", "大都会", "2026-02-09", "19:30", "55.00"], strict=True))
    return f"{SHOW_HEADER}\n{','.join((cells | changed).values())}\n"


def bad_lines(read: Callable[[T], object], content: T) -> list[tuple[int, str]]:
    """What is complained about; nothing if the content is read."""
    try:
        read(content)
    except ImportRefused as refusal:
        return [(line.line_number, line.reason) for line in refusal.bad_lines] or [(0, "refused for no reason")]
    return []


def only_reason(read: Callable[[str], object], text: str) -> str:
    [(line_number, reason)] = bad_lines(read, text)
    assert line_number == 2
    return reason


def test_a_film_is_read_from_a_line() -> None:
    assert read_films(FILMS) == [METROPOLIS]


def test_a_show_is_read_from_a_line() -> None:
    assert read_shows(show()) == [ShowRow(2, "2 厅", "大都会", date(2026, 2, 9), time(19, 30), 5500)]


def test_columns_may_stand_in_any_order_and_case() -> None:
    text = "Price,TIME,date,title,hall\n45,09:05,2026-02-09,日出,1 厅\n"

    assert read_shows(text) == [ShowRow(2, "1 厅", "日出", date(2026, 2, 9), time(9, 5), 4500)]


def test_text_may_be_quoted_and_hold_commas() -> None:
    [found] = read_films(film(title_en='"The Good, the ""Bad"""'))

    assert found.title_en == 'The Good, the "Bad"'


def test_only_the_title_of_a_film_must_be_named() -> None:
    [found] = read_films(film(title_en="", director="", area=""))

    assert (found.title_en, found.director, found.area) == ("", "", "")
    assert only_reason(read_films, film(title=" ")) == "title is empty"


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_every_line_end_is_a_line_end(line_end: str) -> None:
    assert read_films(FILMS.replace("\n", line_end)) == [METROPOLIS]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gbk", "gb18030"])
def test_files_of_chinese_spreadsheets_are_decoded(encoding: str) -> None:
    assert read_films(decode(FILMS.encode(encoding))) == [METROPOLIS]


def test_bytes_that_are_no_text_are_refused_with_their_line() -> None:
    [(line_number, reason)] = bad_lines(decode, FILMS.encode("gbk") + b"\xff\xff")

    assert line_number == 3
    assert "neither UTF-8 nor GBK" in reason


@pytest.mark.parametrize("mark", [b"", BOM_UTF8])
def test_one_damaged_byte_does_not_turn_utf8_into_other_characters(mark: bytes) -> None:
    damaged = mark + (FILMS + "日出,Sunrise,film,94,1927,,\n").encode().replace("出".encode(), b"\xe5\x87")

    assert bad_lines(decode, damaged) == [(3, "a character is damaged in this UTF-8 text")]


def test_empty_lines_are_passed_over_and_still_counted() -> None:
    rows = read_films("\n" + FILMS.replace("大都会", "\n,,,,,,\n大都会") + "\n \n")

    assert [row.line_number for row in rows] == [5]


def test_a_file_with_a_header_alone_has_no_rows() -> None:
    assert read_films(FILM_HEADER) == []


@pytest.mark.parametrize("text", ["", "\n\n", "\ufeff", ",,\n"])
def test_an_empty_file_is_refused(text: str) -> None:
    assert bad_lines(read_shows, text) == [(1, f"the file is empty; the first line must be {SHOW_HEADER}")]


def test_every_wrong_column_is_named() -> None:
    assert bad_lines(read_shows, "\nhall,film,date,time,date\n1,2,3,4,5\n") == [
        (2, "column title is missing"),
        (2, "column price is missing"),
        (2, 'unknown column "film"'),
        (2, "column date stands there twice"),
    ]


@pytest.mark.parametrize(("mark", "named"), [(";", '";"'), ("\t", "tabs")])
def test_cells_that_are_set_apart_in_another_way_are_told_once(mark: str, named: str) -> None:
    said = f'has {named} between its cells; save the file with ","'
    assert bad_lines(read_films, FILMS.replace(",", mark)) == [(1, said)]


def test_every_bad_line_is_named_with_all_that_is_wrong_with_it() -> None:
    text = (
        f"{SHOW_HEADER}\r\n"
        "1 厅,日出,2026-2-9,19:30,45\r\n"
        "\r\n"
        "1 厅,日出,2026-02-10,19:30,45\r\n"
        "1 厅,日出,2026-02-11\r\n"
        ',日出,2026-02-12,7pm,"45,00"\r\n'
        '1 厅,"日出,2026-02-13,19:30,45\r\n'
        "1 厅,神女,2026-02-10,19:30,50\r\n"
    )

    assert bad_lines(read_shows, text) == [
        (2, 'date "2026-2-9" is not written YYYY-MM-DD, such as 2026-02-09'),
        (5, "has 3 cells instead of 5"),
        (6, f'hall is empty; time "7pm" is not written HH:MM, such as 09:05; price "45,00" {NO_AMOUNT}'),
        (7, "a quotation mark is not closed in its line, or text stands beside quoted text"),
        (8, "is in the same hall at the same time as line 4"),
    ]


def test_a_film_stands_in_a_file_once() -> None:
    text = FILMS + "大都会,Another,film,90,1999,,\n"

    assert bad_lines(read_films, text) == [(3, "has the same title as line 2")]


def test_a_title_of_two_hundred_characters_is_the_longest() -> None:
    assert len(read_films(film(title="都" * 200))[0].title) == 200
    assert "has 201 characters" in only_reason(read_films, film(title="都" * 201))


@pytest.mark.parametrize("unwanted", ["\x00", "\x07", "\x1b[31m", "\t", "\x85", "\u2028", "\ud800"])
def test_control_characters_are_refused_and_not_repeated(unwanted: str) -> None:
    reason = only_reason(read_films, film(director=f"F{unwanted}W"))

    assert reason.startswith("director")
    assert reason.endswith("control characters")
    assert reason.isprintable()


@pytest.mark.parametrize("kind", list(PlayKind))
def test_films_operas_and_concerts_are_known(kind: PlayKind) -> None:
    assert read_films(film(kind=kind.value))[0].kind is kind


@pytest.mark.parametrize("kind", ["", "Film", "电影", "1"])
def test_another_kind_is_refused(kind: str) -> None:
    assert "none of film, opera, concert" in only_reason(read_films, film(kind=kind))


@pytest.mark.parametrize("minutes", ["1", "900"])
def test_a_film_runs_up_to_fifteen_hours(minutes: str) -> None:
    assert read_films(film(running_minutes=minutes))[0].running_minutes == int(minutes)


@pytest.mark.parametrize("minutes", ["", "0", "901", "-90", "9_0", "+90", "90.0", "1h30m", "\uff19\uff10", "9" * 5000])
def test_another_running_time_is_refused(minutes: str) -> None:
    assert "not a whole number from 1 to 900" in only_reason(read_films, film(running_minutes=minutes))


@pytest.mark.parametrize("year", ["1879", "2101", "", "27"])
def test_a_year_without_cinemas_is_refused(year: str) -> None:
    assert "not a whole number from 1880 to 2100" in only_reason(read_films, film(year=year))


@pytest.mark.parametrize("day", ["2026-2-9", "20260209", "2026/02/09", "09.02.2026", "2026-W07-1", "今天", ""])
def test_a_date_is_written_in_one_way(day: str) -> None:
    assert "is not written YYYY-MM-DD" in only_reason(read_shows, show(date=day))


@pytest.mark.parametrize("day", ["2026-02-29", "2026-13-01", "0000-01-01"])
def test_a_date_stands_in_the_calendar(day: str) -> None:
    assert "is not in the calendar" in only_reason(read_shows, show(date=day))


@pytest.mark.parametrize("day", ["9999-12-31", "3000-01-01", "1969-12-31", "0001-01-01"])
def test_a_date_is_one_that_a_cinema_may_mean(day: str) -> None:
    assert only_reason(read_shows, show(date=day)) == f'date "{day}" is not from 1970-01-01 to 2999-12-31'


@pytest.mark.parametrize("clock", ["9:30", "19:30:00", "7pm", "19.30", "19\uff1a30", ""])
def test_a_time_is_written_in_one_way(clock: str) -> None:
    assert "is not written HH:MM" in only_reason(read_shows, show(time=clock))


@pytest.mark.parametrize("clock", ["24:00", "19:60"])
def test_a_time_is_on_the_clock(clock: str) -> None:
    assert "is not on the clock" in only_reason(read_shows, show(time=clock))


@pytest.mark.parametrize(
    ("price", "minor"),
    [("0", 0), ("45", 4500), ("45.5", 4550), ("0.29", 29), ("1.10", 110), ("1000000.00", 100_000_000)],
)
def test_a_price_becomes_whole_minor_units(price: str, minor: int) -> None:
    assert read_shows(show(price=price))[0].price_minor == minor


@pytest.mark.parametrize(
    "price",
    ["", "-1", "45.005", "1000000.01", "1e3", "NaN", "Infinity", "¥45", ".5", "45.", "\uff14\uff15", "9" * 5000],
)
def test_another_price_is_refused(price: str) -> None:
    assert only_reason(read_shows, show(price=price)).endswith(NO_AMOUNT)


@pytest.mark.parametrize(
    ("currency", "price", "minor"),
    [
        *(("JPY", "1800", 1800), ("KRW", "15000", 15_000), ("VND", "100000000", 100_000_000)),
        *(("KWD", "3.250", 3250), ("KWD", "3.5", 3500), ("KWD", "3", 3000), ("KWD", "100000.000", 100_000_000)),
        *(("EUR", "12.5", 1250), ("USD", "12", 1200)),
    ],
)
def test_a_price_has_the_minor_units_of_its_currency(currency: str, price: str, minor: int) -> None:
    [found] = read_shows_in(show(price=price), currency)

    assert found.price_minor == minor


@pytest.mark.parametrize(
    ("currency", "price", "said"),
    [
        ("JPY", "1800.00", "is not an amount of JPY from 0 to 100000000 without decimals, such as 4500"),
        ("JPY", "100000001", "is not an amount of JPY from 0 to 100000000 without decimals, such as 4500"),
        ("KWD", "3.2501", "is not an amount of KWD from 0 to 100000.000 with at most 3 decimals, such as 4.500"),
        ("KWD", "100000.001", "is not an amount of KWD from 0 to 100000.000 with at most 3 decimals, such as 4.500"),
        ("EUR", "3.250", "is not an amount of EUR from 0 to 1000000.00 with at most 2 decimals, such as 45.00"),
    ],
)
def test_a_price_finer_than_its_currency_is_refused_with_its_line(currency: str, price: str, said: str) -> None:
    assert only_reason(lambda text: read_shows_in(text, currency), show(price=price)) == f'price "{price}" {said}'


def test_reasons_show_long_values_cut_short() -> None:
    assert len(only_reason(read_films, film(kind="x" * 5000))) < 150


def test_a_line_too_long_for_a_programme_is_refused() -> None:
    assert bad_lines(read_films, film(title="都" * 200_000)) == [
        (2, "has 200027 characters; at most 10000 are allowed")
    ]


def test_a_file_over_five_megabytes_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "films.csv"
    path.write_bytes(b"x" * (csv_file.MOST_BYTES + 1))

    with pytest.raises(ImportRefused, match="larger than 5 MB"):
        load(path)


def test_a_file_that_is_no_programme_is_not_complained_about_for_ever() -> None:
    assert bad_lines(read_films, FILM_HEADER + "\nx" * 60_000) == [(50_001, "the file has more than 50000 lines")]


def test_a_file_is_loaded_as_text(tmp_path: Path) -> None:
    path = tmp_path / "films.csv"
    path.write_bytes(FILMS.encode("gbk"))

    assert load(path) == FILMS


def test_a_refusal_reads_as_one_line_a_bad_line() -> None:
    refusal = ImportRefused([BadLine(2, "title is empty"), BadLine(7, "has 3 cells instead of 5")])

    assert str(refusal) == "line 2: title is empty\nline 7: has 3 cells instead of 5"


pieces = st.sampled_from([*"\"',\n\r\0\t 0", "film", "2026-02-09", "19:30", "45.00", "1927", "大都会", "\ufeff"])
texts = st.text() | st.lists(st.text(max_size=3) | pieces, max_size=40).map("".join)


@given(st.sampled_from(["", FILM_HEADER + "\n", SHOW_HEADER + "\n"]), texts)
def test_any_text_is_read_or_refused(header: str, text: str) -> None:
    found = bad_lines(read_films, header + text) + bad_lines(read_shows, header + text)

    assert all(line_number > 0 and reason.isprintable() for line_number, reason in found)


@given(st.binary(max_size=200))
def test_any_bytes_are_decoded_or_refused(data: bytes) -> None:
    assert all(1 <= line_number <= data.count(b"\n") + 1 for line_number, _ in bad_lines(decode, data))


@given(st.dates(min_value=EARLIEST, max_value=LATEST), st.times(), st.integers(0, 10_000_000))
def test_what_a_show_says_is_what_is_read(day: date, clock: time, price_minor: int) -> None:
    price = f"{price_minor // 100}.{price_minor % 100:02}"

    [found] = read_shows(show(date=day.isoformat(), time=f"{clock:%H:%M}", price=price))

    assert (found.date, found.time) == (day, clock.replace(second=0, microsecond=0))
    assert found.price_minor == price_minor
