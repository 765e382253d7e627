"""Talk to a TTMS server in typed calls: `Client` in `client.py`, what a call may raise in `errors`."""

from ttms_client.client import Client, new_request_id

__all__ = ["Client", "new_request_id"]
