"""Finding a counter by its name, in whatever case, width and with whatever unseen letters it is typed."""

from sqlalchemy import insert, or_, select
from sqlalchemy.orm import Session

from ttms_server.letters import reading_key
from ttms_server.schema import table_of
from ttms_server.user.counters.models import CounterNameRow
from ttms_server.user.errors import CounterNotFound

LONGEST_COUNTER = 16

_NAMES = table_of(CounterNameRow)


def named(session: Session, typed: str) -> str:
    """The counter's name in its own spelling; a counter that is new has that of `typed` from now on."""
    found = _found(session, typed)
    if found is None:
        # Of two at once the second meets the key, and the whole unit runs again.
        session.execute(insert(_NAMES).values(counter_name=typed, name_key=reading_key(typed)))
        return typed
    return found


def existing(session: Session, typed: str) -> str:
    """The counter's name in its own spelling.

    Raises:
        CounterNotFound: nobody ever signed in there.
    """
    found = _found(session, typed)
    if found is None:
        raise CounterNotFound(typed)
    return found


def spelling_of(session: Session, typed: str) -> str:
    """The counter's name in its own spelling; `typed` itself where there is no such counter."""
    return _found(session, typed) or typed


def _found(session: Session, typed: str) -> str | None:
    alike = select(_NAMES.c.counter_name).where(
        or_(_NAMES.c.counter_name == typed, _NAMES.c.name_key == reading_key(typed))
    )
    names = session.scalars(alike).all()
    return typed if typed in names else next(iter(names), None)
