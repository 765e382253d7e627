"""The server put together: settings → database → services → interceptors → gRPC."""

import asyncio
import gc
import logging
import os
import signal
import socket
import threading
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

import grpc
from grpc_health.v1 import health_pb2_grpc

from ttms_api.v1.order_pb2_grpc import add_OrderServiceServicer_to_server
from ttms_api.v1.play_pb2_grpc import add_PlayServiceServicer_to_server
from ttms_api.v1.studio_pb2_grpc import add_StudioServiceServicer_to_server
from ttms_api.v1.ticket_pb2_grpc import add_TicketServiceServicer_to_server
from ttms_api.v1.user_pb2_grpc import add_UserServiceServicer_to_server
from ttms_server import audit, notify, tls, whose_books, workers
from ttms_server import clock as system_clock
from ttms_server.call_rate import CallRate
from ttms_server.clock import Clock
from ttms_server.config import Settings
from ttms_server.db import Database
from ttms_server.events import Events
from ttms_server.group_commit import GroupCommit
from ttms_server.health import Health
from ttms_server.interceptors import Edge
from ttms_server.order.checkin import keys
from ttms_server.order.checkin.keys import Signer
from ttms_server.order.rpc import OrderRpc
from ttms_server.order.till import Till
from ttms_server.play.rpc import PlayRpc
from ttms_server.studio.rpc import StudioRpc
from ttms_server.ticket.desk import Desk
from ttms_server.ticket.live.feed import SeatWatch
from ttms_server.ticket.rpc import TicketRpc
from ttms_server.tls import ServerCertificate
from ttms_server.user.desk import UserDesk
from ttms_server.user.mailcode.outbox import Outbox
from ttms_server.user.rpc import UserRpc

log = logging.getLogger(__name__)

# Larger than any field may be, so that a text of 1 MB gets the refusal of its field.
LARGEST_MESSAGE = 2 * 1024 * 1024

# A refusal's details travel beside the answer; gRPC's own limit of 8 KiB would cut off a long list of conflicts.
LARGEST_METADATA = 64 * 1024

# What the database still does after the last call was cut off, until this program ends anyway.
_LAST_WORK_SECONDS = 3

# And until a worker that ended so is gone.
_LAST_EXIT_SECONDS = 0.5

# Of the youngest generation, and then how often a generation until the next.
_OBJECTS_UNTIL_COLLECTED = (20_000, 10, 20)

OPTIONS = [
    ("grpc.max_receive_message_length", LARGEST_MESSAGE),
    ("grpc.max_metadata_size", LARGEST_METADATA),
    ("grpc.http2.min_ping_interval_without_data_ms", 10_000),
    ("grpc.keepalive_permit_without_calls", 1),
]


class PortTakenError(Exception):
    """The address cannot be listened on."""


@dataclass
class App:
    """A running server; `certificate` is None if it speaks plain text, to this machine only."""

    server: grpc.aio.Server
    port: int
    certificate: ServerCertificate | None
    watch: SeatWatch
    group_commit: GroupCommit
    health: Health
    outbox: Outbox


def build(settings: Settings, database: Database, clock: Clock = system_clock.now, *, shares_port: bool = False) -> App:
    """Everything connected, listening but not started; needs a running event loop.

    If it `shares_port`, others may listen there too.

    Raises:
        PortTakenError: the address cannot be listened on.
        CertificateUnusableError: it must encrypt, and cannot.
        TicketKeyUnusableError: it cannot sign tickets.
    """
    if not shares_port:
        free_place(settings.server.address)
    certificate, signer = prepare(settings, database, clock)
    watch = SeatWatch(database, clock)
    events = Events()
    events.listen(watch.hear)
    events.listen(audit.write_down)
    group_commit = GroupCommit(database, clock)
    with database.reading() as session:
        health = Health(database, whose_books.health_name(session), clock)
    server = grpc.aio.server(
        interceptors=[_edge(settings, database, clock)], options=[*OPTIONS, ("grpc.so_reuseport", int(shares_port))]
    )
    outbox = Outbox(settings.mail)
    user_desk = UserDesk(database, group_commit, outbox, settings, clock)
    add_UserServiceServicer_to_server(UserRpc(user_desk), server)
    add_StudioServiceServicer_to_server(StudioRpc(database, group_commit, events, clock), server)
    add_PlayServiceServicer_to_server(PlayRpc(database, group_commit, settings.cinema, clock), server)
    desk = Desk(database, group_commit, events, watch, settings, clock)
    add_TicketServiceServicer_to_server(TicketRpc(desk), server)
    rules = (settings.shifts, settings.refunds, settings.vouchers)
    till = Till(database, group_commit, events, settings.cinema, *rules, signer, clock)
    add_OrderServiceServicer_to_server(OrderRpc(till), server)
    health_pb2_grpc.add_HealthServicer_to_server(health.servicer, server)
    port = _listen(server, settings.server.address, certificate)
    return App(server, port, certificate, watch, group_commit, health, outbox)


def prepare(
    settings: Settings, database: Database, clock: Clock = system_clock.now
) -> tuple[ServerCertificate | None, Signer]:
    """What a server makes at its first start: its certificate, if it encrypts, and the key of its tickets.

    Raises:
        CertificateUnusableError: it must encrypt, and cannot.
        TicketKeyUnusableError: it cannot sign tickets.
    """
    certificate = tls.prepare(settings, clock()) if tls.is_wanted(settings) else None
    signer = keys.prepare(settings.server.folder)
    with database.writing() as session:
        keys.register(session, signer, clock())
    return certificate, signer


def _edge(settings: Settings, database: Database, clock: Clock) -> Edge:
    rate = CallRate(per_second=settings.limits.calls_per_second, burst=settings.limits.calls_at_once)
    return Edge(database, clock, rate=rate, idle=settings.sessions.idle)


def _listen(server: grpc.aio.Server, address: str, certificate: ServerCertificate | None) -> int:
    try:
        if certificate is None:
            return server.add_insecure_port(address)
        pair = (certificate.key, certificate.certificate)
        return server.add_secure_port(address, grpc.ssl_server_credentials([pair]))
    except RuntimeError as error:
        raise _port_taken(address, error) from None


def free_place(address: str) -> tuple[str, int]:
    """The first of the addresses behind `address` that is free: asked before anything is made for a server.

    Raises:
        PortTakenError: the address cannot be listened on.
    """
    try:
        return _try_to_bind(address)
    except OSError as error:
        raise _port_taken(address, error.strerror) from None


def _port_taken(address: str, reason: object) -> PortTakenError:
    return PortTakenError(f"Cannot listen on {address}: {reason}. Choose another with --address HOST:PORT.")


def _try_to_bind(address: str) -> tuple[str, int]:
    """The first of the addresses behind `address` that is free; gRPC itself would not say what is wrong.

    Raises:
        OSError: none is.
    """
    host, _, port = address.rpartition(":")
    refused = OSError(0, "the host has no address")
    for family, kind, protocol, _, place in socket.getaddrinfo(host.strip("[]"), int(port), type=socket.SOCK_STREAM):
        try:
            with socket.socket(family, kind, protocol) as probe:
                if os.name == "posix":  # where it lets a server start again at once, as gRPC does it
                    probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
                probe.bind(place)
        except OSError as error:
            refused = error
        else:
            return str(place[0]), int(place[1])
    raise refused


async def serve_by_workers(settings: Settings, port_file: Path | None = None) -> int:
    """Keep several workers running until SIGTERM or SIGINT; the exit code is 0 if each finished its calls.

    Raises:
        PortTakenError: the address cannot be listened on.
        WorkersEndError: none can be kept running.
    """
    server = settings.server
    longest = server.stop_seconds + _LAST_WORK_SECONDS + _LAST_EXIT_SECONDS
    with ExitStack() as stack:
        place = free_place(server.address)
        try:
            address = stack.enter_context(workers.reserved(server.address.rpartition(":")[0], place))
        except OSError as error:
            raise _port_taken(server.address, error.strerror) from None
        return await workers.Workers(server.workers, address, stop_seconds=longest).run(port_file)


async def serve(
    settings: Settings, database: Database, port_file: Path | None = None, *, is_worker: bool = False
) -> None:
    """Run until SIGTERM or SIGINT; calls under way may finish.

    A worker shares its port, and stops as well when whoever started it ends.

    Raises:
        PortTakenError: the address cannot be listened on.
        CertificateUnusableError: it must encrypt, and cannot.
        PortFileUnusableError: the port cannot be written.
    """
    app = build(settings, database, shares_port=is_worker)
    stopping = asyncio.Event()
    if is_worker:
        workers.watch_starter(stopping)
    for number in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(number, stopping.set)
    await app.health.look()
    watching = asyncio.create_task(app.health.watch())
    await app.server.start()
    _collect_seldom()
    address = f"{settings.server.address.rpartition(':')[0]}:{app.port}"
    _log_start(address, app.certificate)
    if port_file is not None:
        await asyncio.to_thread(workers.write_port, port_file, app.port)
    print(f"listening on {address}", flush=True)  # noqa: T201 - for whoever started it
    notify.tell("READY=1")
    await stopping.wait()
    notify.tell("STOPPING=1", "STATUS=Finishing the calls under way.")
    watching.cancel()
    await _drain(app, settings.server.stop_seconds)


def _collect_seldom() -> None:
    """Python's collector took a tenth of a sale: a group of sales makes more objects than it waits for by itself.

    What is there now stays until the server ends, and need not be looked through.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(*_OBJECTS_UNTIL_COLLECTED)


def _log_start(address: str, certificate: ServerCertificate | None) -> None:
    if certificate is None:
        log.info("serving", extra={"address": address, "tls": "off"})
        return
    facts = {"address": address, "tls": "on", "fingerprint": certificate.fingerprint}
    log.info("serving", extra=facts | {"valid_until": f"{certificate.valid_until:%Y-%m-%d}"})


async def _drain(app: App, seconds: float) -> None:
    """Take no new calls, and let those under way finish for at most `seconds`."""
    log.info("stopping: calls under way may take %s s", seconds)
    last = threading.Timer(seconds + _LAST_WORK_SECONDS, _end_now)
    last.daemon = True
    last.start()
    await app.health.servicer.enter_graceful_shutdown()
    await app.watch.close()
    await app.server.stop(seconds)
    await app.outbox.close()
    await asyncio.to_thread(app.group_commit.close)


def _end_now() -> None:
    """What is not stored by now never was: the database takes back what was not committed."""
    log.error("the database did not finish in time; ending without it")
    os._exit(1)
