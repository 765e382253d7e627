"""The server's settings as they are given: by the file, the environment and the arguments, later ones win.

The environment spells `[database] pool_size` as TTMS_DATABASE_POOL_SIZE.
"""

import os
import re
import tomllib
from collections.abc import Mapping
from dataclasses import fields, replace
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from ttms_server.config import DATABASE_FILE, SellingSettings, Settings
from ttms_server.config_values import problem_of, shown

_HEADER = re.compile(r"\s*\[\s*([^\[\]]+?)\s*\]")
_KEY = re.compile(r"\s*([^=#\[]+?)\s*=")


class SettingWrongError(Exception):
    """A setting that cannot be used; the text names where it stands and what would be right."""


def load(file: Path | None, environment: Mapping[str, str] = os.environ, **arguments: str | None) -> Settings:
    """The settings from `file`, then `environment`, then `arguments` such as `database_url="sqlite:///x"`.

    Raises:
        SettingWrongError: unreadable file, unknown name, wrong type or value; names the file's line, the variable or
            the argument.
    """
    settings = _from_file(file) if file else Settings()
    for section in fields(Settings):
        for setting in fields(getattr(settings, section.name)):
            name = f"{section.name}_{setting.name}"
            variable = f"TTMS_{name.upper()}"
            if variable in environment:
                settings = _with_text(settings, (section.name, setting.name), environment[variable], variable)
            given = arguments.get(name)
            if given is not None:
                settings = _with_text(settings, (section.name, setting.name), given, _option_of(name))
    _refuse_contradictions(settings.selling)
    if settings.database.url:
        return settings
    url = f"sqlite:///{settings.server.folder / DATABASE_FILE}"
    return replace(settings, database=replace(settings.database, url=url))


def unknown_variables(environment: Mapping[str, str]) -> list[tuple[str, str]]:
    """Variables that look like settings and are none, each with the setting that may be meant, or ""."""
    sections = {section.name: getattr(Settings(), section.name) for section in fields(Settings)}
    known = [f"TTMS_{name}_{setting.name}".upper() for name, section in sections.items() for setting in fields(section)]
    beginnings = tuple(f"TTMS_{name}_".upper() for name in sections)
    strangers = sorted(name for name in environment if name.startswith(beginnings) and name not in known)
    return [(name, next(iter(get_close_matches(name, known, n=1, cutoff=0.8)), "")) for name in strangers]


def _refuse_contradictions(selling: SellingSettings) -> None:
    """Raises SettingWrongError."""
    if selling.hold_limit_seconds < selling.hold_seconds:
        raise SettingWrongError(
            f"[selling] hold_limit_seconds = {selling.hold_limit_seconds}: "
            f"must not be less than hold_seconds = {selling.hold_seconds}."
        )


def _option_of(name: str) -> str:
    """How the command line spells a setting given as section_name."""
    return "--address" if name == "server_address" else "--" + name.replace("_", "-")


def _from_file(file: Path) -> Settings:
    text = _text_of(file)
    try:
        tables = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        line = re.search(r"at line (\d+)", str(error))
        raise SettingWrongError(f"{file}:{line[1] if line else text.count(chr(10)) + 1}: {error}.") from None
    settings = Settings()
    for section, values in tables.items():
        where = f"{file}:{_line_of(text, section, None)}"
        if section not in {known.name for known in fields(Settings)} or not isinstance(values, dict):
            raise SettingWrongError(f"{where}: there is no section [{section}].")
        for name, value in values.items():
            settings = _with(settings, (section, name), value, f"{file}:{_line_of(text, section, name)}")
    return settings


def _text_of(file: Path) -> str:
    try:
        data = file.read_bytes()
    except OSError as error:
        raise SettingWrongError(f"{file}: cannot be read ({error.strerror}).") from None
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise SettingWrongError(f"{file}:{line}: the file must be saved as UTF-8.") from None


def _line_of(text: str, section: str, name: str | None) -> int:
    """The line on which `name` of `section` is set, from 1; where the section begins if it has no line of its own."""
    header: list[str] = []
    begins = 0
    for number, line in enumerate(text.splitlines(), start=1):
        if found := _HEADER.match(line):
            header = path = _parts(found[1])
        elif found := _KEY.match(line):
            path = [*header, *_parts(found[1])]
        else:
            continue
        if path == [section, name]:
            return number
        if path[0] == section:
            begins = begins or number
    return begins or 1


def _parts(key: str) -> list[str]:
    return [part.strip().strip("\"'") for part in key.split(".")]


def _with_text(settings: Settings, path: tuple[str, str], given: str, where: str) -> Settings:
    """As `_with`, for a value that came as text; numbers and yes/no are read from it."""
    present = getattr(getattr(settings, path[0]), path[1])
    value: Any = given
    if isinstance(present, bool):
        value = {"true": True, "yes": True, "1": True, "false": False, "no": False, "0": False}.get(
            given.lower(), given
        )
    elif isinstance(present, int) and re.fullmatch(r"-?\d{1,18}", given):
        value = int(given)
    return _with(settings, path, value, where)


def _with(settings: Settings, path: tuple[str, str], value: Any, where: str) -> Settings:
    """`settings` with the setting at `path` = (section, name) replaced.

    Raises:
        SettingWrongError: no such setting, wrong type or value.
    """
    section, name = path
    known = {setting.name: setting for setting in fields(getattr(settings, section))}
    if name not in known:
        raise SettingWrongError(f"{where}: [{section}] has no setting {name!r}; it has {', '.join(known)}.")
    present = getattr(getattr(settings, section), name)
    problem = problem_of(path, value, type(present), known[name].metadata)
    if problem:
        raise SettingWrongError(f"{where}: [{section}] {name} = {shown(value)}: {problem}.")
    return replace(settings, **{section: replace(getattr(settings, section), **{name: value})})
