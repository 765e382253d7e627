"""Times as the cinema announces them: its time zone, its day, and the server's clock."""

import time
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from PySide6.QtCore import QCoreApplication, QDate, QLocale

_DAY_BEGINS = timedelta(hours=6)
_ON_ITS_WAY = timedelta(seconds=2)


class ServerClock:
    """What time it is for the server; the computer's own clock may be wrong or jump without any effect."""

    def __init__(self) -> None:
        self._known: tuple[datetime, float] | None = None

    def learn(self, server_time: datetime) -> None:
        """Take over the time that the server just told."""
        self._known = (server_time, time.monotonic())

    def compare(self, server_time: datetime) -> None:
        """Take over a time told by the way, unless the answer's own way explains how far it is from the known one."""
        if abs(server_time - self.now()) > _ON_ITS_WAY:
            self.learn(server_time)

    def now(self) -> datetime:
        """In UTC; the computer's own time until the server has told its time."""
        if self._known is None:
            return datetime.now(UTC)
        told, then = self._known
        return told + timedelta(seconds=time.monotonic() - then)


class CinemaCalendar:
    """Days and times in the cinema's zone; its day begins at 6 in the morning, so a show at 0:30 ends the evening."""

    def __init__(self, time_zone: str) -> None:
        self.zone = ZoneInfo(time_zone)

    def day_of(self, moment: datetime) -> date:
        return (moment.astimezone(self.zone).replace(tzinfo=None) - _DAY_BEGINS).date()

    def begin_of(self, day: date) -> datetime:
        """The first moment of the cinema's `day`, in UTC."""
        local = datetime(day.year, day.month, day.day, tzinfo=self.zone) + _DAY_BEGINS
        return local.astimezone(UTC)

    def bounds_of(self, day: date) -> tuple[datetime, datetime]:
        """The first moment of the cinema's `day` and that of the next one."""
        return self.begin_of(day), self.begin_of(day + timedelta(days=1))

    def time_text(self, moment: datetime) -> str:
        """19:30, the same in every language."""
        return moment.astimezone(self.zone).strftime("%H:%M")

    def moment_text(self, moment: datetime) -> str:
        """The calendar date without its year, and the time: "22 Nov 19:30"."""
        return f"{short_date_text(moment.astimezone(self.zone).date())} {self.time_text(moment)}"

    def date_text(self, moment: datetime, locale: QLocale | None = None) -> str:
        """The calendar date with its weekday, which is a day later than the cinema's after midnight."""
        return date_text(moment.astimezone(self.zone).date(), locale)


def date_text(day: date, locale: QLocale | None = None) -> str:
    """In the language of `locale` or of the window: "Sun 22 November"."""
    shape = QCoreApplication.translate("Day", "ddd d MMMM")
    if locale is not None:
        shape = "M月d日 ddd" if locale.language() is QLocale.Language.Chinese else "ddd d MMMM"
    return (locale or QLocale()).toString(QDate(day.year, day.month, day.day), shape)


def short_date_text(day: date) -> str:
    """Without the year: "22 Nov"."""
    return QLocale().toString(QDate(day.year, day.month, day.day), QCoreApplication.translate("Day", "d MMM"))


def full_date_text(day: date, locale: QLocale | None = None) -> str:
    """With the year, where it may be another one, in the language of `locale` or of the window: "22 Nov 2026"."""
    shape = QCoreApplication.translate("Day", "d MMM yyyy")
    if locale is not None:
        shape = "yyyy年M月d日" if locale.language() is QLocale.Language.Chinese else "d MMM yyyy"
    return (locale or QLocale()).toString(QDate(day.year, day.month, day.day), shape)


def day_text(day: date, today: date) -> str:
    """Today and tomorrow are called so: "Today · Sun 22 November"."""
    if day == today:
        return QCoreApplication.translate("Day", "Today · {date}").format(date=date_text(day))
    if day == today + timedelta(days=1):
        return QCoreApplication.translate("Day", "Tomorrow · {date}").format(date=date_text(day))
    return date_text(day)


def countdown_text(seconds: int) -> str:
    """Minutes and seconds: "2:41"."""
    return f"{seconds // 60}:{seconds % 60:02d}"
