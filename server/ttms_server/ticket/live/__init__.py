"""Live maps: one change feed per process, and whoever watches a show."""
