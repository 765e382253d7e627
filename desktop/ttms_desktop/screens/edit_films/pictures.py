"""What the film screen shows and what is typed there, as plain values."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class FilmLine:
    """A film in the list; the texts are ready to be shown."""

    film_id: int
    title: str
    other_title: str
    kind_text: str
    minutes: int
    minutes_text: str
    year: int
    run_text: str
    runs_from: date
    price_minor: int
    price_text: str
    retired: bool
    over: bool  # its run has ended
    state_text: str


@dataclass(frozen=True, slots=True)
class FilmDraft:
    """What stands in the form; a day or an amount that cannot be read is None while its text is not empty.

    `etag` names the state of the film over which it was typed.
    """

    title: str = ""
    title_en: str = ""
    kind: str = "FILM"
    running_minutes: int | None = None
    year: int | None = None
    director: str = ""
    area: str = ""
    runs_from_text: str = ""
    runs_from: date | None = None
    runs_until_text: str = ""
    runs_until: date | None = None
    price_text: str = ""
    price_minor: int | None = None
    retired: bool = False
    etag: str = ""
    rating: str = ""
    language: str = ""
    # Another poster, empty for none; None leaves the one that is stored.
    poster: bytes | None = None
