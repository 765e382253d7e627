"""Widgets that more than one screen uses; they know no server."""
