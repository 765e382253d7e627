"""Refusals about halls and their plans."""

from ttms_client.errors.families import Conflict, InvalidRequest, NotFound


class PlanInvalid(InvalidRequest):
    """A drawn hall cannot be read. details: line and column from 1, rule."""

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
