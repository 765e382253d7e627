"""Refusals about halls and their plans."""

from ttms_client.errors.families import Conflict, InvalidRequest, NotFound


class PlanInvalid(InvalidRequest):
    """The plan of a hall cannot be read. details: rule, and line and column from 1 if it is known where."""

    reason = "PLAN_INVALID"


class StudioNotFound(NotFound):
    """details: studio_id."""

    reason = "STUDIO_NOT_FOUND"


class StudioHasShows(Conflict):
    """It had shows, so it can only be retired. details: studio_name."""

    reason = "STUDIO_HAS_SHOWS"


class StudioRetired(Conflict):
    """details: studio_name."""

    reason = "STUDIO_RETIRED"
