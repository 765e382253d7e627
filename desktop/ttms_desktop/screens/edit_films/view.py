"""The film screen: a table to search in, and a form for one film."""

from PySide6.QtCore import QCollatorSortKey
from PySide6.QtWidgets import QWidget

from ttms_desktop.reading_order import reading_key
from ttms_desktop.screens.edit_films.film_dialog import FilmDialog
from ttms_desktop.screens.edit_films.pictures import FilmLine
from ttms_desktop.screens.edit_films.view_model import EditFilmsViewModel
from ttms_desktop.screens.record_screen import ListWords, RecordScreen
from ttms_desktop.widgets.confirm import ask
from ttms_desktop.widgets.record_table import Column, RecordTable
from ttms_desktop.widgets.switch import Switch


class EditFilmsView(RecordScreen):
    """Draws what the view model says and tells it what was pressed."""

    def __init__(self, model: EditFilmsViewModel, parent: QWidget | None = None) -> None:
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
        model.films_changed.connect(self._draw)
        model.informed.connect(self.messages.inform)
        model.failed.connect(self.messages.refuse)
        model.saved.connect(self._on_saved)
        model.retiring_offered.connect(self._offer_retiring)

    def _columns(self) -> list[Column[FilmLine]]:
        return [
            Column(
                lambda: self.tr("Film"),
                lambda film: film.title,
                strong=True,
                stretch=3,
                width=150,
                sort=_title,
                tone=_title_tone,
            ),
            Column(lambda: self.tr("Other title"), lambda film: film.other_title, muted=True, stretch=2, width=90),
            Column(lambda: self.tr("Kind"), lambda film: film.kind_text, spare=True),
            Column(
                lambda: self.tr("Length"), lambda film: film.minutes_text, right=True, sort=lambda film: film.minutes
            ),
            Column(lambda: self.tr("Year"), lambda film: str(film.year), right=True, sort=lambda film: film.year),
            Column(lambda: self.tr("Run"), lambda film: film.run_text, sort=lambda film: film.runs_from, spare=True),
            Column(
                lambda: self.tr("Base price"),
                lambda film: film.price_text,
                right=True,
                sort=lambda film: film.price_minor,
            ),
            Column(lambda: self.tr("State"), lambda film: film.state_text, tone=_tone),
        ]

    # What RecordScreen asks for

    def add(self) -> None:
        if self.add_button.isEnabled():
            self.open_form(FilmDialog(self._model, 0, self))

    def edit(self, row: FilmLine) -> None:
        self.open_form(FilmDialog(self._model, row.film_id, self), row)

    def take_away(self, row: FilmLine) -> None:
        hint = self.tr("Only a film that never had a show can be deleted.")
        text = self.tr("Delete “{title}”?").format(title=row.title)
        if ask(self, text, primary=self.tr("Delete"), hint=hint):
            self._model.delete(row.film_id)

    def refresh(self) -> None:
        self._model.load()

    def retranslate(self) -> None:
        self.screen_bar.say_title(self.tr("Films"))
        self.search.setPlaceholderText(self.tr("Search"))
        self.retired_switch.setText(self.tr("Show retired"))
        self.retired_switch.updateGeometry()
        self.add_button.setText(self.tr("New film"))
        self.add_button.updateGeometry()
        self.messages.set_hint(self.tr("Enter edit · Del delete or retire · / search · F5 refresh"))
        self._draw()

    # From the view model

    def _on_saved(self, text: str) -> None:
        self.messages.inform(text)
        self.choose_soon(self._model.saved_id)

    def _draw(self) -> None:
        words = ListWords(
            loading=self.tr("Loading the films…"),
            empty=self.tr("No films yet") if not self._model.retired_count else self.tr("No films in use"),
            empty_hint=self.tr("Press N to add the first one.")
            if not self._model.retired_count
            else self.tr("Press N to add one, or show the retired ones."),
            nothing_found=self.tr("No matching films"),
            icon="films",
        )
        self.draw_rows(self._model.state, self._model.films(), problem=self._model.problem, words=words)

    def _on_switch(self) -> None:
        self._model.show_retired(self.retired_switch.on)

    def _offer_retiring(self, film_id: int, title: str) -> None:
        text = self.tr("“{title}” has shows, so it cannot be deleted. Retire it instead?").format(title=title)
        hint = self.tr("Planned shows are still sold; no new ones can be added.")
        if ask(self, text, primary=self.tr("Retire"), hint=hint):
            self._model.retire(film_id)


def _title(film: FilmLine) -> QCollatorSortKey:
    return reading_key(film.title)


def _title_tone(film: FilmLine) -> str:
    return "muted" if film.retired else ""


def _tone(film: FilmLine) -> str:
    return "muted" if film.retired else "warning" if film.over else "accent"


def _id(film: FilmLine) -> int:
    return film.film_id
