"""Which settings of the server do not go together, though each alone would do."""

import socket
from collections.abc import Mapping

from sqlalchemy import make_url

from ttms_server.config import Settings


def contradiction_in(settings: Settings, places: Mapping[tuple[str, str], str]) -> str | None:
    """What two settings make impossible, with the place of one that is set; None if all go together.

    `places` say where each setting stands, by (section, name); those that are not there have their default.
    """
    return _holds_last_too_long(settings, places) or _workers_are_impossible(settings, places)


def _holds_last_too_long(settings: Settings, places: Mapping[tuple[str, str], str]) -> str | None:
    seconds = f"hold_seconds = {settings.selling.hold_seconds}"
    limit = f"hold_limit_seconds = {settings.selling.hold_limit_seconds}"
    if settings.selling.hold_limit_seconds >= settings.selling.hold_seconds:
        return None
    of_seconds, of_limit = places.get(("selling", "hold_seconds")), places.get(("selling", "hold_limit_seconds"))
    if of_limit is None:
        return f"{of_seconds}: [selling] {seconds}: must not be more than {limit}, which is the default."
    other = f"of {of_seconds}" if of_seconds else "which is the default"
    return f"{of_limit}: [selling] {limit}: must not be less than {seconds}, {other}."


def _workers_are_impossible(settings: Settings, places: Mapping[tuple[str, str], str]) -> str | None:
    if settings.server.workers == 1:
        return None
    where = f"{places['server', 'workers']}: [server] workers = {settings.server.workers}"
    if make_url(settings.database.url).get_backend_name() == "sqlite":
        return f"{where}: SQLite has one server process; use MySQL or MariaDB ([database] url), or workers = 1."
    if not hasattr(socket, "SO_REUSEPORT"):
        return f"{where}: this system does not let several processes share a port; use workers = 1."
    return None
