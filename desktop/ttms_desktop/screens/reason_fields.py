"""The fields in which a reason is picked with its figure, or another one is typed."""

from collections.abc import Sequence

from ttms_desktop.widgets.choice_list import ChoiceList
from ttms_desktop.widgets.form import Form
from ttms_desktop.widgets.line_edit import LineEdit
from ttms_desktop.words import translate

LONGEST_REASON = 200


class ReasonFields:
    """Belongs to one form, below what stands in it already; `name` is what the field is called there."""

    def __init__(self, form: Form, reasons: Sequence[str], *, name: str, hint: str = "", tight: bool = False) -> None:
        self._form = form
        self.choice, self.other = ChoiceList(), LineEdit()
        self.choice.offer([*reasons, translate("Reasons", "Another reason")])
        self.other.setMaxLength(LONGEST_REASON)
        self.other.setPlaceholderText(translate("Reasons", "In your own words"))
        self.other.setAccessibleName(translate("Reasons", "Another reason"))
        form.add("reason", name, self.choice, hint=hint, tight=tight)
        form.add("other", "", self.other)
        form.set_shown("other", shown=False)
        self.choice.changed.connect(self._on_choice)

    @property
    def said(self) -> str:
        """The reason; empty while there is none."""
        return self.other.value if self.choice.is_last else self.choice.value

    def place_of(self, field: str) -> str:
        """Where the form tells what is wrong with `field`: a reason that is typed is in a field of its own."""
        return "other" if field == "reason" and self.choice.is_last else field

    def _on_choice(self) -> None:
        self._form.set_shown("other", shown=self.choice.is_last)
        if self.choice.is_last:
            self.other.setFocus()
