"""The reasons for a refund that can be picked with one key."""

from ttms_desktop.reasons import FOR_REFUND, SHOW_CANCELLED, reason_text

LONGEST_REASON = 200


def reasons_for(*, cancelled: bool) -> list[str]:
    """In the clerk's language; that the show was cancelled comes first where it was."""
    return [reason_text(reason) for reason in ((SHOW_CANCELLED, *FOR_REFUND) if cancelled else FOR_REFUND)]
