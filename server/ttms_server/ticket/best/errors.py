"""How the choice of seats says no."""

from ttms_server.errors import Kind, Refusal


class NotEnoughSeats(Refusal):
    """Fewer seats of the kind are free than were asked for."""

    kind = Kind.CONFLICT
    reason = "NOT_ENOUGH_SEATS"

    def __init__(self, free: int) -> None:
        super().__init__(f"Only {free} such seats are free.", free=free)
