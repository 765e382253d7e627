"""The rules of changing halls: seats that were sold once are never touched, shows keep the hall that they have."""

from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from ttms_server.batch import batch_of
from ttms_server.errors import ChangedMeanwhile
from ttms_server.fields import checked_number, checked_text
from ttms_server.letters import hashed_key
from ttms_server.studio import repository, service
from ttms_server.studio.errors import PlanRefused, StudioHasShows, StudioNameTaken
from ttms_server.studio.plan import HallPlan, PlanInvalid, PlannedSeat, drawn, parse_plan
from ttms_server.studio.plan_rules import MOST_CURVE
from ttms_server.studio.seating_plan import SeatingPlanInvalid, is_seating_plan, read_seating_plan
from ttms_server.studio.service import LONGEST_NAME, Layout, Seat, Studio


@dataclass(frozen=True, slots=True)
class StudioChange:
    """What shall be changed of a hall; `version` is the state that the caller has seen, None stays as it is."""

    studio_id: int
    version: int
    name: str | None = None
    name_en: str | None = None
    retired: bool | None = None
    curve: int | None = None
    plan: HallPlan | None = None


def read_plan(text: str) -> HallPlan:
    """The hall that `text` draws, or describes as a seating plan in JSON.

    Raises:
        PlanRefused: it cannot be read.
    """
    try:
        return read_seating_plan(text) if is_seating_plan(text) else parse_plan(text)
    except (PlanInvalid, SeatingPlanInvalid) as error:
        raise PlanRefused(line=error.line, column=error.column, rule=error.reason) from error


def preview(plan: HallPlan, *, curve: int, of: Layout | None = None) -> Layout:
    """The layout that the plan would be, with the id 0; `of` is the one that it would follow.

    Raises:
        FieldInvalid: an impossible curve.
    """
    checked_number(curve, "curve", least=0, most=MOST_CURVE)
    if of is not None and of.curve == curve:
        plan = _with_positions(plan, of)
    seats = tuple(map(_seat, plan.seats))
    return Layout(0, plan.row_count, plan.column_count, curve, seats, plan.categories)


def plan_text(layout: Layout) -> str:
    """The drawn plan of which exactly this layout is made."""
    return drawn(_plan_of(layout))


def _plan_of(layout: Layout) -> HallPlan:
    seats = tuple(
        PlannedSeat(
            seat.seat_id,
            seat.row,
            seat.column,
            seat.row_label,
            seat.seat_label,
            seat.kind,
            seat.places,
            seat.category,
            seat.position,
        )
        for seat in layout.seats
    )
    return HallPlan(layout.row_count, layout.column_count, seats, layout.categories)


def update_studio(session: Session, change: StudioChange, *, now: datetime) -> Studio:
    """Store the hall; other seats than it has become a new layout, which shows get that are made from then on.

    Raises:
        StudioNotFound, ChangedMeanwhile, StudioNameTaken: it is gone, somebody was faster, another hall has the name or
            one that is read alike.
        FieldInvalid: empty or absurd name, impossible curve.
    """
    before = service.get_studio(session, change.studio_id)
    values = _values(session, change, before, now)
    _refuse_old(before, change.version)
    if not repository.change_studio(session, change.studio_id, version=change.version, **values):
        raise ChangedMeanwhile(before.name)
    _change_seats(session, change, service.get_layout(session, before.layout_id))
    session.expire_all()
    return service.get_studio(session, change.studio_id)


def delete_studio(session: Session, studio_id: int, *, version: int) -> None:
    """Remove a hall that never had a show.

    Raises:
        StudioNotFound, ChangedMeanwhile: it is gone, or somebody was faster.
        StudioHasShows: and the transaction must not go on.
    """
    studio = service.get_studio(session, studio_id)
    _refuse_old(studio, version)
    try:
        repository.delete_studio(session, studio_id)
    except IntegrityError as error:
        raise StudioHasShows(studio.name) from error
    if batch := batch_of(session):
        batch.forget_known()


def _values(session: Session, change: StudioChange, before: Studio, now: datetime) -> dict[str, object]:
    """What is written into the hall's row."""
    values: dict[str, object] = {}
    if change.name is not None:
        values |= _named(session, before, checked_text(change.name, "name", longest=LONGEST_NAME))
    if change.name_en is not None:
        values["name_en"] = checked_text(change.name_en, "name_en", longest=LONGEST_NAME, empty=True)
    if change.retired is not None:
        values["retired_at"] = _retired_at(session, change, now)
    return values


def _change_seats(session: Session, change: StudioChange, layout: Layout) -> None:
    """Store a new layout, if seats or curve are others than before."""
    plan = change.plan or _without_positions(_plan_of(layout))
    curve = layout.curve if change.curve is None else change.curve
    curve = checked_number(plan.curve_or(curve), "curve", least=0, most=MOST_CURVE)
    if curve == layout.curve:
        plan = _with_positions(plan, layout)
    if (_plan_of(layout), layout.curve) != (replace(plan, curve=None, name=""), curve):
        number = repository.newest_version(session, change.studio_id) + 1
        service.add_layout(session, change.studio_id, plan, curve=curve, version=number)


def _without_positions(plan: HallPlan) -> HallPlan:
    return replace(plan, seats=tuple(replace(seat, position=None) for seat in plan.seats))


def _with_positions(plan: HallPlan, layout: Layout) -> HallPlan:
    """The drawn plan with the positions that the layout has stored, as long as it has one for every seat."""
    places = {(seat.row, seat.column): seat.position for seat in layout.seats}
    positions = [seat.position or places.get((seat.row, seat.column)) for seat in plan.seats]
    if None in positions:
        return plan
    seats = tuple(replace(seat, position=one) for seat, one in zip(plan.seats, positions, strict=True))
    return replace(plan, seats=seats)


def _refuse_old(studio: Studio, version: int) -> None:
    if studio.version != version:
        raise ChangedMeanwhile(studio.name)


def _named(session: Session, studio: Studio, name: str) -> dict[str, object]:
    """The new name and its key; a hall that keeps its name keeps it, however alike another one is read."""
    if name == studio.name:
        return {}
    other = repository.studio_by_name(session, name)
    if other is not None and other.studio_id != studio.studio_id:
        raise StudioNameTaken(other.name)
    return {"name": name, "name_key": hashed_key(name)}


def _retired_at(session: Session, change: StudioChange, now: datetime) -> datetime | None:
    if not change.retired:
        return None
    row = repository.studio(session, change.studio_id)
    return (row.retired_at if row else None) or now


def _seat(seat: PlannedSeat) -> Seat:
    return Seat(
        seat.seat_id,
        seat.row,
        seat.column,
        seat.row_label,
        seat.seat_label,
        seat.kind,
        seat.places,
        seat.category,
        seat.position,
    )
