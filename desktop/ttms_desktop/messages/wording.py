"""The shape of a list of sentences."""

Sentences = dict[type[Exception], tuple[str, ...]]
"""Each class and its sentence; where one needs details that may be missing, the second does without."""
