"""Prices of a show's better or worse seats: what a place costs in a category of the hall, frozen with the show."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from sqlalchemy.orm import Session

from ttms_server.errors import FieldInvalid
from ttms_server.fields import checked_number
from ttms_server.play import repository
from ttms_server.play.films import MOST_PRICE
from ttms_server.play.service import CategoryPrice, Schedule, share_of
from ttms_server.studio import service as studio_service
from ttms_server.studio.plan_rules import Category

_FIELD = "category_prices"


@dataclass(frozen=True, slots=True)
class Frozen:
    """What an adult's place costs by number of category, and what each ticket type does: (category, type)."""

    bases: Mapping[int, int]
    shares: Mapping[tuple[int, str], int]


def numbered(prices: Sequence[CategoryPrice], categories: Sequence[Category]) -> Mapping[int, int]:
    """The prices by the numbers that the hall's categories have.

    Raises:
        FieldInvalid: a category that the hall does not have, one twice, or an absurd price.
    """
    numbers = {category.name: number for number, category in enumerate(categories, start=1)}
    found: dict[int, int] = {}
    for price in prices:
        number = numbers.get(price.category)
        if number is None:
            raise FieldInvalid(_FIELD, "must name categories of the hall")
        if number in found:
            raise FieldInvalid(_FIELD, "must name each category once")
        found[number] = checked_number(price.price_minor, _FIELD, least=0, most=MOST_PRICE)
    return found


def frozen(bases: Mapping[int, int], percents: Mapping[str, int]) -> Frozen:
    """What every ticket type costs in each category, by the types' percents of today."""
    shares = {
        (number, code): share_of(base, percent) for number, base in bases.items() for code, percent in percents.items()
    }
    return Frozen(bases, shares)


def store(session: Session, schedule_id: int, prices: Frozen) -> None:
    """Keep the prices with the show; nothing is written for a show that has none."""
    if prices.bases:
        repository.add_category_prices(session, schedule_id, bases=prices.bases, shares=prices.shares)


def with_prices(session: Session, schedules: Iterable[Schedule]) -> list[Schedule]:
    """The shows with what their categories cost."""
    shows = list(schedules)
    bases = repository.category_bases(session, [show.schedule_id for show in shows])
    categories = studio_service.get_categories(session, {show.layout_id for show in shows if show.schedule_id in bases})
    return [
        replace(show, category_prices=_named(bases[show.schedule_id], categories[show.layout_id]))
        if show.schedule_id in bases
        else show
        for show in shows
    ]


def carry_over(session: Session, schedule_id: int, *, old_layout_id: int, new_layout_id: int) -> None:
    """Let a show keep in another hall what categories of the same names cost; the others cost its base price."""
    bases = repository.category_bases(session, [schedule_id]).get(schedule_id)
    if not bases:
        return
    categories = studio_service.get_categories(session, [old_layout_id, new_layout_id])
    new = {one.name: number for number, one in enumerate(categories.get(new_layout_id, ()), start=1)}
    old = {number: one.name for number, one in enumerate(categories[old_layout_id], start=1)}
    moved = {number: new[name] for number, name in old.items() if name in new}
    shares = repository.category_shares(session, schedule_id)
    repository.delete_category_prices(session, schedule_id)
    kept = Frozen(
        {moved[number]: base for number, base in bases.items() if number in moved},
        {(moved[number], code): minor for (number, code), minor in shares.items() if number in moved},
    )
    store(session, schedule_id, kept)


def _named(bases: Mapping[int, int], categories: Sequence[Category]) -> tuple[CategoryPrice, ...]:
    return tuple(CategoryPrice(categories[number - 1].name, base) for number, base in sorted(bases.items()))
