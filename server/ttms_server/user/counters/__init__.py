"""The names of counters: one counter, one spelling."""
