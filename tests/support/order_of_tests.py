"""In which order the tests run, where two processes share them: none waits at the end for the other's long one."""

import pytest
from _pytest.nodeid import NodeId


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Those that start whole programs come first; the small ones fill up what time is left of either process."""
    items.sort(key=lambda item: "end_to_end" not in item.path.parts)
    if getattr(config.option, "loadgroup", False):  # a process of pytest-xdist that is to keep groups together
        _name_groups(items)


def _name_groups(items: list[pytest.Item]) -> None:
    """Add the group of a test to its id, by which pytest-xdist hands all tests of a group to one process.

    It does so itself, but in 3.8 where pytest 9.2 does not look any more: each test was a group of its own.
    """
    for item in items:
        group = item.get_closest_marker("xdist_group")
        if group is not None and not item.nodeid.endswith(f"@{group.args[0]}"):
            item._id = NodeId.parse(f"{item.nodeid}@{group.args[0]}")
