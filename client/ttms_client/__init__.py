"""Talk to a TTMS server in typed calls; see `client.py`."""
