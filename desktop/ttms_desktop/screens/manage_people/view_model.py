"""People: the list, what is asked for, and the sentence for each refusal."""

from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from ttms_client.errors import ChangedMeanwhile, LastAdministrator, NameTaken, NoAnswer, UserNotFound
from ttms_client.user import Role, User
from ttms_desktop import tasks
from ttms_desktop.calls import Calls
from ttms_desktop.messages import text_for
from ttms_desktop.screens.changing import Changing, needs_sign_in, refusal_of, sign_in_text
from ttms_desktop.screens.listing import Listing, ListState
from ttms_desktop.screens.manage_people import checking, wording
from ttms_desktop.screens.manage_people.pictures import PersonDraft, PersonLine
from ttms_desktop.screens.manage_people.signed_in import SignedIn
from ttms_desktop.screens.merging import Merged, merged
from ttms_desktop.session import Counter
from ttms_desktop.words import translate

_FIELDS = {name: name for name in ("user_name", "display_name", "role", "password", "disabled")}
_RESET_FIELDS = {"new_password": "password", "password": "password"}


class ManagePeopleViewModel(QObject):
    """What the screen of people shows and does; people are named by their id, 0 is one that is not stored yet."""

    people_changed = Signal()
    busy_changed = Signal(bool)
    saved = Signal(object)  # what was done, in words
    refused = Signal(str, str)  # why not, and the field that is wrong or empty
    overtaken = Signal()  # somebody else has changed the person, and what is stored now is here
    informed = Signal(object)  # words
    failed = Signal(object)  # something outside of a form
    sign_in_needed = Signal(object)  # words

    def __init__(self, counter: Counter, runner: tasks.Runner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._counter = counter
        self._wanted = ""
        self.saved_id = 0
        self.signed_in = SignedIn(counter, runner, self)
        self.signed_in.sign_in_needed.connect(self.sign_in_needed)
        self._changing = Changing(counter, runner, self)
        self._users: Listing[User] = Listing(counter, runner, _everybody, self)
        self._changing.busy_changed.connect(self.busy_changed)
        self._users.changed.connect(self.people_changed)
        self._users.refresh_failed.connect(self.failed)
        self._users.sign_in_needed.connect(self.sign_in_needed)

    # The list

    def load(self) -> None:
        self._users.load()

    @property
    def state(self) -> ListState:
        return self._users.state

    @property
    def problem(self) -> str:
        """Why there is no list."""
        return self._users.problem

    @property
    def busy(self) -> bool:
        return self._changing.busy

    def people(self) -> list[PersonLine]:
        """Those that are searched for; who may sign in stands first."""
        myself = self._counter.session.user.user_id if self._counter.session else 0
        found = [user for user in self._users.rows if self._is_wanted(user)]
        found.sort(key=lambda user: user.disabled)
        return [wording.line_of(user, myself=myself) for user in found]

    def search(self, text: str) -> None:
        """Narrow the list to people with this in one of their names."""
        self._wanted = text
        self.people_changed.emit()

    def roles(self) -> list[tuple[str, str]]:
        """What people may be: name and text."""
        return [(role.name, wording.role_text(role)) for role in Role]

    def role_hint(self, role: str) -> str:
        """What the role of this name is for."""
        return wording.role_hint(Role[role]) if role in Role.__members__ else ""

    # A person in the form

    def draft(self, person_id: int) -> PersonDraft:
        """What is stored of a person; empty for a new one."""
        user = self._find(person_id)
        if user is None:
            return PersonDraft()
        return PersonDraft(
            user_name=user.user_name,
            display_name=user.display_name,
            role=user.role.name,
            disabled=user.disabled,
            etag=user.etag,
        )

    def merge(self, person_id: int, *, before: PersonDraft, mine: PersonDraft) -> Merged[PersonDraft]:
        """What was typed and what somebody else has stored meanwhile, put together."""
        return merged(before=before, mine=mine, theirs=self.draft(person_id))

    def save(self, person_id: int, draft: PersonDraft) -> None:
        """Add the person, or store name, role and whether the person may sign in."""
        if self.busy:
            return
        problems = checking.problems(draft, new=not person_id)
        for problem in problems:
            self.refused.emit(problem.text, problem.field)
        if problems:
            return
        if person_id:
            self._store(person_id, draft)
        else:
            self._create(draft)

    def _create(self, draft: PersonDraft) -> None:
        self._changing.ask(
            ("create", draft),
            lambda client, request_id: client.user.create_user(
                user_name=draft.user_name,
                display_name=draft.display_name,
                role=Role[draft.role],
                password=draft.password,
                request_id=request_id,
            ),
            done=self._on_saved,
            failed=lambda failure: self._on_refused(failure, draft),
        )

    def _store(self, person_id: int, draft: PersonDraft) -> None:
        stored = self._find(person_id)
        user = User(
            person_id,
            draft.user_name,
            draft.display_name,
            Role[draft.role],
            disabled=draft.disabled,
            etag=draft.etag,
            # The form has no field for it, and an empty one would take it away; the etag guards it too.
            email=stored.email if stored else "",
        )
        self._changing.ask(
            ("update", user),
            lambda client, request_id: client.user.update_user(user, request_id=request_id),
            done=self._on_saved,
            failed=lambda failure: self._on_refused(failure, draft),
        )

    def _on_saved(self, user: User) -> None:
        self.saved_id = user.user_id
        self.saved.emit(translate("ManagePeople", "{name} is saved.").format(name=user.display_name))
        self._users.put(user, same=lambda known: known.user_id == user.user_id)
        self.load()

    def _on_refused(self, failure: tasks.Failure, draft: PersonDraft) -> None:
        if needs_sign_in(failure):
            self.sign_in_needed.emit(sign_in_text(failure))
        elif isinstance(failure, ChangedMeanwhile):
            self.refused.emit(text_for(failure), "")
            self._users.load(then=self.overtaken.emit)
        elif isinstance(failure, LastAdministrator):
            self.refused.emit(text_for(failure), "disabled" if draft.disabled else "role")
        elif isinstance(failure, NameTaken):
            owner = next((user for user in self._users.rows if user.user_name == failure.details.get("name")), None)
            self.refused.emit(wording.name_taken_text(owner), "user_name")
        else:
            refusal = refusal_of(failure, fields=_FIELDS)
            self.refused.emit(refusal.text, refusal.field)
            if isinstance(failure, NoAnswer | UserNotFound):
                self.load()

    # A new password for somebody

    def reset_password(self, person_id: int, password: str, again: str) -> None:
        """Give somebody a new password; every session of that person ends."""
        user = self._find(person_id)
        if self.busy or user is None:
            return
        problems = list(checking.password_problems(password, again, field="password"))
        for problem in problems:
            self.refused.emit(problem.text, problem.field)
        if not problems:
            self._changing.ask(
                ("reset", person_id, password),
                lambda client, request_id: client.user.reset_password(person_id, password, request_id=request_id),
                done=lambda _: self._on_reset(user),
                failed=self._on_not_reset,
            )

    def _on_reset(self, user: User) -> None:
        text = translate("ManagePeople", "{name} has a new password and must sign in with it.")
        self.saved.emit(text.format(name=user.display_name))

    def _on_not_reset(self, failure: tasks.Failure) -> None:
        if needs_sign_in(failure):
            self.sign_in_needed.emit(sign_in_text(failure))
            return
        refusal = refusal_of(failure, fields=_RESET_FIELDS)
        self.refused.emit(refusal.text, refusal.field)

    # Switching somebody off and on

    def switch(self, person_id: int, *, on: bool) -> None:
        """Whether the person may sign in; switching off ends every session at once."""
        user = self._find(person_id)
        if user is None or user.disabled is not on:
            return
        switched = replace(user, disabled=not on)
        text = (
            translate("ManagePeople", "{name} may sign in again.")
            if on
            else translate("ManagePeople", "{name} is disabled.")
        )
        self._changing.ask(
            ("update", switched),
            lambda client, request_id: client.user.update_user(switched, request_id=request_id),
            done=lambda _: self._on_switched(text.format(name=user.display_name)),
            failed=self._on_failed,
        )

    def _on_switched(self, text: str) -> None:
        self.load()
        self.informed.emit(text)

    def _on_failed(self, failure: tasks.Failure) -> None:
        if needs_sign_in(failure):
            self.sign_in_needed.emit(sign_in_text(failure))
            return
        self.failed.emit(refusal_of(failure, fields={}).text)
        self.load()

    def _find(self, person_id: int) -> User | None:
        return next((user for user in self._users.rows if user.user_id == person_id), None)

    def _is_wanted(self, user: User) -> bool:
        return self._wanted.casefold() in f"{user.display_name}\n{user.user_name}".casefold()


def _everybody(client: Calls) -> list[User]:
    return list(client.user.list_users())
