"""Which amounts of cash a customer is likely to give."""

from ttms_desktop import money

_NOTES = (5, 10, 20, 50, 100, 200, 500)
_MOST = 4


def likely_amounts(total_minor: int, currency: str) -> list[int]:
    """The smallest sums of equal notes that cover the total, without the total itself; at most four, rising."""
    if total_minor <= 0:
        return []
    # Where there are no cents, notes begin a hundred times higher: 1000 yen is a small note.
    unit = 100 if money.decimals(currency) == 0 else 10 ** money.decimals(currency)
    covering = {-(-total_minor // (note * unit)) * note * unit for note in _NOTES}
    return sorted(covering - {total_minor})[:_MOST]
