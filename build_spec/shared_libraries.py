"""Shared libraries: which of them a program needs, and which Debian package on this machine has them.

A library that belongs to a Debian package stays out of the bundles. The packages that we build depend on that package
instead, so its security updates reach us too. Where there is no dpkg, everything goes into the bundles.
"""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from platform import libc_ver

from bundle_parts import Entry

_ELF = b"\x7fELF"


def without_packaged(entries: Iterable[Entry]) -> list[Entry]:
    """Leave out libraries that belong to a Debian package, but not Python's own, which the bundle starts with."""
    return [
        entry
        for entry in entries
        if entry[2] != "BINARY" or Path(entry[0]).name.startswith("libpython") or owner(Path(entry[1])) is None
    ]


@cache
def owner(library: Path) -> str | None:
    """The Debian package that has this file, without its architecture; None if none has."""
    if shutil.which("dpkg-query") is None:
        return None
    for path in _spellings(library.resolve()):
        said = _output("dpkg-query", "--search", path)
        if found := re.match(r"([a-z0-9][a-z0-9.+-]*)(:[a-z0-9]+)?: /", said):
            return found[1]
    return None


def _spellings(path: Path) -> list[str]:
    """/lib is /usr/lib for the system, but dpkg knows the path under which it was packed."""
    text = str(path)
    return [text, text.removeprefix("/usr") if text.startswith("/usr/lib") else f"/usr{text}"]


def elf_files(folder: Path) -> list[Path]:
    """Programs and libraries below `folder`, links left out."""
    return [file for file in sorted(folder.rglob("*")) if file.is_file() and not file.is_symlink() and _is_elf(file)]


def _is_elf(file: Path) -> bool:
    with file.open("rb") as stream:
        return stream.read(4) == _ELF


def needed_by(files: list[Path]) -> dict[str, Path]:
    """The libraries that these files ask for by name, each with one that asks."""
    needed: dict[str, Path] = {}
    asking = Path()
    for line in _output("objdump", "--private-headers", *map(str, files)).splitlines():
        if found := re.match(r"(/.*):\s+file format elf", line):
            asking = Path(found[1])
        elif found := re.match(r"\s+NEEDED\s+(\S+)", line):
            needed.setdefault(found[1], asking)
    return needed


def missing_from(bundle: Path) -> dict[str, Path]:
    """Libraries that are neither in the bundle nor on this machine, each with a file of the bundle that asks for it."""
    return {name: asking for name, asking in _outside(bundle).items() if name not in installed()}


def packages_needed_by(bundle: Path) -> list[str]:
    """The Debian packages that have the libraries outside of the bundle, as Depends names them."""
    found = {owner(installed()[name]) for name in _outside(bundle) if name in installed()}
    # New programs may ask an old C library for what it does not have; other libraries change their package's name then.
    return sorted(f"libc6 (>= {libc_ver()[1]})" if name == "libc6" else name for name in found if name)


def _outside(bundle: Path) -> dict[str, Path]:
    files = elf_files(bundle)
    inside = {file.name for file in bundle.rglob("*.so*")}
    return {name: asking for name, asking in needed_by(files).items() if name not in inside}


@cache
def installed() -> dict[str, Path]:
    """Every library that the loader of this machine finds, by name."""
    found: dict[str, Path] = {}
    for line in _output("ldconfig", "--print-cache").splitlines():
        # Systems that also run programs of 32 bits have some libraries twice.
        if (entry := re.match(r"\s+(\S+) \(libc6.*\) => (\S+)", line)) and _is_for_this_python(entry[2]):
            found.setdefault(entry[1], Path(entry[2]))
    return found


def _is_for_this_python(path: str) -> bool:
    """Whether the library has as many bits as this Python."""
    with Path(path).open("rb") as stream:
        return stream.read(5) == _ELF + (b"\x02" if sys.maxsize > 2**32 else b"\x01")


def _output(*command: str) -> str:
    """What it prints; nothing if it fails, since dpkg-query fails for a file that no package has."""
    environment = {**os.environ, "LC_ALL": "C", "PATH": f"{os.environ['PATH']}:/usr/sbin:/sbin"}
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=environment)  # noqa: S603
    return done.stdout
