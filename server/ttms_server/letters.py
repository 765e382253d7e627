"""How a text looks to people: which letters nobody sees, and which texts are the same when they are read."""

import unicodedata
from hashlib import sha256

LONGEST_TERMINAL = 16

# Default_Ignorable_Code_Point of the Unicode standard where it is no format character (Cf), and the empty Braille cell.
_UNSEEN = frozenset(
    [
        *(0x034F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x2800, 0x3164, 0xFFA0),
        *range(0x180B, 0x1810),
        *range(0xFE00, 0xFE10),
        *range(0xE0100, 0xE01F0),
    ]
)


# They break a line, or turn what follows around (bidirectional embeddings, overrides and isolates), also on paper.
_TURNING = frozenset([0x2028, 0x2029, *range(0x202A, 0x202F), *range(0x2066, 0x206A)])


def turns_text(letter: str) -> bool:
    """Whether this letter breaks a line or turns the letters behind it around."""
    return ord(letter) in _TURNING


def is_unseen(letter: str) -> bool:
    """Whether this letter leaves nothing on paper: spaces, joiners, fillers, marks of direction."""
    return letter.isspace() or unicodedata.category(letter) == "Cf" or ord(letter) in _UNSEEN


def is_readable(name: str) -> bool:
    """Whether all of the name can be printed, and something of it can be seen."""
    return name.isprintable() and not all(map(is_unseen, name))


def terminal_key(terminal: str) -> str:
    """The name of a card terminal as its slips are stored."""
    return reading_key(terminal).upper()[:LONGEST_TERMINAL]


def reference_key(typed: str) -> str:
    """A terminal's reference as it is stored: case, width, spaces, dashes and letters that nobody sees do not count."""
    return "".join(letter for letter in reading_key(typed).upper() if unicodedata.category(letter)[0] in "LN")


def reading_key(text: str) -> str:
    """The same for all texts that are read alike: without case, width, unseen letters, and with single spaces."""
    narrow = unicodedata.normalize("NFKC", text).casefold()
    seen = "".join(letter for letter in narrow if letter.isspace() or not is_unseen(letter))
    return unicodedata.normalize("NFKC", " ".join(seen.split()))


def hashed_key(text: str) -> str:
    """The reading key in 64 letters, however long it is: for a column that is unique."""
    return sha256(reading_key(text).encode()).hexdigest()
