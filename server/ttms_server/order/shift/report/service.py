"""X and Z reports with the names that stand on them."""

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy.orm import Session

from ttms_server.order.counter.service import get_counter
from ttms_server.order.shift import repository, service
from ttms_server.order.shift.errors import ZReportNotFound
from ttms_server.order.shift.models import ShiftRow, ZReportRow
from ttms_server.order.shift.report.figures import Figures, figures_of
from ttms_server.paging import Listed, Page, key_moment, listed, row_id
from ttms_server.play import service as play_service
from ttms_server.play import show_facts
from ttms_server.play.service import Schedule
from ttms_server.user import people


@dataclass(frozen=True, slots=True)
class NamedShift:
    """A shift and who opened it."""

    row: ShiftRow
    opened_by: str


@dataclass(frozen=True, slots=True)
class ShiftReport:
    """What a shift comes to, with the names of people, ticket types and shows."""

    shift: NamedShift
    figures: Figures
    people: Mapping[int, str]
    ticket_types: Mapping[str, tuple[str, str]]
    shows: Mapping[int, Schedule]


@dataclass(frozen=True, slots=True)
class ZReport:
    """The end of a shift; `report` only where everything was asked for."""

    row: ZReportRow
    closed_by: str
    report: ShiftReport | None = None


def named_shift(session: Session, row: ShiftRow) -> NamedShift:
    return NamedShift(row, people.get_names(session, {row.opened_by})[row.opened_by])


def get_open_report(session: Session, counter_name: str) -> ShiftReport:
    """The X report of a counter.

    Raises:
        ShiftNotOpen: no shift is open there.
    """
    return _report(session, service.get_open_shift(session, get_counter(session, counter_name)))


def get_z_report(session: Session, counter_name: str, z_number: int) -> ZReport:
    """A Z report with everything that its shift came to.

    Raises:
        ZReportNotFound: there is none.
    """
    row = repository.z_report(session, counter_name, z_number)
    if row is None:
        raise ZReportNotFound(counter_name, z_number)
    return named_z_report(session, row)


def named_z_report(session: Session, row: ZReportRow) -> ZReport:
    shift = repository.shift(session, row.shift_id)
    assert shift is not None, f"Z report {row.z_number} of counter {row.counter_name} has no shift"
    return ZReport(row, people.get_names(session, {row.closed_by})[row.closed_by], _report(session, shift))


def list_z_reports(session: Session, page: Page, *, counter_name: str) -> Listed[ZReport]:
    """The reports of one counter, or of all if `counter_name` is empty, newest first."""
    before = None
    if page.after:
        closed_at, counter, number = page.after
        before = key_moment(closed_at), counter, row_id(number)
    rows = repository.z_reports(session, counter_name=counter_name, before=before, limit=page.size + 1)
    names = people.get_names(session, {row.closed_by for row in rows})
    reports = [ZReport(row, names[row.closed_by]) for row in rows]
    return listed(
        reports,
        page,
        lambda report: (report.row.closed_at.isoformat(), report.row.counter_name, str(report.row.z_number)),
    )


def _report(session: Session, row: ShiftRow) -> ShiftReport:
    figures = figures_of(session, row)
    return ShiftReport(
        named_shift(session, row),
        figures,
        people.get_names(session, {move.user_id for move in figures.moves}),
        show_facts.get_ticket_type_names(session),
        play_service.get_schedules(session, list(figures.shows)),
    )
