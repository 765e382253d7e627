"""The edge of every call: who calls, may they, is the request_id right; and each refusal made into a gRPC status."""

import asyncio
import logging
import secrets
from collections.abc import AsyncIterator, Awaitable, Callable
from datetime import timedelta
from typing import Any, NoReturn, TypeVar

import grpc
from google.protobuf.any_pb2 import Any as AnyMessage
from google.protobuf.message import DecodeError
from google.rpc.error_details_pb2 import BadRequest, ErrorInfo
from google.rpc.status_pb2 import Status
from grpc.aio import ServicerContext

from ttms_server import auth
from ttms_server.auth import Public
from ttms_server.call_log import CallLog
from ttms_server.call_rate import CallRate
from ttms_server.clock import Clock
from ttms_server.db import Database
from ttms_server.errors import FieldInvalid, InternalError, Kind, Refusal, without_trace
from ttms_server.fields import checked_uuid
from ttms_server.user.desk import host_of
from ttms_server.user.errors import NotSignedIn, SessionExpired, UserDisabled
from ttms_server.user.identities import Identities
from ttms_server.user.service import Caller

log = logging.getLogger(__name__)

R = TypeVar("R")
Read = Callable[[bytes], Any]

STATUS = {
    Kind.INVALID: grpc.StatusCode.INVALID_ARGUMENT,
    Kind.UNAUTHENTICATED: grpc.StatusCode.UNAUTHENTICATED,
    Kind.FORBIDDEN: grpc.StatusCode.PERMISSION_DENIED,
    Kind.NOT_FOUND: grpc.StatusCode.NOT_FOUND,
    Kind.CONFLICT: grpc.StatusCode.FAILED_PRECONDITION,
    Kind.EXISTS: grpc.StatusCode.ALREADY_EXISTS,
    Kind.BUSY: grpc.StatusCode.ABORTED,
    Kind.THROTTLED: grpc.StatusCode.RESOURCE_EXHAUSTED,
    Kind.UNAVAILABLE: grpc.StatusCode.UNAVAILABLE,
    Kind.INTERNAL: grpc.StatusCode.INTERNAL,
}

_HEALTH = "/grpc.health.v1.Health/"
# Whoever leaves is let go.
_SIGN_OUT = "/ttms_api.v1.UserService/SignOut"
_DETAILS = "grpc-status-details-bin"
_BEARER = "Bearer "


class Edge(grpc.aio.ServerInterceptor):  # type: ignore[type-arg] # it is generic for the type checker only
    """Around every method of ours; health checks pass without a session."""

    def __init__(self, database: Database, clock: Clock, *, rate: CallRate, idle: timedelta | None = None) -> None:
        self._identities = Identities(database, clock, idle=idle)
        self._rate = rate

    async def intercept_service(
        self,
        continuation: Callable[[grpc.HandlerCallDetails], Awaitable[Any]],
        handler_call_details: grpc.HandlerCallDetails,
    ) -> Any:
        handler = await continuation(handler_call_details)
        method = handler_call_details.method
        if handler is None or method.startswith(_HEALTH):
            return handler
        # Requests arrive here as bytes: gRPC's own way with undecodable ones is a trace in the log and no reason.
        read, write = handler.request_deserializer, handler.response_serializer
        if handler.unary_unary:
            once = self._answering_once(method, read, handler.unary_unary)
            return grpc.unary_unary_rpc_method_handler(once, None, write)
        return grpc.unary_stream_rpc_method_handler(self._answering_on(method, read, handler.unary_stream), None, write)

    def _answering_once(self, method: str, read: Read, behaviour: Callable[..., Awaitable[R]]) -> Callable[..., Any]:
        async def answer(data: bytes, context: ServicerContext[Any, Any]) -> R:
            call = CallLog(method)
            try:
                call.request = _decoded(read, data)
                await self._let_in(call, context)
                result = await behaviour(call.request, context)
            except Exception as error:  # noqa: BLE001 - the one place that turns whatever it is into a status
                refusal = _refusal_of(error, call)
            except asyncio.CancelledError:
                call.end("CANCELLED")
                raise
            else:
                call.end("OK")
                return result
            call.end(refusal.reason)
            return await _abort(context, refusal)

        return answer

    def _answering_on(self, method: str, read: Read, behaviour: Callable[..., AsyncIterator[R]]) -> Callable[..., Any]:
        async def answer(data: bytes, context: ServicerContext[Any, Any]) -> AsyncIterator[R]:
            call = CallLog(method)
            try:
                call.request = _decoded(read, data)
                await self._let_in(call, context)
                messages = behaviour(call.request, context)
                async for message in self._while_signed_in(messages, _token_of(context)):
                    yield message
            except Exception as error:  # noqa: BLE001 - as above
                refusal = _refusal_of(error, call)
            else:
                return
            call.end(refusal.reason)
            await _abort(context, refusal)

        return answer

    async def _let_in(self, call: CallLog, context: ServicerContext[Any, Any]) -> None:
        rule = auth.rule_of(call.method)
        if rule is not Public.ANYONE:
            call.caller = await self._caller(call, context)
            auth.refuse_without_right(rule, call.caller)
            auth.current_caller.set(call.caller)
        else:
            self._rate.take(host_of(context.peer()))
        if "request_id" in call.request.DESCRIPTOR.fields_by_name:
            call.request.request_id = checked_uuid(call.request.request_id, "request_id")

    async def _caller(self, call: CallLog, context: ServicerContext[Any, Any]) -> Caller:
        try:
            caller = await self._identities.identify(_token_of(context))
        except (NotSignedIn, SessionExpired, UserDisabled):
            # Tokens can be made up, machines cannot: whoever is nobody shares the bucket of the machine.
            if call.method != _SIGN_OUT:
                self._rate.take(host_of(context.peer()))
            raise
        if call.method != _SIGN_OUT:
            self._rate.take(caller.token_sha256)
        return caller

    async def _while_signed_in(self, messages: AsyncIterator[R], token: str) -> AsyncIterator[R]:
        """The messages until the session ends; a stream outlives it by a second at most."""
        over = asyncio.create_task(self._identities.until_over(token))
        waiting: asyncio.Task[R] | None = None
        try:
            while True:
                waiting = asyncio.create_task(_next(messages))
                await asyncio.wait({waiting, over}, return_when=asyncio.FIRST_COMPLETED)
                if over.done():
                    over.result()
                try:
                    message = waiting.result()
                except _EndedError:
                    return
                yield message
        finally:
            for task in (over, waiting):
                if task is not None:
                    task.cancel()
            await asyncio.gather(*(task for task in (over, waiting) if task is not None), return_exceptions=True)


class _EndedError(Exception):
    """A stream has no more messages: a task cannot raise StopAsyncIteration."""


async def _next(messages: AsyncIterator[R]) -> R:
    try:
        return await anext(messages)
    except StopAsyncIteration:
        raise _EndedError from None


def _token_of(context: ServicerContext[Any, Any]) -> str:
    for key, value in context.invocation_metadata() or ():
        if key == "authorization" and isinstance(value, str) and value.startswith(_BEARER):
            return value.removeprefix(_BEARER)
    raise NotSignedIn


def _decoded(read: Read, data: bytes) -> Any:
    try:
        return read(data)
    except DecodeError:
        raise FieldInvalid("request", "must be a message of this method, with its texts in UTF-8") from None


def _refusal_of(error: Exception, call: CallLog) -> Refusal:
    if isinstance(error, Refusal):
        return without_trace(error)
    refusal = InternalError(secrets.token_hex(4))
    log.error("error %s", refusal.details["support_number"], exc_info=error, extra=call.facts())
    return refusal


async def _abort(context: ServicerContext[Any, Any], refusal: Refusal) -> NoReturn:
    """The call ends with this status."""
    code = STATUS[refusal.kind]
    status = Status(code=code.value[0], message=str(refusal))
    status.details.append(_packed(ErrorInfo(reason=refusal.reason, domain="ttms", metadata=refusal.details)))
    if isinstance(refusal, FieldInvalid):
        violation = BadRequest.FieldViolation(field=refusal.details["field"], description=refusal.details["rule"])
        status.details.append(_packed(BadRequest(field_violations=[violation])))
    try:
        await context.abort(code, str(refusal), ((_DETAILS, status.SerializeToString()),))
    except grpc.aio.AbortError as error:
        # The call's state keeps this error, and its trace the call: they go when the call has ended.
        asyncio.get_running_loop().call_soon(error.with_traceback, None)
        raise


def _packed(message: Any) -> AnyMessage:
    packed = AnyMessage()
    packed.Pack(message)
    return packed
