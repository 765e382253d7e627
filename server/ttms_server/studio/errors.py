"""How halls say no."""

from ttms_server.errors import Kind, Refusal


class StudioNotFound(Refusal):
    """There is no such hall."""

    kind = Kind.NOT_FOUND
    reason = "STUDIO_NOT_FOUND"

    def __init__(self, studio_id: int) -> None:
        super().__init__(f"There is no hall {studio_id}.", studio_id=studio_id)


class StudioNameTaken(Refusal):
    """Another hall has this name."""

    kind = Kind.EXISTS
    reason = "NAME_TAKEN"

    def __init__(self, name: str) -> None:
        super().__init__(f"There is a hall {name} already.", name=name)
