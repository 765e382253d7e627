"""Certificates as servers have them, good and bad, and servers that show them."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import NameOID


@dataclass(frozen=True)
class Pair:
    """A certificate with its key, both as PEM."""

    certificate: str
    key: str

    @property
    def fingerprint(self) -> str:
        """As OpenSSL says it, without its colons."""
        parsed = x509.load_pem_x509_certificate(self.certificate.encode())
        return parsed.fingerprint(hashes.SHA256()).hex().upper()

    def write(self, folder: Path) -> None:
        """As the server's own files."""
        (folder / "certificate.pem").write_text(self.certificate, encoding="ascii")
        (folder / "key.pem").write_text(self.key, encoding="ascii")


def make_pair(*, begins_in_days: int = -1, ends_in_days: int = 30, name: str = "ttms-server") -> Pair:
    """Another pair at each call."""
    key = ec.generate_private_key(ec.SECP256R1())
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "made by a test")])
    now = datetime.now(UTC)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now + timedelta(days=begins_in_days))
        .not_valid_after(now + timedelta(days=ends_in_days))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(name)]), critical=False)
        .sign(key, hashes.SHA256())
    )
    return Pair(
        certificate.public_bytes(Encoding.PEM).decode("ascii"),
        key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()).decode("ascii"),
    )
