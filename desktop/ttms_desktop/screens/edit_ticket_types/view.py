"""The screen of ticket types: a table, and a form for one of them."""

from PySide6.QtWidgets import QWidget

from ttms_desktop.reading_order import reading_key
from ttms_desktop.screens.coded_record_screen import CodedRecordScreen
from ttms_desktop.screens.edit_ticket_types.pictures import TicketTypeLine
from ttms_desktop.screens.edit_ticket_types.ticket_type_dialog import TicketTypeDialog
from ttms_desktop.screens.edit_ticket_types.view_model import EditTicketTypesViewModel
from ttms_desktop.screens.record_screen import ListWords
from ttms_desktop.widgets.confirm import ask
from ttms_desktop.widgets.record_table import Column


class EditTicketTypesView(CodedRecordScreen):
    """Their columns and words."""

    def __init__(self, model: EditTicketTypesViewModel, parent: QWidget | None = None) -> None:
        super().__init__(model, self._columns(), id_of=_id, form=TicketTypeDialog, parent=parent)

    def _columns(self) -> list[Column[TicketTypeLine]]:
        return [
            Column(
                lambda: self.tr("Ticket type"),
                lambda one: one.name,
                strong=True,
                stretch=3,
                width=150,
                sort=lambda one: reading_key(one.name),
                tone=lambda one: "muted" if one.retired else "",
            ),
            Column(lambda: self.tr("Other name"), lambda one: one.other_name, muted=True, stretch=2, width=90),
            Column(
                lambda: self.tr("Share of the full price"),
                lambda one: one.percent_text,
                right=True,
                width=140,
                sort=lambda one: one.percent,
            ),
            Column(lambda: self.tr("Key"), lambda one: one.key),
            Column(lambda: self.tr("Order"), lambda one: str(one.position), right=True, sort=lambda one: one.position),
            Column(
                lambda: self.tr("State"),
                lambda one: one.state_text,
                tone=lambda one: "muted" if one.retired else "accent",
            ),
        ]

    def take_away(self, row: TicketTypeLine) -> None:
        if row.retired:
            text = self.tr("Use “{name}” again?").format(name=row.name)
            wanted = ask(self, text, primary=self.tr("Use again"))
        else:
            text = self.tr("Retire “{name}”?").format(name=row.name)
            hint = self.tr("New shows are no longer sold under it; existing shows still are.")
            wanted = ask(self, text, primary=self.tr("Retire"), hint=hint)
        if wanted:
            self._model.offer(row.type_id, on_sale=row.retired)

    def retranslate(self) -> None:
        self.screen_bar.say_title(self.tr("Ticket types"))
        self.add_button.setText(self.tr("New ticket type"))
        self.messages.set_hint(self.tr("Enter edit · Del retire or use again · / search · F5 refresh"))
        super().retranslate()

    def rows(self) -> list[TicketTypeLine]:
        return self._model.ticket_types()  # type: ignore[no-any-return]

    def words(self) -> ListWords:
        return ListWords(
            loading=self.tr("Loading the ticket types…"),
            empty=self.tr("No ticket types in use"),
            empty_hint=self.tr("Press N to add one, or show the retired ones."),
            nothing_found=self.tr("No matching ticket types"),
            icon="ticket_types",
        )


def _id(one: TicketTypeLine) -> int:
    return one.type_id
