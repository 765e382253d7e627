"""At the door everybody gets a verdict, with or without the server, and nobody's going in is lost or counted twice."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from PySide6.QtCore import QSettings, SignalInstance
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from support.fake_cinema import FakeClient
from support.fake_door import FakeDoor
from support.stepping_runner import SteppingRunner
from ttms_desktop import style
from ttms_desktop.appearance import Appearance
from ttms_desktop.screens.check_in.merging import Merging
from ttms_desktop.screens.check_in.pictures import DoorPicture, ScanLine, Verdict, Way
from ttms_desktop.screens.check_in.scan_journal import ScanJournal
from ttms_desktop.screens.check_in.view import CheckInView
from ttms_desktop.screens.check_in.view_model import CheckInViewModel
from ttms_desktop.session import Counter
from ttms_desktop.sounds import Sounds
from ttms_desktop.widgets.painting import width_of
from ttms_desktop.widgets.record_painting import CELL_MARGIN

TICKET, OTHER = 7, 8


class HeardSounds(Sounds):
    """Remembers what would be heard."""

    def __init__(self) -> None:
        super().__init__(Path())
        self.heard: list[str] = []

    def right(self) -> None:
        self.heard.append("right")

    def wrong(self) -> None:
        self.heard.append("wrong")


class DoorKeeper:
    """Scans, and reads what is said."""

    def __init__(self, model: CheckInViewModel, runner: SteppingRunner, door: FakeDoor) -> None:
        self.model, self.runner, self.door = model, runner, door

    def scan(self, code: str) -> Verdict:
        self.model.scan(code)
        self.runner.settle()
        return self.model.picture.verdict

    def server(self, *, away: bool) -> None:
        self.door.away = away
        self.model.start()
        self.runner.settle()


@pytest.fixture
def door(client: FakeClient) -> FakeDoor:
    made = client.door = FakeDoor({show.schedule.schedule_id: show.schedule for show in client.cinema.shows})
    return made


@pytest.fixture
def keeper(counter: Counter, runner: SteppingRunner, door: FakeDoor) -> Iterator[DoorKeeper]:
    merging = Merging(counter, runner)
    model = CheckInViewModel(counter, runner, sounds=HeardSounds(), merging=merging)
    made = DoorKeeper(model, runner, door)
    made.server(away=False)
    yield made
    merging.stop()
    merging.deleteLater()
    model.deleteLater()


def test_the_server_says_valid_used_with_time_and_door_refunded_or_unknown(keeper: DoorKeeper, door: FakeDoor) -> None:
    code = door.code_of(TICKET, door.shows[1])
    door.refunded.add(OTHER)

    assert keeper.scan(code) is Verdict.VALID
    assert keeper.model.picture.what == "Metropolis · 14:00 · Hall 2\nRow A, seat 1"
    assert keeper.scan(code) is Verdict.ALREADY_USED
    assert (keeper.model.picture.title, keeper.model.picture.tone) == ("Already used at 12:00", "danger")
    assert keeper.model.picture.what.startswith("Counter 2\nMetropolis · ")
    assert keeper.scan(door.code_of(OTHER, door.shows[1])) is Verdict.REFUNDED
    assert keeper.scan("ABCDEFGH") is Verdict.UNKNOWN
    assert not keeper.model.picture.alone
    assert keeper.model.sounds.heard == ["right", "wrong", "wrong", "wrong"]  # type: ignore[attr-defined]
    assert [line.result for line in keeper.model.lines()][-1] == "Valid"


def test_what_was_scanned_before_is_told_in_the_language_chosen_since(
    keeper: DoorKeeper, door: FakeDoor, memory: QSettings
) -> None:
    keeper.scan(door.code_of(TICKET, door.shows[1]))
    before = keeper.model.lines()
    appearance = Appearance(memory, language="zh_CN")
    try:
        keeper.model.retranslate()
        after = keeper.model.lines()
    finally:
        appearance.choose_language("en")

    assert [(line.result, line.what) for line in before] == [("Valid", "Row A, seat 1 · Metropolis · 14:00 · Hall 2")]
    assert [line.ticket for line in before] == ["Row A, seat 1 · 14:00"]
    assert [(line.number, line.result) for line in after] == [(before[0].number, "有效")]
    assert after[0].what.startswith("A 排 1 座")


def test_without_the_server_the_signature_decides_and_that_is_said(keeper: DoorKeeper, door: FakeDoor) -> None:
    door.away = True
    show = door.shows[1]
    tomorrow = replace(show, schedule_id=9, starts_at=show.starts_at + timedelta(days=1))

    assert keeper.scan(door.code_of(TICKET, show)) is Verdict.VALID
    assert keeper.model.picture.alone
    assert "without the server, refunds" in keeper.model.picture.hint
    assert keeper.model.link_text == "Without the server · scans waiting: 1"
    assert keeper.scan(door.code_of(TICKET, show)) is Verdict.ALREADY_USED
    assert keeper.scan(door.code_of(OTHER, tomorrow)) is Verdict.WRONG_DAY
    assert keeper.scan(door.code_of(OTHER, show, key=Ed25519PrivateKey.generate())) is Verdict.FORGED
    assert keeper.scan("ABCDEFGH") is Verdict.UNDECIDED
    keeper.model.choose_show(2)
    assert keeper.scan(door.code_of(OTHER, show)) is Verdict.WRONG_SHOW


def test_out_and_in_again_without_the_server(keeper: DoorKeeper, door: FakeDoor) -> None:
    door.away = True
    code = door.code_of(TICKET, door.shows[1])
    said = [keeper.scan(code)]
    for _ in range(2):
        keeper.model.turn_way()
        said.append(keeper.scan(code))

    assert said == [Verdict.VALID, Verdict.LET_OUT, Verdict.VALID]
    keeper.server(away=False)
    assert [asked.scanned_at is not None for _, asked in door.asked] == [True] * 3
    assert list(door.inside) == [TICKET]


def test_kept_scans_are_merged_with_the_moment_they_were_made_and_conflicts_are_told(
    keeper: DoorKeeper, door: FakeDoor, counter: Counter, heard: Callable[[SignalInstance], list[Any]]
) -> None:
    assert counter.journal is not None
    journal, failed = ScanJournal(counter.journal.folder), heard(keeper.model.failed)
    door.away = True
    for ticket in (TICKET, OTHER):
        keeper.scan(door.code_of(ticket, door.shows[1]))
    kept = journal.pending()
    door.refunded.add(OTHER)
    keeper.server(away=False)

    assert [scan.ticket_id for scan in kept] == [TICKET, OTHER]
    assert [(request_id, asked.scanned_at) for request_id, asked in door.asked] == [
        (scan.request_id, scan.scanned_at) for scan in kept
    ]
    assert journal.pending() == []
    assert failed == ["Let in at 12:00 without the server, but: Refunded."]
    assert keeper.model.link_text == ""
    assert door.inside.keys() == {TICKET}


def test_a_scan_whose_answer_was_lost_is_no_second_going_in(
    keeper: DoorKeeper, door: FakeDoor, heard: Callable[[SignalInstance], list[Any]]
) -> None:
    failed = heard(keeper.model.failed)
    door.lost_answers = 1
    verdict = keeper.scan(door.code_of(TICKET, door.shows[1]))
    keeper.server(away=False)

    assert verdict is Verdict.VALID
    assert len({request_id for request_id, _ in door.asked}) == 1
    assert failed == []


def test_a_door_that_starts_without_the_server_still_knows_its_keys_and_what_it_has_seen(
    keeper: DoorKeeper, door: FakeDoor, counter: Counter, runner: SteppingRunner
) -> None:
    door.away = True
    code = door.code_of(TICKET, door.shows[1])
    keeper.scan(code)
    merging = Merging(counter, runner)
    anew = DoorKeeper(CheckInViewModel(counter, runner, sounds=HeardSounds(), merging=merging), runner, door)
    anew.server(away=True)

    assert anew.scan(code) is Verdict.ALREADY_USED
    assert anew.scan(door.code_of(OTHER, door.shows[1])) is Verdict.VALID
    merging.stop()
    merging.deleteLater()
    anew.model.deleteLater()


def test_the_screen_takes_scans_and_typed_codes(keeper: DoorKeeper, door: FakeDoor, qtbot: QtBot) -> None:
    view = CheckInView(keeper.model)
    qtbot.addWidget(view)
    view.resize(1200, 700)
    view.show()
    assert view.scan(door.code_of(TICKET, door.shows[1]))
    keeper.runner.settle()
    assert view.result.accessibleName() == "Valid"
    view.code.setText("abcdefgh")
    view.code.returnPressed.emit()
    keeper.runner.settle()
    assert (view.result.accessibleName(), view.code.text()) == ("Unknown ticket", "")
    keeper.model.turn_way()
    assert view.way.value is Way.OUT
    assert [line.result for line in view.table.rows] == ["Unknown ticket", "Valid"]


@pytest.mark.parametrize("width", [1290, 840, 600])
def test_the_count_and_the_sounds_are_there_at_any_width(keeper: DoorKeeper, qtbot: QtBot, width: int) -> None:
    view = CheckInView(keeper.model)
    qtbot.addWidget(view)
    view.show()
    for wide in (1290, 600, width):
        view.resize(wide, 460)
        QTest.qWait(1)

    assert view.count.isVisible()
    assert view.sound_button.isVisible()
    assert view.table.isVisible() == (width == 1290)


@pytest.mark.parametrize("size", [(1290, 712), (950, 550)])
def test_seat_and_time_of_a_ticket_are_read_whole_in_the_list(
    keeper: DoorKeeper, qtbot: QtBot, size: tuple[int, int]
) -> None:
    view = CheckInView(keeper.model)
    qtbot.addWidget(view)
    view.resize(*size)
    view.show()
    view.table.show_rows([ScanLine(1, "22:48", "Already used at 22:48", "Row M, seat 28 · 22:45", "", "danger")])
    QTest.qWait(1)

    grid, font = view.table.grid, style.font(style.Size.ROW, strong=True)
    for line in view.table.rows:
        for place, text in enumerate((line.time_text, line.result, line.ticket)):
            assert width_of(text, font) <= grid.header.sectionSize(place) - 2 * CELL_MARGIN, text


def test_out_has_another_colour_than_in() -> None:
    """Somebody who stands two metres away sees which way the door is set."""
    assert len({DoorPicture(verdict, "").tone for verdict in (Verdict.READY, Verdict.VALID, Verdict.LET_OUT)}) == 3
