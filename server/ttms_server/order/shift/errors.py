"""How shifts say no."""

from ttms_server.errors import Kind, Refusal


class ShiftNotOpen(Refusal):
    """The counter has no open shift."""

    kind = Kind.CONFLICT
    reason = "SHIFT_NOT_OPEN"

    def __init__(self, counter_name: str) -> None:
        super().__init__(f"No shift is open at counter {counter_name}.", counter_name=counter_name)


class ShiftOpen(Refusal):
    """The counter has an open shift already, perhaps one that its first sale opened."""

    kind = Kind.CONFLICT
    reason = "SHIFT_OPEN"

    def __init__(self, counter_name: str) -> None:
        super().__init__(f"A shift is open at counter {counter_name} already.", counter_name=counter_name)


class ZReportNotFound(Refusal):
    """The counter has no Z report with this number."""

    kind = Kind.NOT_FOUND
    reason = "Z_REPORT_NOT_FOUND"

    def __init__(self, counter_name: str, z_number: int) -> None:
        super().__init__(
            f"Counter {counter_name} has no Z report {z_number}.", counter_name=counter_name, z_number=z_number
        )


class DrawerHoldsLess(Refusal):
    """More was to be taken out of the drawer than should lie in it; how much that is, a count must not know."""

    kind = Kind.CONFLICT
    reason = "DRAWER_HOLDS_LESS"

    def __init__(self) -> None:
        super().__init__("The drawer should hold less than that; nothing was taken out.")


class DenominationUnknown(Refusal):
    """A count names a coin or note that the cinema's currency does not have."""

    kind = Kind.INVALID
    reason = "DENOMINATION_UNKNOWN"

    def __init__(self, denomination_minor: int) -> None:
        super().__init__(f"There is no coin or note of {denomination_minor}.", denomination_minor=denomination_minor)
