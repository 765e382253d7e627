"""Films with all that is said of them: edits by mask, posters, and lists as they are asked for."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from typing import Any
from uuid import uuid4

import pytest
from sqlalchemy.orm import Session

from support.cinema import SmallCinema
from support.counter import Counter
from support.hall import refused
from support.race import signed_in
from support.server_thread import ServerThread
from ttms_client import Client, new_request_id
from ttms_client.errors import ChangedMeanwhile, FieldInvalid, PricesFrozen, ShowHasSales
from ttms_client.play import Play, PlayFilter, PlayKind, PlayOrder, Schedule, ScheduleFilter, ScheduleOrder
from ttms_server import clock
from ttms_server.paging import Page, page_of
from ttms_server.play import film_list, films, repository
from ttms_server.play.films_asked import PlayOrder as OrderAsked
from ttms_server.play.films_asked import PlaysAsked
from ttms_server.play.models import PlayKind as StoredKind
from ttms_server.play.poster import service as posters

PNG = b"\x89PNG\r\n\x1a\n" + b"\0" * 20
JPEG = b"\xff\xd8\xff\xe0" + b"\0" * 20


@pytest.fixture(scope="module")
def manager(server: ServerThread) -> Iterator[Client]:
    with Client(server.address) as client:
        yield signed_in(client, "manager", counter_name="9")


@pytest.fixture
def film(manager: Client) -> Play:
    new = Play(
        0, uuid4().hex, "English", 90, 1927, "Lang", "德国", price_minor=4500, rating="PG-13", language="德语 2D"
    )
    return manager.play.create_play(new, request_id=new_request_id())


def test_a_film_keeps_its_rating_and_language(manager: Client, film: Play) -> None:
    assert (film.rating, film.language, film.has_poster) == ("PG-13", "德语 2D", False)

    [found] = manager.play.list_plays(wanted=PlayFilter(text=film.title))

    assert found == film


def test_an_edit_changes_what_its_mask_names_to_nothing_as_well_and_leaves_the_rest(
    manager: Client, film: Play
) -> None:
    other = replace(film, title="", rating="", price_minor=None, language="never mind", year=0)

    changed = manager.play.update_play(other, only=["rating", "price_minor"], request_id=new_request_id())

    assert changed == replace(film, rating="", price_minor=None, etag=changed.etag)


@pytest.mark.parametrize("only", [[], ["has_poster"], ["play_id"], ["title", "etag"]])
def test_a_mask_that_names_nothing_or_what_cannot_be_changed_is_refused(
    manager: Client, film: Play, only: list[str]
) -> None:
    with pytest.raises(FieldInvalid) as refusal:
        manager.play.update_play(film, only=only, request_id=new_request_id())

    assert refusal.value.details["field"] == "update_mask"


@pytest.mark.parametrize(("field", "longest"), [("rating", 12), ("language", 40)])
def test_rating_and_language_have_their_length(manager: Client, film: Play, field: str, longest: int) -> None:
    fits = replace(film, **_one(field, "影" * longest))
    stored = manager.play.update_play(fits, request_id=new_request_id())
    assert getattr(stored, field) == "影" * longest

    with pytest.raises(FieldInvalid) as refusal:
        manager.play.update_play(replace(stored, **_one(field, "影" * (longest + 1))), request_id=new_request_id())

    assert refusal.value.details["field"] == field


def _one(field: str, value: str) -> dict[str, Any]:
    return {field: value}


@pytest.mark.parametrize(("picture", "media_type"), [(PNG, "image/png"), (JPEG, "image/jpeg")])
def test_a_poster_is_kept_as_it_came_until_it_is_taken_away(
    manager: Client, film: Play, picture: bytes, media_type: str
) -> None:
    with_one = manager.play.set_poster(film, picture, request_id=new_request_id())
    poster = manager.play.get_poster(film.play_id)
    assert (with_one.has_poster, poster.media_type, poster.picture) == (True, media_type, picture)

    other = manager.play.set_poster(with_one, PNG + b"2", request_id=new_request_id())
    assert manager.play.get_poster(film.play_id).picture == PNG + b"2"

    without = manager.play.set_poster(other, b"", request_id=new_request_id())
    assert (without.has_poster, manager.play.get_poster(film.play_id).picture) == (False, b"")


def test_the_largest_poster_gets_through(manager: Client, film: Play) -> None:
    picture = PNG.ljust(posters.MOST_BYTES, b"\0")

    manager.play.set_poster(film, picture, request_id=new_request_id())

    assert manager.play.get_poster(film.play_id).picture == picture


def test_of_two_who_change_a_poster_the_second_hears_of_it(manager: Client, film: Play) -> None:
    manager.play.set_poster(film, PNG, request_id=new_request_id())

    with pytest.raises(ChangedMeanwhile):
        manager.play.set_poster(film, JPEG, request_id=new_request_id())

    assert manager.play.get_poster(film.play_id).picture == PNG


@pytest.mark.parametrize("wrong", [b"GIF89a", b"<svg/>", b"\x89PNG", PNG + b"\0" * posters.MOST_BYTES])
def test_what_is_no_picture_or_too_large_is_refused(manager: Client, film: Play, wrong: bytes) -> None:
    with pytest.raises(FieldInvalid) as refusal:
        manager.play.set_poster(film, wrong, request_id=new_request_id())

    assert refusal.value.details["field"] == "picture"
    assert manager.play.get_poster(film.play_id).picture == b""


def test_a_film_with_a_poster_is_deleted_with_it(manager: Client, film: Play) -> None:
    manager.play.delete_play(
        manager.play.set_poster(film, PNG, request_id=new_request_id()), request_id=new_request_id()
    )

    assert manager.play.list_plays(wanted=PlayFilter(text=film.title, retired=None)) == []


def test_films_are_found_by_title_kind_day_and_use_in_three_orders(manager: Client) -> None:
    mark = uuid4().hex
    day = date(2031, 5, 1)

    def add(name: str, **more: Any) -> Play:
        new = replace(Play(0, f"{name} {mark}", "", 90, 1927, "", ""), **more)
        return manager.play.create_play(new, request_id=new_request_id())

    add("b", year=1999, runs_until=day)
    add("A", kind=PlayKind.OPERA, runs_from=day + timedelta(days=1))
    old = add("c", title_en=f"See {mark.upper()}", year=1920)
    manager.play.update_play(replace(old, retired=True), request_id=new_request_id())

    def found(**wanted: Any) -> str:
        plays = manager.play.list_plays(wanted=PlayFilter(**({"text": mark} | wanted)))
        return "".join(play.title[0] for play in plays)

    assert found() == "Ab"
    assert found(retired=None) == "Abc"
    assert found(retired=True, text=mark.upper()) == "c"
    assert found(kind=PlayKind.OPERA) == "A"
    assert (found(running_on=day), found(running_on=day + timedelta(days=1))) == ("b", "A")
    assert found(retired=None, order=PlayOrder.NEWEST_FIRST) == "cAb"
    assert found(retired=None, order=PlayOrder.LATEST_YEAR) == "bAc"


@pytest.mark.parametrize("order", list(OrderAsked))
def test_pages_of_films_are_the_list_and_no_pages_of_another(session: Session, order: OrderAsked) -> None:
    for number in range(7):
        films.create_play(session, films.Play(0, StoredKind.FILM, f"§{number}", "", 90, 1927 + number % 2, "", ""))
    asked = PlaysAsked(text="§", order=order)
    whole = [play.title for play in film_list.list_plays(session, Page(200, ()), asked).items]

    first = film_list.list_plays(session, Page(3, ()), asked)
    after = page_of(200, first.next_page_token, key_length=3)
    rest = film_list.list_plays(session, after, asked)

    assert [play.title for play in (*first.items, *rest.items)] == whole
    refusal = refused(lambda: film_list.list_plays(session, after, replace(asked, retired=None)))
    assert refusal.details["field"] == "page_token"


def test_a_page_of_films_reads_no_more_of_them_than_it_has(session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(7):
        films.create_play(session, films.Play(0, StoredKind.FILM, f"§{number}", "", 90, 1927, "", ""))
    read: list[int] = []
    plays = repository.plays

    def counted(*asked: Any, **limits: Any) -> Any:
        found = plays(*asked, **limits)
        read.append(len(found))
        return found

    monkeypatch.setattr(repository, "plays", counted)
    film_list.list_plays(session, Page(3, ()))

    assert read == [4]


@pytest.fixture
def shows(manager: Client, film: Play, cinema: SmallCinema) -> list[Schedule]:
    start = clock.now().replace(second=0, microsecond=0) + timedelta(days=40 + film.play_id)
    return manager.play.create_schedules(
        film.play_id,
        cinema.studio_id,
        starts_at=[start + timedelta(hours=5 * number) for number in range(3)],
        price_minor=4500,
        request_id=new_request_id(),
    )


def test_shows_are_listed_by_film_hall_and_state_in_both_orders(manager: Client, shows: list[Schedule]) -> None:
    first, middle, last = shows
    manager.ticket.cancel_schedule(middle.schedule_id, etag=middle.etag, reason="no power", request_id=new_request_id())

    def found(**wanted: Any) -> list[int]:
        asked = ScheduleFilter(**({"play_id": first.play_id} | wanted))
        span = first.starts_at, last.starts_at + timedelta(minutes=1)
        return [show.schedule_id for show in manager.play.list_schedules(*span, wanted=asked)]

    ids = [show.schedule_id for show in shows]
    assert found() == [ids[0], ids[2]]
    assert found(cancelled=None, order=ScheduleOrder.LATEST_FIRST) == ids[::-1]
    assert found(cancelled=True) == [ids[1]]
    assert (found(studio_id=first.studio_id), found(studio_id=10**6)) == ([ids[0], ids[2]], [])


def priced(manager: Client, show: Schedule, price_minor: int) -> Schedule:
    return manager.ticket.move_schedule(
        show.schedule_id,
        etag=show.etag,
        studio_id=show.studio_id,
        starts_at=show.starts_at,
        price_minor=price_minor,
        request_id=new_request_id(),
    )


def test_a_show_that_nobody_bought_gets_another_price_for_each_ticket_type(
    manager: Client, shows: list[Schedule]
) -> None:
    changed = priced(manager, shows[0], 6001)

    assert (changed.price_minor, changed.starts_at) == (6001, shows[0].starts_at)
    with manager.ticket.watch_seat_map(changed.schedule_id) as stream:
        seat_map = next(stream)
    prices = {price.ticket_type: price.price_minor for price in seat_map.prices}  # type: ignore[union-attr]
    assert (prices["adult"], prices["child"]) == (6001, 3001)


def test_the_price_of_a_show_stays_once_somebody_holds_or_ever_bought_a_seat(
    server: ServerThread, manager: Client, shows: list[Schedule]
) -> None:
    show = shows[0]
    counter = Counter(server.anybody, server.database, show.schedule_id, name="8", user_name="manager")
    hold_id = counter.hold(1).answer.hold_id
    with pytest.raises(ShowHasSales):
        priced(manager, show, 5000)
    order = counter.sell(hold_id, 1).answer.order
    back = {"order_id": order.order_id, "ticket_ids": [order.tickets[0].ticket_id], "reason": "ill"}
    assert counter.call("RefundTickets", request_id=str(uuid4()), **back).reason == "OK"

    with pytest.raises(PricesFrozen):
        priced(manager, show, 5000)

    assert priced(manager, show, 4500).price_minor == 4500


def test_an_absurd_price_is_refused_by_its_field(manager: Client, shows: list[Schedule]) -> None:
    with pytest.raises(FieldInvalid) as refusal:
        priced(manager, shows[0], -1)

    assert refusal.value.details["field"] == "price_minor"
