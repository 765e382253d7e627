"""What this computer itself may refuse, beside everything that a server may: the base class of such refusals."""


class LocalFailure(Exception):  # noqa: N818 - refusals are named after what is wrong
    """Base of refusals that do not come from a server; never raised itself. `details` fill the sentence."""

    def __init__(self, message: str = "", **details: str) -> None:
        super().__init__(message or type(self).__name__)
        self.details = details
