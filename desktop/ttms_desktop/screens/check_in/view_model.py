"""The door: what a scanned code means, asked of the server, or decided alone while it is away."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial

from PySide6.QtCore import QObject, Signal

from ttms_client import new_request_id
from ttms_client.door import CodeAtDoor, Scan, ScanResult
from ttms_client.errors import NoAnswer
from ttms_client.play import Schedule
from ttms_desktop import messages, tasks
from ttms_desktop.calls import Calls
from ttms_desktop.day import CinemaCalendar
from ttms_desktop.screens.changing import needs_sign_in, sign_in_text
from ttms_desktop.screens.check_in import wording
from ttms_desktop.screens.check_in.deciding import Alone
from ttms_desktop.screens.check_in.merging import Merging
from ttms_desktop.screens.check_in.pictures import GOOD, DoorPicture, ScanLine, ShowChoice, Verdict, Way
from ttms_desktop.screens.check_in.scan_journal import KeptScan, ScanUnrecorded
from ttms_desktop.session import Counter
from ttms_desktop.sounds import Sounds
from ttms_desktop.words import Words, translate

_MOST_LINES = 200

_Words = tuple[str, str, str, str]  # result, ticket in a few words, all that is known of it, tone


@dataclass(frozen=True, slots=True)
class _Attempt:
    """A scan on its way."""

    request_id: str
    code: str
    way: Way
    schedule_id: int
    at: datetime


@dataclass(frozen=True, slots=True)
class _Noted:
    """A scan in the list, and how to say it in the language chosen by then."""

    number: int
    at: datetime
    words: Callable[[], _Words]


class CheckInViewModel(QObject):
    """Lets in and out; every scan gets a verdict, with or without the server."""

    decided = Signal()  # another result is on the screen
    lines_changed = Signal()
    shows_changed = Signal()
    way_changed = Signal()
    link_changed = Signal()  # away, or how many scans are kept
    informed = Signal(object)  # words
    failed = Signal(object)  # words
    sign_in_needed = Signal(object)  # words

    def __init__(
        self, counter: Counter, runner: tasks.Runner, *, sounds: Sounds, merging: Merging, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._counter, self._runner, self.sounds = counter, runner, sounds
        self._alone = Alone(lambda: counter.calendar)
        self._merging = merging
        self._noted: list[_Noted] = []
        self._lines: list[ScanLine] = []
        self._let_in = 0
        self.schedule_id = 0
        self.way = Way.IN
        self._words: Callable[[], DoorPicture] = partial(wording.plain_picture, Verdict.READY)
        self.picture = self._words()
        self._merging.changed.connect(self.link_changed)
        self._merging.conflicted.connect(self._on_conflict)
        self._merging.refused.connect(self._on_not_taken)
        self._merging.sign_in_needed.connect(self._on_failed)

    # What is shown

    @property
    def away(self) -> bool:
        return self._merging.away

    @property
    def link_text(self) -> str:
        """Whether the server is asked, and what it does not know yet; empty when all is as usual."""
        kept = self._merging.kept
        if self.away:
            return translate("CheckIn", "Without the server · scans waiting: {count}").format(count=kept)
        return translate("CheckIn", "Sending waiting scans: {count}").format(count=kept) if kept else ""

    @property
    def count_text(self) -> str:
        """How many were let in here since the start."""
        return translate("CheckIn", "Let in here: {count}").format(count=self._let_in)

    def lines(self) -> list[ScanLine]:
        """What was scanned here, the newest first."""
        return list(reversed(self._lines))

    def shows(self) -> list[ShowChoice]:
        """Every show of the day, then each of them."""
        every = ShowChoice(0, translate("CheckIn", "All shows today"))
        calendar = self._counter.calendar
        shows = sorted(self._alone.shows.values(), key=lambda show: (show.starts_at, show.schedule_id))
        return [every, *(ShowChoice(show.schedule_id, wording.show_text(show, calendar)) for show in shows)]

    def retranslate(self) -> None:
        """Words of the language that is chosen now."""
        self._say(self._words)
        self._lines = [self._line(noted) for noted in self._noted]
        self.lines_changed.emit()
        self.shows_changed.emit()
        self.link_changed.emit()

    # What is done

    def start(self) -> None:
        """Today's shows, the cinema's keys, and what was kept: sent now."""
        if journal := self._merging.journal:
            self._alone.keys = journal.keys()
            for kept in journal.pending():
                self._alone.went(kept.ticket_id, Way(kept.way), kept.scanned_at)
        client, calendar = self._counter.client, self._counter.calendar
        now = self._counter.clock.now()
        self._runner.run(
            self,
            lambda: _day(client, calendar, now),
            done=self._on_day,
            failed=self._on_no_day,
        )
        self._merging.send()

    def choose_show(self, schedule_id: int) -> None:
        """Let in for this show alone; 0 is for every show of the day."""
        self.schedule_id = schedule_id

    def choose_way(self, way: Way) -> None:
        if way is not self.way:
            self.way = way
            self.way_changed.emit()

    def turn_way(self) -> None:
        """The other way through the door."""
        self.choose_way(Way.OUT if self.way is Way.IN else Way.IN)

    def scan(self, code: str) -> None:
        """Decide about whoever holds this ticket."""
        text = code.strip()
        if not text:
            return
        now = self._counter.clock.now()
        attempt = _Attempt(new_request_id(), text, self.way, self.schedule_id, now)
        if self.away:
            self._decide_alone(attempt)
            return
        self._say(partial(wording.plain_picture, Verdict.WAITING))
        client = self._counter.client
        self._runner.run(
            self,
            lambda: _ask(client, attempt),
            done=lambda scan: self._on_answer(attempt, scan),
            failed=lambda failure: self._on_no_answer(attempt, failure),
        )

    # What came of it

    def _on_answer(self, attempt: _Attempt, scan: Scan) -> None:
        self._merging.say_away(away=False)
        if scan.result is ScanResult.UNKNOWN and self._alone.is_forged(attempt.code):
            self._conclude(partial(wording.plain_picture, Verdict.FORGED), attempt)
            return
        if wording.verdict_of(scan.result, attempt.way) in GOOD:
            self._alone.learn(attempt.code, attempt.way, attempt.at)
        self._conclude(partial(wording.picture_of, scan, attempt.way, self._counter.calendar), attempt)

    def _on_no_answer(self, attempt: _Attempt, failure: tasks.Failure) -> None:
        if isinstance(failure, NoAnswer) and not needs_sign_in(failure):
            self._merging.say_away(away=True)
            self._decide_alone(attempt)
            return
        self._say(partial(wording.plain_picture, Verdict.READY))
        self._on_failed(failure)

    def _decide_alone(self, attempt: _Attempt) -> None:
        decision = self._alone.decide(attempt.code, attempt.way, schedule_id=attempt.schedule_id, now=attempt.at)
        if decision.verdict in GOOD and decision.facts is not None:
            try:
                self._keep(attempt, decision.facts.ticket_id)
            except ScanUnrecorded as failure:
                self._say(partial(wording.plain_picture, Verdict.READY))
                self._on_failed(failure)
                return
        self._conclude(partial(self._alone.picture_of, decision), attempt)

    def _keep(self, attempt: _Attempt, ticket_id: int) -> None:
        journal = self._merging.journal
        if journal is None:
            return
        # The request_id of the first try: if only its answer was lost, this is no second going in.
        journal.keep(
            KeptScan(attempt.request_id, attempt.code, attempt.way.value, attempt.schedule_id, ticket_id, attempt.at)
        )
        self._alone.went(ticket_id, attempt.way, attempt.at)
        self.link_changed.emit()

    def _conclude(self, words: Callable[[], DoorPicture], attempt: _Attempt) -> None:
        self._say(words)
        if self.picture.verdict is Verdict.VALID:
            self._let_in += 1
        self._note(attempt.at, partial(_result, words))
        if self.picture.verdict in GOOD:
            self.sounds.right()
        else:
            self.sounds.wrong()

    def _on_conflict(self, kept: KeptScan, scan: Scan) -> None:
        calendar = self._counter.calendar

        def words() -> _Words:
            text, show = wording.conflict_text(scan, calendar.time_text(kept.scanned_at), calendar), scan.schedule
            if show is None:
                return text, "", "", "danger"
            return text, wording.time_and_hall(show, calendar), wording.show_text(show, calendar), "danger"

        self._note(kept.scanned_at, words)
        self.failed.emit(Words(lambda: words()[0]))

    def _on_not_taken(self, kept: KeptScan, failure: tasks.Failure) -> None:
        def words() -> _Words:
            why = messages.text_for(failure)
            return translate("CheckIn", "The server did not accept this scan"), why, why, "danger"

        self._note(kept.scanned_at, words)
        self.failed.emit(Words(lambda: words()[1]))

    def _on_day(self, day: "_Day") -> None:
        self._alone.shows = {show.schedule_id: show for show in day.shows}
        self._alone.keys = day.keys
        if journal := self._merging.journal:
            journal.keep_keys(day.keys)
        if self.schedule_id not in self._alone.shows:
            self.schedule_id = 0
        self._merging.say_away(away=False)
        self.shows_changed.emit()

    def _on_no_day(self, failure: tasks.Failure) -> None:
        if isinstance(failure, NoAnswer) and not needs_sign_in(failure):
            self._merging.say_away(away=True)
        else:
            self._on_failed(failure)

    def _on_failed(self, failure: tasks.Failure) -> None:
        if needs_sign_in(failure):
            self.sign_in_needed.emit(sign_in_text(failure))
        else:
            self.failed.emit(messages.text_for(failure))

    def _say(self, words: Callable[[], DoorPicture]) -> None:
        self._words, self.picture = words, words()
        self.decided.emit()

    def _note(self, at: datetime, words: Callable[[], _Words]) -> None:
        noted = _Noted(self._noted[-1].number + 1 if self._noted else 1, at, words)
        self._noted.append(noted)
        self._lines.append(self._line(noted))
        del self._noted[:-_MOST_LINES], self._lines[:-_MOST_LINES]
        self.lines_changed.emit()

    def _line(self, noted: _Noted) -> ScanLine:
        return ScanLine(noted.number, self._counter.calendar.time_text(noted.at), *noted.words())


def _result(words: Callable[[], DoorPicture]) -> _Words:
    """What was decided, for the list: the seat first."""
    picture = words()
    return picture.title, picture.ticket, " · ".join(reversed(picture.what.split("\n"))), picture.tone


@dataclass(frozen=True, slots=True)
class _Day:
    shows: list[Schedule]
    keys: dict[str, bytes]


def _day(client: Calls, calendar: CinemaCalendar, now: datetime) -> _Day:
    """In the background: today's shows, and the keys with which codes are read alone."""
    today = calendar.day_of(now)
    tomorrow = today + timedelta(days=1)
    board = client.ticket.list_show_board(calendar.begin_of(today), calendar.begin_of(tomorrow))
    return _Day([line.schedule for line in board], dict(client.door.list_ticket_keys()))


def _ask(client: Calls, attempt: _Attempt) -> Scan:
    scanned = CodeAtDoor(attempt.code, attempt.schedule_id)
    if attempt.way is Way.OUT:
        return client.door.check_out(scanned, request_id=attempt.request_id)
    return client.door.check_in(scanned, request_id=attempt.request_id)
