"""How ticket types say no."""

from ttms_server.errors import Kind, Refusal


class TicketKeyTaken(Refusal):
    """Another ticket type has this key."""

    kind = Kind.EXISTS
    reason = "TICKET_KEY_TAKEN"

    def __init__(self, key: str) -> None:
        super().__init__(f"Another ticket type has the key {key}.", key=key)


class TicketTypeNameTaken(Refusal):
    """Another ticket type that is in use is called so, or in a way that is read alike."""

    kind = Kind.EXISTS
    reason = "NAME_TAKEN"

    def __init__(self, name: str) -> None:
        super().__init__(f"There is a ticket type {name} already.", name=name)
