"""How often a test repeats itself: quickly in `make test`, in full in `make campaign`."""

import os
import sys


def rounds(quick: int, *, full: int) -> int:
    """`full` if TTMS_CAMPAIGN is set, as `make campaign` does."""
    return full if os.environ.get("TTMS_CAMPAIGN") else quick


def tell(figures: str) -> None:
    """A line of `make campaign`, which shows what tests say."""
    sys.stdout.write(f"\n{figures}\n")
