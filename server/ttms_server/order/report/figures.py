"""What each group of a report comes to: shows, money and places, by film, show, day, hall and so on."""

from bisect import bisect_right
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from ttms_server.order.report.days import edges
from ttms_server.order.report.repository import NOTHING, Sums
from ttms_server.order.report.selection import Basis, Grouping, Span
from ttms_server.order.report.sources import Source, source_of
from ttms_server.play import show_facts
from ttms_server.play.show_facts import ShowFacts
from ttms_server.studio import service as studio_service

# What the order of a report goes by: a number, then the key.
Place = tuple[int, str]

# Groups that no show belongs to: each has bookings of many.
_OF_BOOKINGS = {Grouping.CLERK, Grouping.TICKET_TYPE, Grouping.COUNTER}
_EPOCH = datetime.fromisoformat("1970-01-01T00:00:00Z")


@dataclass(frozen=True, slots=True)
class Figures:
    """What a row says: shows that count, what the ledger comes to, and places that these shows could sell."""

    shows: int = 0
    sums: Sums = NOTHING
    places_offered: int = 0

    def __add__(self, other: "Figures") -> "Figures":
        return Figures(self.shows + other.shows, self.sums + other.sums, self.places_offered + other.places_offered)


@dataclass(frozen=True, slots=True)
class Group:
    """A row before it has a name."""

    place: Place
    figures: Figures

    @property
    def key(self) -> str:
        return self.place[1]


def groups_of(session: Session, span: Span, grouping: Grouping) -> tuple[list[Group], Figures]:
    """All groups in the order of the report, and their total, which is the same for every grouping."""
    source = source_of(session, span)
    shows = _shows(session, span, source)
    total = sum((figures for _, figures in shows), Figures())
    if grouping in _OF_BOOKINGS:
        found = _by_booking(source, grouping, places_offered=total.places_offered)
    elif grouping is Grouping.TENDER or (grouping is Grouping.DAY and span.basis is Basis.BOOKING_DAY):
        found = _by_booking(source, grouping)
    else:
        found = _by_show(shows, _key_of(span, grouping))
    starts = {str(show.schedule_id): show.starts_at for show, _ in shows}
    groups = [Group((_number(grouping, key, figures, starts=starts), key), figures) for key, figures in found.items()]
    return sorted(groups, key=lambda group: group.place), total


def _shows(session: Session, span: Span, source: Source) -> Sequence[tuple[ShowFacts, Figures]]:
    """Every show that counts, with what it comes to."""
    sums = source.by_show()
    if span.basis is Basis.BOOKING_DAY:
        facts = show_facts.get_facts(session, source.shows())
        return [(show, Figures(1, sums[show.schedule_id])) for show in facts.values()]
    facts = show_facts.get_facts(session, show_facts.ids_between(*span.bounds()))
    places = studio_service.count_places(session, {show.layout_id for show in facts.values()})
    return [
        (show, Figures(1, sums.get(show.schedule_id, NOTHING), 0 if show.cancelled else places[show.layout_id]))
        for show in facts.values()
    ]


def _key_of(span: Span, grouping: Grouping) -> Callable[[ShowFacts], str]:
    if grouping is Grouping.PLAY:
        return lambda show: str(show.play_id)
    if grouping is Grouping.STUDIO:
        return lambda show: str(show.studio_id)
    if grouping is Grouping.SCHEDULE:
        return lambda show: str(show.schedule_id)
    begins = edges(span.days, span.zone)
    days = [day.isoformat() for day in span.days]
    return lambda show: days[bisect_right(begins, show.starts_at) - 1]


def _by_show(shows: Sequence[tuple[ShowFacts, Figures]], key_of: Callable[[ShowFacts], str]) -> Mapping[str, Figures]:
    found: dict[str, Figures] = {}
    for show, figures in shows:
        key = key_of(show)
        found[key] = found.get(key, Figures()) + figures
    return found


def _by_booking(source: Source, grouping: Grouping, *, places_offered: int = 0) -> Mapping[str, Figures]:
    found = source.groups(grouping)
    return {key: Figures(shows, sums, places_offered) for key, (shows, sums) in found.items()}


def _number(grouping: Grouping, key: str, figures: Figures, *, starts: Mapping[str, datetime]) -> int:
    if grouping is Grouping.DAY:
        return 0
    if grouping is Grouping.SCHEDULE:
        return (starts[key] - _EPOCH) // timedelta(microseconds=1)
    return -figures.sums.net_minor
