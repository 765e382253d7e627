"""Refusals that any call may get."""

from ttms_client import errors
from ttms_desktop.messages.wording import Sentences
from ttms_desktop.words import translate


def sentences() -> Sentences:
    return {
        errors.FieldInvalid: (
            translate("Messages", "{field}: {rule} Correct it and try again."),
            translate("Messages", "One entry is not valid: {rule} Correct it and try again."),
            translate("Messages", "One entry is not valid. Correct it and try again."),
        ),
        errors.RequestIdReused: (
            translate("Messages", "This request was sent before with other content; nothing was changed. Start again."),
        ),
        errors.AmountInvalid: (
            translate("Messages", "This amount is not possible; nothing was sold or changed. Check the amount."),
        ),
        errors.DiskFull: (
            translate(
                "Messages",
                "The server’s disk is full; nothing was sold or changed. Tell whoever looks after the server to make "
                "room there, then try again.",
            ),
        ),
        errors.NameTaken: (
            translate("Messages", "The name “{name}” is in use. Choose another name."),
            translate("Messages", "This name is in use. Choose another name."),
        ),
        errors.ChangedMeanwhile: (
            translate("Messages", "Somebody else has just changed “{name}”. Look at it again, then change it."),
            translate("Messages", "Somebody else has just changed this. Look at it again, then change it."),
        ),
        errors.SpanTooLong: (
            translate("Messages", "A report covers at most {limit} days. Choose a shorter time."),
            translate("Messages", "A report cannot cover so many days. Choose a shorter time."),
        ),
    }
