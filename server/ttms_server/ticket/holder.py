"""Who holds seats."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Holder:
    """Whose hold it is: the hold's id, the person, the counter."""

    hold_id: str
    user_id: int
    counter_name: str
