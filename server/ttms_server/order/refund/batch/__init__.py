"""Giving back the tickets of a cancelled show, some orders at a time, until none is left."""
