"""In which order the tests run, and which of them stay in one process where several share them."""

import re

import pytest
from _pytest.nodeid import NodeId

_ENGINE = re.compile(r"\[.*\b(sqlite|mariadb)\b")


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Those that keep a process busy for long come first; the small ones fill up what time is left of any process."""
    items.sort(key=lambda item: (_group(item) is None, "end_to_end" not in item.path.parts))
    if getattr(config.option, "loadgroup", False):  # a process of pytest-xdist that is to keep groups together
        _name_groups(items)


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: object) -> object:
    """Tests of a file on one engine stay together: what they share is made once, and not once in each process."""
    if config.getvalue("dist") != "loadgroup":
        return None
    from xdist.scheduler import LoadGroupScheduling

    class ByFile(LoadGroupScheduling):  # type: ignore[misc]
        def _split_scope(self, nodeid: str) -> str:
            group: str = super()._split_scope(nodeid)
            return group if group != nodeid else file_and_engine(nodeid)

    config.option.loadscopereorder = False  # the order is the one above
    return ByFile(config, log)


def file_and_engine(nodeid: str) -> str:
    """No process goes back to an engine: what is shared by all tests on it would be made again."""
    file, _, name = nodeid.partition("::")
    engine = _ENGINE.search(name)
    return f"{file} {engine[1]}" if engine else file


def _group(item: pytest.Item) -> str | None:
    mark = item.get_closest_marker("xdist_group")
    return None if mark is None else str(mark.args[0])


def _name_groups(items: list[pytest.Item]) -> None:
    """Add the group of a test to its id, by which pytest-xdist hands all tests of a group to one process.

    It does so itself, but in 3.8 where pytest 9.2 does not look any more: each test was a group of its own.
    """
    for item in items:
        group = _group(item)
        if group is not None and not item.nodeid.endswith(f"@{group}"):
            item._id = NodeId.parse(f"{item.nodeid}@{group}")
