"""One extra: its names, what it costs, and by what it is counted."""

from PySide6.QtWidgets import QWidget

from ttms_desktop.screens.edit_extras.pictures import ExtraDraft
from ttms_desktop.screens.edit_extras.view_model import EditExtrasViewModel
from ttms_desktop.screens.record_dialog import RecordDialog
from ttms_desktop.widgets.line_edit import LineEdit
from ttms_desktop.widgets.money_edit import PriceEdit
from ttms_desktop.widgets.picker import Picker
from ttms_desktop.widgets.switch import Switch

_LONGEST_NAME, _LONGEST_CODE = 100, 16


class ExtraDialog(RecordDialog):
    """Adds an extra, or changes the one with `extra_id`."""

    def __init__(self, model: EditExtrasViewModel, extra_id: int, parent: QWidget) -> None:
        super().__init__(model, extra_id, parent, width=560)
        self.name, self.name_en, self.code = LineEdit(), LineEdit(), LineEdit()
        for field, longest in ((self.name, _LONGEST_NAME), (self.name_en, _LONGEST_NAME), (self.code, _LONGEST_CODE)):
            field.setMaxLength(longest)
        self.price = PriceEdit(model.currency)
        self.charged = Picker()
        self.refundable, self.retired = Switch(), Switch()
        self._model = model
        self.fill_form()
        self.code.setEnabled(not extra_id)
        self.form.set_shown("retired", shown=bool(extra_id))
        self.draw_stored()

    def fill_form(self) -> None:
        new = not self.record_id
        self.charged.offer(self._model.ways_to_charge())
        self.refundable.setText(self.tr("Refunded with the tickets"))
        self.retired.setText(self.tr("Retired: no longer on sale"))
        if new:
            self.say(self.tr("New extra"), self.tr("Add"))
        else:
            self.say(self.tr("Edit extra"), self.tr("Save"))
        self.add_field("name", self.tr("Name"), self.name)
        self.add_field("name_en", self.tr("English name"), self.name_en, beside=True)
        place = self.tr("Extras are listed by their codes") if new else self.tr("Cannot be changed")
        self.add_field("code", self.tr("Code"), self.code, hint=place)
        self.add_field("price_minor", self.tr("Price each"), self.price, beside=True)
        self.add_field("charged", self.tr("Quantity per order"), self.charged)
        hint = self.tr("Otherwise only if the show is cancelled")
        self.add_field("refundable", "", self.refundable, hint=hint)
        self.add_field("retired", "", self.retired)

    def draw(self, draft: ExtraDraft) -> None:
        self.name.set_value(draft.name)
        self.name_en.set_value(draft.name_en)
        self.code.set_value(draft.code)
        self.price.setText(draft.price_text)
        self.charged.choose(draft.charged)
        self.refundable.set_on(draft.refundable)
        self.retired.set_on(draft.retired)

    def typed(self) -> ExtraDraft:
        """What stands in the form now."""
        return ExtraDraft(
            code=self.code.value,
            name=self.name.value,
            name_en=self.name_en.value,
            price_text=self.price.value,
            price_minor=self.price.minor,
            charged=str(self.charged.value),
            refundable=self.refundable.on,
            retired=self.retired.on,
            etag=self.etag,
        )
