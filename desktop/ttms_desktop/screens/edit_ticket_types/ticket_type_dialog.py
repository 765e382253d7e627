"""One ticket type: its names, its share of the price, its key and its place."""

from PySide6.QtWidgets import QWidget

from ttms_desktop.screens.edit_ticket_types.pictures import TicketTypeDraft
from ttms_desktop.screens.edit_ticket_types.view_model import LAST_PLACE, EditTicketTypesViewModel
from ttms_desktop.screens.record_dialog import RecordDialog
from ttms_desktop.widgets.line_edit import LineEdit
from ttms_desktop.widgets.number_edit import NumberEdit
from ttms_desktop.widgets.switch import Switch

_LONGEST_NAME = 32


class TicketTypeDialog(RecordDialog):
    """Adds a ticket type, or changes the one with `type_id`."""

    def __init__(self, model: EditTicketTypesViewModel, type_id: int, parent: QWidget) -> None:
        super().__init__(model, type_id, parent, width=520)
        self._code = model.draft(type_id).code
        self.name, self.name_en, self.key = LineEdit(), LineEdit(), LineEdit()
        for field, longest in ((self.name, _LONGEST_NAME), (self.name_en, _LONGEST_NAME), (self.key, 1)):
            field.setMaxLength(longest)
        self.percent = NumberEdit(least=0, most=100, unit="%")
        self.position = NumberEdit(least=1, most=LAST_PLACE)
        self.retired = Switch()
        self.fill_form()
        self.form.set_shown("retired", shown=bool(type_id))
        self.draw_stored()

    def fill_form(self) -> None:
        new = not self.record_id
        self.retired.setText(self.tr("Retired: not offered for new shows"))
        if new:
            self.say(self.tr("New ticket type"), self.tr("Add"))
        else:
            self.say(self.tr("Edit ticket type"), self.tr("Save"))
        self.add_field("name", self.tr("Name"), self.name)
        self.add_field("name_en", self.tr("English name"), self.name_en, beside=True)
        keeps = "" if new else self.tr("Name and share apply to new shows; existing shows keep theirs.")
        self.add_field("percent", self.tr("Share of the full price"), self.percent, hint=keeps)
        self.add_field("key", self.tr("Key at the counter"), self.key, hint=self.tr("One letter, such as A"))
        self.add_field("position", self.tr("Order"), self.position, hint=self.tr("1 is first"), beside=True)
        self.add_field("retired", "", self.retired)

    def draw(self, draft: TicketTypeDraft) -> None:
        self.name.set_value(draft.name)
        self.name_en.set_value(draft.name_en)
        self.key.set_value(draft.key)
        self.percent.set_number(draft.percent)
        self.position.set_number(draft.position)
        self.retired.set_on(draft.retired)

    def typed(self) -> TicketTypeDraft:
        """What stands in the form now."""
        return TicketTypeDraft(
            code=self._code,
            name=self.name.value,
            name_en=self.name_en.value,
            key=self.key.value,
            percent=self.percent.number,
            position=self.position.number,
            retired=self.retired.on,
            etag=self.etag,
        )
