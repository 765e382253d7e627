"""What the screen of extras shows and what is typed there, as plain values."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ExtraLine:
    """An extra in the list; the texts are ready to be shown."""

    extra_id: int
    code: str
    name: str
    other_name: str
    price_minor: int
    price_text: str
    charged_text: str
    back_text: str
    retired: bool
    state_text: str


@dataclass(frozen=True, slots=True)
class ExtraDraft:
    """What stands in the form; an amount that cannot be read is None while its text is not empty.

    `etag` names the state of the extra over which it was typed.
    """

    code: str = ""
    name: str = ""
    name_en: str = ""
    price_text: str = ""
    price_minor: int | None = None
    charged: str = "BY_PIECE"
    refundable: bool = True
    retired: bool = False
    etag: str = ""
