"""Whose work a bundle carries, and under which licence: a Debian package's copyright file and the texts beside it."""

import re
from collections.abc import Iterator
from importlib.metadata import Distribution, distribution
from pathlib import Path
from platform import python_version

from packaging.requirements import Requirement

from bundle_parts import ROOT

_LICENCE_FILE = re.compile(r"(licen[cs]e|copying|notice|authors)", re.IGNORECASE)


def bundled(extra: str) -> list[Distribution]:
    """The packages that `ttms[extra]` needs, however indirectly, by name."""
    found: dict[str, Distribution] = {}
    _collect(distribution("ttms"), frozenset({extra}), found)
    return [found[name] for name in sorted(found)]


def _collect(package: Distribution, extras: frozenset[str], found: dict[str, Distribution]) -> None:
    for requirement in _required(package, extras):
        name = re.sub(r"[-_.]+", "-", requirement.name).lower()
        if name not in found:
            found[name] = distribution(requirement.name)
            _collect(found[name], frozenset(requirement.extras), found)


def _required(package: Distribution, extras: frozenset[str]) -> Iterator[Requirement]:
    for requirement in map(Requirement, package.requires or []):
        marker = requirement.marker
        if marker is None or any(marker.evaluate({"extra": extra}) for extra in ("", *extras)):
            yield requirement


def copyright_text(extra: str) -> str:
    """Our own licence, then a line for each package inside."""
    lines = [
        (ROOT / "LICENSE").read_text(encoding="utf-8"),
        "This package also contains work of others, under the licences named here. Their texts are in the folder",
        "licences beside this file and in /usr/share/common-licenses.",
        "",
        f"Python {python_version()}: PSF-2.0",
        *(f"{package.name} {package.version}: {_licence(package)}" for package in bundled(extra)),
    ]
    return "\n".join(lines) + "\n"


def _licence(package: Distribution) -> str:
    said = (_said(package, "License-Expression") or _said(package, "License") or [""])[0]
    classes = [line.rpartition(" :: ")[2] for line in _said(package, "Classifier") if line.startswith("License ::")]
    short = said if said and "\n" not in said else ", ".join(classes)
    return short or "see its licence file"


def _said(package: Distribution, name: str) -> list[str]:
    return package.metadata.get_all(name) or []


def copy_texts(extra: str, folder: Path) -> None:
    """Each package's licence files into a folder of its own."""
    for package in bundled(extra):
        for file in package.files or []:
            if _LICENCE_FILE.search(file.name) and file.suffix not in {".py", ".h", ".pyc"}:
                target = folder / package.name / file.name
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_bytes(Path(str(package.locate_file(file))).read_bytes())
