"""The server did not say yes or no."""

from ttms_client import errors
from ttms_desktop.messages.wording import Sentences
from ttms_desktop.words import translate


def sentences() -> Sentences:
    return {
        errors.Busy: (translate("Messages", "The server is very busy. Wait a moment, then try again."),),
        errors.DatabaseGone: (
            translate(
                "Messages", "The server cannot reach its database; nothing can be sold now. Selling resumes by itself."
            ),
        ),
        errors.OutcomeUnknown: (
            translate(
                "Messages", "It is not known yet whether this happened. It is being checked; do not do it again."
            ),
        ),
        errors.ServerUnreachable: (
            translate("Messages", "The server cannot be reached. Check the network; work then goes on by itself."),
        ),
        errors.AnswerLate: (
            translate("Messages", "The server did not answer in time. Wait a moment, then try again."),
        ),
        errors.ClientClosed: (translate("Messages", "The connection was closed. Sign in again to go on."),),
        errors.ServerFault: (
            translate("Messages", "The server has failed. Give your manager this number: {support_number}."),
            translate("Messages", "The server has failed. Tell your manager."),
        ),
    }
