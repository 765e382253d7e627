"""Trying the program out: a local server with the sample cinema, and its clerk signed in already."""

import os
import tomllib
from dataclasses import dataclass
from pathlib import Path

from platformdirs import user_data_path

from ttms_desktop.resource_files import resource


@dataclass(frozen=True, slots=True)
class SampleUser:
    """Somebody of the sample cinema, whose password is public."""

    user_name: str
    password: str


def demo_folder() -> Path:
    """.run in the checkout, so that it is easy to find and to remove; else in the user's data folder."""
    checkout = resource("sample").parents[1]
    if (checkout / "pyproject.toml").exists() and os.access(checkout, os.W_OK):
        return checkout / ".run"
    return user_data_path("ttms", appauthor=False) / "demo"


def sample_user(role: str) -> SampleUser:
    """The first one with this role."""
    users = tomllib.loads(resource("sample/users.toml").read_text(encoding="utf-8"))["user"]
    found = next(user for user in users if user["role"] == role)
    return SampleUser(found["user_name"], found["password"])
