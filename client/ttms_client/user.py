"""Signing in and out, and who is signed in."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum


class Role(Enum):
    """What a person may do."""

    CLERK = 1
    MANAGER = 2
    ADMINISTRATOR = 3


@dataclass(frozen=True, slots=True)
class User:
    """A person who works with the system."""

    user_id: int
    user_name: str
    display_name: str
    role: Role


@dataclass(frozen=True, slots=True)
class Cinema:
    """The rules of the cinema that a counter must know; `currency` is ISO 4217, `time_zone` IANA."""

    name: str
    name_en: str
    currency: str
    time_zone: str
    hold_time: timedelta
    selling_stops: timedelta


@dataclass(frozen=True, slots=True)
class Session:
    """An open session: who, for which cinema, until when."""

    user: User
    cinema: Cinema
    expires_at: datetime
    counter_name: str
