"""Refusals about who calls, and about people."""

# ruff: noqa: N818 - refusals say what is wrong, families end in Error

from ttms_client.errors.families import Conflict, InvalidRequest, NoRight, NotFound, NotSignedInError, TooManyTries


class SignInRefused(NotSignedInError):
    """Unknown user or wrong password; which of them is not told."""

    reason = "SIGN_IN_REFUSED"


class NotSignedIn(NotSignedInError):
    """No token, or one that nobody was given."""

    reason = "NOT_SIGNED_IN"


class SessionExpired(NotSignedInError):
    """The session was too old or was ended."""

    reason = "SESSION_EXPIRED"


class UserDisabled(NotSignedInError):
    """The account is switched off. details: user_name."""

    reason = "USER_DISABLED"


class PasswordWrong(InvalidRequest):
    """The old password is not the caller's."""

    reason = "PASSWORD_WRONG"


class PinWrong(InvalidRequest):
    """Nobody has this name and PIN; whoever is signed in still is."""

    reason = "PIN_WRONG"


class ApprovalRefused(NoRight):
    """Nobody who may approve has this name and PIN."""

    reason = "APPROVAL_REFUSED"


class PinThrottled(TooManyTries):
    """Too many wrong PINs of this person. details: seconds."""

    reason = "PIN_THROTTLED"


class SignInThrottled(TooManyTries):
    """Too many wrong passwords for this account or from this machine. details: seconds."""

    reason = "SIGN_IN_THROTTLED"


class UserNotFound(NotFound):
    """details: user_id."""

    reason = "USER_NOT_FOUND"


class LastAdministrator(Conflict):
    """Nobody would be left who can change people."""

    reason = "LAST_ADMINISTRATOR"


class CodeWrong(InvalidRequest):
    """Wrong, too old, used, tried too often, or never sent; which of them is not told."""

    reason = "CODE_WRONG"


class MailNotSetUp(Conflict):
    """The server has nobody to send mail by."""

    reason = "MAIL_NOT_SET_UP"


class MailThrottled(TooManyTries):
    """Too many codes for this account, to this address or from this machine. details: seconds."""

    reason = "MAIL_THROTTLED"


class RateLimited(TooManyTries):
    """More calls a second than one caller may make. details: seconds."""

    reason = "RATE_LIMITED"


class EmailTaken(Conflict):
    """Somebody else has this address."""

    reason = "EMAIL_TAKEN"


class CounterNotFound(NotFound):
    """Nobody ever signed in at a counter of this name. details: counter_name."""

    reason = "COUNTER_NOT_FOUND"


class CounterInUse(Conflict):
    """Another computer works as this counter. details: counter_name, display_name, approval ("needed" or "own")."""

    reason = "COUNTER_IN_USE"


class SessionNotFound(NotFound):
    """Nobody is signed in there any more."""

    reason = "SESSION_NOT_FOUND"
