"""The form for one show or many: film, hall, day, time, price, and the days on which it is repeated."""

from dataclasses import replace
from datetime import timedelta

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QWidget

from ttms_desktop.screens.merging import merged
from ttms_desktop.screens.plan_programme.category_prices import CategoryPrices
from ttms_desktop.screens.plan_programme.repeats import Draft
from ttms_desktop.screens.plan_programme.show_form import FormRefused, ShowForm
from ttms_desktop.screens.plan_programme.weekday_pills import WeekdayPills
from ttms_desktop.widgets.day_edit import DayEdit
from ttms_desktop.widgets.dialog import is_low
from ttms_desktop.widgets.labels import label, wrapped
from ttms_desktop.widgets.money_edit import PriceEdit
from ttms_desktop.widgets.office_dialog import OfficeDialog
from ttms_desktop.widgets.picker import Picker
from ttms_desktop.widgets.switch import Switch
from ttms_desktop.widgets.time_edit import TimeEdit

_WIDTH, _LOW_WIDTH = 540, 820
_COLUMNS, _LOW_COLUMNS = 2, 3
_WEEK = timedelta(days=6)
_REPEATS = ("until", "weekdays")


class ShowDialog(OfficeDialog):
    """Adds shows, or changes the one that it was opened for."""

    def __init__(self, model: ShowForm, parent: QWidget | None) -> None:
        super().__init__(parent, title="", primary="", width=_LOW_WIDTH if is_low(parent) else _WIDTH)
        self._model = model
        self.film, self.hall = Picker(), Picker()
        self.day, self.time = DayEdit(), TimeEdit()
        self.price = PriceEdit(model.currency)
        self.category_prices = CategoryPrices(model.currency, columns=_LOW_COLUMNS if is_low(parent) else _COLUMNS)
        self.repeat = Switch()
        self.until, self.weekdays = DayEdit(), WeekdayPills()
        self.count = label("title")
        self.conflicts = wrapped("danger")
        self._price_typed = False
        self._build()
        self._fill(model.draft)
        self._connect()
        self._say_all()

    @property
    def draft(self) -> Draft:
        """What is typed now."""
        play_id, studio_id = self.film.value, self.hall.value
        return replace(
            self._model.draft,
            play_id=play_id if isinstance(play_id, int) else None,
            studio_id=studio_id if isinstance(studio_id, int) else None,
            day=self.day.day,
            time_of_day=self.time.time_of_day,
            price_minor=self.price.minor,
            category_prices=self.category_prices.typed,
            repeats=self.repeat.on,
            until=self.until.day,
            weekdays=self.weekdays.weekdays,
        )

    def _build(self) -> None:
        self._name_fields()
        self.form.set_shown("repeat", shown=self._model.is_new)
        self.film.setEnabled(self._model.is_new)
        self.content.addWidget(self.count)
        self.content.addWidget(self.conflicts)
        self.conflicts.hide()

    def _name_fields(self) -> None:
        form = self.form
        # In a low window what keeps a show from being added is seen together with the time that it is about.
        low = is_low(self.parentWidget())
        form.add("film", self.tr("Film"), self.film, tight=low)
        form.add("hall", self.tr("Hall"), self.hall, beside=low, tight=low)
        if not low:
            form.add("price", self.tr("Adult price"), self.price, beside=True)
            form.add("category_prices", self.tr("Category prices"), self.category_prices)
        form.add("day", self.tr("Day"), self.day)
        form.add("time", self.tr("Start"), self.time, beside=True)
        if low:
            form.add("price", self.tr("Adult price"), self.price, beside=True)
            form.add("category_prices", self.tr("Category prices"), self.category_prices, tight=True)
        form.add("repeat", "", self.repeat, tight=low)
        form.add("until", self.tr("Last day"), self.until, tight=low)
        form.add("weekdays", self.tr("On these weekdays"), self.weekdays, beside=low, tight=low)
        self.repeat.setText(self.tr("Repeat on other days"))
        self.film.setPlaceholderText(self.tr("Choose a film"))
        self.hall.setPlaceholderText(self.tr("Choose a hall"))

    def _offer(self, *, play_id: object, studio_id: object) -> None:
        self.film.offer(self._model.films)
        self.film.choose(play_id)
        self.hall.offer(self._model.halls)
        self.hall.choose(studio_id)

    def changeEvent(self, event: QEvent) -> None:
        """What was typed stays; what was said of it was said in the other language, and comes again when it is sent."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self.messages.hide()
            self.form.clear_refusals()
            self._show_conflicts(())
            self._name_fields()
            self._offer(play_id=self.film.value, studio_id=self.hall.value)
            self._say_all()

    def _fill(self, draft: Draft) -> None:
        self._offer(play_id=draft.play_id, studio_id=draft.studio_id)
        for field in (self.day, self.until):
            field.set_days(first=self._model.today, today=self._model.today)
        self.day.set_day(draft.day)
        self.until.set_day(draft.until or (draft.day + _WEEK if draft.day else None))
        self.time.set_time(draft.time_of_day)
        self.price.set_minor(draft.price_minor)
        self.category_prices.offer(self._model.categories_of(draft.studio_id))
        self.category_prices.set_prices(draft.category_prices)

    def _connect(self) -> None:
        model = self._model
        self.confirmed.connect(self._send)
        self.form.changed.connect(self._say_all)
        self.film.changed.connect(self._on_film)
        self.price.textEdited.connect(self._on_price_typed)
        model.refused.connect(self._on_refused)
        model.renewed.connect(self._on_renewed)
        model.saved.connect(self._on_saved)
        model.busy_changed.connect(self._on_busy)

    def _send(self) -> None:
        self._show_conflicts(())
        self._model.send(self.draft)

    def _on_price_typed(self, _text: str) -> None:
        self._price_typed = True

    def _on_film(self) -> None:
        """Its price, unless somebody typed another."""
        play_id = self.film.value
        if not self._price_typed and isinstance(play_id, int):
            self.price.set_minor(self._model.price_of(play_id))

    def _say_all(self) -> None:
        """What the form would do, while it is typed."""
        self._say_categories()
        draft, new = self.draft, self._model.is_new
        for name in _REPEATS:
            self.form.set_shown(name, shown=new and draft.repeats)
        self.form.say("price", self.tr("Adult price"), self._model.price_hint)
        self.form.say("day", self.tr("Day"), self._model.run_text(draft))
        self.form.say("time", self.tr("Start"), self._model.end_text(draft))
        count = self._model.count(draft)
        self.count.setText(self._model.count_text(draft))
        self.count.setVisible(new and draft.repeats)
        self._show_conflicts(())
        if not new:
            self.say(self.tr("Edit show"), self.tr("Save"))
        elif draft.repeats:
            self.say(self.tr("New shows"), self.tr("Add {shows}").format(shows=self._model.count_text(draft)))
        else:
            self.say(self.tr("New show"), self.tr("Add show"))
        self.primary.setEnabled(count > 0 or not draft.repeats)
        self.primary.updateGeometry()

    def _say_categories(self) -> None:
        """A price for each category of the chosen hall; what is left empty costs what every place does."""
        categories = self._model.categories_of(self.hall.value)
        self.category_prices.offer(categories)
        self.category_prices.set_base(self.price.minor)
        self.form.set_shown("category_prices", shown=bool(categories))
        self.form.say("category_prices", self.tr("Category prices"), self.tr("Leave empty for the adult price above."))

    def _on_refused(self, refused: FormRefused) -> None:
        self.set_busy("")
        for refusal in refused.refusals:
            self.refuse(refusal.text, refusal.field)
        if not refused.refusals:
            self._show_conflicts(refused.conflicts)
            self.time.setFocus()

    def _show_conflicts(self, conflicts: tuple[str, ...]) -> None:
        """All of them; none of the shows was made."""
        self.conflicts.setVisible(bool(conflicts))
        if conflicts:
            heading = self.tr("No shows were added because of these conflicts:")
            self.conflicts.setText("\n".join((heading, *(f"•  {conflict}" for conflict in conflicts))))
            self.reveal(self.conflicts)

    def _on_renewed(self, theirs: Draft) -> None:
        """Somebody else's change shows where nothing was typed; that there was one is still said."""
        draft = merged(before=self._model.draft, mine=self.draft, theirs=theirs).draft
        said = "" if self.messages.isHidden() else self.messages.text
        self.hall.choose(draft.studio_id)
        self.day.set_day(draft.day)
        self.time.set_time(draft.time_of_day)
        self.price.set_minor(draft.price_minor)
        self._say_all()
        if said:
            self.refuse(said)

    def _on_saved(self, _made: object, _text: str) -> None:
        self.set_busy("")
        self.accept()

    def _on_busy(self, busy: bool) -> None:  # noqa: FBT001 - Qt's signal
        self.set_busy(self.tr("Saving…") if busy else "")
