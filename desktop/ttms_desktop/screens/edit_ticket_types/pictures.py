"""What the screen of ticket types shows and what is typed there, as plain values."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class TicketTypeLine:
    """A ticket type in the list; the texts are ready to be shown."""

    type_id: int
    name: str
    other_name: str
    key: str
    percent: int
    percent_text: str
    position: int
    retired: bool
    state_text: str


@dataclass(frozen=True, slots=True)
class TicketTypeDraft:
    """What stands in the form; `code` and `etag` name the type and its state over which it was typed."""

    code: str = ""
    name: str = ""
    name_en: str = ""
    key: str = ""
    percent: int | None = None
    position: int | None = None
    retired: bool = False
    etag: str = ""
