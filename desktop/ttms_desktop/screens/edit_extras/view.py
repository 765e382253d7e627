"""The screen of extras: a table, and a form for one of them."""

from PySide6.QtWidgets import QWidget

from ttms_desktop.screens.edit_extras.extra_dialog import ExtraDialog
from ttms_desktop.screens.edit_extras.pictures import ExtraLine
from ttms_desktop.screens.edit_extras.view_model import EditExtrasViewModel
from ttms_desktop.screens.record_screen import ListWords, RecordScreen
from ttms_desktop.widgets.confirm import ask
from ttms_desktop.widgets.record_table import Column, RecordTable
from ttms_desktop.widgets.switch import Switch


class EditExtrasView(RecordScreen):
    """Draws what the view model says and tells it what was pressed."""

    def __init__(self, model: EditExtrasViewModel, parent: QWidget | None = None) -> None:
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

    def _columns(self) -> list[Column[ExtraLine]]:
        return [
            Column(
                lambda: self.tr("Extra"),
                lambda extra: extra.name,
                strong=True,
                stretch=3,
                width=150,
                sort=lambda extra: extra.name.casefold(),
                tone=lambda extra: "muted" if extra.retired else "",
            ),
            Column(lambda: self.tr("Other name"), lambda extra: extra.other_name, muted=True, stretch=2, width=90),
            Column(lambda: self.tr("Code"), lambda extra: extra.code, sort=lambda extra: extra.code),
            Column(
                lambda: self.tr("Price"),
                lambda extra: extra.price_text,
                right=True,
                sort=lambda extra: extra.price_minor,
            ),
            Column(lambda: self.tr("How many"), lambda extra: extra.charged_text, width=120),
            Column(lambda: self.tr("Refunded"), lambda extra: extra.back_text, width=110),
            Column(
                lambda: self.tr("State"),
                lambda extra: extra.state_text,
                tone=lambda extra: "muted" if extra.retired else "accent",
            ),
        ]

    # What RecordScreen asks for

    def add(self) -> None:
        if self.add_button.isEnabled():
            self.open_form(ExtraDialog(self._model, 0, self))

    def edit(self, row: ExtraLine) -> None:
        self.open_form(ExtraDialog(self._model, row.extra_id, self), row)

    def take_away(self, row: ExtraLine) -> None:
        if row.retired:
            text = self.tr("Sell “{name}” again?").format(name=row.name)
            wanted = ask(self, text, primary=self.tr("Sell it again"))
        else:
            text = self.tr("Retire “{name}”?").format(name=row.name)
            hint = self.tr("Counters do not offer it any more; orders keep what they were sold.")
            wanted = ask(self, text, primary=self.tr("Retire"), hint=hint)
        if wanted:
            self._model.offer(row.extra_id, on_sale=row.retired)

    def refresh(self) -> None:
        self._model.load()

    def retranslate(self) -> None:
        self.screen_bar.say_title(self.tr("Extras"))
        self.search.setPlaceholderText(self.tr("Search"))
        self.retired_switch.setText(self.tr("Show retired"))
        self.retired_switch.updateGeometry()
        self.add_button.setText(self.tr("New extra"))
        self.add_button.updateGeometry()
        self.messages.set_hint(self.tr("Enter change · Del retire or sell again · / search · F5 refresh"))
        self._draw()

    # From the view model

    def _on_saved(self, text: str) -> None:
        self.messages.inform(text)
        self.choose_soon(self._model.saved_id)

    def _draw(self) -> None:
        has_retired = bool(self._model.retired_count)
        words = ListWords(
            loading=self.tr("Loading the extras …"),
            empty=self.tr("No extras on sale") if has_retired else self.tr("No extras yet"),
            empty_hint=self.tr("Press N to add one, or show the retired ones.")
            if has_retired
            else self.tr("Press N to add what is sold with tickets, such as 3D glasses."),
            nothing_found=self.tr("No extra is called so"),
            icon="extras",
        )
        self.draw_rows(self._model.state, self._model.extras(), problem=self._model.problem, words=words)

    def _on_switch(self) -> None:
        self._model.show_retired(self.retired_switch.on)


def _id(extra: ExtraLine) -> int:
    return extra.extra_id
