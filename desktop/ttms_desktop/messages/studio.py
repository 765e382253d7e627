"""Refusals about halls and their plans."""

from ttms_client import errors
from ttms_desktop.messages.wording import Sentences
from ttms_desktop.words import translate


def sentences() -> Sentences:
    return {
        errors.StudioNotFound: (translate("Messages", "This hall no longer exists. Choose another one."),),
        errors.StudioRetired: (
            translate("Messages", "{studio_name} is retired. Put it back into use under Halls first."),
            translate("Messages", "The hall is retired. Put it back into use under Halls first."),
        ),
        errors.PlanInvalid: (
            translate("Messages", "The seating plan cannot be read at line {line}, column {column}: {rule}."),
            translate("Messages", "The seating plan cannot be read: {rule}."),
            translate("Messages", "The seating plan cannot be read. Correct it."),
        ),
        errors.StudioHasShows: (
            translate("Messages", "{studio_name} has shows, so it cannot be deleted. Retire it instead."),
            translate("Messages", "The hall has shows, so it cannot be deleted. Retire it instead."),
        ),
    }
