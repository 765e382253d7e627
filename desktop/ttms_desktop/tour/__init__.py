"""The program shows itself: `take.py` is what `--tour` runs, the steps stand beside it."""
