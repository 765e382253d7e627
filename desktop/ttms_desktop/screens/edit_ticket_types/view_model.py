"""Ticket types: the list, what is asked for, and what anybody can see to be wrong without the server."""

from collections.abc import Iterable, Iterator, Sequence
from typing import ClassVar

from PySide6.QtCore import QLocale

from ttms_client.errors import NameTaken, TicketKeyTaken
from ttms_client.ticket_type import TicketType
from ttms_desktop.calls import Calls
from ttms_desktop.screens.changing import Refusal
from ttms_desktop.screens.coded_records import CodedRecords
from ttms_desktop.screens.edit_ticket_types.pictures import TicketTypeDraft, TicketTypeLine
from ttms_desktop.screens.sell_tickets.wording import in_language
from ttms_desktop.words import translate

LAST_PLACE = 99


class EditTicketTypesViewModel(CodedRecords[TicketType]):
    """What the screen of ticket types shows and does."""

    FIELDS: ClassVar = {name: name for name in ("name", "name_en", "key", "percent", "position", "retired")}
    CLASSES: ClassVar = {NameTaken: "name", TicketKeyTaken: "key"}

    def ticket_types(self) -> list[TicketTypeLine]:
        """Those that are searched for, in use or with the retired ones, in the order of the counters."""
        return [_line(one, number) for number, one in self.found()]

    # What CodedRecords asks for

    @staticmethod
    def fetch(client: Calls) -> Sequence[TicketType]:
        return client.ticket_type.list_ticket_types(include_retired=True)

    @staticmethod
    def store(client: Calls, record: TicketType, request_id: str) -> TicketType:
        return client.ticket_type.save_ticket_type(record, request_id=request_id)

    def name_of(self, record: TicketType) -> str:
        return in_language(record.name, record.name_en)

    def words_of(self, record: TicketType) -> str:
        return f"{record.name}\n{record.name_en}"

    def draft_of(self, record: TicketType | None) -> TicketTypeDraft:
        if record is None:
            return TicketTypeDraft(percent=100, position=self._next_place())
        return TicketTypeDraft(
            code=record.code,
            name=record.name,
            name_en=record.name_en,
            key=record.key,
            percent=record.percent,
            position=record.position,
            retired=record.retired,
            etag=record.etag,
        )

    def problems(self, draft: TicketTypeDraft) -> Iterable[Refusal]:
        yield from _problems(draft)
        owner = self._owner_of_key(draft)
        if owner is not None:
            yield Refusal(_key_taken_text(self.name_of(owner), retired=owner.retired), "key")

    def record_of(self, draft: TicketTypeDraft) -> TicketType:
        assert draft.percent is not None
        assert draft.position is not None
        return TicketType(
            code=draft.code,
            name=draft.name,
            name_en=draft.name_en,
            key=draft.key.upper(),
            percent=draft.percent,
            position=draft.position,
            retired=draft.retired,
            etag=draft.etag,
        )

    def _owner_of_key(self, draft: TicketTypeDraft) -> TicketType | None:
        """Another type that has its key; a retired one goes on having it."""
        others = (one for one in self._listing.rows if one.code != draft.code)
        return next((one for one in others if one.key == draft.key.upper()), None)

    def _next_place(self) -> int:
        """The first free one behind the others, or behind all but those that stand last of all."""
        used = {one.position for one in self._listing.rows}
        return max((one + 1 for one in used if one < LAST_PLACE and one + 1 not in used), default=1)


def _problems(draft: TicketTypeDraft) -> Iterator[Refusal]:
    if not draft.name:
        yield Refusal(translate("EditTicketTypes", "Enter the name."), "name")
    if not (len(draft.key) == 1 and "A" <= draft.key.upper() <= "Z"):
        yield Refusal(translate("EditTicketTypes", "Enter one letter from A to Z."), "key")
    if draft.percent is None or draft.percent > 100:
        yield Refusal(translate("EditTicketTypes", "Enter 0 to 100 percent."), "percent")
    if draft.position is None or not 1 <= draft.position <= LAST_PLACE:
        text = translate("EditTicketTypes", "Enter 1 to {last}; 1 is first.").format(last=LAST_PLACE)
        yield Refusal(text, "position")


def _key_taken_text(name: str, *, retired: bool) -> str:
    text = (
        translate("EditTicketTypes", "“{name}”, which is retired, still has this key. Choose another letter.")
        if retired
        else translate("EditTicketTypes", "“{name}” has this key. Choose another letter.")
    )
    return text.format(name=name)


def _line(one: TicketType, number: int) -> TicketTypeLine:
    english = QLocale().language() is QLocale.Language.English
    return TicketTypeLine(
        type_id=number,
        name=in_language(one.name, one.name_en),
        other_name=one.name if english else one.name_en,
        key=one.key,
        percent=one.percent,
        percent_text=f"{one.percent}%",
        position=one.position,
        retired=one.retired,
        state_text=translate("EditTicketTypes", "Retired") if one.retired else translate("EditTicketTypes", "In use"),
    )
