"""The certificates of the servers that somebody at this computer chose to trust: one PEM file for each address."""

import re
from pathlib import Path

from ttms_client.trust import first_certificate
from ttms_desktop.config import ConnectionSettings
from ttms_desktop.failures import LocalFailure
from ttms_desktop.whole_file import write_whole


class CertificateUnstored(LocalFailure):
    """The certificate could not be stored, so the server is not trusted. details: problem."""


class TrustedServers:
    """What is trusted for an address: the file of the settings for theirs, what was stored here for any other."""

    def __init__(self, folder: Path, given: ConnectionSettings) -> None:
        self._folder, self._given = folder, given

    def is_given(self, address: str) -> bool:
        """Whether the settings say what to trust, so that nobody here is asked."""
        return bool(self._given.certificate) and address == self._given.address

    def certificate_of(self, address: str) -> str | None:
        """PEM, or None if nothing readable is trusted for `address`."""
        file = Path(self._given.certificate).expanduser() if self.is_given(address) else self._file(address)
        try:
            return first_certificate(file.read_text(encoding="ascii"))
        except (OSError, ValueError):
            return None

    def trust(self, address: str, pem: str) -> None:
        """From now on `address` is the server with this certificate. Raises CertificateUnstored."""
        file = self._file(address)
        try:
            file.parent.mkdir(parents=True, exist_ok=True)
            write_whole(file, pem)
        except OSError as error:
            raise CertificateUnstored(problem=error.strerror or str(error)) from error

    def _file(self, address: str) -> Path:
        return self._folder / f"{re.sub(r'[^a-z0-9.-]', '_', address.lower())}.pem"
