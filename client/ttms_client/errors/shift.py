"""Refusals about shifts and Z reports."""

from ttms_client.errors.families import Conflict, InvalidRequest, NotFound


class ShiftNotOpen(Conflict):
    """The counter has no open shift. details: counter_name."""

    reason = "SHIFT_NOT_OPEN"


class ShiftOpen(Conflict):
    """The counter has an open shift already, perhaps one that its first sale opened. details: counter_name."""

    reason = "SHIFT_OPEN"


class ZReportNotFound(NotFound):
    """The counter has no Z report with this number. details: counter_name, z_number."""

    reason = "Z_REPORT_NOT_FOUND"


class DrawerHoldsLess(Conflict):
    """More was to be taken out of the drawer than should lie in it."""

    reason = "DRAWER_HOLDS_LESS"


class DenominationUnknown(InvalidRequest):
    """The cinema's currency has no such coin or note. details: denomination_minor."""

    reason = "DENOMINATION_UNKNOWN"
