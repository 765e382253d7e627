"""The rules of ticket types: shows that are added from now on are sold under those that are not retired.

What a show's tickets are called and what they cost was fixed when it was added, so a change here leaves shows and
orders that stand alone: a ticket is printed again under the name that it was sold under.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from itertools import count

from sqlalchemy.orm import Session

from ttms_server.errors import ChangedMeanwhile, FieldInvalid
from ttms_server.fields import checked_number, checked_text
from ttms_server.letters import reading_key
from ttms_server.paging import Listed, Page, listed
from ttms_server.play import repository as play_repository
from ttms_server.play.models import TicketTypeRow
from ttms_server.play.ticket_type import repository
from ttms_server.play.ticket_type.errors import TicketKeyTaken, TicketTypeNameTaken

MOST_OFFERED, LAST_PLACE = 8, 99
LONGEST_NAME = 32
_LONGEST_CODE_STEM = 12
# Where reports count by ticket type they have extras in the place of one.
_NO_CODES = frozenset({"extras"})
_KEY = re.compile(r"[A-Z]")


@dataclass(frozen=True, slots=True)
class TicketType:
    """A kind of ticket; `percent` is its share of a show's price, `version` 0 is a new one."""

    code: str
    name: str
    name_en: str
    key: str
    percent: int
    position: int
    retired: bool = False
    version: int = 0


def list_ticket_types(session: Session, page: Page, *, include_retired: bool) -> Listed[TicketType]:
    """Ticket types in the order of the counters."""
    after = (page.after[0], page.after[1]) if page.after else ("", "")
    rows = [
        type_of(row)
        for row in play_repository.ticket_types(session)
        if _place(row) > after and (include_retired or row.retired_at is None)
    ]
    return listed(rows[: page.size + 1], page, _place)


def save_ticket_type(session: Session, wanted: TicketType, *, now: datetime) -> TicketType:
    """Add a ticket type, whose code is made here, or store everything of one at the state that the caller has seen.

    Raises:
        FieldInvalid: a field holds what it must not, or too few or too many types would be offered.
        TicketKeyTaken, TicketTypeNameTaken: another type has the key, or the name.
        ChangedMeanwhile: somebody was faster.
    """
    values = _checked(wanted)
    before = repository.find(session, wanted.code) if wanted.version else None
    if wanted.version and before is None:
        raise FieldInvalid("code", "must be a ticket type of this cinema")
    code = before.code if before else _new_code(session, wanted)
    if repository.code_of_key(session, str(values["key"])) not in (None, code):
        raise TicketKeyTaken(str(values["key"]))
    _check_names(session, code, wanted)
    _check_count(session, code, offered=not wanted.retired)
    values["retired_at"] = ((before.retired_at if before else None) or now) if wanted.retired else None
    if before is None:
        repository.add(session, {"code": code, **values})
    else:
        _change(session, before, wanted.version, values)
    row = repository.find(session, code)
    assert row is not None, f"ticket type {code} was stored, but is not there"
    return type_of(row)


def _change(session: Session, before: TicketTypeRow, version: int, values: Mapping[str, object]) -> None:
    name, name_en = before.name, before.name_en
    if not repository.change(session, before.code, version=version, values=values):
        raise ChangedMeanwhile(name)
    if (name, name_en) != (values["name"], values["name_en"]):
        repository.keep_names(session, before.code, name=name, name_en=name_en)


def type_of(row: TicketTypeRow) -> TicketType:
    retired = row.retired_at is not None
    return TicketType(
        row.code, row.name, row.name_en, row.key, row.percent, row.position, retired=retired, version=row.version
    )


def _check_names(session: Session, code: str, wanted: TicketType) -> None:
    """Two types in use are never read alike; one that is retired keeps its name and gives it free."""
    if wanted.retired:
        return
    for row in play_repository.ticket_types(session):
        if row.code == code or row.retired_at is not None:
            continue
        for name, other in ((wanted.name, row.name), (wanted.name_en, row.name_en)):
            if name and reading_key(name) == reading_key(other):
                raise TicketTypeNameTaken(other)


def _check_count(session: Session, code: str, *, offered: bool) -> None:
    others = [row for row in play_repository.ticket_types(session) if row.retired_at is None and row.code != code]
    if not 1 <= len(others) + offered <= MOST_OFFERED:
        raise FieldInvalid("retired", f"must leave 1 to {MOST_OFFERED} ticket types")


def _new_code(session: Session, wanted: TicketType) -> str:
    """Out of its name, such as "student" or "student-2": reports and files name it."""
    stem = re.sub(r"[^a-z0-9]+", "-", (wanted.name_en or wanted.name).lower())[:_LONGEST_CODE_STEM].strip("-") or "type"
    for number in count(1):
        code = stem if number == 1 else f"{stem}-{number}"
        if code not in _NO_CODES and repository.find(session, code) is None:
            return code
    raise AssertionError("numbers never end")  # pragma: no cover


def _checked(wanted: TicketType) -> dict[str, object]:
    key = wanted.key.upper()
    if not _KEY.fullmatch(key):
        raise FieldInvalid("key", "must be one letter from A to Z")
    return {
        "name": checked_text(wanted.name, "name", longest=LONGEST_NAME),
        "name_en": checked_text(wanted.name_en, "name_en", longest=LONGEST_NAME, empty=True),
        "key": key,
        "percent": checked_number(wanted.percent, "percent", least=0, most=100),
        "position": checked_number(wanted.position, "position", least=1, most=LAST_PLACE),
    }


def _place(one: TicketType | TicketTypeRow) -> tuple[str, str]:
    return f"{one.position:06d}", one.code
