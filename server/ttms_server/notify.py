"""Telling systemd how far the server is (sd_notify), where systemd started it; nothing happens elsewhere."""

import logging
import os
import socket

log = logging.getLogger(__name__)


def tell(*facts: str) -> None:
    """Send facts such as "READY=1" or "STATUS=Selling." to whoever started this program and wants to hear them.

    Source: sd_notify(3). A path that begins with @ names a socket of Linux that has no file.
    """
    place = os.environ.get("NOTIFY_SOCKET", "")
    if not place:
        return
    address = "\0" + place[1:] if place.startswith("@") else place
    try:
        with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as sender:
            sender.connect(address)
            sender.sendall("\n".join(facts).encode())
    except OSError as error:
        log.warning("systemd cannot be told: %s", error)
