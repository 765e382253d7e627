"""Keeping the roll-ups with each booking, and proving that they say what the ledger says."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from ttms_server.batch import learned
from ttms_server.cinema_days import beginning, day_of
from ttms_server.order.rollup import repository
from ttms_server.order.rollup.adding import Key, Line, Numbers, rollups_of

_ONE_DAY = timedelta(days=1)
_ZONE = "time zone of the roll-ups"


@dataclass(frozen=True, slots=True)
class Difference:
    """A roll-up that is not what the ledger comes to; None where one of the two has nothing."""

    key: Key
    kept: Numbers | None
    ledger: Numbers | None

    def __str__(self) -> str:
        schedule_id, dimension, day, user_id, name = self.key
        who = f" of user {user_id}" if user_id else ""
        what = f"{day}, show {schedule_id}, {dimension} {name}{who}"
        return f"{what}: kept {_words(self.kept)}, ledger {_words(self.ledger)}"


def zone_of(session: Session) -> ZoneInfo:
    """The zone whose cinema days the roll-ups have."""
    return learned(session, _ZONE, lambda: ZoneInfo(repository.time_zone(session)))


def keep(session: Session, lines: Sequence[Line]) -> None:
    """Add what is being booked, in its own transaction."""
    if lines and lines[0]["schedule_id"] is not None:
        day = day_of(lines[0]["booked_at"], zone_of(session)).isoformat()
        repository.add(session, rollups_of(lines, day))


def differences(session: Session) -> Iterator[Difference]:
    """Every roll-up that the ledger does not bear out, day by day; `session` sees one moment."""
    zone = zone_of(session)
    for day in days(session, zone):
        kept, wanted = repository.rows_of(session, day), wanted_of(session, day, zone)
        for key in sorted(kept.keys() | wanted.keys()):
            if kept.get(key) != wanted.get(key):
                yield Difference(key, kept.get(key), wanted.get(key))


def days(session: Session, zone: ZoneInfo) -> list[str]:
    """All days of which there are roll-ups, or could be, in their order."""
    found = set(repository.days(session))
    if span := repository.first_and_last_booking(session):
        first, last = (day_of(moment, zone) for moment in span)
        found.update((first + number * _ONE_DAY).isoformat() for number in range((last - first).days + 1))
    return sorted(found)


def wanted_of(session: Session, written_day: str, zone: ZoneInfo) -> Mapping[Key, Numbers]:
    """What the ledger says that the roll-ups of the day are."""
    try:
        day = date.fromisoformat(written_day)
    except ValueError:  # of no day nothing was booked
        return {}
    begins, ends = beginning(day, zone), beginning(day + _ONE_DAY, zone)
    return rollups_of(repository.ledger_between(session, begins, ends), written_day)


def _words(numbers: Numbers | None) -> str:
    if numbers is None:
        return "nothing"
    sold, refunded, gross, given_back, places = numbers
    return f"{sold} sold, {refunded} refunded, {gross} - {given_back} minor units, {places} places"
