"""The pictures of films, each asked for once and kept while the program runs."""

from collections.abc import Iterable, Mapping

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from ttms_client.errors import NoAnswer
from ttms_client.play import Poster
from ttms_desktop import tasks
from ttms_desktop.session import Counter


class Posters(QObject):
    """Films without a picture are asked for once too; those whose answer was lost, again."""

    changed = Signal()

    def __init__(self, counter: Counter, runner: tasks.Runner, parent: QObject) -> None:
        super().__init__(parent)
        self._counter, self._runner = counter, runner
        self._asked: set[int] = set()
        self._images: dict[int, QImage] = {}

    @property
    def images(self) -> Mapping[int, QImage]:
        """By play_id; films without a picture are not in it."""
        return self._images

    def want(self, play_ids: Iterable[int]) -> None:
        """Have the pictures of these films, sooner or later."""
        for play_id in set(play_ids) - self._asked:
            self._asked.add(play_id)
            self._ask(play_id)

    def _ask(self, play_id: int) -> None:
        client = self._counter.client
        self._runner.run(
            self,
            lambda: client.play.get_poster(play_id),
            done=lambda poster: self._on_poster(play_id, poster),
            failed=lambda failure: self._on_failed(play_id, failure),
        )

    def _on_poster(self, play_id: int, poster: Poster) -> None:
        image = QImage.fromData(poster.picture) if poster.picture else QImage()
        if not image.isNull():
            self._images[play_id] = image
            self.changed.emit()

    def _on_failed(self, play_id: int, failure: tasks.Failure) -> None:
        if isinstance(failure, NoAnswer):
            self._asked.discard(play_id)
