"""The way to a server: open one `Client`, call its services, close it."""

from contextlib import suppress
from datetime import UTC, datetime, timedelta
from time import monotonic
from types import TracebackType
from typing import Self
from uuid import uuid4

from grpc_health.v1 import health_pb2, health_pb2_grpc

from ttms_client._connection import Connection
from ttms_client.account import AccountCalls
from ttms_client.best import BestCalls
from ttms_client.door import DoorCalls
from ttms_client.errors import DatabaseGone, DiskFull, TtmsError
from ttms_client.exchange import ExchangeCalls
from ttms_client.extra import ExtraCalls
from ttms_client.holding import HoldingCalls
from ttms_client.order import OrderCalls
from ttms_client.play import PlayCalls
from ttms_client.refund import RefundCalls
from ttms_client.report import ReportCalls
from ttms_client.reservation import ReservationCalls
from ttms_client.shift import ShiftCalls
from ttms_client.studio import StudioCalls
from ttms_client.ticket import TicketCalls
from ttms_client.ticket_type import TicketTypeCalls
from ttms_client.user import UserCalls
from ttms_client.voucher import VoucherCalls

# Where a server says whether it is a full disk that keeps it from serving.
_DISK = "ttms.disk"
# Beside the answer about its health: the server's clock, in milliseconds since 1970.
_SERVER_TIME = "ttms-server-time"
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def new_request_id() -> str:
    """The name of one intention: made when the user presses the button, the same in every try."""
    return str(uuid4())


class Client:
    """A server's services as blocking calls; safe to use from any thread.

    Every call has a deadline, and all that it raises is in `errors` and `trust.py`.
    """

    def __init__(self, address: str, *, token: str | None = None, certificate: str | None = None) -> None:
        """Nothing is sent yet. `address` is "host:port"; `token` continues a session.

        `certificate` (PEM) is the one server that is trusted, and makes the connection encrypted; without it only this
        machine is talked to.

        Raises:
            ServerUnreachable: the address is not like "192.168.1.10:7850".
            CertificateUnknown: no `certificate`, and the address is not this machine; or it is none in PEM form.
        """
        self._connection = Connection(address, token, certificate)
        self._health = health_pb2_grpc.HealthStub(self._connection.channel)
        self.user = UserCalls(self._connection)
        self.studio = StudioCalls(self._connection)
        self.play = PlayCalls(self._connection)
        self.ticket = TicketCalls(self._connection)
        self.order = OrderCalls(self._connection)
        self.refund = RefundCalls(self._connection)
        self.exchange = ExchangeCalls(self._connection)
        self.voucher = VoucherCalls(self._connection)
        self.account = AccountCalls(self._connection)
        self.best = BestCalls(self._connection)
        self.door = DoorCalls(self._connection)
        self.holding = HoldingCalls(self._connection)
        self.extra = ExtraCalls(self._connection)
        self.ticket_type = TicketTypeCalls(self._connection)
        self.report = ReportCalls(self._connection)
        self.reservation = ReservationCalls(self._connection)
        self.shift = ShiftCalls(self._connection)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """End the connection; calls under way in other threads raise ClientClosed at once."""
        self._connection.close()

    def check_health(self, timeout_seconds: float = 1.5) -> datetime | None:
        """Its clock's time if the server can sell now, None from an older one that does not tell it.

        One try, and a second question only for the reason why not.

        Raises:
            ServerUnreachable, AnswerLate: no server there, or none that answers in time.
            DatabaseGone: the server is there, but says that it cannot serve.
            DiskFull: it cannot, because the disk of its database is full.
        """
        ends = monotonic() + timeout_seconds
        request = health_pb2.HealthCheckRequest(service="")
        answer, call = self._connection.once(self._health.Check.with_call, request, seconds=timeout_seconds)
        if answer.status != health_pb2.HealthCheckResponse.SERVING:
            raise self._why_not(ends - monotonic())
        return _told_time(dict(call.trailing_metadata() or ()).get(_SERVER_TIME))

    def _why_not(self, seconds: float) -> TtmsError:
        """An older server knows only whether it serves."""
        request = health_pb2.HealthCheckRequest(service=_DISK)
        with suppress(TtmsError):
            answer = self._connection.once(self._health.Check, request, seconds=max(seconds, 0.1))
            if answer.status == health_pb2.HealthCheckResponse.NOT_SERVING:
                return DiskFull("The disk of the database is full.")
        return DatabaseGone("The server is there, but does not serve.")


def _told_time(milliseconds: str | bytes | None) -> datetime | None:
    """None where nothing was told, or nothing that is a time."""
    try:
        return _EPOCH + timedelta(milliseconds=int(milliseconds)) if milliseconds is not None else None
    except (ValueError, OverflowError):
        return None
