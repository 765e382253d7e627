"""Where files that are no code lie: in a bundle, or in the checkout."""

import sys
from pathlib import Path


def resource(name: str) -> Path:
    """The path of a file or folder below `resources/`, e.g. "sample"."""
    bundle = getattr(sys, "_MEIPASS", None)
    root = Path(bundle) if bundle else Path(__file__).resolve().parents[2]
    return root / "resources" / name
