"""Calls as the wire carries them: any method of the contract, any request, any token, and what came of it."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from importlib import import_module
from typing import Any

import grpc
from google.protobuf.descriptor import MethodDescriptor
from google.protobuf.message_factory import GetMessageClass
from google.rpc.error_details_pb2 import ErrorInfo
from grpc_status import rpc_status

OK = "OK"
SERVICES = ("user", "studio", "play", "ticket", "order")
READING = ("Get", "List", "Watch")


@dataclass(frozen=True)
class Method:
    """A method of the contract."""

    descriptor: MethodDescriptor

    @property
    def name(self) -> str:
        return self.descriptor.name

    @property
    def path(self) -> str:
        """As POLICY and the wire name it, e.g. "/ttms_api.v1.OrderService/SellTickets"."""
        return f"/{self.descriptor.containing_service.full_name}/{self.name}"

    @property
    def request(self) -> Callable[..., Any]:
        return GetMessageClass(self.descriptor.input_type)

    @property
    def changes_something(self) -> bool:
        return not self.name.startswith(READING)

    def __str__(self) -> str:
        return self.name


@dataclass(frozen=True)
class Outcome:
    """What came of a call: OK and the (first) answer, or the reason of the refusal with its details.

    Without a reason of ours, `reason` is the name of the status.
    """

    reason: str
    details: dict[str, str] = field(default_factory=dict)
    answer: Any = None
    status: grpc.StatusCode = grpc.StatusCode.OK
    text: str = ""


def _found() -> Iterator[Method]:
    for name in SERVICES:
        for service in import_module(f"ttms_api.v1.{name}_pb2").DESCRIPTOR.services_by_name.values():
            yield from map(Method, service.methods)


METHODS = tuple(_found())
BY_NAME = {method.name: method for method in METHODS}


class Caller:
    """Somebody with a channel and perhaps a token."""

    def __init__(self, channel: grpc.Channel, token: str | None = None) -> None:
        self.channel = channel
        self.token = token

    def __call__(self, method: Method | str, request: Any = None, /, **fields: Any) -> Outcome:
        """Call `method` with `request`, or with one of these fields; of a stream the first message is the answer."""
        found = BY_NAME[method] if isinstance(method, str) else method
        message = found.request(**fields) if request is None else request
        return self._outcome(partial(self._first, found, message))

    def with_token(self, token: str | None) -> "Caller":
        """Somebody else on the same channel."""
        return Caller(self.channel, token)

    def stream(self, method: Method | str, **fields: Any) -> Any:
        """The running call of a stream."""
        found = BY_NAME[method] if isinstance(method, str) else method
        return self._bound(found)(found.request(**fields), timeout=30, metadata=self._metadata())

    def _first(self, method: Method, message: Any) -> Any:
        answer = self._bound(method)(message, timeout=30, metadata=self._metadata())
        if not method.descriptor.server_streaming:
            return answer
        with _cancelled_after(answer):
            return next(iter(answer))

    def _bound(self, method: Method) -> Any:
        kind = self.channel.unary_stream if method.descriptor.server_streaming else self.channel.unary_unary
        answers = GetMessageClass(method.descriptor.output_type)
        return kind(
            method.path,
            # Bytes go as they are: what no client of ours would send.
            request_serializer=lambda request: (
                request if isinstance(request, bytes) else request.SerializeToString(deterministic=True)
            ),
            response_deserializer=answers.FromString,
        )

    def _metadata(self) -> list[tuple[str, str]]:
        return [] if self.token is None else [("authorization", f"Bearer {self.token}")]

    def _outcome(self, made: Callable[[], Any]) -> Outcome:
        try:
            return Outcome(OK, answer=made())
        except grpc.RpcError as failure:
            return _refusal(failure)


@contextmanager
def _cancelled_after(call: Any) -> Iterator[None]:
    try:
        yield
    finally:
        call.cancel()


def _refusal(failure: Any) -> Outcome:
    status = rpc_status.from_call(failure)
    for packed in status.details if status is not None else ():
        info = ErrorInfo()
        if packed.Unpack(info):
            assert info.domain == "ttms"
            return Outcome(info.reason, dict(info.metadata), None, failure.code(), failure.details())
    return Outcome(failure.code().name, {}, None, failure.code(), failure.details())
