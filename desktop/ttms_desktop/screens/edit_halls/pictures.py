"""What the hall screen shows and what is typed there, as plain values."""

from dataclasses import dataclass

from ttms_desktop.screens.sell_tickets.pictures import CategoryPicture, SeatPicture


@dataclass(frozen=True, slots=True)
class HallLine:
    """A hall in the list."""

    hall_id: int
    name: str
    other_name: str
    places: int
    places_text: str
    retired: bool
    state_text: str


@dataclass(frozen=True, slots=True)
class HallPicture:
    """The seats of a hall; `curve` in hundredths of a seat."""

    row_count: int
    column_count: int
    curve: int
    seats: tuple[SeatPicture, ...]
    places_text: str  # "314 places"
    categories: tuple[CategoryPicture, ...] = ()

    @property
    def category_names(self) -> tuple[str, ...]:
        """Those that seats name by their numbers from 1."""
        return tuple(category.name for category in self.categories)


@dataclass(frozen=True, slots=True)
class HallDraft:
    """What stands in the form; a number that is not typed or makes no sense is None or out of its limits.

    `etag` names the state of the hall over which it was typed.
    """

    name: str = ""
    name_en: str = ""
    rows: int | None = None
    columns: int | None = None
    curve: int | None = 0
    plan: str = ""
    retired: bool = False
    etag: str = ""


@dataclass(frozen=True, slots=True)
class PlanProblem:
    """Where a plan cannot be read, and why; `line` and `column` from 1, 0 where the server did not say."""

    text: str
    line: int
    column: int
