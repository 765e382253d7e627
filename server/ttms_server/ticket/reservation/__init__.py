"""Seats that are kept for somebody until shortly before the show: by name, or by the house."""
