"""Whether what was typed can be a person or a password: what anybody can see without the server."""

from collections.abc import Iterator

from ttms_desktop.screens.changing import Refusal
from ttms_desktop.screens.manage_people.pictures import PersonDraft
from ttms_desktop.words import translate

LEAST_PASSWORD = 8


def problems(draft: PersonDraft, *, new: bool) -> list[Refusal]:
    """What is wrong with the fields, from above; empty if the server may be asked."""
    passwords = password_problems(draft.password, draft.password_again, field="password") if new else ()
    return [*_of_names(draft), *passwords]


def _of_names(draft: PersonDraft) -> Iterator[Refusal]:
    if not draft.display_name:
        yield Refusal(translate("ManagePeople", "Enter the name."), "display_name")
    if not draft.user_name:
        yield Refusal(translate("ManagePeople", "Enter the user name."), "user_name")


def password_problems(password: str, again: str, *, field: str) -> Iterator[Refusal]:
    """Too short, or typed differently the second time; the second field is called as the first, with "_again"."""
    if len(password) < LEAST_PASSWORD:
        text = translate("ManagePeople", "Use at least {least} characters.").format(least=LEAST_PASSWORD)
        yield Refusal(text, field)
    elif password != again:
        yield Refusal(translate("ManagePeople", "The passwords do not match. Type it again."), f"{field}_again")


def password_hint() -> str:
    """The rule, before anything is typed."""
    return translate("ManagePeople", "At least {least} characters").format(least=LEAST_PASSWORD)
