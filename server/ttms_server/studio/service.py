"""The rules of halls: what a hall is made of, and what of it can be sold."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy.orm import Session

from ttms_server.batch import batch_of, learned
from ttms_server.fields import checked_number, checked_text
from ttms_server.letters import hashed_key
from ttms_server.studio import repository
from ttms_server.studio.errors import StudioNameTaken, StudioNotFound
from ttms_server.studio.models import LayoutRow, SeatCategoryRow, StudioRow
from ttms_server.studio.plan import HallPlan
from ttms_server.studio.plan_rules import MOST_CURVE, Category
from ttms_server.studio.positions import Position
from ttms_server.studio.repository import SeatColumns
from ttms_server.studio.seat_kind import SeatKind

LONGEST_NAME = 64


@dataclass(frozen=True, slots=True)
class Studio:
    """A hall; `place_count` leaves out broken seats."""

    studio_id: int
    name: str
    name_en: str
    place_count: int
    layout_id: int
    retired: bool
    version: int
    categories: tuple[Category, ...] = ()


@dataclass(frozen=True, slots=True)
class Seat:
    """A seat of a layout: grid `row` from the screen and `column` from the left, both from 1."""

    seat_id: int
    row: int
    column: int
    row_label: str
    seat_label: str
    kind: SeatKind
    places: int
    category: int = 0
    # Where it stands, if that was stored; see `positions.py` for all others.
    position: Position | None = None

    @property
    def for_sale(self) -> bool:
        return self.kind is not SeatKind.BROKEN

    @property
    def short_name(self) -> str:
        """Such as "H11"; a row with a number is kept from that of the seat, "5-11"."""
        between = "-" if self.row_label[-1:].isdigit() else ""
        return f"{self.row_label}{between}{self.seat_label}"


@dataclass(frozen=True, slots=True)
class Layout:
    """How the seats of a hall stand."""

    layout_id: int
    row_count: int
    column_count: int
    curve: int
    seats: tuple[Seat, ...]
    categories: tuple[Category, ...] = ()


def create_studio(session: Session, *, name: str, name_en: str, curve: int, plan: HallPlan) -> Studio:
    """Add a hall with its seats.

    Raises:
        StudioNameTaken: another hall has the name, or one that is read alike.
        FieldInvalid: empty or absurd name, impossible curve.
    """
    name = checked_text(name, "name", longest=LONGEST_NAME)
    other = repository.studio_by_name(session, name)
    if other is not None:
        raise StudioNameTaken(other.name)
    name_en = checked_text(name_en, "name_en", longest=LONGEST_NAME, empty=True)
    studio = StudioRow(name=name, name_key=hashed_key(name), name_en=name_en)
    session.add(studio)
    session.flush()
    layout = add_layout(session, studio.studio_id, plan, curve=curve, version=1)
    return _studio(studio, layout, plan.categories)


def add_layout(session: Session, studio_id: int, plan: HallPlan, *, curve: int, version: int) -> LayoutRow:
    """Store how the seats of a hall stand from now on.

    Raises:
        FieldInvalid: an impossible curve.
    """
    checked_number(curve, "curve", least=0, most=MOST_CURVE)
    layout = LayoutRow(
        studio_id=studio_id,
        version=version,
        row_count=plan.row_count,
        column_count=plan.column_count,
        curve=curve,
        place_count=plan.place_count,
    )
    session.add(layout)
    session.flush()
    rows: list[dict[str, object]] = [
        {
            "layout_id": layout.layout_id,
            "seat_id": seat.seat_id,
            "row_no": seat.row,
            "column_no": seat.column,
            "row_label": seat.row_label,
            "seat_label": seat.seat_label,
            "kind": seat.kind.value,
            "places": seat.places,
            "category": seat.category,
            "x": seat.position.x if seat.position else None,
            "y": seat.position.y if seat.position else None,
            "turn": seat.position.rotation_degrees if seat.position else None,
        }
        for seat in plan.seats
    ]
    repository.add_seats(session, rows)
    session.add_all(
        SeatCategoryRow(layout_id=layout.layout_id, category=number, name=one.name, colour=one.colour)
        for number, one in enumerate(plan.categories, start=1)
    )
    return layout


def studios_of(session: Session, rows: Sequence[tuple[StudioRow, LayoutRow]]) -> list[Studio]:
    """The halls of these rows with their current layouts."""
    categories = get_categories(session, [layout.layout_id for _, layout in rows])
    return [_studio(row, layout, categories.get(layout.layout_id, ())) for row, layout in rows]


def get_studio(session: Session, studio_id: int) -> Studio:
    """The hall.

    Raises:
        StudioNotFound: there is none.
    """
    row = repository.studio(session, studio_id)
    if row is None:
        raise StudioNotFound(studio_id)
    return _studio_as_it_stands(session, row)


def find_studio(session: Session, name: str) -> Studio | None:
    row = repository.studio_by_name(session, name)
    return None if row is None else _studio_as_it_stands(session, row)


def get_names(session: Session, studio_ids: Collection[int]) -> Mapping[int, tuple[str, str]]:
    """Name and English name of each hall, by id."""
    return {studio_id: (name, name_en) for studio_id, name, name_en in repository.names(session, studio_ids)}


def get_layout(session: Session, layout_id: int) -> Layout:
    """A stored layout with its seats in reading order; `layout_id` comes from a hall or a show."""
    row = repository.layout(session, layout_id)
    assert row is not None, f"layout {layout_id} is gone, though layouts are never deleted"
    seats = tuple(_seat(seat) for seat in repository.seats(session, layout_id))
    categories = get_categories(session, [layout_id]).get(layout_id, ())
    return Layout(row.layout_id, row.row_count, row.column_count, row.curve, seats, categories)


def get_categories(session: Session, layout_ids: Collection[int]) -> Mapping[int, tuple[Category, ...]]:
    """Categories of those of the layouts that have some, by layout; a seat counts them from 1."""
    found: dict[int, tuple[Category, ...]] = {}
    for row in repository.categories(session, layout_ids):
        found[row.layout_id] = (*found.get(row.layout_id, ()), Category(row.name, row.colour))
    return found


def get_seats(session: Session, layout_id: int, seat_ids: Collection[int]) -> Mapping[int, Seat]:
    """Those of the seats that the layout has, by id."""
    if batch_of(session) is None:
        return {row[0]: _seat(row) for row in repository.some_seats(session, layout_id, seat_ids)}
    seats = learned(session, ("seats", layout_id), lambda: _all_seats(session, layout_id))
    return {seat_id: seats[seat_id] for seat_id in seat_ids if seat_id in seats}


def _all_seats(session: Session, layout_id: int) -> Mapping[int, Seat]:
    """A layout never changes, so whoever sells its seats all day needs to read them once."""
    return {row[0]: _seat(row) for row in repository.seats(session, layout_id)}


def count_places(session: Session, layout_ids: Collection[int]) -> Mapping[int, int]:
    """Places that can be sold, by layout."""
    return {row.layout_id: row.place_count for row in repository.layouts(session, layout_ids)}


def lock_programme(session: Session, studio_id: int) -> None:
    """Let nobody else change the hall's programme until the transaction ends."""
    repository.count_up_programme(session, studio_id)


def _current_layout(session: Session, studio_id: int) -> LayoutRow:
    layouts = repository.current_layouts(session, [studio_id])
    assert studio_id in layouts, f"hall {studio_id} has no layout, though it was stored with one"
    return layouts[studio_id]


def _studio_as_it_stands(session: Session, row: StudioRow) -> Studio:
    [studio] = studios_of(session, [(row, _current_layout(session, row.studio_id))])
    return studio


def _studio(row: StudioRow, layout: LayoutRow, categories: tuple[Category, ...]) -> Studio:
    return Studio(
        row.studio_id,
        row.name,
        row.name_en,
        layout.place_count,
        layout.layout_id,
        row.retired_at is not None,
        row.version,
        categories,
    )


def _seat(columns: SeatColumns) -> Seat:
    seat_id, row, column, row_label, seat_label, kind, places, category, x, y, turn = columns
    position = None if x is None or y is None or turn is None else Position(x, y, turn)
    return Seat(seat_id, row, column, row_label, seat_label, SeatKind(kind), places, category, position)
