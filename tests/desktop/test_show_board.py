"""The board: shows of a day with what is left, keys for those on sale, days of the cinema."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import QLocale, SignalInstance

from support.fake_cinema import PASSWORD, FakeCinema, FakeClient
from support.stepping_runner import SteppingRunner
from ttms_client.errors import ServerUnreachable
from ttms_desktop.screens.sell_tickets.view_model import SellTicketsViewModel
from ttms_desktop.session import Counter

Heard = Callable[[SignalInstance], list[object]]


def test_a_line_tells_time_film_hall_and_what_is_left(
    sell: SellTicketsViewModel, cinema: FakeCinema, counter: Counter
) -> None:
    line = sell.board[1]

    assert line.time_text == counter.calendar.time_text(cinema.schedule(2).starts_at)
    assert (line.title, line.hall_text, line.state_text) == ("Metropolis", "Hall 2 · 90 min", "8 left")
    assert (line.key, line.chosen, sell.board[0].chosen) == ("F2", False, True)


def test_names_follow_the_language_of_the_window(sell: SellTicketsViewModel) -> None:
    QLocale.setDefault(QLocale("zh_CN"))

    assert (sell.board[0].title, sell.board[0].hall) == ("大都会", "2 厅")


def test_the_chosen_show_is_counted_from_its_live_map(
    sell: SellTicketsViewModel, runner: SteppingRunner, cinema: FakeCinema
) -> None:
    before = sell.board[0].places_free
    FakeClient(cinema, counter_name="3").hold_seats(1, [101, 203], request_id="other")

    runner.pump()

    assert before - sell.board[0].places_free == 3


def test_shows_that_are_not_sold_have_no_key(
    sell: SellTicketsViewModel, runner: SteppingRunner, cinema: FakeCinema
) -> None:
    cinema.shows.append(cinema.show(3, timedelta(minutes=5)))
    cinema.shows.append(cinema.show(4, timedelta(minutes=-5)))
    cinema.shows.append(replace(cinema.show(5, timedelta(hours=3)), places_free=0))
    cinema.shows.sort(key=lambda show: show.schedule.starts_at)
    sell._board.refresh()
    runner.settle()

    told = [(line.state_text, line.key) for line in sell.board]

    assert told[:2] == [("Running", ""), ("Sales closed", "")]
    assert told[3] == ("Sold out", "F2")


def test_there_are_seven_function_keys(sell: SellTicketsViewModel, runner: SteppingRunner, cinema: FakeCinema) -> None:
    cinema.shows = [cinema.show(number, timedelta(minutes=60 + number)) for number in range(1, 10)]
    sell._board.refresh()
    runner.settle()

    assert [line.key for line in sell.board] == ["F1", "F2", "F3", "F4", "F5", "F6", "F7", "", ""]


def test_another_day_is_empty_until_its_answer(
    sell: SellTicketsViewModel, runner: SteppingRunner, heard: Heard
) -> None:
    changed = heard(sell.day_changed)
    first = sell.is_first_day

    sell.next_day()
    loading = sell.board_loaded
    runner.settle()

    assert (first, loading, sell.board_loaded, sell.is_first_day) == (True, False, True, False)
    assert sell.board == []
    assert len(changed) == 1


def test_no_day_before_today_can_be_chosen(sell: SellTicketsViewModel, runner: SteppingRunner) -> None:
    today = sell.day

    sell.previous_day()
    runner.settle()

    assert sell.day == today


def test_fourteen_days_are_offered(sell: SellTicketsViewModel) -> None:
    days = sell.days

    assert [choice.chosen for choice in days] == [True] + [False] * 13
    assert days[0].text.startswith("Today · ")
    assert days[1].text.startswith("Tomorrow · ")


def test_a_late_answer_for_another_day_is_not_shown(sell: SellTicketsViewModel, runner: SteppingRunner) -> None:
    sell._board.refresh()
    sell.next_day()

    runner.step()
    shown = sell.board_loaded
    runner.settle()

    assert not shown
    assert sell.board == []


def test_a_missing_answer_keeps_the_board(
    sell: SellTicketsViewModel, runner: SteppingRunner, client: FakeClient, heard: Heard
) -> None:
    refused = heard(sell.refused)
    client.unwell["list_show_board"] = [ServerUnreachable("away")]
    sell._board.refresh()

    runner.settle()

    assert len(sell.board) == 2
    assert not refused


def test_a_counter_that_runs_through_the_night_shows_the_new_day(
    sell: SellTicketsViewModel, runner: SteppingRunner, cinema: FakeCinema, counter: Counter
) -> None:
    before = sell.day
    counter.clock.learn(cinema.now + timedelta(days=1))

    sell._board.refresh()
    runner.settle()

    assert sell.day == before + timedelta(days=1)


def test_the_servers_day_is_known_before_the_first_board_is_asked_for(
    sell: SellTicketsViewModel, cinema: FakeCinema, counter: Counter
) -> None:
    """The computer's own clock says whatever it likes."""
    cinema.told_time = cinema.now + timedelta(days=1)

    session = counter.client.user.sign_in("clerk", PASSWORD, counter_name="2", request_id="r")
    counter.signed_in(session, counter.open_journal("2"))

    assert counter.calendar.day_of(counter.clock.now()) == counter.calendar.day_of(cinema.told_time)


@pytest.mark.parametrize("days", [1, -1])
def test_the_board_follows_when_the_server_tells_another_day(
    sell: SellTicketsViewModel, runner: SteppingRunner, cinema: FakeCinema, heard: Heard, days: int
) -> None:
    """Whether the own clock was before the server's or after it."""
    before, changed = sell.day, heard(sell.day_changed)
    cinema.told_time = cinema.now + timedelta(days=days)
    sell._link.ask()
    runner.settle()

    sell.tick()
    runner.settle()

    assert sell.day == before + timedelta(days=days)
    assert sell.day_text.startswith("Today · ")
    assert changed


def test_a_day_that_was_chosen_stays_and_is_called_by_what_it_is_now(
    sell: SellTicketsViewModel, runner: SteppingRunner, cinema: FakeCinema, heard: Heard
) -> None:
    sell.next_day()
    sell.next_day()
    chosen, text, changed = sell.day, sell.day_text, heard(sell.day_changed)
    cinema.told_time = cinema.now + timedelta(days=1)
    sell._link.ask()
    runner.settle()

    sell.tick()

    assert sell.day == chosen
    assert (text.startswith("Tomorrow"), sell.day_text) == (False, f"Tomorrow · {text}")
    assert changed


def test_a_change_of_language_says_everything_again(sell: SellTicketsViewModel, heard: Heard) -> None:
    told = [heard(signal) for signal in (sell.board_changed, sell.map_changed, sell.cart_changed, sell.day_changed)]

    sell.retranslate()

    assert all(told)


def test_the_header_tells_cinema_counter_clerk_and_time(
    sell: SellTicketsViewModel, counter: Counter, cinema: FakeCinema
) -> None:
    assert (sell.cinema_text, sell.counter_text) == ("Picture House", "Counter 2 · 林晓燕")
    assert sell.clock_text == counter.calendar.time_text(counter.clock.now())
