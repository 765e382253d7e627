"""A document in the print queue, and how far it has come."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum

from ttms_desktop.printing.document import Document, Role

PRINTED_BY = "printed_by"  # in the details of what is printed: the name of the printer


class JobState(Enum):
    """How far a document has come."""

    WAITING = "waiting"  # for its turn, or for its printer
    PRINTING = "printing"
    PRINTED = "printed"
    FAILED = "failed"  # for a reason that trying again does not heal
    UNKNOWN = "unknown"  # begun, and nobody saw its end: a person looks at the paper and says
    OLD = "old"  # waited so long that a person says whether it is still wanted
    CANCELLED = "cancelled"

    @property
    def is_over(self) -> bool:
        return self in (JobState.PRINTED, JobState.CANCELLED)

    @property
    def asks(self) -> bool:
        """Whether nothing happens until somebody decides."""
        return self in (JobState.FAILED, JobState.UNKNOWN, JobState.OLD)


@dataclass(frozen=True, slots=True)
class Job:
    """The first `done` slips are on paper; `failure` names what was wrong at last (see failures.KNOWN).

    `request_id` is that of a copy which is being counted. `created_at` is in seconds of this computer's clock.
    """

    job_id: int
    document: Document
    role: Role
    state: JobState
    done: int
    has_kicked: bool
    failure: str
    details: Mapping[str, str]
    created_at: float
    request_id: str = ""

    @property
    def left(self) -> int:
        """How many slips are still to be printed."""
        return len(self.document.slips) - self.done
