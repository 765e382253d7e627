"""What every card terminal promises, proved on the simulated one and on the manual one with a clerk who works it."""

from collections.abc import Callable
from pathlib import Path

import pytest

from ttms_desktop.terminal.card_terminal import (
    Answer,
    Approved,
    Ask,
    CardTerminal,
    Charge,
    ChargeVoid,
    Declined,
    NotCharged,
    TerminalSilent,
)
from ttms_desktop.terminal.manual import ManualTerminal
from ttms_desktop.terminal.simulated import Mood, SimulatedTerminal

FIRST = Charge("first", 4500, "CNY")
SECOND = Charge("second", 1000, "CNY")


class Stand:
    """A terminal and whatever stands beside it; `seen` is what the clerk sees next on one without a cable."""

    def __init__(self, terminal: CardTerminal, refuse: Callable[[], None]) -> None:
        self.terminal = terminal
        self.refuse_next = refuse
        self.seen: list[Answer] = []

    def charge(self, charge: Charge) -> Answer:
        return self._through(charge, self.terminal.charge(charge))

    def find(self, charge: Charge) -> Answer:
        return self._through(charge, self.terminal.find(charge))

    def reverse(self, charge: Charge) -> Answer:
        return self._through(charge, self.terminal.reverse(charge))

    def _through(self, charge: Charge, answer: Answer | Ask) -> Answer:
        if not isinstance(answer, Ask):
            return answer
        own: dict[Ask, Answer] = {
            Ask.CHARGE: self.seen.pop() if self.seen else Approved(f"slip-{charge.reference}"),
            Ask.FIND: NotCharged(),
            Ask.REVERSE: NotCharged(),
        }
        return self.terminal.told(charge, own[answer])


@pytest.fixture(params=["simulated", "manual"])
def stand(request: pytest.FixtureRequest, tmp_path: Path) -> Stand:
    if request.param == "manual":
        manual = Stand(ManualTerminal(), refuse=lambda: manual.seen.append(Declined("no cover")))
        return manual
    simulated = SimulatedTerminal(tmp_path / "terminal" / "book")
    return Stand(simulated, refuse=lambda: simulated.moods.append(Mood.DECLINE))


def test_an_approval_has_the_number_on_the_slip_and_is_found_again(stand: Stand) -> None:
    answer = stand.charge(FIRST)

    assert isinstance(answer, Approved)
    assert 0 < len(answer.approval) <= 32
    assert stand.find(FIRST) == answer


def test_a_reference_is_charged_once_however_often_it_is_asked_for(stand: Stand) -> None:
    assert stand.charge(FIRST) == stand.charge(FIRST)


def test_two_charges_have_two_approvals(stand: Stand) -> None:
    assert stand.charge(FIRST) != stand.charge(SECOND)


def test_a_declined_card_is_not_charged(stand: Stand) -> None:
    stand.refuse_next()

    assert isinstance(stand.charge(FIRST), Declined)
    assert isinstance(stand.find(FIRST), Declined)


def test_money_given_back_is_given_back_once(stand: Stand) -> None:
    stand.charge(FIRST)

    assert stand.reverse(FIRST) == stand.reverse(FIRST) == NotCharged()
    assert stand.find(FIRST) == NotCharged()


def test_what_was_said_not_to_be_charged_never_is(stand: Stand) -> None:
    """A question that was lost may still arrive after the terminal was asked about it."""
    assert stand.find(FIRST) == NotCharged()

    with pytest.raises(ChargeVoid):
        stand.charge(FIRST)


def test_a_lost_answer_is_found_in_the_book_even_by_the_next_program(tmp_path: Path) -> None:
    first = SimulatedTerminal(tmp_path / "book", [Mood.LOSE_ANSWER])
    with pytest.raises(TerminalSilent):
        first.charge(FIRST)

    again = SimulatedTerminal(tmp_path / "book")

    assert isinstance(again.find(FIRST), Approved)
    assert list(again.charged.values()) == [4500]


def test_a_lost_question_charges_nothing(tmp_path: Path) -> None:
    terminal = SimulatedTerminal(tmp_path / "book", [Mood.LOSE_QUESTION])
    with pytest.raises(TerminalSilent):
        terminal.charge(FIRST)

    assert terminal.find(FIRST) == NotCharged()
    assert not terminal.charged
