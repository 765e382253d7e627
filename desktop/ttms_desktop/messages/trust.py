"""The server's certificate."""

from ttms_client import trust
from ttms_desktop import trusted_servers
from ttms_desktop.messages.wording import Sentences
from ttms_desktop.words import translate


def sentences() -> Sentences:
    return {
        trust.ServerNotTrusted: (
            translate(
                "Messages", "The server’s identity could not be checked; nothing was sent. Tell your administrator."
            ),
        ),
        trust.CertificateChanged: (
            translate(
                "Messages",
                "The server shows a different certificate than before; nothing was sent. It may be another "
                "machine: tell your administrator, then sign in again.",
            ),
        ),
        trust.CertificateExpired: (
            translate(
                "Messages",
                "The server’s certificate has expired, or this computer’s clock is wrong; nothing was sent. "
                "Tell your administrator.",
            ),
        ),
        trust.CertificateUnknown: (
            translate(
                "Messages", "This counter does not know the server’s certificate yet. Sign in again to check it."
            ),
        ),
        trust.EncryptionMismatch: (
            translate(
                "Messages",
                "The server does not speak the encryption that this counter expects; nothing was sent. "
                "Tell your administrator.",
            ),
        ),
        trusted_servers.CertificateUnstored: (
            translate(
                "Messages", "This computer cannot store the server’s certificate ({problem}). Free some disk space."
            ),
            translate("Messages", "This computer cannot store the server’s certificate. Free some disk space."),
        ),
    }
