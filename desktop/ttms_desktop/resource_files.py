"""Where the files under resources/ are: in the checkout, or in the bundle that PyInstaller makes."""

import sys
from pathlib import Path

_BUNDLE = getattr(sys, "_MEIPASS", None)
_ROOT = Path(_BUNDLE) if _BUNDLE else Path(__file__).resolve().parents[2]


def resource(name: str) -> Path:
    """The file `name`, given with "/" from resources/ on, e.g. "icons/ttms.svg".

    Raises FileNotFoundError with the full path.
    """
    path = _ROOT / "resources" / name
    if not path.exists():
        raise FileNotFoundError(f"This installation is incomplete: {path} is missing.")
    return path
