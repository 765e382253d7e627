"""Calls in which secrets are typed, and everything that came back."""

from collections.abc import Sequence
from typing import Any
from uuid import uuid4

from google.protobuf.descriptor import Descriptor, FieldDescriptor

from support.raw_calls import METHODS, Caller, Method, Outcome

NUMBERS = {FieldDescriptor.TYPE_INT64, FieldDescriptor.TYPE_INT32, FieldDescriptor.TYPE_ENUM}
SECRET_FIELDS = {"password", "old_password", "new_password", "pin", "new_pin"}
# What a ticket or voucher is known by is a secret of the log, but an answer may name it.
CODE_FIELDS = {"code", "signed_code"}


class Listener:
    """Keeps all that the server answers."""

    def __init__(self) -> None:
        self.heard: list[str] = []

    def call(self, caller: Caller, method: Method | str, /, **fields: Any) -> Outcome:
        found = str(method)
        changes = not found.startswith(("Get", "List", "Watch"))
        outcome = caller(method, **({"request_id": str(uuid4())} if changes else {}), **fields)
        self.heard.append(f"{found} {outcome.reason} {outcome.text} {outcome.details} {outcome.answer!s}")
        return outcome

    def call_everything(self, callers: Sequence[Caller], secret: str) -> list[str]:
        """Every method with text in every field, `secret` where one belongs; the reasons of what came of it."""
        reasons = []
        for caller in callers:
            for method in METHODS:
                # A session that ends here would be none for the calls that follow.
                if method.name not in {"SignOut", "SwitchUser"}:
                    fields = filled(method.descriptor.input_type, secret)
                    fields.pop("request_id", None)
                    reasons.append(self.call(caller, method, **fields).reason)
        return reasons


def filled(message: Descriptor, secret: str, *, depth: int = 3) -> dict[str, Any]:
    """Some value for each field."""
    found: dict[str, Any] = {}
    for field in message.fields:
        value = _value(message, field, secret, depth)
        if value is not None:
            found[field.name] = [value] if field.is_repeated else value
    return found


def _value(message: Descriptor, field: FieldDescriptor, secret: str, depth: int) -> Any:
    inner = field.message_type
    if inner is not None:
        ours = depth > 0 and inner.file.package == message.file.package and not inner.GetOptions().map_entry
        return filled(inner, secret, depth=depth - 1) if ours else None
    if field.type == FieldDescriptor.TYPE_STRING:
        return None if field.name == "page_token" else secret if field.name in SECRET_FIELDS | CODE_FIELDS else "1"
    return 1 if field.type in NUMBERS else None
