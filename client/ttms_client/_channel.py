"""The channel to the server: encrypted or not, how soon a dead link is noticed, how soon a server is found again."""

from typing import Any

import grpc

from ttms_client.errors import ServerUnreachable
from ttms_client.trust import SERVER_NAME, CertificateUnknown, is_address, is_loopback

# The server allows a ping every 10 s (its minimum), so that 20 s is never taken for an attack.
KEEPALIVE_MS = 20_000
KEEPALIVE_TIMEOUT_MS = 10_000

FIRST_RECONNECT_MS = 200
SLOWEST_RECONNECT_MS = 1_000
# How long a server may take to answer a connection attempt; gRPC's own 20 s would look like a frozen counter.
CONNECT_MS = 1_500

ANSWER_BYTES = 8 * 1024 * 1024
REQUEST_BYTES = 2 * 1024 * 1024  # what the server takes in one message
# A refusal's details travel as metadata; gRPC's own 8 KiB would cut off a long list of conflicts.
METADATA_BYTES = 64 * 1024


def open_channel(address: str, certificate: str | None) -> grpc.Channel:
    """A channel to `address` ("host:port"), which connects when it is first used.

    With a `certificate` (PEM) it is encrypted and talks to nobody who shows another one; without, it is plain, and
    only to this machine.

    Raises:
        ServerUnreachable: no address; gRPC would count a port above 65535 round and talk to another one.
        CertificateUnknown: no certificate, and the address is not this machine.
    """
    if not is_address(address):
        raise ServerUnreachable(f"{address!r} is not like 192.168.1.10:7850.", {"address": address})
    options = _options()
    if certificate is not None:
        credentials = grpc.ssl_channel_credentials(root_certificates=certificate.encode())
        options["grpc.ssl_target_name_override"] = SERVER_NAME
        return grpc.secure_channel(address, credentials, options=list(options.items()))
    if not is_loopback(address):
        raise CertificateUnknown(f"{address} is reached over a network.", {"address": address})
    return grpc.insecure_channel(address, options=list(options.items()))


def _options() -> dict[str, Any]:
    return {
        "grpc.keepalive_time_ms": KEEPALIVE_MS,
        "grpc.keepalive_timeout_ms": KEEPALIVE_TIMEOUT_MS,
        # Without it gRPC waits a minute for the answer to a ping, whatever the line above says (seen in 1.85).
        "grpc.http2.ping_timeout_ms": KEEPALIVE_TIMEOUT_MS,
        # A link that dies between two sales is found before the next customer comes.
        "grpc.keepalive_permit_without_calls": 1,
        "grpc.http2.max_pings_without_data": 0,
        "grpc.initial_reconnect_backoff_ms": FIRST_RECONNECT_MS,
        "grpc.min_reconnect_backoff_ms": CONNECT_MS,  # in gRPC's core this is the time limit of one attempt
        "grpc.max_reconnect_backoff_ms": SLOWEST_RECONNECT_MS,
        "grpc.dns_min_time_between_resolutions_ms": CONNECT_MS,
        "grpc.max_receive_message_length": ANSWER_BYTES,
        "grpc.max_send_message_length": REQUEST_BYTES,
        "grpc.max_metadata_size": METADATA_BYTES,
        # Only what gRPC calls transparent: a call that the server's program never saw is sent again. All other
        # repeats stand in `_connection.py`, because a service config can neither tell "the database is gone" from
        # "no connection" nor know whether a request carries a request_id. No config from the name service either.
        "grpc.enable_retries": 1,
        "grpc.service_config_disable_resolution": 1,
        # Two clients in one process are two counters: one's broken connection is not the other's.
        "grpc.use_local_subchannel_pool": 1,
        # The server stands in the same building; a proxy for the web is not on the way to it.
        "grpc.enable_http_proxy": 0,
    }
