"""How extras say no."""

from ttms_server.errors import Kind, Refusal


class ExtraNotFound(Refusal):
    """The cinema does not offer this extra, or not any more."""

    kind = Kind.NOT_FOUND
    reason = "EXTRA_NOT_FOUND"

    def __init__(self, code: str) -> None:
        super().__init__(f"There is no extra {code!r}.", code=code)


class ExtraPriceChanged(Refusal):
    """The price that the counter showed is not the extra's."""

    kind = Kind.CONFLICT
    reason = "EXTRA_PRICE_CHANGED"

    def __init__(self, *, code: str, shown_minor: int, price_minor: int) -> None:
        super().__init__(
            f"Extra {code!r} costs {price_minor}, not {shown_minor}.",
            code=code,
            shown_minor=shown_minor,
            price_minor=price_minor,
        )


class ExtraCodeTaken(Refusal):
    """Another extra has this code."""

    kind = Kind.EXISTS
    reason = "NAME_TAKEN"

    def __init__(self, code: str) -> None:
        super().__init__(f"There is an extra {code!r} already.", name=code)
