"""Deciding at the door without the server: by the signed code, today's shows, and what this door has seen."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime

from ttms_client.play import Schedule
from ttms_client.ticket_codes import CodeUntrue, TicketFacts, read_code
from ttms_desktop.day import CinemaCalendar
from ttms_desktop.screens.check_in import wording
from ttms_desktop.screens.check_in.pictures import DoorPicture, Verdict, Way


@dataclass(frozen=True, slots=True)
class Decision:
    """The verdict, and the ticket if its code is true; `used_at` is when somebody went in with it here."""

    verdict: Verdict
    facts: TicketFacts | None = None
    used_at: datetime | None = None


class Alone:
    """Knows the cinema's keys and who went in and out here; refunds and other doors it cannot know."""

    def __init__(self, calendar: Callable[[], CinemaCalendar]) -> None:
        self._calendar = calendar
        self.keys: Mapping[str, bytes] = {}
        self.shows: Mapping[int, Schedule] = {}
        self._inside: dict[int, datetime] = {}
        self._seen_out: set[int] = set()

    def learn(self, code: str, way: Way, at: datetime) -> None:
        """Somebody went through this door with the ticket of this code."""
        facts = self._facts(code)
        if facts is not None:
            self.went(facts.ticket_id, way, at)

    def went(self, ticket_id: int, way: Way, at: datetime) -> None:
        if way is Way.IN:
            self._inside[ticket_id] = at
            self._seen_out.discard(ticket_id)
        else:
            self._inside.pop(ticket_id, None)
            self._seen_out.add(ticket_id)

    def is_forged(self, code: str) -> bool:
        """It looks signed, and is not."""
        return _looks_signed(code) and bool(self.keys) and self._facts(code) is None

    def decide(self, code: str, way: Way, *, schedule_id: int, now: datetime) -> Decision:
        facts = self._facts(code)
        if facts is None:
            return Decision(Verdict.FORGED if self.is_forged(code) else Verdict.UNDECIDED)
        verdict = self._verdict(facts, way, schedule_id=schedule_id, now=now)
        return Decision(verdict, facts, self._inside.get(facts.ticket_id))

    def picture_of(self, decision: Decision) -> DoorPicture:
        """The decision in the language of this moment; it says that the server was not asked."""
        verdict, facts = decision.verdict, decision.facts
        title, hint = wording.title_of(verdict), wording.hint_of(verdict)
        if facts is None:
            return DoorPicture(verdict, title, hint=hint, alone=True)
        calendar, show = self._calendar(), self.shows.get(facts.schedule_id)
        what = wording.show_text(show, calendar) if show else calendar.time_text(facts.starts_at)
        if verdict is Verdict.WRONG_DAY:
            what = f"{calendar.date_text(facts.starts_at)} · {what}"
        if verdict is Verdict.ALREADY_USED and decision.used_at is not None:
            title = wording.used_here_text(calendar.time_text(decision.used_at))
        ticket = wording.time_and_hall(show, calendar) if show else what
        return DoorPicture(verdict, title, what, f"{hint} {wording.alone_text()}", alone=True, ticket=ticket)

    def _verdict(self, facts: TicketFacts, way: Way, *, schedule_id: int, now: datetime) -> Verdict:
        if way is Way.OUT:
            return Verdict.NOT_INSIDE if facts.ticket_id in self._seen_out else Verdict.LET_OUT
        calendar = self._calendar()
        if schedule_id != facts.schedule_id:
            if calendar.day_of(facts.starts_at) != calendar.day_of(now):
                return Verdict.WRONG_DAY
            if schedule_id:
                return Verdict.WRONG_SHOW
        return Verdict.ALREADY_USED if facts.ticket_id in self._inside else Verdict.VALID

    def _facts(self, code: str) -> TicketFacts | None:
        try:
            return read_code(code, self.keys)
        except CodeUntrue:
            return None


def _looks_signed(code: str) -> bool:
    return code.strip().upper().startswith("T1.")
