"""The films that can be put on the day, to be dragged onto the timeline."""

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QWidget

from ttms_desktop import style
from ttms_desktop.widgets.card import Card
from ttms_desktop.widgets.labels import wrapped
from ttms_desktop.widgets.timeline_sources import Source, TimelineSources

_WIDTHS, _SLIM_WIDTHS = (212, 268), (176, 236)
_EDGES = style.space(3) + style.space(2) + 2  # with the outline of the card


class FilmPanel(Card):
    """A title, the films, and what to do with them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.films = TimelineSources()
        self._low = self._has_any = False
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

    def say(self, sources: tuple[Source, ...], *, loaded: bool, has_any: bool) -> None:
        """Offer these films of those that the cinema `has_any` of; none of them while nothing is known."""
        self.films.say(sources)
        self._has_any = has_any
        self._say_none()
        self._share_width()
        self.films.setVisible(bool(sources))
        self._none.setVisible(loaded and not sources)

    def set_low(self, *, low: bool) -> None:
        """Smaller, where the window is small."""
        self._low = low
        self.films.set_low(low=low)
        self._share_width()
        self._hint.setVisible(not low)

    def _share_width(self) -> None:
        """As wide as the titles need, within what the timeline can spare."""
        least, most = _SLIM_WIDTHS if self._low else _WIDTHS
        self.setFixedWidth(max(least, min(most, self.films.wanted_width + _EDGES)))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self._retranslate()

    def _retranslate(self) -> None:
        self.say_title(self.tr("Films"))
        self._hint.setText(self.tr("Drag one onto a hall"))
        self._say_none()

    def _say_none(self) -> None:
        if self._has_any:
            self._none.setText(self.tr("No film is running on this day. Check the run dates under Films."))
        else:
            self._none.setText(self.tr("There are no films yet. Add one under Films first."))
