"""A terminal made of a file, for tests and demonstrations: its book outlives the desktop, as a real terminal's does."""

import json
import os
import threading
from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from ttms_desktop.terminal.card_terminal import (
    Answer,
    Approved,
    Ask,
    Charge,
    ChargeVoid,
    Declined,
    NotCharged,
    TerminalSilent,
)


class Mood(Enum):
    """How it meets the next charge."""

    APPROVE = 1
    DECLINE = 2
    LOSE_ANSWER = 3  # it charges, and nobody hears of it
    LOSE_QUESTION = 4  # it never hears of the charge
    SLOW = 5  # it charges once `hurry` is called


@dataclass(frozen=True, slots=True)
class BookLine:
    """What the terminal did."""

    reference: str
    deed: str  # "charged", "declined", "void" or "reversed"
    amount_minor: int
    approval: str


class SimulatedTerminal:
    """Approves everything unless told otherwise; `silent` more questions about charges get no answer."""

    name = "SIM"

    def __init__(self, book: Path, moods: Iterable[Mood] = ()) -> None:
        self._book = book
        self.moods = list(moods)
        self.silent = 0
        self._lock = threading.Lock()
        self._hurried = threading.Event()

    @property
    def lines(self) -> list[BookLine]:
        """Everything it did, oldest first."""
        if not self._book.exists():
            return []
        return [BookLine(**json.loads(line)) for line in self._book.read_text(encoding="utf-8").splitlines()]

    @property
    def charged(self) -> dict[str, int]:
        """What is charged and was not given back, by approval."""
        gone = {line.reference for line in self.lines if line.deed == "reversed"}
        return {
            line.approval: line.amount_minor
            for line in self.lines
            if line.deed == "charged" and line.reference not in gone
        }

    def hurry(self) -> None:
        """Let slow charges come to their end."""
        self._hurried.set()

    def charge(self, charge: Charge) -> Answer | Ask:
        mood = self.moods.pop(0) if self.moods else Mood.APPROVE
        if mood is Mood.LOSE_QUESTION:
            raise TerminalSilent
        if mood is Mood.SLOW:
            self._hurried.wait()
        answer = self._charge(charge, mood)
        if mood is Mood.LOSE_ANSWER:
            raise TerminalSilent
        return answer

    def find(self, charge: Charge) -> Answer | Ask:
        self._stay_silent()
        with self._lock:
            answer = self._known(charge)
            if answer is None:
                self._write(charge, "void")
            return answer or NotCharged()

    def reverse(self, charge: Charge) -> Answer | Ask:
        self._stay_silent()
        with self._lock:
            if isinstance(self._known(charge), Approved):
                self._write(charge, "reversed")
            return NotCharged()

    def told(self, charge: Charge, seen: Answer) -> Answer:
        """It knows better than whoever looked at it."""
        with self._lock:
            return self._known(charge) or seen

    def _charge(self, charge: Charge, mood: Mood) -> Answer:
        with self._lock:
            known = self._known(charge)
            if isinstance(known, NotCharged):
                raise ChargeVoid
            if known is None:
                self._write(charge, "declined" if mood is Mood.DECLINE else "charged")
            return self._known(charge) or NotCharged()

    def _stay_silent(self) -> None:
        if self.silent > 0:
            self.silent -= 1
            raise TerminalSilent

    def _known(self, charge: Charge) -> Answer | None:
        mine = [line for line in self.lines if line.reference == charge.reference]
        if not mine:
            return None
        answers: dict[str, Answer] = {"charged": Approved(mine[-1].approval), "declined": Declined()}
        return answers.get(mine[-1].deed, NotCharged())

    def _write(self, charge: Charge, deed: str) -> None:
        approval = f"{len(self.lines) + 1:06d}" if deed == "charged" else ""
        line = {"reference": charge.reference, "deed": deed, "amount_minor": charge.amount_minor, "approval": approval}
        self._book.parent.mkdir(parents=True, exist_ok=True)
        with self._book.open("a", encoding="utf-8") as stream:
            stream.write(json.dumps(line) + "\n")
            stream.flush()
            os.fsync(stream.fileno())
