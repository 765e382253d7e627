"""How halls say no."""

from ttms_server.errors import Kind, Refusal


class StudioNotFound(Refusal):
    """There is no such hall."""

    kind = Kind.NOT_FOUND
    reason = "STUDIO_NOT_FOUND"

    def __init__(self, studio_id: int) -> None:
        super().__init__(f"There is no hall {studio_id}.", studio_id=studio_id)


class StudioNameTaken(Refusal):
    """Another hall is called so, or in a way that is read alike."""

    kind = Kind.EXISTS
    reason = "NAME_TAKEN"

    def __init__(self, name: str) -> None:
        super().__init__(f"There is a hall {name} already.", name=name)


class StudioHasShows(Refusal):
    """It had shows, so it can only be retired."""

    kind = Kind.CONFLICT
    reason = "STUDIO_HAS_SHOWS"

    def __init__(self, studio_name: str) -> None:
        super().__init__(f"{studio_name} has shows.", studio_name=studio_name)


class StudioRetired(Refusal):
    """No new shows in it."""

    kind = Kind.CONFLICT
    reason = "STUDIO_RETIRED"

    def __init__(self, studio_name: str) -> None:
        super().__init__(f"{studio_name} is retired.", studio_name=studio_name)


class PlanRefused(Refusal):
    """A plan cannot be read; `line` and `column` count from 1, or are 0 where `rule` names the place."""

    kind = Kind.INVALID
    reason = "PLAN_INVALID"

    def __init__(self, *, line: int, column: int, rule: str) -> None:
        place = {"line": line, "column": column} if line else {}
        super().__init__(f"Line {line}, column {column}: {rule}." if line else f"{rule}.", **place, rule=rule)
