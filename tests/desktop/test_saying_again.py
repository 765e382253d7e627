"""A message that stands while the language changes is said again in the other one; none is lost by it."""

from collections.abc import Callable, Iterator
from copy import deepcopy

import pytest
from PySide6.QtCore import QSettings, SignalInstance
from pytestqt.qtbot import QtBot

from support.stepping_runner import SteppingRunner
from ttms_client.errors import ServerUnreachable
from ttms_desktop.appearance import Appearance
from ttms_desktop.journal import Journal, OpenSale
from ttms_desktop.messages import text_for
from ttms_desktop.screens.sell_tickets.view_model import SellTicketsViewModel
from ttms_desktop.screens.sell_tickets.wording import open_sale_text
from ttms_desktop.seat_names import places_text
from ttms_desktop.session import Counter
from ttms_desktop.widgets.message_bar import MessageBar
from ttms_desktop.widgets.notice import Notice
from ttms_desktop.words import Words, joined, said_again, translate

Heard = Callable[[SignalInstance], list[str]]


@pytest.fixture
def appearance(memory: QSettings) -> Iterator[Appearance]:
    made = Appearance(memory, language="zh_CN")
    yield made
    made.choose_language("en")


def test_words_are_said_again_with_what_was_put_into_them(appearance: Appearance) -> None:
    places = places_text([("H", "11"), ("H", "12")])
    said = translate("SellTickets", "{seats}: no longer held for you. Choose again.").format(seats=places)
    both = joined((said, "", places), " | ")
    appearance.choose_language("en")

    assert both.again() == "Row H, seats 11, 12: no longer held for you. Choose again. | Row H, seats 11, 12"
    assert said != said.again()


def test_what_is_no_words_stays_as_it_is() -> None:
    assert said_again("as it was typed") == "as it was typed"


def test_a_copy_that_is_kept_is_the_text_alone() -> None:
    assert type(deepcopy(translate("SellTickets", "Voucher"))) is str


def test_a_refusal_that_stands_follows_the_language(qtbot: QtBot, appearance: Appearance) -> None:
    bar = MessageBar()
    qtbot.addWidget(bar)
    bar.refuse(text_for(ServerUnreachable("away")))
    in_chinese = bar.text
    appearance.choose_language("en")
    qtbot.waitUntil(lambda: bar.text != in_chinese)

    assert bar.text == text_for(ServerUnreachable("away"))


def test_why_a_list_is_not_there_is_told_in_the_language_of_the_moment(qtbot: QtBot, appearance: Appearance) -> None:
    notice, problem = Notice(), text_for(ServerUnreachable("away"))
    qtbot.addWidget(notice)
    appearance.choose_language("en")
    notice.say(problem)

    assert notice.text != problem
    assert notice.text == text_for(ServerUnreachable("away"))


def test_a_message_that_cannot_be_said_again_is_not_lost(qtbot: QtBot, appearance: Appearance) -> None:
    bar, hears = MessageBar(), MessageBar()
    for one in (bar, hears):
        qtbot.addWidget(one)
    bar.inform("as the terminal said it")
    words = Words(lambda: appearance.language)
    hears.inform(words)
    appearance.choose_language("en")
    qtbot.waitUntil(lambda: hears.text != words)

    assert bar.text == "as the terminal said it"


def test_what_an_interrupted_sale_was_for_is_told_in_the_language_of_the_moment(
    sell: SellTicketsViewModel, runner: SteppingRunner, counter: Counter, appearance: Appearance
) -> None:
    sell.toggle_seat(101)
    runner.settle()
    in_chinese = open_sale_text(left_open(counter.journal))
    appearance.choose_language("en")

    assert in_chinese == "2 厅 · 大都会 · 14:00"
    assert open_sale_text(left_open(counter.journal)) == "Hall 2 · Metropolis · 14:00"


def test_how_it_ended_is_said_again_with_its_show(
    sell: SellTicketsViewModel, runner: SteppingRunner, counter: Counter, appearance: Appearance, heard: Heard
) -> None:
    informed = heard(sell.informed)
    sell.toggle_seat(101)
    runner.settle()
    assert counter.journal is not None
    counter.journal.leave(left_open(counter.journal).key)
    sell.start()
    runner.settle()
    [said] = [text for text in informed if "2 厅 · 大都会" in str(text)]
    appearance.choose_language("en")

    assert said_again(said) == (
        "The interrupted sale (Hall 2 · Metropolis · 14:00) sold nothing: its seats are available again."
    )


def left_open(journal: Journal | None) -> OpenSale:
    """The one sale on this disk, read from its file."""
    assert journal is not None
    [sale] = journal.pending()
    return sale
