"""Making the roll-ups anew out of the ledger, a day at a time, while counters sell."""

from zoneinfo import ZoneInfo

from sqlalchemy.exc import DBAPIError

from ttms_server.db import Database, after
from ttms_server.order.rollup import repository, service

_TRIES = 10


def rebuild(database: Database, time_zone: str) -> int:
    """Replace every roll-up by what the ledger says, by the cinema days of this zone; returns the number of days.

    Each day is a transaction of its own, so reports are right all the time; only while the zone changes, nobody else
    may book.
    """
    with database.writing() as session:
        repository.store_time_zone(session, time_zone)
    zone = ZoneInfo(time_zone)
    with database.reading() as session:
        days = service.days(session, zone)
    for day in days:
        _replace(database, day, zone)
    return len(days)


def follow_zone(database: Database, time_zone: str) -> None:
    """Rebuild if the days of the cinema begin in another zone than those of the roll-ups."""
    with database.reading() as session:
        is_same = repository.time_zone(session) == time_zone
    if not is_same:
        rebuild(database, time_zone)


def _replace(database: Database, day: str, zone: ZoneInfo) -> None:
    """A sale that is booked between looking and storing meets ours at the primary key: then it begins anew."""
    for tries_left in reversed(range(_TRIES)):
        try:
            with database.writing() as session:
                repository.remove(session, day)
                repository.insert_all(session, service.wanted_of(session, day, zone))
        except DBAPIError as error:
            if after(error) is None or not tries_left:
                raise
        else:
            return
