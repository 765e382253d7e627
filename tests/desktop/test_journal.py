"""The journal of open sales: durable, one per counter, never silently lost."""

import json
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from ttms_desktop.journal import CounterOpenTwice, Journal, JournalUnwritable, OpenSale, ShowNames
from ttms_desktop.screens.sell_tickets.wording import open_sale_text

NOW = datetime(2026, 11, 22, 11, 30, tzinfo=UTC)


def intent(request_id: str, begun_at: datetime = NOW) -> OpenSale:
    return OpenSale(request_id, "clerk", "光影戏院", "2 厅 · 大都会 · 19:30", 4500, 5000, "CNY", begun_at)


@pytest.fixture
def journal(tmp_path: Path) -> Iterator[Journal]:
    made = Journal(tmp_path, "2")
    yield made
    made.close()


def test_an_intent_is_read_back_as_it_was_written(journal: Journal) -> None:
    journal.begin(intent("a"))

    assert journal.pending() == [intent("a")]


def test_a_sale_with_an_answer_is_forgotten(journal: Journal) -> None:
    journal.begin(intent("a"))
    journal.end("a")
    journal.end("a")

    assert journal.pending() == []


def test_open_sales_come_oldest_first(journal: Journal) -> None:
    journal.begin(intent("later", NOW + timedelta(seconds=1)))
    journal.begin(intent("earlier"))

    assert [open_sale.request_id for open_sale in journal.pending()] == ["earlier", "later"]


def test_an_intent_outlives_a_killed_program(tmp_path: Path) -> None:
    program = (
        "import os; from pathlib import Path; from datetime import datetime, UTC\n"
        "from ttms_desktop.journal import Journal, OpenSale\n"
        f"Journal(Path({str(tmp_path)!r}), '2').begin("
        "OpenSale('a', 'clerk', 'c', 's', 1, 1, 'CNY', datetime(2026, 11, 22, tzinfo=UTC)))\n"
        "os.kill(os.getpid(), 9)"
    )
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == -9

    again = Journal(tmp_path, "2")

    assert [open_sale.request_id for open_sale in again.pending()] == ["a"]
    again.close()


def test_a_counter_is_open_once_on_a_computer(journal: Journal, tmp_path: Path) -> None:
    with pytest.raises(CounterOpenTwice) as refused:
        Journal(tmp_path, "2")

    assert refused.value.details == {"counter_name": "2"}


def test_two_counters_do_not_see_each_others_sales(journal: Journal, tmp_path: Path) -> None:
    other = Journal(tmp_path, "3")
    journal.begin(intent("a"))

    assert other.pending() == []
    other.close()


def test_a_closed_counter_can_be_opened_again(tmp_path: Path) -> None:
    Journal(tmp_path, "2").close()

    Journal(tmp_path, "2").close()


def test_a_damaged_file_is_set_aside_and_the_others_are_read(journal: Journal, tmp_path: Path) -> None:
    journal.begin(intent("a"))
    (tmp_path / "2" / "b.json").write_text('{"request_id": "b", "cut', encoding="utf-8")

    assert [open_sale.request_id for open_sale in journal.pending()] == ["a"]
    assert (tmp_path / "2" / "b.damaged").exists()


def test_a_half_written_intent_is_no_intent(journal: Journal, tmp_path: Path) -> None:
    """The power was cut before the file got its name, so nothing was sent."""
    (tmp_path / "2" / ".c.json.part").write_text("{", encoding="utf-8")

    assert journal.pending() == []


def test_an_intent_that_cannot_be_stored_is_refused(journal: Journal, tmp_path: Path) -> None:
    (tmp_path / "2" / ".a.json.part").mkdir()

    with pytest.raises(JournalUnwritable):
        journal.begin(intent("a"))


def test_a_folder_that_cannot_be_made_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")

    with pytest.raises(JournalUnwritable):
        Journal(tmp_path / "file", "2")


@pytest.mark.parametrize("name", ["柜台一", "2/../..", "..", "a b", "COM1:"])
def test_any_counter_name_becomes_a_folder_below_the_journal(tmp_path: Path, name: str) -> None:
    made = Journal(tmp_path / "journal", name)
    made.begin(intent("a"))

    assert len(list((tmp_path / "journal").glob("*/a.json"))) == 1
    made.close()


def test_a_show_is_kept_as_it_is_called_in_each_language(journal: Journal) -> None:
    show = ShowNames(hall="2 厅", hall_en="Hall 2", film="大都会", film_en="Metropolis", time="19:30")
    journal.begin(replace(intent("a"), show=show))

    assert [sale.show for sale in journal.pending()] == [show]


def test_what_an_older_version_wrote_tells_its_show_as_it_did(journal: Journal) -> None:
    journal.begin(intent("a"))
    [file] = journal.folder.glob("*.json")
    fields = json.loads(file.read_text(encoding="utf-8"))
    del fields["show"]
    file.write_text(json.dumps(fields), encoding="utf-8")

    assert [open_sale_text(sale) for sale in journal.pending()] == ["2 厅 · 大都会 · 19:30"]
