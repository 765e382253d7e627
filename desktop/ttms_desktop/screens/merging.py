"""What two people typed into the same record, put together."""

from dataclasses import dataclass, fields, replace
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

D = TypeVar("D", bound="DataclassInstance")


@dataclass(frozen=True, slots=True)
class Merged(Generic[D]):
    """What stands in the form now, and the names of the fields that somebody else has changed."""

    draft: D
    changed_by_others: frozenset[str]


def merged(*, before: D, mine: D, theirs: D) -> Merged[D]:
    """Where I typed something, mine; everywhere else what is stored now. `before` is what both began with."""
    names = [field.name for field in fields(before)]
    untouched = {name: getattr(theirs, name) for name in names if getattr(mine, name) == getattr(before, name)}
    changed = frozenset(name for name in names if getattr(theirs, name) != getattr(before, name))
    return Merged(replace(mine, **untouched), changed)
