"""Halls and the seats in them."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from enum import Enum

from google.protobuf.field_mask_pb2 import FieldMask

from ttms_api.v1 import studio_pb2, studio_pb2_grpc
from ttms_client._connection import CHANGE_SECONDS, Connection
from ttms_client._contract import PAGE_SIZE, every_page, known, well_formed


class SeatKind(Enum):
    """What stands at a place."""

    STANDARD = 1
    WHEELCHAIR = 2
    COUPLE = 3
    BROKEN = 4
    COMPANION = 5


class StudioOrder(Enum):
    """In which order halls are listed; those who are alike by name."""

    NAME = 0
    MOST_PLACES = 1
    NEWEST_FIRST = 2


@dataclass(frozen=True, slots=True)
class Seat:
    """A seat of a layout: grid `row` from the screen and `column` from the left, both from 1.

    A couple seat has two `places` and also takes `column + 1`. `category` counts from 1 in the layout's `categories`, 0
    is none. `x` and `y` are the middle of the seat in hundredths of a seat; `rotation_degrees` turn it clockwise.
    """

    seat_id: int
    row: int
    column: int
    row_label: str
    seat_label: str
    kind: SeatKind
    places: int
    category: int = 0
    x: int = 0
    y: int = 0
    rotation_degrees: int = 0


@dataclass(frozen=True, slots=True)
class SeatCategory:
    """Seats that belong together; `colour` is "#rrggbb" or empty."""

    name: str
    colour: str


@dataclass(frozen=True, slots=True)
class Layout:
    """How the seats of a hall stand; grid places without a seat are aisles.

    `curve` is how much nearer to the screen the ends of a row stand than its middle, in hundredths of a seat.
    """

    layout_id: int
    row_count: int
    column_count: int
    seats: tuple[Seat, ...]
    curve: int
    categories: tuple[SeatCategory, ...] = ()


@dataclass(frozen=True, slots=True)
class Studio:
    """A hall; `place_count` leaves out broken seats, `categories` are those of its current layout."""

    studio_id: int
    name: str
    name_en: str
    place_count: int
    retired: bool = False
    etag: str = ""
    categories: tuple[SeatCategory, ...] = ()


@dataclass(frozen=True, slots=True)
class Hall:
    """A hall with its seats, and the drawn plan from which they come: one line a row from the screen.

    "o" seat, "w" place for a wheelchair, "c" companion seat, "<>" couple seat, "x" broken seat, "." nothing.
    """

    studio: Studio
    layout: Layout
    plan: str


class StudioCalls:
    """The calls of the studio service."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._stub = studio_pb2_grpc.StudioServiceStub(connection.channel)

    def list_studios(
        self,
        *,
        include_retired: bool = False,
        text: str = "",
        retired: bool | None = None,
        order: StudioOrder = StudioOrder.NAME,
    ) -> list[Studio]:
        """All halls in use, with `include_retired` the others too, or those alone that are `retired` or are not.

        With a `text` only those with it in a name, without regard to case.
        """

        def page(token: str) -> studio_pb2.ListStudiosResponse:
            request = well_formed(
                studio_pb2.ListStudiosRequest,
                page_size=PAGE_SIZE,
                page_token=token,
                include_retired=include_retired,
                text=text,
                retired=retired,
                order=studio_pb2.StudioOrder.ValueType(order.value),
            )
            return self._connection.ask(self._stub.ListStudios, request)

        return [_studio(message) for answer in every_page(page) for message in answer.studios]

    def get_hall(self, studio_id: int) -> Hall:
        """A hall, its seats and its plan; raises StudioNotFound."""
        request = well_formed(studio_pb2.GetStudioRequest, studio_id=studio_id)
        answer = self._connection.ask(self._stub.GetStudio, request)
        return Hall(_studio(answer.studio), layout_of(answer.layout), answer.plan)

    def preview_plan(self, plan: str, *, curve: int, studio_id: int = 0) -> Layout:
        """The layout that a plan means, drawn or in JSON as pretix publishes it, of this hall or of a new one.

        Raises:
            PlanInvalid: with line and column, if it is known where.
            StudioNotFound: there is no such hall.
        """
        request = well_formed(studio_pb2.GetPlanPreviewRequest, plan=plan, curve=curve, studio_id=studio_id)
        return layout_of(self._connection.ask(self._stub.GetPlanPreview, request).layout)

    def create_studio(self, *, name: str, name_en: str, curve: int, plan: str, request_id: str) -> Studio:
        """Add a hall; an empty name is the one in a plan in JSON. Raises NameTaken, PlanInvalid."""
        request = well_formed(
            studio_pb2.CreateStudioRequest, request_id=request_id, name=name, name_en=name_en, curve=curve, plan=plan
        )
        return _studio(self._connection.change(self._stub.CreateStudio, request, seconds=CHANGE_SECONDS).studio)

    def update_studio(
        self,
        studio: Studio,
        *,
        request_id: str,
        curve: int = 0,
        plan: str = "",
        only: Collection[str] | None = None,
    ) -> Studio:
        """Store names, whether the hall is retired, and its seats; shows that stand keep theirs.

        With `only` no more than some of name, name_en, retired, curve and plan.

        Raises:
            ChangedMeanwhile, StudioNotFound, NameTaken, PlanInvalid: nothing was changed.
        """
        request = well_formed(
            studio_pb2.UpdateStudioRequest,
            request_id=request_id,
            studio_id=studio.studio_id,
            etag=studio.etag,
            name=studio.name,
            name_en=studio.name_en,
            retired=studio.retired,
            curve=curve,
            plan=plan,
            update_mask=None if only is None else FieldMask(paths=sorted(only)),
        )
        return _studio(self._connection.change(self._stub.UpdateStudio, request, seconds=CHANGE_SECONDS).studio)

    def delete_studio(self, studio: Studio, *, request_id: str) -> None:
        """Remove a hall that never had a show; raises StudioHasShows, ChangedMeanwhile, StudioNotFound."""
        request = well_formed(
            studio_pb2.DeleteStudioRequest, request_id=request_id, studio_id=studio.studio_id, etag=studio.etag
        )
        self._connection.change(self._stub.DeleteStudio, request, seconds=CHANGE_SECONDS)


def layout_of(message: studio_pb2.Layout) -> Layout:
    return Layout(
        layout_id=message.layout_id,
        row_count=message.row_count,
        column_count=message.column_count,
        seats=tuple(_seat(seat) for seat in message.seats),
        curve=message.curve,
        categories=_categories(message.categories),
    )


def _categories(messages: Iterable[studio_pb2.SeatCategory]) -> tuple[SeatCategory, ...]:
    return tuple(SeatCategory(one.name, one.colour) for one in messages)


def _seat(message: studio_pb2.Seat) -> Seat:
    return Seat(
        seat_id=message.seat_id,
        row=message.row,
        column=message.column,
        row_label=message.row_label,
        seat_label=message.seat_label,
        kind=known(SeatKind, message.kind, otherwise=SeatKind.STANDARD),
        places=message.places,
        category=message.category,
        x=message.x,
        y=message.y,
        rotation_degrees=message.rotation_degrees,
    )


def _studio(message: studio_pb2.Studio) -> Studio:
    return Studio(
        studio_id=message.studio_id,
        name=message.name,
        name_en=message.name_en,
        place_count=message.place_count,
        retired=message.retired,
        etag=message.etag,
        categories=_categories(message.categories),
    )
