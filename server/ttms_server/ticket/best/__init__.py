"""The best free seats for some people."""
