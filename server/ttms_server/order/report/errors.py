"""How reports say no."""

from ttms_server.errors import Kind, Refusal


class SpanTooLong(Refusal):
    """A report over more cinema days than anybody reads."""

    kind = Kind.INVALID
    reason = "SPAN_TOO_LONG"

    def __init__(self, limit: int) -> None:
        super().__init__(f"A report covers at most {limit} days.", limit=limit)
