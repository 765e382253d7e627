"""Prices by category of seat: what a ticket costs, by arithmetic of its own, wherever a price is asked for."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import uuid4
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import text
from sqlalchemy.orm import Session

from support.hall import NOW, Hall, refused
from support.invariants import broken_promises_in
from support.tenders import cash, exchange
from ttms_server.config import SellingSettings, ShiftSettings
from ttms_server.errors import FieldInvalid
from ttms_server.order.service import TicketToSell
from ttms_server.paging import Page
from ttms_server.play import category_prices, films, programme
from ttms_server.play import service as play_service
from ttms_server.play.programme import ProgrammeRules, slots_for
from ttms_server.play.service import CategoryPrice
from ttms_server.play.show_list import ShowsAsked
from ttms_server.studio import service as studio_service
from ttms_server.studio.plan import parse_plan
from ttms_server.ticket import programme as ticket_programme
from ttms_server.ticket.programme import Move

# What is drawn, and what this test reads from the drawing: category and places of each seat, in its own words.
PLAN = "category: Stalls\ncategory: Premium #c8102e\noooo\noooo | category=1\no<>o | category=0,2,2"
SEATS = {"A1": ("", 1), "A4": ("", 1), "B1": ("Stalls", 1), "B3": ("Stalls", 1), "C2": ("Premium", 2)}
SEATS |= {"C3": ("Premium", 1), "C1": ("", 1)}
PERCENT = {"adult": 100, "child": 50, "student": 80, "senior": 60}
RULES = ProgrammeRules(timedelta(minutes=15), ZoneInfo("Asia/Shanghai"))

prices = st.integers(0, 20_000)
parties = st.lists(st.tuples(st.sampled_from(sorted(SEATS)), st.sampled_from(sorted(PERCENT))), min_size=2, max_size=5)


class PricedHall(Hall):
    """A hall with categories and one show, put on sale by the rules of the programme."""

    def __init__(self, session: Session, base: int, special: dict[str, int], *, plan: str = PLAN) -> None:
        self.session, self.now = session, NOW
        self.rules, self.shift_rules = SellingSettings(), ShiftSettings()
        self.base, self.special = base, special
        film = films.find_play(session, "大都会")
        assert film is not None
        self.film = film
        self.studio = studio_service.create_studio(
            session, name=uuid4().hex, name_en="", curve=0, plan=parse_plan(plan)
        )
        [self.show] = self.put([CategoryPrice(name, price) for name, price in special.items()])
        self.schedule_id = self.show.schedule_id
        self.layout = studio_service.get_layout(session, self.studio.layout_id)

    def put(self, wanted: list[CategoryPrice]) -> list[Any]:
        slots = slots_for(self.film, self.studio, [NOW + timedelta(hours=2)])
        return programme.create_schedules(
            self.session, slots, price_minor=self.base, rules=RULES, now=NOW, in_categories=wanted
        )

    def costs(self, name: str, kind: str) -> int:
        """The rule in other words than the server's: the share of the category's price, rounded half up, a place."""
        category, places = SEATS[name]
        doubled = self.special.get(category, self.base) * PERCENT[kind] * 2
        return (doubled + 100) // 200 * places

    def tickets(self, names: str, types: str = "") -> list[TicketToSell]:
        kinds = types.split() or ["adult"] * len(names.split())
        return [
            TicketToSell(seat_id, kind, self.costs(name, kind))
            for seat_id, name, kind in zip(self.seats(names), names.split(), kinds, strict=True)
        ]


def test_an_order_costs_what_its_seats_cost_in_their_categories_and_so_does_an_exchange(session: Session) -> None:
    @settings(max_examples=25, deadline=None)
    @given(prices, st.dictionaries(st.sampled_from(["Stalls", "Premium"]), prices), parties)
    def sell_and_exchange(base: int, special: dict[str, int], party: list[tuple[str, str]]) -> None:
        hall = PricedHall(session, base, special)
        kinds = dict(party)
        names, types = " ".join(kinds), " ".join(kinds.values())

        order = hall.sell(hall.hold(names), names, types=types)

        assert order.total_minor == sum(hall.costs(name, kind) for name, kind in kinds.items())
        old, new = next(iter(kinds)), next(name for name in [*SEATS, "B2"] if name not in kinds)
        more = hall.costs(new, "student") - hall.costs(old, kinds[old])
        done = exchange(hall, order, old, into=new, types="student", payments=(cash(more),) if more > 0 else ())
        assert done.order.total_minor == hall.costs(new, "student")

    sell_and_exchange()
    # Of all that was sold and exchanged: they are looked for in the whole database.
    assert broken_promises_in(session) == {}


def test_the_price_of_another_category_is_refused_and_a_comp_costs_nothing(session: Session) -> None:
    hall = PricedHall(session, 4500, {"Premium": 7000})
    hold = hall.hold("A1 C2 C3")

    assert hall.sell(hold, "C3", comp="press", comps_by="manager").total_minor == 0
    assert hall.sell(hold, "A1").total_minor == 4500
    assert broken_promises_in(session) == {}
    hall.special = {}
    refusal = refused(lambda: hall.sell(hold, "C2"))
    assert (refusal.reason, refusal.details["price_minor"]) == ("PRICE_CHANGED", "14000")


def test_a_ticket_that_cost_the_price_of_no_category_of_its_seat_is_found(session: Session) -> None:
    hall = PricedHall(session, 4500, {"Premium": 7000})
    hall.sell(hall.hold("A1 C2"), "A1 C2")
    change = "UPDATE schedule_category_prices SET price_minor = 7001 WHERE schedule_id = :show AND category = :number"

    session.execute(text(change), {"show": hall.schedule_id, "number": 1})
    assert broken_promises_in(session) == {}
    session.execute(text(change), {"show": hall.schedule_id, "number": 2})
    [found] = broken_promises_in(session).values()

    assert len(found) == 1


@pytest.mark.parametrize(
    ("wanted", "rule"),
    [
        ([("Balcony", 5000)], "must name categories of the hall"),
        ([("", 5000)], "must name categories of the hall"),
        ([("Premium", -1)], "must be 0 to"),
        ([("Premium", 10**12)], "must be 0 to"),
        ([("Premium", 5000), ("Premium", 5000)], "must name each category once"),
    ],
)
def test_prices_that_fit_no_category_are_refused(session: Session, wanted: list[tuple[str, int]], rule: str) -> None:
    hall = PricedHall(session, 4500, {})
    count: Callable[[], int | None] = lambda: session.scalar(text("SELECT COUNT(*) FROM schedules"))  # noqa: E731
    before = count()

    with pytest.raises(FieldInvalid) as refusal:
        hall.put([CategoryPrice(*price) for price in wanted])

    assert (refusal.value.details["field"], refusal.value.details["rule"][: len(rule)]) == ("category_prices", rule)
    assert count() == before


def test_a_show_tells_its_prices_and_keeps_in_another_hall_those_of_categories_of_the_same_name(
    session: Session,
) -> None:
    hall = PricedHall(session, 4500, {"Stalls": 4000, "Premium": 7000})
    other = PricedHall(session, 100, {}, plan="category: Premium\ncategory: Balcony\noo | category=1,2")
    later = NOW + timedelta(days=30)
    assert hall.show.category_prices == (CategoryPrice("Stalls", 4000), CategoryPrice("Premium", 7000))

    move = Move(hall.schedule_id, hall.show.version, other.studio.studio_id, later)
    moved = ticket_programme.move_schedule(session, move, rules=RULES, now=NOW)

    assert moved.category_prices == (CategoryPrice("Premium", 7000),)
    child = next(price for price in play_service.get_prices(session, hall.schedule_id) if price.ticket_type == "child")
    assert (child.minor_in(0), child.minor_in(1), child.minor_in(2)) == (2250, 3500, 2250)
    found = play_service.list_schedules(session, Page(200, ()), ShowsAsked(later, later + timedelta(seconds=1)))
    listed = category_prices.with_prices(session, found.items)
    assert [show.category_prices for show in listed if show.schedule_id == hall.schedule_id] == [moved.category_prices]
