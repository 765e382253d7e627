"""What the rows of a report are called."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy.orm import Session

from ttms_server.order.models import Tender
from ttms_server.order.report.figures import Figures, Group
from ttms_server.order.report.selection import EXTRAS, Grouping
from ttms_server.play import service as play_service
from ttms_server.play import show_facts
from ttms_server.play.service import Schedule
from ttms_server.studio import service as studio_service
from ttms_server.user import people

_TENDERS = {
    Tender.CASH.value: ("现金", "Cash"),
    Tender.CARD.value: ("银行卡", "Card"),
    Tender.VOUCHER.value: ("代金券", "Voucher"),
}


@dataclass(frozen=True, slots=True)
class ReportRow:
    """A group with its names and figures; the schedule only if the group is a show."""

    key: str
    name: str
    name_en: str
    figures: Figures
    schedule: Schedule | None = None


def named(session: Session, grouping: Grouping, groups: Sequence[Group]) -> list[ReportRow]:
    """The groups as rows; days and counters are called by their key, and people have one name."""
    if grouping is Grouping.SCHEDULE:
        return _shows(session, groups)
    names = _names(session, grouping, [group.key for group in groups])
    return [ReportRow(group.key, *names.get(group.key, (group.key, "")), group.figures) for group in groups]


def _shows(session: Session, groups: Sequence[Group]) -> list[ReportRow]:
    shows = play_service.get_schedules(session, [int(group.key) for group in groups])
    rows = []
    for group in groups:
        show = shows[int(group.key)]
        rows.append(ReportRow(group.key, show.play_title, show.play_title_en, group.figures, show))
    return rows


def _names(session: Session, grouping: Grouping, keys: Sequence[str]) -> Mapping[str, tuple[str, str]]:
    if grouping in {Grouping.DAY, Grouping.COUNTER}:
        return {}
    if grouping is Grouping.TENDER:
        return _TENDERS
    if grouping is Grouping.TICKET_TYPE:
        return {**show_facts.get_ticket_type_names(session), EXTRAS: ("附加项目", "Extras")}
    ids = [int(key) for key in keys]
    if grouping is Grouping.CLERK:
        return {str(user_id): (name, "") for user_id, name in people.get_names(session, ids).items()}
    names_of = show_facts.get_titles if grouping is Grouping.PLAY else studio_service.get_names
    return {str(number): names for number, names in names_of(session, ids).items()}
