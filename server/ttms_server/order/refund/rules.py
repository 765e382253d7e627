"""Who may take tickets back, and until when."""

from datetime import datetime

from ttms_server.play.service import Schedule
from ttms_server.user.models import Role
from ttms_server.user.service import Caller


def may_refund(caller: Caller, *, seller_id: int, schedule: Schedule) -> bool:
    """Clerks their own sales and those of cancelled shows, everybody else all."""
    return caller.role is not Role.CLERK or caller.user_id == seller_id or schedule.cancelled_at is not None


def is_in_time(schedule: Schedule, now: datetime) -> bool:
    """Until the show starts; if it was cancelled, at any time."""
    return now < schedule.starts_at or schedule.cancelled_at is not None
