"""What widget tests can ask for."""

from collections.abc import Callable
from time import perf_counter

import pytest


@pytest.fixture
def benchmark_seconds() -> Callable[[Callable[[], object]], float]:
    """The shortest of three runs."""

    def measured(work: Callable[[], object]) -> float:
        times = []
        for _ in range(3):
            begun = perf_counter()
            work()
            times.append(perf_counter() - begun)
        return min(times)

    return measured
