"""The other end for tests of the client: a gRPC server that answers as a test says, and a wire that can be frozen."""

import socket
import threading
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from importlib import import_module
from typing import Any, Self

import grpc
from google.protobuf.any_pb2 import Any as AnyMessage
from google.protobuf.descriptor import MethodDescriptor
from google.protobuf.message import Message
from google.protobuf.message_factory import GetMessageClass
from google.rpc.error_details_pb2 import ErrorInfo
from google.rpc.status_pb2 import Status
from grpc_health.v1 import health_pb2
from grpc_status import rpc_status

SERVICES = ("user", "studio", "play", "ticket", "order")


def methods() -> dict[str, MethodDescriptor]:
    """Every method of the contract by its simple name, and `Check` of the health service."""
    found = {"Check": health_pb2.DESCRIPTOR.services_by_name["Health"].methods_by_name["Check"]}
    for name in SERVICES:
        for service in import_module(f"ttms_api.v1.{name}_pb2").DESCRIPTOR.services_by_name.values():
            found.update(service.methods_by_name)
    return found


@dataclass(frozen=True)
class Refusal:
    """An error as the server sends it; without a reason it is a bare status."""

    status: grpc.StatusCode
    reason: str = ""
    details: dict[str, str] = field(default_factory=dict)
    domain: str = "ttms"

    def end(self, context: grpc.ServicerContext) -> None:
        if not self.reason:
            context.abort(self.status, "said the test")
        packed = AnyMessage()
        packed.Pack(ErrorInfo(reason=self.reason, domain=self.domain, metadata=self.details))
        number: tuple[int, str] = self.status.value
        context.abort_with_status(
            rpc_status.to_status(Status(code=number[0], message="said the test", details=[packed]))
        )


BUSY = Refusal(grpc.StatusCode.ABORTED, "BUSY")
DATABASE_GONE = Refusal(grpc.StatusCode.UNAVAILABLE, "DATABASE_GONE")
OUTCOME_UNKNOWN = Refusal(grpc.StatusCode.UNAVAILABLE, "OUTCOME_UNKNOWN")
UNREACHABLE = Refusal(grpc.StatusCode.UNAVAILABLE)
HOLD_EXPIRED = Refusal(grpc.StatusCode.FAILED_PRECONDITION, "HOLD_EXPIRED", {"hold_id": "h1"})
SESSION_EXPIRED = Refusal(grpc.StatusCode.UNAUTHENTICATED, "SESSION_EXPIRED")

# What a try gets: a message, an error, or whatever a function makes of the request.
Answer = Message | Refusal | Callable[[Any, grpc.ServicerContext], Any]


@dataclass(frozen=True)
class Heard:
    """A try that arrived."""

    method: str
    request: Any
    seconds_left: float | None
    metadata: dict[str, str | bytes]


class Peer(grpc.GenericRpcHandler):  # type: ignore[type-arg]
    """A server on a free port of this machine; without a script it answers with an empty message."""

    def __init__(self) -> None:
        self.heard: list[Heard] = []
        self._scripts: dict[str, list[Answer]] = {}
        self._methods = {f"/{m.containing_service.full_name}/{m.name}": m for m in methods().values()}
        self._lock = threading.Lock()
        self.port = 0
        self.start()

    @property
    def address(self) -> str:
        return f"127.0.0.1:{self.port}"

    def start(self) -> None:
        """Listen, after `stop` on the same port."""
        options = [("grpc.so_reuseport", 0), ("grpc.http2.min_ping_interval_without_data_ms", 100)]
        self._server = grpc.server(ThreadPoolExecutor(8), handlers=[self], options=options)
        self.port = self._server.add_insecure_port(self.address)
        self._server.start()

    def stop(self) -> None:
        """End at once; calls under way are not answered."""
        self._server.stop(None).wait()

    def sleep(self, _request: Any, context: grpc.ServicerContext) -> None:
        """A script's way to answer never: until the client has left."""
        left = threading.Event()
        context.add_callback(left.set)
        left.wait(5)

    def die(self, _request: Any, context: grpc.ServicerContext) -> None:
        """A script's way to end the server before it answers the try."""
        self._server.stop(None)
        self.sleep(_request, context)

    def script(self, method: str, *answers: Answer) -> None:
        """What the next tries of `method` get, in this order; the last one for ever."""
        self._scripts[method] = list(answers)

    def tries(self, method: str) -> list[Heard]:
        return [call for call in self.heard if call.method == method]

    def service(self, handler_call_details: grpc.HandlerCallDetails) -> "grpc.RpcMethodHandler[Any, Any] | None":
        method = self._methods[handler_call_details.method]
        coding = {
            "request_deserializer": GetMessageClass(method.input_type).FromString,
            "response_serializer": lambda message: message.SerializeToString(),
        }
        if method.server_streaming:
            return grpc.unary_stream_rpc_method_handler(lambda q, c: self._stream(method, q, c), **coding)
        return grpc.unary_unary_rpc_method_handler(lambda q, c: self._answer(method, q, c), **coding)

    def _answer(self, method: MethodDescriptor, request: Any, context: grpc.ServicerContext) -> Any:
        answer = self._next(method, request, context)
        if isinstance(answer, Refusal):
            answer.end(context)
        return answer(request, context) if callable(answer) else answer

    def _stream(self, method: MethodDescriptor, request: Any, context: grpc.ServicerContext) -> Iterator[Any]:
        answer = self._answer(method, request, context)
        yield from (answer if isinstance(answer, Iterable) else [answer])

    def _next(self, method: MethodDescriptor, request: Any, context: grpc.ServicerContext) -> Answer:
        metadata = {key: value for key, value in context.invocation_metadata()}  # noqa: C416 - pairs of a named tuple
        with self._lock:
            self.heard.append(Heard(method.name, request, context.time_remaining(), metadata))
            script = self._scripts.get(method.name, [GetMessageClass(method.output_type)()])
            return script.pop(0) if len(script) > 1 else script[0]


class OpenStream:
    """A script that sends `first` and then nothing more, until the stream ends."""

    def __init__(self, *first: Message) -> None:
        self.first = first
        self.ended = threading.Event()

    def __call__(self, _request: Any, context: grpc.ServicerContext) -> Iterator[Message]:
        context.add_callback(self.ended.set)
        yield from self.first
        self.ended.wait(5)


class Wire:
    """A TCP connection's way to `port` that carries bytes until it is frozen; nobody is told that it is."""

    def __init__(self, port: int) -> None:
        self._to = port
        self._frozen = threading.Event()
        self._sockets: list[socket.socket] = []
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.address = f"127.0.0.1:{self._listener.getsockname()[1]}"
        threading.Thread(target=self._accept, daemon=True).start()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        for each in (self._listener, *self._sockets):
            each.close()

    def freeze(self) -> None:
        self._frozen.set()

    def _accept(self) -> None:
        while True:
            try:
                near, _ = self._listener.accept()
            except OSError:
                return
            far = socket.create_connection(("127.0.0.1", self._to))
            self._sockets += [near, far]
            for ends in ((near, far), (far, near)):
                threading.Thread(target=self._carry, args=ends, daemon=True).start()

    def _carry(self, source: socket.socket, target: socket.socket) -> None:
        try:
            while data := source.recv(65536):
                if self._frozen.is_set():
                    return
                target.sendall(data)
        except OSError:
            return
