"""The commands besides `run`: preparing a database, loading the sample, taking in a cinema's own programme."""

import shutil
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import select

from support.cinema import count, found_cinema, opened
from support.command_line import Ended, in_a_process, in_here
from support.contents import row_counts
from ttms_server.play.models import ScheduleRow
from ttms_server.resource_files import resource

FILMS = "title,title_en,kind,running_minutes,year,director,area\n"
SHOWS = "hall,title,date,time,price\n"
SHANGHAI = ZoneInfo("Asia/Shanghai")
# Far enough from the show that stands already.
DAY = (datetime.now(UTC) + timedelta(days=30)).astimezone(SHANGHAI).date()
NO_TIME = 'time "25:00" is not on the clock, which runs from 00:00 to 23:59'
NO_PRICE = 'price "-45" is not an amount of CNY from 0 to 1000000.00 with at most 2 decimals, such as 45.00'
SPRING = "2037-03-29"


@dataclass(frozen=True)
class Shell:
    """Somebody who types commands for one database."""

    database_url: str
    folder: Path

    def run(self, *arguments: str | Path) -> Ended:
        return in_here(*arguments, "--database-url", self.database_url)

    def importing(self, what: str, text: str, *options: str | Path, encoding: str = "utf-8") -> Ended:
        """Import a file with this text."""
        file = self.folder / f"{what}.csv"
        file.write_bytes(text.encode(encoding))
        return self.run("import", what, file, *options)

    def refused(self, what: str, text: str, *options: str | Path) -> list[str]:
        """The complaints about a file with this text, of which nothing may be taken in."""
        before = self.counts()
        ended = self.importing(what, text, *options)
        assert (ended.code, ended.said, self.counts()) == (1, "", before)
        heading, *complaints = ended.complained.splitlines()
        assert heading == "ttms-server: nothing was imported:"
        return [complaint.strip() for complaint in complaints]

    def counts(self) -> dict[str, int]:
        with opened(self.database_url) as database:
            return row_counts(database)

    def number(self, query: str) -> int:
        with opened(self.database_url) as database:
            return count(database, query)


@pytest.fixture
def shell(database_url: str, tmp_path: Path) -> Shell:
    """A shell for an empty database."""
    return Shell(database_url, tmp_path)


@pytest.fixture
def own(shell: Shell) -> Shell:
    """A shell for a database with one hall, one film and one show."""
    with opened(shell.database_url) as database:
        found_cinema(database)
    return shell


def test_migrating_makes_a_database_and_may_be_repeated(shell: Shell) -> None:
    for _ in range(2):
        assert shell.run("migrate") == Ended(0, "The database is up to date.\n", "")
    assert shell.number("SELECT COUNT(*) FROM ticket_types") == 4


def test_commands_that_prepare_a_database_at_once_do_not_disturb_each_other(database_url: str) -> None:
    with ThreadPoolExecutor(3) as pool:
        ended = list(pool.map(lambda _: in_a_process("migrate", "--database-url", database_url), range(3)))

    assert ended == [Ended(0, "The database is up to date.\n", "")] * 3


def test_the_sample_cinema_is_loaded_once_and_then_day_by_day(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    today = datetime(2026, 2, 9, 3, tzinfo=UTC)
    said = []
    for days in (0, 0, 1):
        monkeypatch.setattr("ttms_server.clock.now", lambda moment=today + timedelta(days=days): moment)
        ended = shell.run("sample")
        assert (ended.code, ended.complained) == (0, "")
        said.append(ended.said)
    shows = shell.number("SELECT COUNT(*) FROM schedules")
    added = shows - int(said[0].split()[-2])

    assert said[0].startswith("Added 3 users, 5 halls, ")
    assert shell.number("SELECT COUNT(*) FROM plays") >= 15
    assert said[1:] == [
        "Added 0 users, 0 halls, 0 films, 0 shows.\n",
        f"Added 0 users, 0 halls, 0 films, {added} shows.\n",
    ]
    assert added > 10
    assert days_with_shows(shell) == [(today + timedelta(days=day)).date().isoformat() for day in range(15)]


def test_the_sample_goes_on_in_a_cinema_whose_categories_of_seats_are_called_otherwise(
    shell: Shell, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """As in one that was made before they had their English names."""
    before = tmp_path / "before"
    shutil.copytree(resource("sample"), before)
    halls = (before / "halls.toml").read_text(encoding="utf-8")
    (before / "halls.toml").write_text(halls.replace("尊享座 / Premium", "尊享座"), encoding="utf-8")
    today = datetime(2026, 2, 9, 3, tzinfo=UTC)
    said = []
    for days, folder in ((0, before), (1, resource("sample"))):
        monkeypatch.setattr("ttms_server.clock.now", lambda moment=today + timedelta(days=days): moment)
        said.append(shell.run("sample", "--folder", folder))

    assert [(ended.code, ended.complained) for ended in said] == [(0, ""), (0, "")]
    assert " 0 shows" not in said[1].said


def test_the_sample_costs_what_the_cinemas_currency_says_and_begins_by_its_clocks(
    shell: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TTMS_CINEMA_CURRENCY", "JPY")
    monkeypatch.setenv("TTMS_CINEMA_TIME_ZONE", "America/New_York")

    assert shell.run("sample").code == 0

    assert shell.number("SELECT COUNT(*) FROM schedules WHERE price_minor = 2000") > 10
    assert shell.number("SELECT MAX(price_minor) FROM schedules") < 3000
    with opened(shell.database_url) as database, database.reading() as session:
        starts = session.scalars(select(ScheduleRow.starts_at)).all()
    assert {start.astimezone(ZoneInfo("America/New_York")).hour for start in starts} <= {*range(9, 24)}


def days_with_shows(shell: Shell) -> list[str]:
    """Days by the clocks of Shanghai on which a show starts."""
    with opened(shell.database_url) as database, database.reading() as session:
        starts = session.scalars(select(ScheduleRow.starts_at)).all()
    return sorted({start.astimezone(SHANGHAI).date().isoformat() for start in starts})


def test_a_sample_that_is_not_there_is_refused_in_words(shell: Shell) -> None:
    ended = shell.run("sample", "--folder", shell.folder)

    assert ended.code == 1
    assert (
        ended.complained
        == f"ttms-server: {shell.folder / 'cinema.toml'}: cannot be read (No such file or directory).\n"
    )


def test_a_sample_with_a_slip_is_refused_in_words(shell: Shell) -> None:
    (shell.folder / "cinema.toml").write_text("[cinema]\nnam = 'x'\n")

    ended = shell.run("sample", "--folder", shell.folder)

    assert ended.code == 1
    assert ended.complained.startswith(f"ttms-server: {shell.folder}: the sample cannot be read: ")
    assert "nam" in ended.complained


def test_films_are_imported(shell: Shell) -> None:
    films = FILMS + "日出,Sunrise,film,94,1927,茂瑙,美国\n奥赛罗,Otello,opera,135,1887,威尔第,意大利\n"

    assert shell.importing("films", films) == Ended(0, "Imported 2 films.\n", "")
    assert shell.number("SELECT SUM(running_minutes) FROM plays") == 94 + 135


def test_one_film_is_imported(shell: Shell) -> None:
    film = FILMS + "日出,Sunrise,film,94,1927,茂瑙,美国\n"

    assert shell.importing("films", film) == Ended(0, "Imported 1 film.\n", "")


def test_a_file_in_gbk_is_read_as_what_it_is(shell: Shell) -> None:
    ended = shell.importing("films", FILMS + "小城之春,,film,93,1948,费穆,中国\n", encoding="gbk")

    assert ended.code == 0
    assert shell.number("SELECT COUNT(*) FROM plays WHERE title = '小城之春' AND director = '费穆'") == 1


def test_every_bad_film_is_named_and_none_is_imported(own: Shell) -> None:
    lines = ["日出,,film,94,1927,,", "神女,,film,0,1934,,", "大都会,,film,148,1927,,", "日出,,film,94,1927,,"]

    assert own.refused("films", FILMS + "\n".join(lines)) == [
        'line 3: running_minutes "0" is not a whole number from 1 to 900',
        "line 4: There is a film 大都会 already.",
        "line 5: has the same title as line 2",
    ]


def test_shows_are_imported_with_prices_for_every_type(own: Shell) -> None:
    assert own.importing("shows", SHOWS + f"1 厅,大都会,{DAY},10:00,45.50\n1 厅,大都会,{DAY},13:00,45\n").said == (
        "Imported 2 shows.\n"
    )
    assert own.number("SELECT SUM(price_minor) FROM schedule_prices WHERE schedule_id = 2") == 4550 + 2275 + 3640 + 2730


def test_every_bad_show_is_named_and_none_is_imported(own: Shell) -> None:
    lines = [
        f"1 厅,大都会,{DAY},10:00,45",
        f"9 厅,大都会,{DAY},10:00,45",
        f"9 厅,末路狂花,{DAY},11:00,45",
        f"1 厅,大都会,{DAY},12:47,45",
        f"1 厅,大都会,{DAY},07:13,45",
        "1 厅,大都会,2020-01-01,10:00,45",
        f"1 厅,大都会,{DAY},12:48,45",
        f"1 厅,大都会,{DAY},25:00,-45",
    ]

    assert own.refused("shows", SHOWS + "\n".join(lines)) == [
        "line 3: there is no hall '9 厅'",
        "line 4: there is no hall '9 厅' and no film '末路狂花'",
        f"line 5: 1 厅 is taken by 大都会 at {DAY} 10:00",
        f"line 6: 1 厅 is taken by 大都会 at {DAY} 10:00",
        "line 7: 2020-01-01 10:00 is over",
        f"line 9: {NO_TIME}; {NO_PRICE}",
    ]


def test_a_hall_is_imported_from_a_seating_plan_with_its_categories(shell: Shell) -> None:
    ended = shell.run("import", "hall", resource("sample") / "hall-5.json")

    assert (ended.code, ended.said) == (0, "Imported the hall 5 厅 with 184 places.\n")
    assert shell.number("SELECT COUNT(*) FROM seats WHERE x > 0 AND turn <> 0 AND category > 0") > 100
    again = shell.run("import", "hall", resource("sample") / "hall-5.json")
    assert (again.code, again.complained.split(": ")[2]) == (1, "There is a hall 5 厅 already.\n")
    bad = shell.folder / "bad.json"
    for text, said in {'{"name": 1': "line 1, column 11: this is no JSON.", "{}": "name is missing."}.items():
        bad.write_text(text)
        assert shell.run("import", "hall", bad).complained == f"ttms-server: {bad}: {said}\n"


def test_a_show_must_not_overlap_one_that_stands_already(own: Shell) -> None:
    assert own.importing("shows", SHOWS + f"1 厅,大都会,{DAY},10:00,45\n").code == 0

    assert own.refused("shows", SHOWS + f"1 厅,大都会,{DAY},11:00,45\n") == [
        f"line 2: 1 厅 is taken by 大都会 at {DAY} 10:00"
    ]


def test_a_time_that_the_clocks_jump_over_is_refused(own: Shell) -> None:
    config = own.folder / "server.toml"
    config.write_text('[cinema]\ntime_zone = "Europe/Berlin"\n')
    line = f"1 厅,大都会,{SPRING},02:30,45\n"

    assert own.refused("shows", SHOWS + line, "--config", config) == [
        f"line 2: {SPRING} 02:30 does not exist: the clocks jump over it"
    ]
    assert own.importing("shows", SHOWS + line).code == 0


def test_prices_are_in_the_cinemas_currency(shell: Shell) -> None:
    config = shell.folder / "server.toml"
    config.write_text('[cinema]\ncurrency = "JPY"\n')
    assert shell.importing("films", f"{FILMS}大都会,Metropolis,film,148,1927,,\n", "--config", config).code == 0
    assert shell.run("import", "hall", resource("sample") / "hall-5.json", "--config", config).code == 0
    lines = f"5 厅,大都会,{DAY},10:00,1800\n5 厅,大都会,{DAY},15:00,1800.00\n"

    assert shell.refused("shows", SHOWS + lines, "--config", config) == [
        'line 3: price "1800.00" is not an amount of JPY from 0 to 100000000 without decimals, such as 4500'
    ]
    assert shell.importing("shows", SHOWS + lines.splitlines()[0] + "\n", "--config", config).code == 0
    assert shell.number(f"SELECT price_minor FROM schedules WHERE starts_at LIKE '{DAY}%02:00:00%'") == 1800


def test_a_time_that_the_clocks_show_twice_is_the_first(own: Shell) -> None:
    config = own.folder / "server.toml"
    config.write_text('[cinema]\ntime_zone = "Europe/Berlin"\n')
    assert own.importing("shows", SHOWS + "1 厅,大都会,2037-10-25,02:30,45\n", "--config", config).code == 0

    assert own.number("SELECT COUNT(*) FROM schedules WHERE starts_at LIKE '2037-10-25_00:30:00%'") == 1


def test_a_file_that_is_not_there_is_named(shell: Shell) -> None:
    file = shell.folder / "nothing.csv"

    assert shell.run("import", "films", file) == Ended(
        1, "", f"ttms-server: {file}: cannot be read (No such file or directory).\n"
    )


def test_an_unknown_command_is_explained(sqlite_url: str) -> None:
    ended = in_a_process("import", "people", "x.csv", "--database-url", sqlite_url)

    assert ended.code == 2
    assert "films" in ended.complained
    assert "Traceback" not in ended.complained


def test_a_refused_file_exits_with_1(sqlite_url: str, tmp_path: Path) -> None:
    (tmp_path / "films.csv").write_text("title\n")

    ended = in_a_process("import", "films", tmp_path / "films.csv", "--database-url", sqlite_url)

    assert ended.code == 1
    assert "line 1: column kind is missing" in ended.complained
