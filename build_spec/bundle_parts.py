"""What both bundles are put together from: files of the checkout, and never what only development needs."""

from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]

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


def own_version(metadata: tuple[str, str]) -> tuple[str, str]:
    """What `importlib.metadata.version("ttms")` reads; beside it lies where this checkout stands, which stays here."""
    folder, target = metadata
    return str(Path(folder) / "METADATA"), target


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
