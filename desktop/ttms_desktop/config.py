"""The desktop's settings: read once from the file, the environment and the arguments, later ones win.

`configs/desktop.toml` documents every one. The environment spells `[counter] name` as TTMS_COUNTER_NAME.
"""

import os
import re
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from typing import Any

from platformdirs import user_config_path, user_data_path, user_documents_path

from ttms_client.trust import first_certificate, is_address
from ttms_desktop.key_map import CHANGEABLE, KeyMap


class SettingWrongError(Exception):
    """A setting that cannot be used; the text names where it stands and what would be right."""


@dataclass(frozen=True)
class ConnectionSettings:
    """Where the cinema's server is, and perhaps a PEM file with the certificate by which it is known."""

    address: str = "127.0.0.1:7850"
    certificate: str = ""


@dataclass(frozen=True)
class CounterSettings:
    """What the sign-in page offers until somebody has signed in on this computer."""

    name: str = "1"
    user: str = ""


@dataclass(frozen=True)
class AppearanceSettings:
    """How the window looks; what is chosen in the window wins over "system"."""

    language: str = "system"
    theme: str = "system"


@dataclass(frozen=True)
class TicketSettings:
    """How ticket files are made, and where they are saved; an empty folder means the user's documents."""

    folder: str = ""
    languages: str = "both"


@dataclass(frozen=True)
class TerminalSettings:
    """Which card terminal stands at this counter."""

    kind: str = "manual"


@dataclass(frozen=True)
class SoundSettings:
    """Whether what is right and wrong is heard; what is chosen in the window wins."""

    play: str = "yes"


@dataclass(frozen=True)
class KeySettings:
    """Keys of the sell screen that differ from the standard, as "F8 = Ctrl+M, Del = Backspace"; the window's win."""

    changed: str = ""

    @property
    def pairs(self) -> dict[str, str]:
        """The wished key of each action."""
        return dict(_pair(part) for part in self.changed.split(",") if part.strip())


@dataclass(frozen=True)
class FileSettings:
    """Where this program keeps its own files; empty means the user's data folder."""

    folder: str = ""


@dataclass(frozen=True)
class LogSettings:
    """How much is written to the log."""

    level: str = "info"


@dataclass(frozen=True)
class Settings:
    """Everything that `configs/desktop.toml` may set."""

    connection: ConnectionSettings = field(default_factory=ConnectionSettings)
    counter: CounterSettings = field(default_factory=CounterSettings)
    appearance: AppearanceSettings = field(default_factory=AppearanceSettings)
    tickets: TicketSettings = field(default_factory=TicketSettings)
    terminal: TerminalSettings = field(default_factory=TerminalSettings)
    sounds: SoundSettings = field(default_factory=SoundSettings)
    keys: KeySettings = field(default_factory=KeySettings)
    files: FileSettings = field(default_factory=FileSettings)
    log: LogSettings = field(default_factory=LogSettings)

    @property
    def data_folder(self) -> Path:
        if self.files.folder:
            return Path(self.files.folder).expanduser()
        return user_data_path("ttms", appauthor=False)

    @property
    def tickets_folder(self) -> Path:
        if self.tickets.folder:
            return Path(self.tickets.folder).expanduser()
        return user_documents_path() / "tickets" if not self.files.folder else self.data_folder / "tickets"


def default_file() -> Path | None:
    """The user's own settings file, if there is one."""
    file = user_config_path("ttms", appauthor=False) / "desktop.toml"
    return file if file.exists() else None


def load(file: Path | None, environment: Mapping[str, str] = os.environ, **arguments: str | None) -> Settings:
    """The settings from `file`, then `environment`, then `arguments` such as `counter_name="2"`.

    Raises:
        SettingWrongError: unreadable file, unknown name, wrong type or value; names the file's line, the variable or
            the argument.
    """
    settings = _from_file(file) if file else Settings()
    for section, name in _known():
        variable = f"TTMS_{section}_{name}".upper()
        if variable in environment:
            settings = _with(settings, (section, name), environment[variable], variable)
    for argument, given in arguments.items():
        if given is not None:
            section, _, name = argument.partition("_")
            settings = _with(settings, (section, name), given, f"--{_ARGUMENTS.get(argument, argument)}")
    return settings


def _known() -> list[tuple[str, str]]:
    sections = [(section.name, getattr(Settings(), section.name)) for section in fields(Settings)]
    return [(section, setting.name) for section, values in sections for setting in fields(values)]


def _from_file(file: Path) -> Settings:
    try:
        text = file.read_text(encoding="utf-8")
        tables = tomllib.loads(text)
    except OSError as error:
        raise SettingWrongError(f"{file}: cannot be read ({error.strerror}).") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise SettingWrongError(f"{file}: {error}") from None
    settings = Settings()
    for section, values in tables.items():
        if not isinstance(values, dict) or section not in {known.name for known in fields(Settings)}:
            raise SettingWrongError(f"{file}:{_line_of(text, section)}: there is no section [{section}].")
        for name, value in values.items():
            settings = _with(settings, (section, name), value, f"{file}:{_line_of(text, section, name)}")
    return settings


def _line_of(text: str, section: str, name: str | None = None) -> int:
    """The line on which `name` of `section` is set, from 1; the section's own line if there is no `name`."""
    inside = False
    for number, line in enumerate(text.splitlines(), start=1):
        header = re.match(r"\s*\[+\s*([^\]\s]+)\s*\]", line)
        inside = header[1].strip("\"'") == section if header else inside
        sets = re.match(r"\s*[\"']?([^\"'=\s]+)[\"']?\s*=", line)
        if (header and inside and name is None) or (sets and sets[1] == (name or section) and (inside or not name)):
            return number
    return 1


def _with(settings: Settings, path: tuple[str, str], value: Any, where: str) -> Settings:
    """`settings` with the setting at `path` = (section, name) replaced, or SettingWrongError."""
    section, name = path
    present = getattr(settings, section)
    known = [setting.name for setting in fields(present)]
    if name not in known:
        raise SettingWrongError(f"{where}: [{section}] has no setting {name!r}; it has {', '.join(known)}.")
    check = _CHECKS.get(path)
    problem = "must be a text in quotes" if not isinstance(value, str) else check(value) if check else None
    if problem:
        raise SettingWrongError(f"{where}: [{section}] {name} = {value!r}: {problem}.")
    return replace(settings, **{section: replace(present, **{name: value})})


def _one_of(*choices: str) -> Callable[[str], str | None]:
    listed = ", ".join(choices[:-1]) + f" or {choices[-1]}"
    return lambda value: None if value in choices else f"must be {listed}"


def _check_address(value: str) -> str | None:
    return None if is_address(value) else 'must be like "192.168.1.10:7850"'


def _check_certificate(value: str) -> str | None:
    if not value:
        return None
    try:
        first_certificate(Path(value).expanduser().read_text(encoding="ascii"))
    except OSError as error:
        return f"cannot be read ({error.strerror})"
    except ValueError:
        return "must be a file with a certificate in PEM form"
    return None


def _pair(part: str) -> tuple[str, str]:
    action, _, key = part.partition("=")
    return action.strip(), key.strip()


def _check_keys(value: str) -> str | None:
    pairs = [_pair(part) for part in value.split(",") if part.strip()]
    if any(action not in CHANGEABLE or not key for action, key in pairs):
        return f'must be like "F8 = Ctrl+M, Del = Backspace", of {" ".join(CHANGEABLE)}'
    keys = KeyMap(changed=dict(pairs))
    refused = next((f"{action} = {key}" for action, key in pairs if keys.key_of(action) != key), "")
    return f"{refused} is not possible: that key has another meaning" if refused else None


def _check_counter(value: str) -> str | None:
    return None if 0 < len(value.strip()) <= 16 else "must have 1 to 16 characters"


_CHECKS: Mapping[tuple[str, str], Callable[[str], str | None]] = {
    ("connection", "address"): _check_address,
    ("connection", "certificate"): _check_certificate,
    ("counter", "name"): _check_counter,
    ("appearance", "language"): _one_of("system", "zh_CN", "en"),
    ("appearance", "theme"): _one_of("system", "light", "dark"),
    ("tickets", "languages"): _one_of("both", "zh_CN", "en"),
    ("terminal", "kind"): _one_of("manual", "simulated"),
    ("sounds", "play"): _one_of("yes", "no"),
    ("keys", "changed"): _check_keys,
    ("log", "level"): _one_of("debug", "info", "warning", "error"),
}

_ARGUMENTS = {
    "connection_address": "server",
    "connection_certificate": "certificate",
    "counter_name": "counter",
    "counter_user": "user",
    "appearance_language": "language",
    "appearance_theme": "theme",
}
