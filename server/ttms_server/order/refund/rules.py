"""Who may take tickets back, how much alone, and until when."""

from datetime import datetime, timedelta

from ttms_server.order.refund.errors import ApprovalNeeded, RefundsStopped
from ttms_server.play.service import Schedule
from ttms_server.ticket.errors import ShowBegun
from ttms_server.user.approval import Approver
from ttms_server.user.role import Role
from ttms_server.user.service import Caller


def may_refund(caller: Caller, *, seller_id: int, schedule: Schedule) -> bool:
    """Clerks their own sales and those of cancelled shows, everybody else all."""
    return caller.role is not Role.CLERK or caller.user_id == seller_id or schedule.cancelled_at is not None


def is_limited(caller: Caller, approver: Approver | None) -> bool:
    """Clerks, while nobody approves."""
    return caller.role is Role.CLERK and approver is None


def refuse_above_limit(amount_minor: int, *, limit_minor: int) -> None:
    """Do nothing if it is no more than the limit.

    Raises:
        ApprovalNeeded: it is more.
    """
    if amount_minor > limit_minor:
        raise ApprovalNeeded(amount_minor=amount_minor, limit_minor=limit_minor)


def is_in_time(schedule: Schedule, now: datetime, *, stop_minutes: int) -> bool:
    """Until so many minutes before the show starts; if it was cancelled, at any time."""
    return now < schedule.starts_at - timedelta(minutes=stop_minutes) or schedule.cancelled_at is not None


def refuse_late(schedule: Schedule, now: datetime, *, stop_minutes: int) -> None:
    """Do nothing if tickets of the show are still taken back.

    Raises:
        ShowBegun: it has begun.
        RefundsStopped: it begins soon.
    """
    if is_in_time(schedule, now, stop_minutes=stop_minutes):
        return
    raise ShowBegun if now >= schedule.starts_at else RefundsStopped(stop_minutes)
