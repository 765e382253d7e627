"""Shifts: the drawer of a counter from its float to its Z report."""
