"""The hall screen: the halls at the left, the map of the chosen one at the right, and a form for one hall."""

from pathlib import Path

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QWidget

from ttms_desktop import style
from ttms_desktop.reading_order import reading_key
from ttms_desktop.screens.edit_halls.hall_dialog import HallDialog
from ttms_desktop.screens.edit_halls.hall_shapes import shape_of
from ttms_desktop.screens.edit_halls.pictures import HallLine
from ttms_desktop.screens.edit_halls.view_model import EditHallsViewModel
from ttms_desktop.screens.listing import ListState
from ttms_desktop.screens.record_screen import ListWords, RecordScreen
from ttms_desktop.widgets.busy_button import BusyButton
from ttms_desktop.widgets.card import Card
from ttms_desktop.widgets.confirm import ask
from ttms_desktop.widgets.file_dialogs import UNCHANGED
from ttms_desktop.widgets.hall_preview import HallPreview
from ttms_desktop.widgets.record_table import Column, RecordTable
from ttms_desktop.widgets.switch import Switch

_LIST_SHARE = 0.36
_WIDEST_LIST = 420


class EditHallsView(RecordScreen):
    """Draws what the view model says and tells it what was pressed."""

    def __init__(self, model: EditHallsViewModel, parent: QWidget | None = None) -> None:
        super().__init__(RecordTable(self._columns(), key=_id), id_of=_id, parent=parent)
        self._model = model
        self._folder = ""
        self.retired_switch = Switch()
        self.preview = HallPreview()
        self.import_button = BusyButton(key="Ctrl+O")
        self.fill_bar(self.retired_switch, actions=[self.import_button])
        self.bind(self.ask_file, "Ctrl+O")
        self._arrange()
        self._connect()
        self.retranslate()

    def _arrange(self) -> None:
        card = Card()
        card.body.addWidget(self.preview)
        row = QHBoxLayout()
        row.setSpacing(style.space(3))
        row.addWidget(self.table)
        row.addWidget(card, 1)
        self.column.addLayout(row, 1)
        self.column.addWidget(self.messages)

    def _connect(self) -> None:
        model = self._model
        self.search.searched.connect(model.search)
        self.retired_switch.changed.connect(self._on_switch)
        self.import_button.clicked.connect(self.ask_file)
        self.table.row_chosen.connect(self._on_chosen)
        self.preview.notice.action_clicked.connect(model.retry_hall)
        model.halls_changed.connect(self._draw)
        model.hall_changed.connect(self._draw_hall)
        model.prepared.connect(self._on_prepared)
        model.informed.connect(self.messages.inform)
        model.failed.connect(self.messages.refuse)
        model.saved.connect(self._on_saved)
        model.retiring_offered.connect(self._offer_retiring)

    def _columns(self) -> list[Column[HallLine]]:
        return [
            Column(
                lambda: self.tr("Hall"),
                lambda hall: hall.name,
                strong=True,
                stretch=1,
                width=90,
                sort=lambda hall: reading_key(hall.name),
                tone=lambda hall: "muted" if hall.retired else "",
            ),
            Column(lambda: self.tr("Places"), lambda hall: hall.places_text, right=True, sort=lambda hall: hall.places),
            Column(lambda: self.tr("State"), lambda hall: hall.state_text, tone=_tone),
        ]

    # What RecordScreen asks for

    def add(self) -> None:
        if self.add_button.isEnabled():
            self.open_form(HallDialog(self._model, 0, self))

    def ask_file(self) -> None:
        """Which file a new hall is read from; the window goes on working meanwhile."""
        if not self.import_button.isEnabled():
            return
        kinds = self.tr("Seating plans (*.json *.txt)")
        dialog = QFileDialog(self, self.tr("Import a hall"), self._folder, kinds)
        dialog.setOptions(UNCHANGED)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(self._on_file)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _on_file(self, chosen: str) -> None:
        self._folder = str(Path(chosen).parent)
        self.messages.clear()
        self._model.import_hall(Path(chosen))

    def edit(self, row: HallLine) -> None:
        self._model.prepare(row.hall_id)

    def take_away(self, row: HallLine) -> None:
        hint = self.tr("Only a hall that never had a show can be deleted.")
        text = self.tr("Delete {name}?").format(name=row.name)
        if ask(self, text, primary=self.tr("Delete"), hint=hint):
            self._model.delete(row.hall_id)

    def refresh(self) -> None:
        self._model.load()

    def retranslate(self) -> None:
        self.screen_bar.say_title(self.tr("Halls"))
        self.search.setPlaceholderText(self.tr("Search"))
        self.retired_switch.setText(self.tr("Show retired"))
        self.retired_switch.updateGeometry()
        self.import_button.setText(self.tr("Import"))
        self.import_button.setToolTip(self.tr("A new hall from a seating plan (pretix JSON) or a drawn plan (Ctrl+O)"))
        self.import_button.updateGeometry()
        self.add_button.setText(self.tr("New hall"))
        self.add_button.updateGeometry()
        self.messages.set_hint(
            self.tr("Enter edit · Del delete or retire · / search · F5 refresh · Ctrl++ Ctrl+- zoom")
        )
        self._draw()
        self._draw_hall()

    # From the view model

    def _on_saved(self, text: str) -> None:
        self.messages.inform(text)
        self.choose_soon(self._model.saved_id)

    def _draw(self) -> None:
        model = self._model
        words = ListWords(
            loading=self.tr("Loading the halls…"),
            empty=self.tr("No halls in use") if model.retired_count else self.tr("No halls yet"),
            empty_hint=self.tr("Press N to add one."),
            nothing_found=self.tr("No matching halls"),
            icon="halls",
        )
        self.draw_rows(model.state, model.halls(), problem=model.problem, words=words)
        self.import_button.setEnabled(model.state is not ListState.FORBIDDEN)
        if model.state is ListState.SHOWN and self.table.chosen is None:
            self._choose_one()

    def _choose_one(self) -> None:
        """A map is seen from the beginning."""
        rows: list[HallLine] = self.table.rows
        if rows:
            wanted = next((row for row in rows if row.hall_id == self._model.chosen_id), rows[0])
            self.table.choose(wanted)
        else:
            self._model.choose(0)

    def _draw_hall(self) -> None:
        model, picture = self._model, self._model.picture
        chosen: HallLine | None = self.table.chosen
        if not model.chosen_id or chosen is None:
            self.preview.say_title("")
            self.preview.say_nothing(self.tr("No hall selected"))
        elif picture is not None:
            self.preview.say_title(f"{chosen.name} · {picture.places_text}")
            self.preview.say(shape_of(picture), picture.category_names)
        elif model.hall_problem:
            self.preview.say_title(chosen.name)
            self.preview.say_nothing(model.hall_problem, action=self.tr("Try again"))
        else:
            self.preview.say_title(chosen.name)
            self.preview.say_nothing(self.tr("Loading the hall…"), waits=True)

    def _on_chosen(self, row: HallLine | None) -> None:
        self._model.choose(row.hall_id if row else 0)

    def _on_switch(self) -> None:
        self._model.show_retired(self.retired_switch.on)

    def _on_prepared(self, hall_id: int) -> None:
        row = next((row for row in self.table.rows if row.hall_id == hall_id), None)
        has_form = self.dialog is not None and self.dialog.isVisible()
        if row is not None and not has_form and self.isVisible():
            self.open_form(HallDialog(self._model, hall_id, self), row)

    def _offer_retiring(self, hall_id: int, name: str) -> None:
        text = self.tr("{name} has shows, so it cannot be deleted. Retire it instead?").format(name=name)
        hint = self.tr("Planned shows are still sold; no new ones can be added.")
        if ask(self, text, primary=self.tr("Retire"), hint=hint):
            self._model.retire(hall_id)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.table.setFixedWidth(min(_WIDEST_LIST, round(self.width() * _LIST_SHARE)))


def _tone(hall: HallLine) -> str:
    return "muted" if hall.retired else "accent"


def _id(hall: HallLine) -> int:
    return hall.hall_id
