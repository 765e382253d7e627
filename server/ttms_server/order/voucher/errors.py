"""How vouchers say no."""

from datetime import datetime

from ttms_server.errors import Kind, Refusal


class VoucherNotFound(Refusal):
    """There is no voucher with this code."""

    kind = Kind.NOT_FOUND
    reason = "VOUCHER_NOT_FOUND"

    def __init__(self, code: str) -> None:
        super().__init__(f"There is no voucher {code}.", code=code)


class VoucherExpired(Refusal):
    """It was good until a moment that is over."""

    kind = Kind.CONFLICT
    reason = "VOUCHER_EXPIRED"

    def __init__(self, *, code: str, expires_at: datetime) -> None:
        super().__init__(f"Voucher {code} has expired.", code=code, expires_at=expires_at.isoformat())


class VoucherTooSmall(Refusal):
    """More was to be paid with it than is left on it."""

    kind = Kind.CONFLICT
    reason = "VOUCHER_TOO_SMALL"

    def __init__(self, *, code: str, balance_minor: int) -> None:
        super().__init__(f"Voucher {code} has {balance_minor} left.", code=code, balance_minor=balance_minor)
