"""Amounts as people read and type them; everywhere else they are integers in minor units."""

import re
import unicodedata

from ttms_desktop.failures import LocalFailure

# Where they are not two.
_DECIMALS = {
    **dict.fromkeys(("BIF", "CLP", "DJF", "GNF", "ISK", "JPY", "KMF", "KRW", "PYG", "RWF", "UGX", "VND", "VUV"), 0),
    **dict.fromkeys(("XAF", "XOF", "XPF"), 0),
    **dict.fromkeys(("BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND"), 3),
}
_SYMBOLS = {
    "CNY": "¥",
    "JPY": "¥",
    "EUR": "€",
    "GBP": "£",
    "USD": "$",
    "HKD": "HK$",
    "TWD": "NT$",
    "KRW": "₩",
    "SGD": "S$",
    "INR": "₹",
}
_LARGEST_MINOR = 10**12
MINUS = "\u2212"


class AmountUnreadable(LocalFailure):
    """What was typed is no amount of this currency. details: text."""


def decimals(currency: str) -> int:
    """How many digits stand after the point (ISO 4217)."""
    return _DECIMALS.get(currency, 2)


def format_money(minor: int, currency: str) -> str:
    """4500 CNY as "¥45.00"; a currency without a sign of its own as "CHF 45.00"; negative ones with MINUS."""
    digits = decimals(currency)
    whole, rest = divmod(abs(minor), 10**digits)
    figures = f"{whole:,}" + (f".{rest:0{digits}d}" if digits else "")
    sign = MINUS if minor < 0 else ""
    return f"{sign}{_SYMBOLS.get(currency, currency + chr(0xA0))}{figures}"


def signed_money(minor: int, currency: str) -> str:
    """A difference: with its sign, whichever it is; none for zero."""
    return f"{'+' if minor > 0 else ''}{format_money(minor, currency)}"


def plain_amount(minor: int, currency: str) -> str:
    """The figures alone, as one would type them: 4500 CNY as "45.00"."""
    digits = decimals(currency)
    whole, rest = divmod(abs(minor), 10**digits)
    return f"{whole}" + (f".{rest:0{digits}d}" if digits else "")


def parse_money(text: str, currency: str) -> int:
    """Minor units of a typed amount; full-width figures, 。 and a decimal comma are understood.

    Raises:
        AmountUnreadable: it is none, or of a currency with three decimals it may be two: "1,000" is 1 or 1000.
    """
    plain = unicodedata.normalize("NFKC", text).replace("。", ".").strip()
    for sign in (_SYMBOLS.get(currency, ""), "¥", currency):
        plain = plain.removeprefix(sign).strip() if sign else plain
    match = re.fullmatch(r"(\d+)(?:\.(\d*))?", _with_point(plain.replace(" ", ""), decimals(currency)))
    if match is None or len(match[2] or "") > decimals(currency):
        raise AmountUnreadable(text=text)
    minor = int(match[1] + (match[2] or "").ljust(decimals(currency), "0"))
    if minor > _LARGEST_MINOR:
        raise AmountUnreadable(text=text)
    return minor


def _with_point(figures: str, digits: int) -> str:
    """The same figures without grouping and with a decimal point."""
    if "." in figures and "," in figures:
        grouping = "," if figures.rindex(".") > figures.rindex(",") else "."
        return figures.replace(grouping, "").replace(",", ".")
    if re.fullmatch(r"\d{1,3}(,\d{3})+", figures):
        return figures if digits == 3 and figures.count(",") == 1 else figures.replace(",", "")
    return figures.replace(",", ".")
