"""Extras: the list, and what is asked for."""

from collections.abc import Iterable, Sequence
from typing import ClassVar

from ttms_client.errors import NameTaken
from ttms_client.extra import Extra
from ttms_desktop.calls import Calls
from ttms_desktop.screens.changing import Refusal
from ttms_desktop.screens.coded_records import CodedRecords
from ttms_desktop.screens.edit_extras import checking, wording
from ttms_desktop.screens.edit_extras.pictures import ExtraDraft, ExtraLine


class EditExtrasViewModel(CodedRecords[Extra]):
    """What the screen of extras shows and does."""

    FIELDS: ClassVar = {name: name for name in ("code", "name", "name_en", "price_minor", "charged")}
    CLASSES: ClassVar = {NameTaken: "code"}

    def extras(self) -> list[ExtraLine]:
        """Those that are searched for, on sale or with the retired ones, in the order of the counters."""
        return [wording.line_of(extra, extra_id=number, currency=self.currency) for number, extra in self.found()]

    def ways_to_charge(self) -> list[tuple[str, str]]:
        """By what an extra may be counted: name and text."""
        return [(charged.name, wording.charged_text(charged)) for charged in wording.CHOICES]

    # What CodedRecords asks for

    @staticmethod
    def fetch(client: Calls) -> Sequence[Extra]:
        return client.extra.list_extras(include_retired=True)

    @staticmethod
    def store(client: Calls, record: Extra, request_id: str) -> Extra:
        return client.extra.save_extra(record, request_id=request_id)

    def name_of(self, record: Extra) -> str:
        return wording.name_of(record)

    def words_of(self, record: Extra) -> str:
        return f"{record.name}\n{record.name_en}\n{record.code}"

    def draft_of(self, record: Extra | None) -> ExtraDraft:
        return ExtraDraft() if record is None else checking.draft_of(record, currency=self.currency)

    def problems(self, draft: ExtraDraft) -> Iterable[Refusal]:
        return checking.problems(draft)

    def record_of(self, draft: ExtraDraft) -> Extra:
        return checking.extra_of(draft)
