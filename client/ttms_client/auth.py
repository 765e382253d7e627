"""The token of the signed-in person: where it is kept, and how every call carries it."""

from collections.abc import Callable
from threading import Lock
from typing import Any, TypeVar

import grpc

from ttms_api.v1 import user_pb2

_A = TypeVar("_A")

# Whoever signs in is not yet anybody: an old token must not be what refuses a new sign-in.
_WITHOUT_TOKEN = f"/{user_pb2.DESCRIPTOR.services_by_name['UserService'].full_name}/SignIn"
_OURS = f"/{user_pb2.DESCRIPTOR.package}."


class Token:
    """The token that calls carry; safe to use from any thread, and never shown."""

    def __init__(self, token: str | None) -> None:
        self._lock = Lock()
        self._token = token or ""

    def __repr__(self) -> str:
        return "<Token: kept>" if self._token else "<Token: none>"

    def read(self) -> str:
        with self._lock:
            return self._token

    def keep(self, token: str) -> None:
        with self._lock:
            self._token = token

    def forget(self, token: str) -> None:
        """Forget `token`, but not another one that a new sign-in has kept meanwhile."""
        with self._lock:
            if self._token == token:
                self._token = ""


class TokenSender(grpc.UnaryUnaryClientInterceptor, grpc.UnaryStreamClientInterceptor):  # type: ignore[type-arg]
    """Adds `authorization: Bearer …` to every call of this system except signing in."""

    def __init__(self, token: Token) -> None:
        self._token = token

    def intercept_unary_unary(
        self, continuation: Callable[[grpc.ClientCallDetails, Any], _A], client_call_details: Any, request: Any
    ) -> _A:
        return continuation(self._signed(client_call_details), request)

    def intercept_unary_stream(
        self, continuation: Callable[[grpc.ClientCallDetails, Any], _A], client_call_details: Any, request: Any
    ) -> _A:
        return continuation(self._signed(client_call_details), request)

    def _signed(self, details: grpc.ClientCallDetails) -> grpc.ClientCallDetails:
        token = self._token.read()
        if not token or not details.method.startswith(_OURS) or details.method == _WITHOUT_TOKEN:
            return details
        return _CallDetails(details, (*(details.metadata or ()), ("authorization", f"Bearer {token}")))


class _CallDetails(grpc.ClientCallDetails):
    """`details` with other metadata."""

    def __init__(self, details: grpc.ClientCallDetails, metadata: tuple[tuple[str, str | bytes], ...]) -> None:
        self.method = details.method
        self.timeout = details.timeout
        self.metadata = metadata
        self.credentials = details.credentials
        self.wait_for_ready = details.wait_for_ready
        self.compression = details.compression
