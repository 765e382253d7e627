"""Makes the Debian packages ttms-server and ttms-desktop out of the bundles: `debian_packages.py [DIST]`.

What stands in build_spec/debian is text; all else is the bundle, links, and what is made from resources/ and configs/.
"""

import gzip
import hashlib
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

import licences
from bundle_parts import ROOT
from icon_picture import save_picture
from shared_libraries import packages_needed_by

_TEXTS = ROOT / "build_spec" / "debian"
_SCRIPTS = ("preinst", "postinst", "prerm", "postrm")
_STATE_LINE = '# state_folder = ""\n'


@dataclass(frozen=True, slots=True)
class Package:
    """One .deb: `extra` names its Python packages in pyproject.toml, `add` puts in what only it has."""

    name: str
    extra: str
    add: Callable[[Path], None]


def main() -> None:
    dist = Path(sys.argv[1] if len(sys.argv) > 1 else ROOT / "dist").resolve()
    for package in (Package("ttms-server", "server", _add_server), Package("ttms-desktop", "desktop", _add_desktop)):
        with tempfile.TemporaryDirectory() as folder:
            tree = Path(folder)
            _fill(tree, package, dist / package.name)
            _write_control(tree, package, dist / package.name)
            _pack(tree, dist / f"{package.name}_{_version()}_{_architecture()}.deb")


def _fill(tree: Path, package: Package, bundle: Path) -> None:
    shutil.copytree(bundle, tree / "usr/lib" / package.name, symlinks=True)
    program = tree / "usr/bin" / package.name
    program.parent.mkdir(parents=True)
    program.symlink_to(f"../lib/{package.name}/{package.name}")
    documents = tree / "usr/share/doc" / package.name
    _write(documents / "copyright", licences.copyright_text(package.extra))
    licences.copy_texts(package.extra, documents / "licences")
    changes = gzip.compress((ROOT / "CHANGELOG.md").read_bytes(), mtime=0)
    (documents / "changelog.gz").write_bytes(changes)
    package.add(tree)
    _set_modes(tree)


def _add_server(tree: Path) -> None:
    settings = (ROOT / "configs/server.toml").read_text(encoding="utf-8")
    if settings.count(_STATE_LINE) != 1:
        raise SystemExit(
            f"configs/server.toml has no line {_STATE_LINE!r}; the package would not know its state folder."
        )
    _write(tree / "etc/ttms/server.toml", settings.replace(_STATE_LINE, 'state_folder = "/var/lib/ttms"\n'))
    unit = (ROOT / "configs/ttms-server.service").read_text(encoding="utf-8")
    _write(tree / "usr/lib/systemd/system/ttms-server.service", unit)


def _add_desktop(tree: Path) -> None:
    menu = (_TEXTS / "ttms-desktop/ttms-desktop.desktop").read_text(encoding="utf-8")
    _write(tree / "usr/share/applications/ttms-desktop.desktop", menu)
    drawing, icons = ROOT / "resources/icons/ttms.svg", tree / "usr/share/icons/hicolor"
    _write(icons / "scalable/apps/ttms-desktop.svg", drawing.read_text(encoding="utf-8"))
    save_picture(drawing, icons / "256x256/apps/ttms-desktop.png", size=256)


def _write_control(tree: Path, package: Package, bundle: Path) -> None:
    control = tree / "DEBIAN"
    control.mkdir(mode=0o755)
    files = [file for file in sorted(tree.rglob("*")) if file.is_file() and not file.is_symlink()]
    facts = {
        "VERSION": _version(),
        "ARCHITECTURE": _architecture(),
        "INSTALLED_SIZE": str(sum(-(-file.stat().st_size // 1024) for file in files)),
        "LIBRARIES": ", ".join(packages_needed_by(bundle)),
    }
    texts = _TEXTS / package.name
    filled = re.sub(r"@([A-Z_]+)@", lambda found: facts[found[1]], (texts / "control").read_text(encoding="utf-8"))
    _write(control / "control", filled)
    sums = (f"{hashlib.md5(file.read_bytes()).hexdigest()}  {file.relative_to(tree)}\n" for file in files)  # noqa: S324
    _write(control / "md5sums", "".join(sums))
    for name in ("conffiles", *_SCRIPTS):
        if (texts / name).exists():
            _write(
                control / name, (texts / name).read_text(encoding="utf-8"), mode=0o755 if name in _SCRIPTS else 0o644
            )


def _write(file: Path, text: str, *, mode: int = 0o644) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
    file.chmod(mode)


def _set_modes(tree: Path) -> None:
    """The same whatever the umask of whoever builds; only programs may be run."""
    tree.chmod(0o755)
    for path in tree.rglob("*"):
        if not path.is_symlink():
            path.chmod(0o755 if path.is_dir() or path.stat().st_mode & 0o100 else 0o644)


def _pack(tree: Path, deb: Path) -> None:
    """The same bytes for the same commit: dpkg-deb takes SOURCE_DATE_EPOCH for every file that is newer."""
    moment = int(os.environ.get("SOURCE_DATE_EPOCH", "0"))
    for path in tree.rglob("*"):
        os.utime(path, (moment, moment), follow_symlinks=False)
    command = ["dpkg-deb", "--root-owner-group", "-Zxz", "-z2", "--build", str(tree), str(deb)]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)  # noqa: S603


def _version() -> str:
    """As Debian compares versions: 0.2.0rc1 comes before 0.2.0."""
    return re.sub(r"\.?(a|b|rc|dev)(\d+)$", r"~\1\2", version("ttms"))


def _architecture() -> str:
    command = ["dpkg", "--print-architecture"]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()  # noqa: S603


if __name__ == "__main__":
    main()
