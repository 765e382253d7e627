"""What servers show to a counter that looks, without a network."""

from datetime import UTC, datetime

from support.certificates import make_pair
from ttms_client.errors import ServerUnreachable
from ttms_client.trust import ServerCertificate, fingerprint_of

PEM, OTHER_PEM = make_pair().certificate, make_pair().certificate
VALID_UNTIL = datetime(2036, 11, 21, tzinfo=UTC)


class Network:
    """Certificates by address; where there is none, nobody answers."""

    def __init__(self) -> None:
        self.shows: dict[str, str] = {}

    def fetch(self, address: str) -> ServerCertificate:
        if address not in self.shows:
            raise ServerUnreachable("nobody")
        pem = self.shows[address]
        return ServerCertificate(pem, fingerprint_of(pem), VALID_UNTIL)
