"""What both bundles are put together from: files of the checkout, and never what only development needs."""

import re
from collections.abc import Iterable
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]

# As PyInstaller lists files: where in the bundle, where on this machine, what it is.
Entry = tuple[str, str, str]

_OWN_FOLDER = re.compile(r"ttms-[^/]*\.dist-info/")

# Imported somewhere behind a condition that never holds here.
NEVER_IMPORTED = [
    "IPython",
    "PyInstaller",
    "_pytest",
    "curses",
    "grpc_tools",
    "hypothesis",
    "mypy",
    "pkg_resources",
    "pytest",
    "readline",
    "setuptools",
    "tkinter",
]


def without_traces(entries: Iterable[Entry]) -> list[Entry]:
    """Of what pip wrote about this project, only what `importlib.metadata.version("ttms")` reads.

    The rest says where this checkout stands.
    """
    return [entry for entry in entries if not _OWN_FOLDER.match(entry[0]) or Path(entry[0]).name == "METADATA"]


def files_of(*folders: str) -> list[tuple[str, str]]:
    """All files below these folders of the checkout, for the same place in the bundle."""
    return [
        (str(file), str(file.parent.relative_to(ROOT)))
        for folder in folders
        for file in sorted((ROOT / folder).rglob("*"))
        if file.is_file() and not file.name.startswith(".")
    ]


def sources_of(package: str, *, below: str) -> list[tuple[str, str]]:
    """The Python files of a package as files, for whoever looks for them in its folder."""
    root = ROOT / below
    return [(str(file), str(file.parent.relative_to(root))) for file in sorted((root / package).rglob("*.py"))]
