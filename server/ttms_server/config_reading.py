"""The server's settings as they are given: by the file, the environment and the arguments, later ones win.

The environment spells `[database] pool_size` as TTMS_DATABASE_POOL_SIZE.
"""

import os
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from ttms_server.config import DATABASE_FILE, Settings
from ttms_server.config_contradictions import contradiction_in
from ttms_server.config_values import problem_of, shown

_HEADER = re.compile(r"\s*\[\s*([^\[\]]+?)\s*\]")
_KEY = re.compile(r"\s*([^=#\[]+?)\s*=")


class SettingWrongError(Exception):
    """A setting that cannot be used; the text names where it stands and what would be right."""


@dataclass(frozen=True, slots=True)
class Given:
    """What a setting is set to, and where: the file's line, the variable or the argument."""

    value: Any
    where: str


def load(file: Path | None, environment: Mapping[str, str] = os.environ, **arguments: str | None) -> Settings:
    """The settings from `file`, then `environment`, then `arguments` such as `database_url="sqlite:///x"`.

    Raises:
        SettingWrongError: unreadable file, unknown name, wrong type or value, or two that contradict each other; names
            the file's line, the variable or the argument.
    """
    given = given_by(file, environment, **arguments)
    settings = Settings()
    for (section, name), setting in given.items():
        settings = replace(settings, **{section: replace(getattr(settings, section), **{name: setting.value})})
    if not settings.database.url:
        url = f"sqlite:///{settings.server.folder / DATABASE_FILE}"
        settings = replace(settings, database=replace(settings.database, url=url))
    problem = contradiction_in(settings, {path: setting.where for path, setting in given.items()})
    if problem:
        raise SettingWrongError(problem)
    return settings


def given_by(
    file: Path | None, environment: Mapping[str, str], **arguments: str | None
) -> dict[tuple[str, str], Given]:
    """What `load` would take from these, by (section, name), and nothing that is nowhere set.

    Raises:
        SettingWrongError: unreadable file, unknown name, wrong type or value.
    """
    given = _of_file(file) if file else {}
    for section in fields(Settings):
        for setting in fields(getattr(Settings(), section.name)):
            path, name = (section.name, setting.name), f"{section.name}_{setting.name}"
            variable = f"TTMS_{name.upper()}"
            if variable in environment:
                given[path] = _of_text(path, environment[variable], variable)
            argument = arguments.get(name)
            if argument is not None:
                given[path] = _of_text(path, argument, _option_of(name))
    return given


def unknown_variables(environment: Mapping[str, str]) -> list[tuple[str, str]]:
    """Variables that look like settings and are none, each with the setting that may be meant, or ""."""
    sections = {section.name: getattr(Settings(), section.name) for section in fields(Settings)}
    known = [f"TTMS_{name}_{setting.name}".upper() for name, section in sections.items() for setting in fields(section)]
    beginnings = tuple(f"TTMS_{name}_".upper() for name in sections)
    strangers = sorted(name for name in environment if name.startswith(beginnings) and name not in known)
    return [(name, next(iter(get_close_matches(name, known, n=1, cutoff=0.8)), "")) for name in strangers]


def _option_of(name: str) -> str:
    """How the command line spells a setting given as section_name."""
    return "--address" if name == "server_address" else "--" + name.replace("_", "-")


def _of_file(file: Path) -> dict[tuple[str, str], Given]:
    text = _text_of(file)
    try:
        tables = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        line = re.search(r"at line (\d+)", str(error))
        raise SettingWrongError(f"{file}:{line[1] if line else text.count(chr(10)) + 1}: {error}.") from None
    given = {}
    for section, values in tables.items():
        where = f"{file}:{_line_of(text, section, None)}"
        if section not in {known.name for known in fields(Settings)} or not isinstance(values, dict):
            raise SettingWrongError(f"{where}: there is no section [{section}].")
        for name, value in values.items():
            given[section, name] = _checked((section, name), value, f"{file}:{_line_of(text, section, name)}")
    return given


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


def _of_text(path: tuple[str, str], text: str, where: str) -> Given:
    """As `_checked`, for a value that came as text; numbers and yes/no are read from it."""
    default = getattr(getattr(Settings(), path[0]), path[1])
    value: Any = text
    if isinstance(default, bool):
        value = {"true": True, "yes": True, "1": True, "false": False, "no": False, "0": False}.get(text.lower(), text)
    elif isinstance(default, int) and re.fullmatch(r"-?\d{1,18}", text):
        value = int(text)
    return _checked(path, value, where)


def _checked(path: tuple[str, str], value: Any, where: str) -> Given:
    """`value` for the setting at `path` = (section, name), if it is good.

    Raises:
        SettingWrongError: no such setting, wrong type or value.
    """
    section, name = path
    defaults = getattr(Settings(), section)
    known = {setting.name: setting for setting in fields(defaults)}
    if name not in known:
        raise SettingWrongError(f"{where}: [{section}] has no setting {name!r}; it has {', '.join(known)}.")
    problem = problem_of(path, value, type(getattr(defaults, name)), known[name].metadata)
    if problem:
        raise SettingWrongError(f"{where}: [{section}] {name} = {shown(value)}: {problem}.")
    return Given(value, where)
