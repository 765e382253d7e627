"""The client processes of the benchmark: each drives many callers from one event loop."""
