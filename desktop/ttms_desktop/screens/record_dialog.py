"""The form for one record: saving it, and what happens when somebody else has changed it meanwhile."""

from typing import Any, Protocol

from PySide6.QtCore import QEvent, QSize, Signal, SignalInstance
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from ttms_desktop.screens.merging import Merged
from ttms_desktop.widgets.busy_button import BusyButton
from ttms_desktop.widgets.office_dialog import OfficeDialog


class RecordEditing(Protocol):
    """What a form asks of its view model.

    A draft is a frozen dataclass whose fields are those of the form, and the etag over which they were typed.
    """

    @property
    def busy_changed(self) -> SignalInstance: ...

    @property
    def saved(self) -> SignalInstance: ...

    @property
    def refused(self) -> SignalInstance: ...

    @property
    def overtaken(self) -> SignalInstance: ...

    def draft(self, record_id: int, /) -> Any: ...

    def merge(self, record_id: int, /, *, before: Any, mine: Any) -> Merged[Any]: ...

    def save(self, record_id: int, draft: Any, /) -> None: ...


class RecordDialog(OfficeDialog):
    """Adds a record if `record_id` is 0, else changes it; a subclass has the fields."""

    take_away_wanted = Signal()

    def __init__(self, model: RecordEditing, record_id: int, parent: QWidget, *, width: int) -> None:
        super().__init__(parent, title="", primary="", width=width)
        self.record_id = record_id
        self._editing = model
        self._fields: dict[str, tuple[str, str]] = {}
        self._before = model.draft(record_id)
        self._take_away_button: BusyButton | None = None
        self.latest_button = self.add_button(self.tr("Load the latest"), key="F5")
        self.latest_button.hide()
        self.latest_button.clicked.connect(self.load_latest)
        QShortcut(QKeySequence("F5"), self).activated.connect(self.load_latest)
        self.confirmed.connect(self._on_confirmed)
        model.busy_changed.connect(self._on_busy)
        model.saved.connect(self._on_saved)
        model.refused.connect(self._on_refused)
        model.overtaken.connect(self._on_overtaken)

    # What a subclass says

    def fill_form(self) -> None:
        """The fields with their names and hints, and all other words; called again in another language."""
        raise NotImplementedError

    def draw(self, draft: Any) -> None:
        """Put `draft` into the fields."""
        raise NotImplementedError

    def typed(self) -> Any:
        """What stands in the fields now."""
        raise NotImplementedError

    def add_field(
        self, name: str, text: str, field: QWidget, *, hint: str = "", beside: bool = False, tight: bool = False
    ) -> None:
        """As `form.add`; the name is that of the field in the draft."""
        self._fields[name] = (text, hint)
        self.form.add(name, text, field, hint=hint, beside=beside, tight=tight)

    def draw_stored(self) -> None:
        """What is stored, or an empty form; once, when the fields are there."""
        self.draw(self._before)

    @property
    def etag(self) -> str:
        """Of the state over which is typed."""
        etag: str = self._before.etag
        return etag

    @property
    def room_for_content(self) -> QSize:
        """What is seen of the content without scrolling."""
        return self._scroll.viewport().size()

    def offer_taking_away(self, text: str) -> None:
        """A button that says `take_away_wanted` after the form is closed."""
        if self._take_away_button is None:
            self._take_away_button = self.add_button(text)
            self._take_away_button.clicked.connect(self._leave_for_taking_away)
        self._take_away_button.setText(text)

    def changeEvent(self, event: QEvent) -> None:
        """What was typed stays; what was said of it was said in the other language, and comes again when it is sent."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self.messages.hide()
            self.form.clear_refusals()
            self.latest_button.setText(self.tr("Load the latest"))
            self.fill_form()

    # Somebody else was faster

    def load_latest(self) -> None:
        """Show what is stored now, except where something was typed here; the next press of Enter stores that."""
        if self.latest_button.isHidden() or self.busy:
            return
        mine = self.typed()
        together = self._editing.merge(self.record_id, before=self._before, mine=mine)
        stored = self._editing.draft(self.record_id)
        for name in together.changed_by_others & self._fields.keys():
            text, hint = self._fields[name]
            kept = getattr(together.draft, name) != getattr(stored, name)
            self.form.say(name, text, self.tr("Somebody else changed this too; this is your entry.") if kept else hint)
        self._before = stored
        self.draw(together.draft)
        self.form.focus_first()
        self.latest_button.hide()
        self.messages.inform(self.tr("What you typed is kept, the rest is up to date. Check it, then save."))
        self.messages.show()

    # From the view model

    def _leave_for_taking_away(self) -> None:
        self.reject()
        if not self.isVisible():
            self.take_away_wanted.emit()

    def _on_confirmed(self) -> None:
        self._editing.save(self.record_id, self.typed())

    def _on_busy(self, busy: bool) -> None:  # noqa: FBT001 - Qt's signal
        self.set_busy(self.tr("Saving…") if busy else "")

    def _on_saved(self, _text: str) -> None:
        self.accept()

    def _on_refused(self, text: str, field: str) -> None:
        self.refuse(text, field)

    def _on_overtaken(self) -> None:
        self.latest_button.show()
        self.latest_button.setFocus()
