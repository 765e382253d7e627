"""Reading a hall from a file: a seating plan in the JSON that pretix publishes, or a plan that somebody drew."""

from dataclasses import dataclass
from pathlib import Path

from ttms_desktop.words import translate

_MOST_BYTES = 1_800_000
_LONGEST_NAME = 64


@dataclass(frozen=True, slots=True)
class HallFile:
    """What a file holds; an empty `name` stands in the plan itself."""

    name: str
    plan: str


class FileUnusable(Exception):  # noqa: N818 - says what is wrong, as refusals do
    """A file cannot be the plan of a hall; the text is for people."""


def read_hall_file(path: Path) -> HallFile:
    """The plan in the file; a drawn one is called as its file.

    Raises:
        FileUnusable: it cannot be read, is too large, or is no text.
    """
    try:
        with path.open("rb") as file:
            data = file.read(_MOST_BYTES + 1)
        if len(data) > _MOST_BYTES:
            text = translate("EditHalls", "{file} is too large for a seating plan.")
            raise FileUnusable(text.format(file=path.name))
        plan = data.decode("utf-8-sig")
    except OSError as error:
        text = translate("EditHalls", "{file} cannot be read: {reason}.")
        raise FileUnusable(text.format(file=path.name, reason=error.strerror or "?")) from None
    except UnicodeDecodeError:
        text = translate("EditHalls", "{file} is not UTF-8 text. Save it as UTF-8 and try again.")
        raise FileUnusable(text.format(file=path.name)) from None
    return HallFile("" if plan.lstrip().startswith("{") else path.stem[:_LONGEST_NAME], plan)
