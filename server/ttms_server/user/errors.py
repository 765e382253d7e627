"""How signing in and rights say no."""

from ttms_server.errors import Kind, Refusal


class SignInRefused(Refusal):
    """Unknown user or wrong password: one answer for both, so that nobody can find out who works here."""

    kind = Kind.UNAUTHENTICATED
    reason = "SIGN_IN_REFUSED"

    def __init__(self) -> None:
        super().__init__("The user name or the password is wrong.")


class NotSignedIn(Refusal):
    """No token, or one that nobody was given."""

    kind = Kind.UNAUTHENTICATED
    reason = "NOT_SIGNED_IN"

    def __init__(self) -> None:
        super().__init__("Sign in first.")


class SessionExpired(Refusal):
    """The session was too old or was ended."""

    kind = Kind.UNAUTHENTICATED
    reason = "SESSION_EXPIRED"

    def __init__(self) -> None:
        super().__init__("The session is over; sign in again.")


class UserDisabled(Refusal):
    """The account is switched off; only told after the right password."""

    kind = Kind.UNAUTHENTICATED
    reason = "USER_DISABLED"

    def __init__(self, user_name: str) -> None:
        super().__init__(f"The account {user_name} is switched off.", user_name=user_name)


class NoRight(Refusal):
    """The caller's role may not do this."""

    kind = Kind.FORBIDDEN
    reason = "NO_RIGHT"

    def __init__(self, role: str) -> None:
        super().__init__(f"A {role} may not do this.", role=role)


class UserNameTaken(Refusal):
    """Somebody has this user name."""

    kind = Kind.EXISTS
    reason = "NAME_TAKEN"

    def __init__(self, name: str) -> None:
        super().__init__(f"There is a user {name} already.", name=name)


class UserNotFound(Refusal):
    """There is no such person."""

    kind = Kind.NOT_FOUND
    reason = "USER_NOT_FOUND"

    def __init__(self, user_id: int) -> None:
        super().__init__(f"There is no user {user_id}.", user_id=user_id)


class PasswordWrong(Refusal):
    """The old password is not the caller's."""

    kind = Kind.INVALID
    reason = "PASSWORD_WRONG"

    def __init__(self) -> None:
        super().__init__("The old password is wrong.")


class LastAdministrator(Refusal):
    """Nobody would be left who can change people."""

    kind = Kind.CONFLICT
    reason = "LAST_ADMINISTRATOR"

    def __init__(self) -> None:
        super().__init__("Nobody else is an administrator.")


class ApprovalRefused(Refusal):
    """Nobody who may approve has this name and PIN: one answer for all that can be wrong."""

    kind = Kind.FORBIDDEN
    reason = "APPROVAL_REFUSED"

    def __init__(self) -> None:
        super().__init__("The name or the PIN of the approver is wrong, or that person may not approve.")


class PinThrottled(Refusal):
    """Too many wrong PINs of this person."""

    kind = Kind.THROTTLED
    reason = "PIN_THROTTLED"

    def __init__(self, seconds: int) -> None:
        super().__init__(f"Too many wrong PINs; try again in {seconds} s.", seconds=seconds)


class PinWrong(Refusal):
    """Nobody has this name and PIN; the session of whoever asked goes on."""

    kind = Kind.INVALID
    reason = "PIN_WRONG"

    def __init__(self) -> None:
        super().__init__("The user name or the PIN is wrong.")


class SignInThrottled(Refusal):
    """Too many wrong passwords for this account or from this machine."""

    kind = Kind.THROTTLED
    reason = "SIGN_IN_THROTTLED"

    def __init__(self, seconds: int) -> None:
        super().__init__(f"Too many wrong passwords; try again in {seconds} s.", seconds=seconds)


class CounterNotFound(Refusal):
    """Nobody ever signed in at a counter of this name."""

    kind = Kind.NOT_FOUND
    reason = "COUNTER_NOT_FOUND"

    def __init__(self, counter_name: str) -> None:
        super().__init__(f"There is no counter {counter_name}.", counter_name=counter_name)


class CounterInUse(Refusal):
    """Another computer works as this counter, and nobody who may has taken it over."""

    kind = Kind.CONFLICT
    reason = "COUNTER_IN_USE"

    def __init__(self, counter_name: str, display_name: str, *, approval: str) -> None:
        super().__init__(
            f"{display_name} works as counter {counter_name} on another computer.",
            counter_name=counter_name,
            display_name=display_name,
            approval=approval,
        )


class SessionNotFound(Refusal):
    """Nobody is signed in there any more, or it is somebody else."""

    kind = Kind.NOT_FOUND
    reason = "SESSION_NOT_FOUND"

    def __init__(self) -> None:
        super().__init__("There is no such session.")
