"""The screen of ticket types: a table, and a form for one of them."""

from PySide6.QtWidgets import QWidget

from ttms_desktop.screens.edit_ticket_types.pictures import TicketTypeLine
from ttms_desktop.screens.edit_ticket_types.ticket_type_dialog import TicketTypeDialog
from ttms_desktop.screens.edit_ticket_types.view_model import EditTicketTypesViewModel
from ttms_desktop.screens.record_screen import ListWords, RecordScreen
from ttms_desktop.widgets.confirm import ask
from ttms_desktop.widgets.record_table import Column, RecordTable
from ttms_desktop.widgets.switch import Switch


class EditTicketTypesView(RecordScreen):
    """Draws what the view model says and tells it what was pressed."""

    def __init__(self, model: EditTicketTypesViewModel, parent: QWidget | None = None) -> None:
        super().__init__(RecordTable(self._columns(), key=_id), id_of=_id, parent=parent)
        self._model = model
        self.retired_switch = Switch()
        self.fill_bar(self.retired_switch)
        self.column.addWidget(self.table, 1)
        self.column.addWidget(self.messages)
        self._connect()
        self.retranslate()

    def _connect(self) -> None:
        model = self._model
        self.search.searched.connect(model.search)
        self.retired_switch.changed.connect(self._on_switch)
        model.records_changed.connect(self._draw)
        model.informed.connect(self.messages.inform)
        model.failed.connect(self.messages.refuse)
        model.saved.connect(self._on_saved)

    def _columns(self) -> list[Column[TicketTypeLine]]:
        return [
            Column(
                lambda: self.tr("Ticket type"),
                lambda one: one.name,
                strong=True,
                stretch=3,
                width=150,
                sort=lambda one: one.name.casefold(),
                tone=lambda one: "muted" if one.retired else "",
            ),
            Column(lambda: self.tr("Other name"), lambda one: one.other_name, muted=True, stretch=2, width=90),
            Column(
                lambda: self.tr("Share of the price"),
                lambda one: one.percent_text,
                right=True,
                width=140,
                sort=lambda one: one.percent,
            ),
            Column(lambda: self.tr("Key"), lambda one: one.key),
            Column(lambda: self.tr("Place"), lambda one: str(one.position), right=True, sort=lambda one: one.position),
            Column(
                lambda: self.tr("State"),
                lambda one: one.state_text,
                tone=lambda one: "muted" if one.retired else "accent",
            ),
        ]

    # What RecordScreen asks for

    def add(self) -> None:
        if self.add_button.isEnabled():
            self.open_form(TicketTypeDialog(self._model, 0, self))

    def edit(self, row: TicketTypeLine) -> None:
        self.open_form(TicketTypeDialog(self._model, row.type_id, self), row)

    def take_away(self, row: TicketTypeLine) -> None:
        if row.retired:
            text = self.tr("Use “{name}” again?").format(name=row.name)
            wanted = ask(self, text, primary=self.tr("Use it again"))
        else:
            text = self.tr("Retire “{name}”?").format(name=row.name)
            hint = self.tr("Shows that are added from now on are not sold under it; those that stand still are.")
            wanted = ask(self, text, primary=self.tr("Retire"), hint=hint)
        if wanted:
            self._model.offer(row.type_id, on_sale=row.retired)

    def refresh(self) -> None:
        self._model.load()

    def retranslate(self) -> None:
        self.screen_bar.say_title(self.tr("Ticket types"))
        self.search.setPlaceholderText(self.tr("Search"))
        self.retired_switch.setText(self.tr("Show retired"))
        self.retired_switch.updateGeometry()
        self.add_button.setText(self.tr("New ticket type"))
        self.add_button.updateGeometry()
        self.messages.set_hint(self.tr("Enter change · Del retire or use again · / search · F5 refresh"))
        self._draw()

    # From the view model

    def _on_saved(self, text: str) -> None:
        self.messages.inform(text)
        self.choose_soon(self._model.saved_id)

    def _draw(self) -> None:
        words = ListWords(
            loading=self.tr("Loading the ticket types …"),
            empty=self.tr("No ticket types in use"),
            empty_hint=self.tr("Press N to add one, or show the retired ones."),
            nothing_found=self.tr("No ticket type is called so"),
            icon="ticket_types",
        )
        self.draw_rows(self._model.state, self._model.ticket_types(), problem=self._model.problem, words=words)

    def _on_switch(self) -> None:
        self._model.show_retired(self.retired_switch.on)


def _id(one: TicketTypeLine) -> int:
    return one.type_id
