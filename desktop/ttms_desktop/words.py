"""Texts for people that know how they are said: a message that stands while the language changes is said again."""

from collections.abc import Callable, Iterable
from typing import Self

from PySide6.QtCore import QCoreApplication


class Words(str):
    """A text in the language of the moment, and how it comes about; anywhere else it is a text like any other."""

    __slots__ = ("_make",)
    _make: Callable[[], str]

    def __new__(cls, make: Callable[[], str]) -> Self:
        words = super().__new__(cls, make())
        words._make = make
        return words

    def __reduce__(self) -> tuple[type[str], tuple[str]]:
        """What is copied or stored is the text alone."""
        return str, (str(self),)

    def again(self) -> "Words":
        """The same in the language of this moment."""
        return Words(self._make)

    def format(self, *places: object, **names: object) -> "Words":
        """With values, of which those that are words are said again, too."""
        return Words(
            lambda: str(self._make()).format(
                *map(_again, places), **{name: _again(value) for name, value in names.items()}
            )
        )


def translate(context: str, text: str) -> Words:
    """`text` in the language that is worn."""
    return Words(lambda: QCoreApplication.translate(context, text))


def joined(parts: Iterable[str], between: str = " ") -> Words:
    """Those that say something, one after the other."""
    known = [part for part in parts if part]
    return Words(lambda: between.join(str(_again(part)) for part in known))


def said_again(text: str) -> str:
    """As it is said now; what is no `Words` stays as it is."""
    return text.again() if isinstance(text, Words) else text


def _again(value: object) -> object:
    return said_again(value) if isinstance(value, str) else value
