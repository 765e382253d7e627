"""The ledger: what was booked, and its sums."""
