"""X and Z reports: what a shift comes to, and how it ended."""
