"""Tickets on paper and as files."""
