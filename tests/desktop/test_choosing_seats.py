"""Clicking seats: held at once, rolled back with a sentence, never lost, given back in time."""

from collections.abc import Callable
from datetime import timedelta

from PySide6.QtCore import SignalInstance

from support.fake_cinema import FakeCinema, FakeClient
from support.stepping_runner import SteppingRunner
from ttms_client.errors import HoldNotFound, SellingStopped, TooManySeats
from ttms_client.ticket import SeatState
from ttms_desktop.screens.sell_tickets.pictures import SeatLook
from ttms_desktop.screens.sell_tickets.view_model import SellTicketsViewModel
from ttms_desktop.session import Counter

Heard = Callable[[SignalInstance], list[object]]


def picture(model: SellTicketsViewModel) -> str:
    """The hall as text: free ., asked ?, mine m, held h, sold x, broken b, kept k."""
    hall = model.hall
    assert hall is not None
    letters = dict(zip(SeatLook, ".?mhxbk", strict=True))
    rows: dict[int, str] = {}
    for seat in hall.seats:
        rows[seat.row] = rows.get(seat.row, "") + letters[model.look(seat.seat_id)]
    return "\n".join(rows.values())


def test_a_clicked_seat_is_mine_as_soon_as_the_server_holds_it(
    sell: SellTicketsViewModel, runner: SteppingRunner
) -> None:
    sell.toggle_seat(102)
    before = picture(sell)

    runner.settle()

    assert before == ".?..\n...b"
    assert picture(sell) == ".m..\n...b"
    assert [line.pending for line in sell.cart.lines] == [False]
    assert sell.cart.seconds_left == 180


def test_the_cart_shows_a_pending_seat_with_its_price_at_once(sell: SellTicketsViewModel) -> None:
    sell.toggle_seat(102)

    line = sell.cart.lines[0]
    assert (line.seat_text, line.price_text, line.pending) == ("Row A, seat 2", "¥45.00", True)


def test_a_couple_seat_costs_both_places(sell: SellTicketsViewModel, runner: SteppingRunner) -> None:
    sell.toggle_seat(203)
    runner.settle()

    assert (sell.cart.total_text, sell.cart.places, sell.cart.count_text) == ("¥90.00", 2, "1 ticket")


def test_clicks_during_a_call_go_into_the_next_call(
    sell: SellTicketsViewModel, runner: SteppingRunner, client: FakeClient
) -> None:
    client.calls.clear()
    sell.toggle_seat(101)
    sell.toggle_seat(102)
    sell.toggle_seat(103)

    runner.settle()

    assert picture(sell).startswith("mmm.")
    assert client.calls == ["hold_seats", "hold_seats"]


def test_a_seat_that_is_clicked_away_during_its_call_is_given_back(
    sell: SellTicketsViewModel, runner: SteppingRunner, cinema: FakeCinema
) -> None:
    sell.toggle_seat(101)
    sell.toggle_seat(101)

    runner.settle()

    assert picture(sell).startswith("....")
    assert cinema.status(1, 101).state is SeatState.FREE


def test_a_seat_that_another_counter_took_first_is_rolled_back_with_its_name(
    sell: SellTicketsViewModel, runner: SteppingRunner, cinema: FakeCinema, heard: Heard
) -> None:
    refused = heard(sell.refused)
    sell.toggle_seat(101)
    FakeClient(cinema, counter_name="3").hold_seats(1, [101], request_id="other")
    runner.pump()

    runner.settle()

    assert picture(sell).startswith("h...")
    assert refused == ["Row A, seat 1: just taken by counter 3. Choose another seat."]
    assert not sell.cart.lines


def test_of_several_seats_only_the_taken_one_is_rolled_back(
    sell: SellTicketsViewModel, runner: SteppingRunner, cinema: FakeCinema
) -> None:
    sell.toggle_seat(101)
    sell.toggle_seat(102)
    sell.toggle_seat(103)
    FakeClient(cinema, counter_name="3").hold_seats(1, [103], request_id="other")

    runner.settle()

    assert picture(sell).startswith("mmh.")


def test_the_holds_of_another_counter_appear_and_go_by_themselves(
    sell: SellTicketsViewModel, runner: SteppingRunner, cinema: FakeCinema, heard: Heard
) -> None:
    changed = heard(sell.seats_changed)
    other = FakeClient(cinema, counter_name="3")
    hold = other.hold_seats(1, [101], request_id="other")
    runner.pump()
    held = picture(sell)
    other.release_seats(1, hold_id=hold.hold_id, request_id="back")

    runner.pump()

    assert (held[:4], picture(sell)[:4]) == ("h...", "....")
    assert changed == [[101], [101]]


def test_another_counters_hold_is_free_at_its_end_without_word_from_the_server(
    sell: SellTicketsViewModel, runner: SteppingRunner, cinema: FakeCinema, counter: Counter
) -> None:
    FakeClient(cinema, counter_name="3").hold_seats(1, [101], request_id="other")
    runner.pump()
    counter.clock.learn(cinema.now + timedelta(seconds=181))

    sell.tick()

    assert picture(sell).startswith("....")


def test_a_seat_tells_who_holds_it_and_for_how_long(
    sell: SellTicketsViewModel, runner: SteppingRunner, cinema: FakeCinema
) -> None:
    FakeClient(cinema, counter_name="3").hold_seats(1, [101], request_id="other")
    runner.pump()

    assert sell.describe(101) == "Row A, seat 1: held by counter 3, released in 3:00"
    assert sell.held_elsewhere_text == "Counter 3 holds 1 · 3:00"


def test_a_broken_seat_cannot_be_chosen(sell: SellTicketsViewModel, client: FakeClient, heard: Heard) -> None:
    refused = heard(sell.refused)
    client.calls.clear()

    sell.toggle_seat(205)

    assert refused == ["Row B, seat 5: out of order. Choose another seat."]
    assert not client.calls


def test_when_the_time_is_over_the_cart_is_emptied_and_that_is_said(
    sell: SellTicketsViewModel, runner: SteppingRunner, cinema: FakeCinema, counter: Counter, heard: Heard
) -> None:
    informed, left = heard(sell.informed), heard(sell.countdown_changed)
    sell.toggle_seat(101)
    runner.settle()
    cinema.now += timedelta(seconds=181)
    counter.clock.learn(cinema.now)

    sell.tick()

    assert not sell.cart.lines
    assert left == [0]
    assert informed == ["The hold on these seats has run out; they are available again. Choose them again."]


def test_a_hold_that_ended_unnoticed_is_begun_anew_with_the_next_click(
    sell: SellTicketsViewModel, runner: SteppingRunner, cinema: FakeCinema
) -> None:
    sell.toggle_seat(101)
    runner.settle()
    cinema.now += timedelta(seconds=181)

    sell.toggle_seat(102)
    runner.settle()

    assert picture(sell).startswith("mm..")
    assert cinema.status(1, 101).state is SeatState.HELD


def test_a_hold_without_an_answer_is_asked_for_again_under_the_same_request_id(
    sell: SellTicketsViewModel, runner: SteppingRunner, client: FakeClient
) -> None:
    client.lost_answers["hold_seats"] = 1
    client.request_ids.clear()
    sell.toggle_seat(101)
    runner.settle()
    pending = picture(sell)[:4]

    client.away = False
    sell._basket.resume()
    runner.settle()

    assert (pending, picture(sell)[:4]) == ("?...", "m...")
    assert len(client.request_ids) == 2
    assert len(set(client.request_ids)) == 1


def test_nothing_else_is_sent_before_the_outcome_of_a_call_is_known(
    sell: SellTicketsViewModel, runner: SteppingRunner, client: FakeClient, cinema: FakeCinema
) -> None:
    client.lost_answers["hold_seats"] = 1
    sell.toggle_seat(101)
    runner.settle()
    sell.toggle_seat(101)
    sell.toggle_seat(102)
    assert not runner.waiting

    sell._basket.resume()
    runner.settle()

    assert picture(sell).startswith(".m..")
    assert cinema.status(1, 101).state is SeatState.FREE


def test_a_refusal_that_names_no_seat_rolls_the_whole_click_back(
    sell: SellTicketsViewModel, runner: SteppingRunner, client: FakeClient, heard: Heard
) -> None:
    refused = heard(sell.refused)
    client.unwell["hold_seats"] = [TooManySeats("x", {"limit": "20"})]
    sell.toggle_seat(101)

    runner.settle()

    assert picture(sell).startswith("....")
    assert refused == ["At most 20 seats can be sold at once. Sell these first, then the others."]


def test_a_hold_that_cannot_begin_is_not_tried_for_ever(
    sell: SellTicketsViewModel, runner: SteppingRunner, client: FakeClient
) -> None:
    client.unwell["hold_seats"] = [HoldNotFound("odd")]
    sell.toggle_seat(101)

    runner.settle()

    assert not sell.cart.lines


def test_choosing_another_show_gives_the_seats_back_and_says_so(
    sell: SellTicketsViewModel, runner: SteppingRunner, cinema: FakeCinema, heard: Heard
) -> None:
    informed = heard(sell.informed)
    sell.toggle_seat(101)
    runner.settle()

    sell.choose_show(2)
    runner.settle()

    assert cinema.status(1, 101).state is SeatState.FREE
    assert informed == ["The seats of the other show were released."]
    assert not sell.cart.lines
    assert sell.hall is not None
    assert sell.hall.schedule_id == 2


def test_seats_that_are_still_being_asked_for_are_given_back_too_when_the_show_changes(
    sell: SellTicketsViewModel, runner: SteppingRunner, cinema: FakeCinema
) -> None:
    sell.toggle_seat(101)
    sell.choose_show(2)

    runner.settle()

    assert cinema.status(1, 101).state is SeatState.FREE
    assert not cinema.statuses.get((2, 101))


def test_a_show_that_is_not_sold_any_more_can_be_seen_but_not_chosen_from(
    sell: SellTicketsViewModel, cinema: FakeCinema, counter: Counter, heard: Heard
) -> None:
    refused = heard(sell.refused)
    counter.clock.learn(cinema.now + timedelta(hours=1, minutes=51))

    sell.toggle_seat(101)

    assert refused == ["Sales stop 10 minutes before the show. Choose another show."]
    assert sell.hall is not None
    assert not sell.hall.can_choose


def test_a_show_that_has_begun_says_so(
    sell: SellTicketsViewModel, cinema: FakeCinema, counter: Counter, heard: Heard
) -> None:
    refused = heard(sell.refused)
    counter.clock.learn(cinema.now + timedelta(hours=2, minutes=1))

    sell.toggle_seat(101)

    assert refused == ["This show has begun; no more seats are sold. Choose another show."]


def test_selling_that_ends_while_the_show_is_open_redraws_the_hall(
    sell: SellTicketsViewModel, cinema: FakeCinema, counter: Counter, heard: Heard
) -> None:
    redrawn = heard(sell.map_changed)
    counter.clock.learn(cinema.now + timedelta(hours=1, minutes=51))

    sell.tick()
    sell.tick()

    assert len(redrawn) == 1


def test_the_servers_own_refusal_to_hold_is_said(
    sell: SellTicketsViewModel, runner: SteppingRunner, client: FakeClient, heard: Heard
) -> None:
    refused = heard(sell.refused)
    client.unwell["hold_seats"] = [SellingStopped("x", {"minutes": "10"})]
    sell.toggle_seat(101)

    runner.settle()

    assert refused == ["Ticket sales stop 10 minutes before the show. Choose another show."]
