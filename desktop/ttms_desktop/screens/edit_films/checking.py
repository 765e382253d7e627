"""Whether what was typed is a film: the sentences for what anybody can see without the server."""

from collections.abc import Iterator

from ttms_client.play import Play, PlayKind
from ttms_desktop.messages import text_for
from ttms_desktop.money import AmountUnreadable
from ttms_desktop.screens.changing import Refusal
from ttms_desktop.screens.edit_films.pictures import FilmDraft
from ttms_desktop.words import translate

FIRST_YEAR, LAST_YEAR = 1880, 2100
MOST_MINUTES = 900
MOST_POSTER_BYTES = 240 * 1024


def problems(draft: FilmDraft) -> list[Refusal]:
    """What is wrong with the fields, from above; empty if the server may be asked."""
    return [*_of_the_film(draft), *_of_its_run(draft), *_of_its_price(draft), *_of_its_poster(draft)]


def _of_the_film(draft: FilmDraft) -> Iterator[Refusal]:
    if not draft.title:
        yield Refusal(translate("EditFilms", "Enter the title."), "title")
    if draft.running_minutes is None or not 0 < draft.running_minutes <= MOST_MINUTES:
        text = translate("EditFilms", "Enter 1 to {most} minutes.").format(most=MOST_MINUTES)
        yield Refusal(text, "running_minutes")
    if draft.year is None or not FIRST_YEAR <= draft.year <= LAST_YEAR:
        text = translate("EditFilms", "Enter a year from {first} to {last}.")
        yield Refusal(text.format(first=FIRST_YEAR, last=LAST_YEAR), "year")


def _of_its_run(draft: FilmDraft) -> Iterator[Refusal]:
    no_day = translate("EditFilms", "Enter a date such as 2026-11-23, or leave it empty.")
    if draft.runs_from_text and draft.runs_from is None:
        yield Refusal(no_day, "runs_from")
    if draft.runs_until_text and draft.runs_until is None:
        yield Refusal(no_day, "runs_until")
    if draft.runs_from and draft.runs_until and draft.runs_until < draft.runs_from:
        yield Refusal(translate("EditFilms", "The last day is before the first."), "runs_until")


def _of_its_price(draft: FilmDraft) -> Iterator[Refusal]:
    if draft.price_text and draft.price_minor is None:
        yield Refusal(text_for(AmountUnreadable(text=draft.price_text)), "price_minor")


def _of_its_poster(draft: FilmDraft) -> Iterator[Refusal]:
    if draft.poster is not None and len(draft.poster) > MOST_POSTER_BYTES:
        text = translate("EditFilms", "The picture is larger than {most} KB. Save it smaller, then choose it again.")
        yield Refusal(text.format(most=MOST_POSTER_BYTES // 1024), "picture")


def play_of(draft: FilmDraft, *, play_id: int) -> Play:
    """The film of a draft in which there are no problems."""
    assert draft.running_minutes is not None
    assert draft.year is not None
    return Play(
        play_id=play_id,
        title=draft.title,
        title_en=draft.title_en,
        running_minutes=draft.running_minutes,
        year=draft.year,
        director=draft.director,
        area=draft.area,
        kind=PlayKind[draft.kind],
        runs_from=draft.runs_from,
        runs_until=draft.runs_until,
        price_minor=draft.price_minor,
        retired=draft.retired,
        etag=draft.etag,
        rating=draft.rating,
        language=draft.language,
    )


def draft_of(play: Play, price_text: str) -> FilmDraft:
    return FilmDraft(
        title=play.title,
        title_en=play.title_en,
        kind=play.kind.name,
        running_minutes=play.running_minutes,
        year=play.year,
        director=play.director,
        area=play.area,
        runs_from_text=play.runs_from.isoformat() if play.runs_from else "",
        runs_from=play.runs_from,
        runs_until_text=play.runs_until.isoformat() if play.runs_until else "",
        runs_until=play.runs_until,
        price_text=price_text,
        price_minor=play.price_minor,
        retired=play.retired,
        etag=play.etag,
        rating=play.rating,
        language=play.language,
    )
