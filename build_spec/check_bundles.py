"""Refuses a bundle that carries what it must not, or lacks what it needs: `check_bundles.py DIST`.

Run after PyInstaller. It looks at the files alone, so it also finds what a new version of PyInstaller brings in.
"""

import sys
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from bundle_parts import ROOT
from qt_parts import is_used
from shared_libraries import missing_from

# The parts of Qt that would cost most; `is_used` names all that may stay, this is the promise in words.
_BANNED = ("3D", "Designer", "Multimedia", "Pdf", "Qml", "Quick", "VirtualKeyboard", "WebEngine")


def main() -> int:
    dist = Path(sys.argv[1])
    faults = [fault for name in ("ttms-server", "ttms-desktop") for fault in faults_of(dist / name)]
    for fault in faults:
        print(fault, file=sys.stderr)
    return 1 if faults else 0


def faults_of(bundle: Path) -> Iterator[str]:
    """One sentence each."""
    names = [path.relative_to(bundle) for path in sorted(bundle.rglob("*")) if not path.is_dir()]
    for name in names:
        if not is_used(PurePosixPath(name)) or any(f"Qt6{part}" in name.name for part in _BANNED):
            yield f"{bundle.name}: {name} is a part of Qt that is not used."
        elif _is_text(bundle / name) and str(ROOT).encode() in (bundle / name).read_bytes():
            yield f"{bundle.name}: {name} says where this checkout stands."
    for library, asking in missing_from(bundle).items():
        yield f"{bundle.name}: {asking.relative_to(bundle)} needs {library}, which this machine does not have."


def _is_text(file: Path) -> bool:
    return not file.is_symlink() and not file.name.endswith((".so", ".qm", ".zip"))


if __name__ == "__main__":
    sys.exit(main())
