"""How codes by mail say no."""

from ttms_server.errors import Kind, Refusal


class CodeWrong(Refusal):
    """Wrong, too old, used, tried too often, or never sent: one answer for all, or it would tell who works here."""

    kind = Kind.INVALID
    reason = "CODE_WRONG"

    def __init__(self) -> None:
        super().__init__("The code is wrong or not valid any more.")


class MailNotSetUp(Refusal):
    """The server has nobody to send mail by."""

    kind = Kind.CONFLICT
    reason = "MAIL_NOT_SET_UP"

    def __init__(self) -> None:
        super().__init__("This server sends no mail: [mail] host is empty.")


class MailThrottled(Refusal):
    """Too much mail for this account, to this address or from this machine."""

    kind = Kind.THROTTLED
    reason = "MAIL_THROTTLED"

    def __init__(self, seconds: int) -> None:
        super().__init__(f"Too many codes were asked for; try again in {seconds} s.", seconds=seconds)


class EmailTaken(Refusal):
    """Somebody else has this address."""

    kind = Kind.EXISTS
    reason = "EMAIL_TAKEN"

    def __init__(self) -> None:
        super().__init__("Somebody else has this address.")
