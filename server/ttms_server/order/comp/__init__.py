"""Tickets that are given away, with the reason and whoever answers for it."""
