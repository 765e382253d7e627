"""One film: everything about it in a form."""

from PySide6.QtWidgets import QWidget

from ttms_desktop.screens.edit_films.pictures import FilmDraft
from ttms_desktop.screens.edit_films.view_model import EditFilmsViewModel
from ttms_desktop.screens.record_dialog import RecordDialog
from ttms_desktop.widgets.day_edit import DayEdit
from ttms_desktop.widgets.dialog import is_low
from ttms_desktop.widgets.line_edit import LineEdit
from ttms_desktop.widgets.money_edit import PriceEdit
from ttms_desktop.widgets.number_edit import NumberEdit
from ttms_desktop.widgets.picker import Picker
from ttms_desktop.widgets.poster_field import PosterField
from ttms_desktop.widgets.switch import Switch

_WIDTH = 860
_ROWS = (
    ("title", "title_en"),
    ("kind", "running_minutes", "year"),
    ("director", "area"),
    ("rating", "language"),
    ("runs_from", "runs_until", "price_minor"),
)
_LOW_ROWS = (
    ("title", "title_en", "kind"),
    ("running_minutes", "year", "director", "area"),
    ("rating", "language", "price_minor"),
    ("runs_from", "runs_until"),
)
_LAST_ROWS = (("picture",), ("retired",))


class FilmDialog(RecordDialog):
    """Adds a film, or changes the one with `film_id`."""

    def __init__(self, model: EditFilmsViewModel, film_id: int, parent: QWidget) -> None:
        super().__init__(model, film_id, parent, width=_WIDTH)
        self._model, self._film_id = model, film_id
        self.title, self.title_en = LineEdit(), LineEdit()
        self.kind = Picker()
        self.minutes, self.year = NumberEdit(least=1, most=9999), NumberEdit(least=1880, most=9999)
        self.director, self.area = LineEdit(), LineEdit()
        self.runs_from, self.runs_until = DayEdit(), DayEdit()
        self.price = PriceEdit(model.currency)
        self.rating, self.language = LineEdit(), LineEdit()
        self.poster = PosterField()
        self.retired = Switch()
        for edit in (self.runs_from, self.runs_until):
            edit.set_days(today=model.today)
        self._say_words()
        self._arrange_fields(low=is_low(parent))
        self.form.set_shown("retired", shown=bool(film_id))
        self.draw_stored()
        self.poster.unreadable.connect(self._refuse_file)
        model.poster_loaded.connect(self._show_poster)
        model.load_poster(film_id)

    def _say_words(self) -> None:
        self.retired.setText(self.tr("Retired: no new shows"))
        if not self.record_id:
            self.say(self.tr("New film"), self.tr("Add"))
        else:
            self.say(self.tr("Edit film"), self.tr("Save"))
            self.offer_taking_away(self.tr("Delete…"))
        self.kind.offer(self._model.kinds())
        self.minutes.set_unit(self.tr("min"))

    def fill_form(self) -> None:
        self._say_words()
        for name, (text, field, hint) in self._all_fields().items():
            self.add_field(name, text, field, hint=hint)

    def _arrange_fields(self, *, low: bool) -> None:
        """The poster stands beside the fields, of which a low window has more in a row, so that all of it is seen."""
        fields = self._all_fields()

        def add(rows: tuple[tuple[str, ...], ...]) -> None:
            for row in rows:
                for name in row:
                    text, field, hint = fields[name]
                    self.add_field(name, text, field, hint=hint, beside=name != row[0])

        add(_LOW_ROWS if low else _ROWS)
        self.form.begin_column()
        add(_LAST_ROWS)

    def _all_fields(self) -> dict[str, tuple[str, QWidget, str]]:
        """Text, field and hint of each."""
        open_end = self.tr("Leave empty for no limit")
        return {
            "title": (self.tr("Title"), self.title, ""),
            "title_en": (self.tr("English title"), self.title_en, ""),
            "kind": (self.tr("Kind"), self.kind, ""),
            "running_minutes": (self.tr("Running time"), self.minutes, ""),
            "year": (self.tr("Year"), self.year, ""),
            "director": (self.tr("Director"), self.director, ""),
            "area": (self.tr("Country or region"), self.area, ""),
            "rating": (self.tr("Age rating"), self.rating, self.tr("Such as “PG-13”")),
            "language": (self.tr("Language and version"), self.language, self.tr("Such as “English, 2D”")),
            "runs_from": (self.tr("First day"), self.runs_from, open_end),
            "runs_until": (self.tr("Last day"), self.runs_until, open_end),
            "price_minor": (self.tr("Base price"), self.price, self.tr("For an adult ticket")),
            "picture": (self.tr("Poster"), self.poster, self.tr("PNG or JPEG, at most 240 KB")),
            "retired": ("", self.retired, ""),
        }

    # What stands in the form

    def draw(self, draft: FilmDraft) -> None:
        self.title.set_value(draft.title)
        self.title_en.set_value(draft.title_en)
        self.kind.choose(draft.kind)
        self.minutes.set_number(draft.running_minutes)
        self.year.set_number(draft.year)
        self.director.set_value(draft.director)
        self.area.set_value(draft.area)
        self.runs_from.setText(draft.runs_from_text)
        self.runs_until.setText(draft.runs_until_text)
        self.price.setText(draft.price_text)
        self.rating.set_value(draft.rating)
        self.language.set_value(draft.language)
        self.retired.set_on(draft.retired)

    def typed(self) -> FilmDraft:
        """What stands in the form now."""
        return FilmDraft(
            title=self.title.value,
            title_en=self.title_en.value,
            kind=str(self.kind.value),
            running_minutes=self.minutes.number,
            year=self.year.number,
            director=self.director.value,
            area=self.area.value,
            runs_from_text=self.runs_from.value,
            runs_from=self.runs_from.day,
            runs_until_text=self.runs_until.value,
            runs_until=self.runs_until.day,
            price_text=self.price.value,
            price_minor=self.price.minor,
            retired=self.retired.on,
            etag=self.etag,
            rating=self.rating.value,
            language=self.language.value,
            poster=self.poster.picture,
        )

    def _show_poster(self, film_id: int, picture: bytes) -> None:
        if film_id == self._film_id:
            self.poster.show_stored(picture)

    def _refuse_file(self, name: str) -> None:
        self.refuse(self.tr("“{name}” is not a picture. Choose a PNG or JPEG file.").format(name=name), "picture")
