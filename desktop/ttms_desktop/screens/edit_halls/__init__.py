"""Halls: what they are called and how their seats stand."""
