"""Text as a Chinese keyboard gives it."""


def in_full_width(text: str) -> str:
    """Letters, digits and signs of ASCII as wide as Chinese ones."""
    return "".join(chr(ord(letter) + 0xFEE0) if "!" <= letter <= "~" else letter for letter in text)
