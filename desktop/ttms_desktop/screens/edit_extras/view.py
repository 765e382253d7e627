"""The screen of extras: a table, and a form for one of them."""

from PySide6.QtWidgets import QWidget

from ttms_desktop.reading_order import reading_key
from ttms_desktop.screens.coded_record_screen import CodedRecordScreen
from ttms_desktop.screens.edit_extras.extra_dialog import ExtraDialog
from ttms_desktop.screens.edit_extras.pictures import ExtraLine
from ttms_desktop.screens.edit_extras.view_model import EditExtrasViewModel
from ttms_desktop.screens.record_screen import ListWords
from ttms_desktop.widgets.confirm import ask
from ttms_desktop.widgets.record_table import Column


class EditExtrasView(CodedRecordScreen):
    """Their columns and words."""

    def __init__(self, model: EditExtrasViewModel, parent: QWidget | None = None) -> None:
        super().__init__(model, self._columns(), id_of=_id, form=ExtraDialog, parent=parent)

    def _columns(self) -> list[Column[ExtraLine]]:
        return [
            Column(
                lambda: self.tr("Extra"),
                lambda extra: extra.name,
                strong=True,
                stretch=3,
                width=150,
                sort=lambda extra: reading_key(extra.name),
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
            Column(lambda: self.tr("Per order"), lambda extra: extra.charged_text, width=120),
            Column(lambda: self.tr("Refunded"), lambda extra: extra.back_text, width=110),
            Column(
                lambda: self.tr("State"),
                lambda extra: extra.state_text,
                tone=lambda extra: "muted" if extra.retired else "accent",
            ),
        ]

    def take_away(self, row: ExtraLine) -> None:
        if row.retired:
            text = self.tr("Sell “{name}” again?").format(name=row.name)
            wanted = ask(self, text, primary=self.tr("Sell again"))
        else:
            text = self.tr("Retire “{name}”?").format(name=row.name)
            hint = self.tr("Counters no longer offer it; existing orders keep it.")
            wanted = ask(self, text, primary=self.tr("Retire"), hint=hint)
        if wanted:
            self._model.offer(row.extra_id, on_sale=row.retired)

    def retranslate(self) -> None:
        self.screen_bar.say_title(self.tr("Extras"))
        self.add_button.setText(self.tr("New extra"))
        self.messages.set_hint(self.tr("Enter edit · Del retire or sell again · / search · F5 refresh"))
        super().retranslate()

    def rows(self) -> list[ExtraLine]:
        return self._model.extras()  # type: ignore[no-any-return]

    def words(self) -> ListWords:
        has_retired = bool(self._model.retired_count)
        return ListWords(
            loading=self.tr("Loading the extras…"),
            empty=self.tr("No extras on sale") if has_retired else self.tr("No extras yet"),
            empty_hint=self.tr("Press N to add one, or show the retired ones.")
            if has_retired
            else self.tr("Press N to add what is sold with tickets, such as 3D glasses."),
            nothing_found=self.tr("No matching extras"),
            icon="extras",
        )


def _id(extra: ExtraLine) -> int:
    return extra.extra_id
