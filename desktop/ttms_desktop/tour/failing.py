"""How a step of the tour says that it did not come out."""


class StepFailedError(Exception):
    """A step of the tour did not come out as it should; the text says what was waited for."""
