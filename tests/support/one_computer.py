"""The windows of one server's tests stand on one computer: what a test leaves open keeps no other from its counter."""

from pathlib import Path


def as_one_computer(folder: Path) -> Path:
    """A desktop's `folder`, whose installation has the same name in every test."""
    kept = folder / "open-sales" / "installation"
    kept.parent.mkdir(parents=True, exist_ok=True)
    kept.write_text("5f0f7a52-6a3c-4c57-9c0e-3f7f5a1f7f11", encoding="ascii")
    return folder
