"""What the screen of people shows and what is typed there, as plain values."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class PersonLine:
    """A person in the list."""

    person_id: int
    name: str
    user_name: str
    role: str
    role_text: str
    disabled: bool
    state_text: str
    myself: bool


@dataclass(frozen=True, slots=True)
class PersonDraft:
    """What stands in the form; the passwords only for a new person.

    `etag` names the state of the person over which it was typed.
    """

    user_name: str = ""
    display_name: str = ""
    role: str = "CLERK"
    password: str = field(default="", repr=False)
    password_again: str = field(default="", repr=False)
    disabled: bool = False
    etag: str = ""
