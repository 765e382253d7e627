"""The films that can be put on the day, to be dragged onto the timeline."""

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QWidget

from ttms_desktop import style
from ttms_desktop.widgets.card import Card
from ttms_desktop.widgets.labels import wrapped
from ttms_desktop.widgets.timeline_sources import Source, TimelineSources

_WIDTH, _SLIM_WIDTH = 212, 176


class FilmPanel(Card):
    """A title, the films, and what to do with them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.films = TimelineSources()
        self._hint = wrapped("small")
        self._none = wrapped("muted")
        column = self.layout()
        if column is not None:
            column.setContentsMargins(style.space(3), style.space(3), style.space(2), style.space(3))
        self.body.addWidget(self._hint)
        self.body.addWidget(self._none)
        self.body.addWidget(self.films, 1)
        self.body.addStretch()
        self.set_low(low=False)
        self._retranslate()

    def say(self, sources: tuple[Source, ...], *, loaded: bool) -> None:
        """Offer these films; none of them while nothing is known."""
        self.films.say(sources)
        self.films.setVisible(bool(sources))
        self._none.setVisible(loaded and not sources)

    def set_low(self, *, low: bool) -> None:
        """Smaller, where the window is small."""
        self.setFixedWidth(_SLIM_WIDTH if low else _WIDTH)
        self.films.set_low(low=low)
        self._hint.setVisible(not low)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self._retranslate()

    def _retranslate(self) -> None:
        self.say_title(self.tr("Films"))
        self._hint.setText(self.tr("Drag one onto a hall"))
        self._none.setText(self.tr("No film may be shown on this day. See its run under Films."))
