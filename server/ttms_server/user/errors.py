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
