"""Two machines get the same packages: whatever the project asks for, directly or not, has one exact version."""

from importlib.metadata import requires
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import NormalizedName, canonicalize_name

CONSTRAINTS = Path(__file__).resolve().parents[2] / "build_spec" / "constraints.txt"
ALL_OF_IT = Requirement("ttms[server,desktop,test]")


def _pinned() -> dict[NormalizedName, str]:
    lines = CONSTRAINTS.read_text(encoding="utf-8").splitlines()
    pins = (line.partition("==") for line in lines if line and not line.startswith("#"))
    return {canonicalize_name(name): version for name, _, version in pins}


def _needed(wanted: Requirement, seen: set[tuple[str, str]]) -> set[NormalizedName]:
    """The names of all packages that `wanted` brings to this machine."""
    names = {canonicalize_name(wanted.name)}
    for key in {(wanted.name, extra) for extra in wanted.extras or {""}} - seen:
        seen.add(key)
        for part in map(Requirement, requires(wanted.name) or []):
            if part.marker is None or part.marker.evaluate({"extra": key[1]}):
                names |= _needed(part, seen)
    return names


def test_every_package_that_the_project_needs_is_pinned() -> None:
    assert _needed(ALL_OF_IT, set()) - {"ttms"} <= _pinned().keys()


def test_every_pin_is_one_version() -> None:
    assert all(version and "*" not in version for version in _pinned().values())
