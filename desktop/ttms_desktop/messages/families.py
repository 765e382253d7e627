"""What is said where a newer server has a reason that this desktop does not know."""

from ttms_client import errors
from ttms_desktop.messages.wording import Sentences
from ttms_desktop.words import translate


def sentences() -> Sentences:
    return {
        errors.TtmsError: (translate("Messages", "Something went wrong. Try again."),),
        errors.Refused: (translate("Messages", "The server refused this; nothing was changed."),),
        errors.InvalidRequest: (
            translate("Messages", "The server does not accept this input; nothing was changed. Check it."),
        ),
        errors.NotSignedInError: (translate("Messages", "Sign in again to go on. Your work is kept."),),
        errors.NoRight: (translate("Messages", "You may not do this. Ask a manager."),),
        errors.NotFound: (translate("Messages", "This no longer exists. Choose again."),),
        errors.Conflict: (
            translate(
                "Messages", "Something has changed meanwhile; nothing was done. Look at the screen and try again."
            ),
        ),
        errors.ProgrammeConflict: (
            translate(
                "Messages", "A show is not possible at that time; nothing was changed. Choose another time or hall."
            ),
        ),
        errors.TooManyTries: (
            translate("Messages", "Too many tries in a short time. Try again in {seconds} seconds."),
            translate("Messages", "Too many tries in a short time. Wait a minute, then try again."),
        ),
        errors.NoAnswer: (translate("Messages", "The server gave no answer. Try again."),),
    }
