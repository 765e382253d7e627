"""Names and titles that were read alike before anybody compared them so: each goes on, and no further one is made."""

from datetime import UTC, datetime

from sqlalchemy import text
from sqlalchemy.orm import Session

from support.cinema import opened
from support.earlier_schema import go_back
from support.hall import refused
from ttms_server.play import films
from ttms_server.play.films import Play
from ttms_server.play.models import PlayKind
from ttms_server.schema_version import upgrade
from ttms_server.studio import repository as studios
from ttms_server.user import people, repository
from ttms_server.user.people import NewPerson
from ttms_server.user.role import Role

NOW = datetime(2026, 11, 22, tzinfo=UTC)
WIDE, SPACED = "\uff21\uff4e\uff4e\uff41", "be\u200bn"
USER = (
    "INSERT INTO users (user_name, user_name_key, display_name, role, password_hash, created_at, version)"
    " VALUES (:name, :key, 'x', 'clerk', '', '2026-01-01 00:00:00.000000', 1)"
)
FILM = (
    "INSERT INTO plays (kind, title, title_en, running_minutes, year, director, area, version)"
    " VALUES ('film', :title, '', 90, 1927, '', '', 1)"
)

HALL = "INSERT INTO studios (name, name_en, programme_version, version) VALUES (:name, '', 0, 1)"


def found(session: Session, typed: str) -> str:
    user = repository.user_by_name(session, typed)
    return user.user_name if user else ""


def test_old_names_and_titles_that_are_read_alike_go_on(database_url: str) -> None:
    with opened(database_url) as database:
        with database.engine.begin() as connection:
            go_back(connection, "0022")
            for name in ("Anna", WIDE, SPACED):
                connection.execute(text(USER), {"name": name, "key": name.casefold()})
            for title in ("Sunrise", "Sun\u200brise", "M"):
                connection.execute(text(FILM), {"title": title})

        upgrade(database)

        with database.reading() as session:
            assert [found(session, typed) for typed in ("ANNA", WIDE, "an\u200bna")] == ["Anna", WIDE, "Anna"]
            assert [found(session, typed) for typed in ("ben", "Ben", SPACED, "nobody")] == [SPACED] * 3 + [""]
        with database.writing() as session:
            new = NewPerson("\uff22en", "Ben", Role.CLERK, "")
            assert refused(lambda: people.add_person(session, new, now=NOW)).reason == "NAME_TAKEN"
            old = films.find_play(session, "Sun\u200brise")
            assert old is not None
            assert films.update_play(session, old, now=NOW).title == "Sun\u200brise"
            new_film = Play(0, PlayKind.FILM, "SUNRISE", "", 90, 1927, "", "")
            assert refused(lambda: films.create_play(session, new_film)).details["name"] == "Sunrise"


def test_old_halls_whose_names_are_read_alike_go_on(database_url: str) -> None:
    with opened(database_url) as database:
        with database.engine.begin() as connection:
            go_back(connection, "0024")
            for name in ("Blue", "BLUE", "Red"):
                connection.execute(text(HALL), {"name": name})

        upgrade(database)

        with database.reading() as session:
            found = [studios.studio_by_name(session, typed) for typed in ("BLUE", "blue", "RED", "Grey")]
            assert [hall and hall.name for hall in found] == ["BLUE", "Blue", "Red", None]
