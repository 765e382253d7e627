"""A small cinema, made through the services' own rules, that tests can sell in."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache

from sqlalchemy import text
from sqlalchemy.orm import Session

from support.migrated import fill_with_tables
from ttms_server import clock
from ttms_server.config import DatabaseSettings
from ttms_server.db import Database
from ttms_server.play import films, repository
from ttms_server.play import service as play_service
from ttms_server.play.films import Play
from ttms_server.play.models import PlayKind, ScheduleRow
from ttms_server.schema_version import upgrade
from ttms_server.studio import service as studio_service
from ttms_server.studio.plan import parse_plan
from ttms_server.studio.service import Studio
from ttms_server.user import passwords, people
from ttms_server.user.people import NewPerson
from ttms_server.user.role import Role

# Three rows with an aisle, a wheelchair place (seat 1), a broken seat (seat 8) and two couple seats (seats 10 and 11).
PLAN = """\
woo.oo
oox.oo
<>.<>.
"""
PASSWORD = "a long password"


@dataclass(frozen=True)
class SmallCinema:
    """Where the tests' cinema lies, and its ids: one hall, one film, one show in two hours that costs 45.00."""

    database_url: str
    studio_id: int
    play_id: int
    schedule_id: int


@contextmanager
def opened(database_url: str) -> Iterator[Database]:
    """The database, brought up to date."""
    fill_with_tables(database_url)
    database = Database(DatabaseSettings(url=database_url).patient())
    try:
        database.claim_file()
        upgrade(database)
        yield database
    finally:
        database.close()


def found_cinema(database: Database, *, plan: str = PLAN) -> SmallCinema:
    """Make the cinema with the users clerk, second, manager and admin, who all have the password `PASSWORD`."""
    now = clock.now()
    with database.writing() as session:
        for name, role in [
            ("clerk", Role.CLERK),
            ("second", Role.CLERK),
            ("manager", Role.MANAGER),
            ("admin", Role.ADMINISTRATOR),
        ]:
            people.add_person(session, NewPerson(name, name.title(), role, _password_hash()), now=now)
        studio = studio_service.create_studio(session, name="1 厅", name_en="Hall 1", curve=20, plan=parse_plan(plan))
        film = Play(0, PlayKind.FILM, "大都会", "Metropolis", 153, 1927, "Fritz Lang", "德国")
        play = films.create_play(session, film)
    schedule_id = add_show(database, studio_id=studio.studio_id, title=play.title, starts_at=now + timedelta(hours=2))
    url = database.engine.url.render_as_string(hide_password=False)
    return SmallCinema(url, studio.studio_id, play.play_id, schedule_id)


@cache
def _password_hash() -> str:
    """Made once: it takes 30 ms on purpose."""
    return passwords.hashed(PASSWORD)


def add_show(database: Database, *, studio_id: int, title: str = "大都会", starts_at: datetime) -> int:
    """Put a show for 45.00 on sale, in the past too and whatever stands there; returns its id."""
    with database.writing() as session:
        play = films.find_play(session, title)
        assert play is not None
        return put_show(session, play, studio_service.get_studio(session, studio_id), starts_at)


def put_show(session: Session, play: Play, studio: Studio, starts_at: datetime) -> int:
    """A show for 45.00 without the rules of the programme, at any moment; returns its id."""
    row = ScheduleRow(
        play_id=play.play_id,
        studio_id=studio.studio_id,
        layout_id=studio.layout_id,
        starts_at=starts_at,
        ends_at=starts_at + timedelta(minutes=play.running_minutes),
        price_minor=4500,
    )
    session.add(row)
    session.flush()
    kinds = [kind for kind in repository.ticket_types(session) if kind.retired_at is None]
    shares = {kind.code: play_service.share_of(4500, kind.percent) for kind in kinds}
    repository.add_prices(session, row.schedule_id, shares)
    return row.schedule_id


def count(database: Database, query: str) -> int:
    """The one number that `query` answers."""
    with database.reading() as session:
        return int(session.execute(text(query)).scalar_one())
