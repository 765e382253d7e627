"""What gRPC's errors mean here: the one place where they become the classes of `errors`."""

from collections.abc import Mapping

import grpc
from google.protobuf.message import DecodeError
from google.rpc.error_details_pb2 import ErrorInfo
from grpc_status import rpc_status

from ttms_client.errors import (
    BY_REASON,
    AnswerLate,
    Busy,
    Conflict,
    InvalidRequest,
    NoRight,
    NotFound,
    NotSignedInError,
    OutcomeUnknown,
    ServerFault,
    ServerUnreachable,
    TooManyTries,
    TtmsError,
)

DOMAIN = "ttms"

# For a reason that only a newer server knows.
_BY_STATUS: Mapping[grpc.StatusCode, type[TtmsError]] = {
    grpc.StatusCode.INVALID_ARGUMENT: InvalidRequest,
    grpc.StatusCode.UNAUTHENTICATED: NotSignedInError,
    grpc.StatusCode.PERMISSION_DENIED: NoRight,
    grpc.StatusCode.NOT_FOUND: NotFound,
    grpc.StatusCode.FAILED_PRECONDITION: Conflict,
    grpc.StatusCode.ALREADY_EXISTS: Conflict,
    grpc.StatusCode.RESOURCE_EXHAUSTED: TooManyTries,
    grpc.StatusCode.ABORTED: Busy,
    grpc.StatusCode.UNAVAILABLE: OutcomeUnknown,
}

# Without an ErrorInfo of ours the status comes from gRPC itself or from a box in between, so it is never a Refused:
# that the server said no, and nothing was changed, only the server can say.
_UNSIGNED: Mapping[grpc.StatusCode, type[TtmsError]] = {
    grpc.StatusCode.UNAVAILABLE: ServerUnreachable,
    grpc.StatusCode.CANCELLED: ServerUnreachable,
    grpc.StatusCode.DEADLINE_EXCEEDED: AnswerLate,
    grpc.StatusCode.RESOURCE_EXHAUSTED: Busy,
    grpc.StatusCode.ABORTED: Busy,
}


def error_of(failure: grpc.RpcError) -> TtmsError:
    """What `failure` means; its class is the message, its text is for the log."""
    if not isinstance(failure, grpc.Call):
        return ServerFault(str(failure))
    status, text = failure.code(), failure.details() or ""
    info = _error_info(failure)
    if info is None:
        return _UNSIGNED.get(status, ServerFault)(text, {"status": status.name})
    if info.reason in BY_REASON:
        return BY_REASON[info.reason](text, info.metadata)
    return _BY_STATUS.get(status, ServerFault)(text, {**info.metadata, "reason": info.reason})


def _error_info(call: grpc.Call) -> ErrorInfo | None:
    try:
        status = rpc_status.from_call(call)
        for packed in status.details if status is not None else ():
            info = ErrorInfo()
            if packed.Unpack(info) and info.domain == DOMAIN:
                return info
    except (ValueError, DecodeError):
        # Details that contradict their status, or are none at all, say nothing.
        return None
    return None
