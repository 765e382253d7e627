"""In which order somebody who reads the window's language looks for a name: Chinese by its sound, 2 before 10."""

from functools import lru_cache

from PySide6.QtCore import QCollator, QCollatorSortKey, QLocale, Qt


def reading_key(name: str) -> QCollatorSortKey:
    """What names are sorted by; to be made anew after the language was changed."""
    return _collator(QLocale().name()).sortKey(name)


@lru_cache(maxsize=4)
def _collator(language: str) -> QCollator:
    made = QCollator(QLocale(language))
    made.setNumericMode(True)
    made.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    return made
