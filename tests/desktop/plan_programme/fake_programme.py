"""A cinema's programme in memory with the client's interface: it decides like the server, and can be unwell."""

import json
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import count
from typing import Any

from support.fake_cinema import CINEMA
from ttms_client.errors import ChangedMeanwhile, PricesFrozen, ScheduleOverlaps, ShowHasSales, ShowInPast, TtmsError
from ttms_client.play import CategoryPrice, Play, Schedule
from ttms_client.studio import Studio
from ttms_client.ticket import CancelledShow, SellingState, ShowOnBoard

HALL, OTHER_HALL = 11, 12
METROPOLIS, SPRING, GODDESS = 1, 2, 3
TODAY = date(2026, 11, 22)
CLEANING = timedelta(minutes=15)
PLANNED_CINEMA = replace(CINEMA, cleaning=CLEANING)
FILMS = (
    ("大都会", "Metropolis", 148),
    ("小城之春", "Spring in a Small Town", 98),
    ("神女", "The Goddess", 85),
    ("将军号", "The General", 79),
    ("马路天使", "Street Angel", 91),
    ("诺斯费拉图", "Nosferatu", 94),
)


class FakeProgramme:
    """Halls 1 to 4 and six films; 45.00 a place unless a film has no price."""

    def __init__(self, now: datetime, *, halls: int = 4) -> None:
        self.now = now
        self.halls = [Studio(10 + n, f"{n} 厅", f"Hall {n}", 320 if n == 2 else 220) for n in range(1, halls + 1)]
        self.films = [
            Play(n, title, english, minutes, 1927, "", "", price_minor=4500, etag="1")
            for n, (title, english, minutes) in enumerate(FILMS, start=1)
        ]
        self.shows: dict[int, ShowOnBoard] = {}
        self.ever_sold: set[int] = set()  # shows of which tickets were sold and all given back
        self.unwell: dict[str, list[TtmsError]] = {}
        self.request_ids: list[str] = []
        self.calls: list[str] = []
        self.before_change: Callable[[], object] | None = None
        self._ids = count(1)

    # As a test puts it

    def moment(self, text: str, *, days: int = 0) -> datetime:
        """A wall time in Shanghai of today's date or some days later."""
        hour, minute = text.split(":")
        return datetime(2026, 11, 22, tzinfo=UTC) + timedelta(days=days, hours=int(hour) - 8, minutes=int(minute))

    def film(self, play_id: int, **changes: Any) -> None:
        self.films = [replace(each, **changes) if each.play_id == play_id else each for each in self.films]

    def add(self, play_id: int, studio_id: int, starts_at: datetime, *, sold: int = 0) -> int:
        """A show that stands; its id."""
        film = next(each for each in self.films if each.play_id == play_id)
        hall = next(each for each in self.halls if each.studio_id == studio_id)
        ends_at = starts_at + timedelta(minutes=film.running_minutes)
        schedule = Schedule(
            next(self._ids),
            play_id,
            film.title,
            film.title_en,
            film.running_minutes,
            studio_id,
            hall.name,
            hall.name_en,
            starts_at,
            ends_at,
            4500,
            etag="1",
        )
        state = SellingState.OPEN if starts_at > self.now else SellingState.BEGUN
        stops_at = starts_at - timedelta(minutes=10)
        show = ShowOnBoard(schedule, hall.place_count, hall.place_count - sold, state, stops_at, sold)
        self.shows[schedule.schedule_id] = show
        return schedule.schedule_id

    def change(self, schedule_id: int, **changes: Any) -> Schedule:
        """Another state of a show, with another etag."""
        show = self.shows[schedule_id]
        changes.setdefault("etag", str(int(show.schedule.etag) + 1))
        schedule = replace(show.schedule, **changes)
        self.shows[schedule_id] = replace(show, schedule=schedule)
        return schedule

    # As the client asks it

    def list_show_board(
        self, starts_from: datetime, starts_before: datetime, *, include_cancelled: bool = False
    ) -> list[ShowOnBoard]:
        self._begin("list_show_board")
        found = [show for show in self.shows.values() if starts_from <= show.schedule.starts_at < starts_before]
        return [show for show in found if include_cancelled or show.schedule.cancelled_at is None]

    def list_studios(self, *, include_retired: bool = False) -> list[Studio]:
        self._begin("list_studios")
        return [hall for hall in self.halls if include_retired or not hall.retired]

    def list_plays(self, *, include_retired: bool = False) -> list[Play]:
        self._begin("list_plays")
        return [film for film in self.films if include_retired or not film.retired]

    def create_schedules(
        self,
        play_id: int,
        studio_id: int,
        *,
        starts_at: Sequence[datetime],
        price_minor: int,
        request_id: str,
        category_prices: Sequence[CategoryPrice] = (),
    ) -> list[Schedule]:
        self._begin_change("create_schedules", request_id)
        minutes = next(each for each in self.films if each.play_id == play_id).running_minutes
        self._refuse(studio_id, starts_at, minutes, own=0)
        made = [self.add(play_id, studio_id, start) for start in starts_at]
        prices = tuple(category_prices)
        return [
            self.change(schedule_id, price_minor=price_minor, category_prices=prices, etag="1") for schedule_id in made
        ]

    def move_schedule(
        self,
        schedule_id: int,
        *,
        etag: str,
        studio_id: int,
        starts_at: datetime,
        request_id: str,
        price_minor: int | None = None,
    ) -> Schedule:
        self._begin_change("move_schedule", request_id)
        show = self.shows[schedule_id]
        if show.schedule.etag != etag:
            raise ChangedMeanwhile("changed", {"name": show.schedule.play_title})
        if show.places_free < show.places_total:
            raise ShowHasSales("sold", {"places": str(show.places_total - show.places_free)})
        self._refuse(studio_id, [starts_at], show.schedule.running_minutes, own=schedule_id)
        if price_minor is not None and schedule_id in self.ever_sold:
            raise PricesFrozen("frozen")
        hall = next(each for each in self.halls if each.studio_id == studio_id)
        ends_at = starts_at + (show.schedule.ends_at - show.schedule.starts_at)
        return self.change(
            schedule_id,
            studio_id=studio_id,
            studio_name=hall.name,
            studio_name_en=hall.name_en,
            starts_at=starts_at,
            ends_at=ends_at,
            price_minor=show.schedule.price_minor if price_minor is None else price_minor,
        )

    def cancel_schedule(self, schedule_id: int, *, etag: str, reason: str, request_id: str) -> CancelledShow:
        self._begin_change("cancel_schedule", request_id)
        show = self.shows[schedule_id]
        if show.schedule.cancelled_at is not None:
            return CancelledShow(show.schedule, show.places_sold, already_cancelled=True)
        if show.schedule.etag != etag:
            raise ChangedMeanwhile("changed", {"name": show.schedule.play_title})
        schedule = self.change(schedule_id, cancelled_at=self.now, cancel_reason=reason)
        return CancelledShow(schedule, show.places_sold)

    def _refuse(self, studio_id: int, starts: Sequence[datetime], minutes: int, *, own: int) -> None:
        if any(start <= self.now for start in starts):
            raise ShowInPast("past", {"conflicts": json.dumps([_conflict("IN_PAST", starts[0])])})
        found = [
            _conflict("OVERLAPS", start, show.schedule)
            for start in starts
            for show in self.shows.values()
            if show.schedule.studio_id == studio_id
            and show.schedule.schedule_id != own
            and show.schedule.cancelled_at is None
            and show.schedule.starts_at < start + timedelta(minutes=minutes) + CLEANING
            and start < show.schedule.ends_at + CLEANING
        ]
        if found:
            raise ScheduleOverlaps("overlaps", {"conflicts": json.dumps(found)})

    def _begin(self, call: str) -> None:
        self.calls.append(call)
        if self.unwell.get(call):
            raise self.unwell[call].pop(0)

    def _begin_change(self, call: str, request_id: str) -> None:
        self.request_ids.append(request_id)
        if self.before_change is not None:
            act, self.before_change = self.before_change, None
            act()
        self._begin(call)


def _conflict(kind: str, start: datetime, other: Schedule | None = None) -> dict[str, str]:
    found = {"kind": kind, "starts_at": start.isoformat()}
    if other is not None:
        found["play_title"] = other.play_title
        found["other_starts_at"] = other.starts_at.isoformat()
        found["other_ends_at"] = other.ends_at.isoformat()
    return found


def full_day(programme: FakeProgramme) -> None:
    """A day as a cinema has it: shows over, running and coming, one cancelled, in all halls."""
    for studio_id, day in {
        11: ((2, "10:30", 141), (1, "13:00", 88), (5, "16:20", 30), (2, "19:00", 0), (6, "21:30", 0)),
        12: ((1, "10:15", 210), (1, "13:30", 55), (4, "16:40", 90), (1, "19:30", 0), (3, "22:40", 0)),
        13: (
            (4, "11:00", 64),
            (4, "13:00", 101),
            (3, "15:10", 0),
            (6, "17:30", 51),
            (4, "20:10", 128),
            (6, "22:00", 0),
        ),
        14: ((3, "10:45", 40), (5, "13:10", 33), (6, "15:30", 0), (2, "19:45", 32), (6, "23:40", 0)),
    }.items():
        for play_id, time, sold in day:
            programme.add(play_id, studio_id, programme.moment(time), sold=sold)
    gone = programme.add(4, 13, programme.moment("18:00"), sold=12)
    programme.change(gone, cancelled_at=programme.now, cancel_reason="放映机故障")
