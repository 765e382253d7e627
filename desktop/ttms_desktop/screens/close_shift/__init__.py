"""The drawer of this counter: its float, cash in and out, what it took so far, the blind count and its Z report."""
