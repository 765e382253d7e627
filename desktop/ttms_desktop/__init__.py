"""The counter and the office: a Qt window on the server."""
