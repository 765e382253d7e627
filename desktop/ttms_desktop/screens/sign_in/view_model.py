"""Signing in: what was typed last, the call, and the sentence when it is refused."""

from PySide6.QtCore import QObject, Signal


class SignInViewModel(QObject):
    """A person signs in at a counter of a cinema's server."""

    busy_changed = Signal(bool)
    refused = Signal(str)
    signed_in = Signal()

    @property
    def busy(self) -> bool:
        raise NotImplementedError

    @property
    def last_address(self) -> str:
        """Where the last sign-in on this computer went; the default from the settings at first."""
        raise NotImplementedError

    @property
    def last_user_name(self) -> str:
        raise NotImplementedError

    @property
    def last_counter_name(self) -> str:
        raise NotImplementedError

    def sign_in(self, address: str, user_name: str, password: str, counter_name: str) -> None:
        """Ignored while busy; a field that is empty is refused with a sentence."""
        raise NotImplementedError
