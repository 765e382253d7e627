"""Films: what they are called, how long they run, when they may be shown and for how much."""
