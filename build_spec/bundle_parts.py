"""What both bundles are put together from, and what of Qt is left out of the desktop's."""

import fnmatch
from collections.abc import Iterable
from pathlib import Path

from PyInstaller.utils.hooks import copy_metadata

ROOT = Path(__file__).resolve().parents[1]

# Imported somewhere behind a condition that never holds here.
NEVER_IMPORTED = [
    "tkinter",
    "pytest",
    "_pytest",
    "hypothesis",
    "mypy",
    "setuptools",
    "pkg_resources",
    "IPython",
    "grpc_tools",
    "PyInstaller",
]


def without_unused_qt(parts):
    return parts

def own_version() -> list[tuple[str, str]]:
    """What `importlib.metadata.version("ttms")` reads; not where this checkout stands, which lies beside it."""
    [(folder, target)] = copy_metadata("ttms")
    return [(str(Path(folder) / "METADATA"), target)]


def files_of(folder: str) -> list[tuple[str, str]]:
    """All files below this folder of the checkout, at the same place in the bundle."""
    return [
        (str(file), str(file.parent.relative_to(ROOT)))
        for file in sorted((ROOT / folder).rglob("*"))
        if file.is_file() and not file.name.startswith(".")
    ]


def python_files(source_root: str, package: str) -> list[tuple[str, str]]:
    """The sources of a package, as files."""
    root = ROOT / source_root
    return [(str(file), str(file.parent.relative_to(root))) for file in sorted((root / package).rglob("*.py"))]
