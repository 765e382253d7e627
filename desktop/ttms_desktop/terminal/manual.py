"""A terminal that stands beside the counter without a cable: the clerk works it and types what it printed."""

import threading

from ttms_desktop.terminal.card_terminal import Answer, Approved, Ask, Charge, ChargeVoid, NotCharged


class ManualTerminal:
    """Knows what the clerk has told since the start; everything else is asked of the clerk."""

    name = ""

    def __init__(self) -> None:
        self._told: dict[str, Answer] = {}
        self._lock = threading.Lock()

    def charge(self, charge: Charge) -> Answer | Ask:
        known = self._known(charge)
        if isinstance(known, NotCharged):
            raise ChargeVoid
        return known or Ask.CHARGE

    def find(self, charge: Charge) -> Answer | Ask:
        return self._known(charge) or Ask.FIND

    def reverse(self, charge: Charge) -> Answer | Ask:
        known = self._known(charge)
        return Ask.REVERSE if known is None or isinstance(known, Approved) else known

    def told(self, charge: Charge, seen: Answer) -> Answer:
        with self._lock:
            self._told[charge.reference] = seen
        return seen

    def _known(self, charge: Charge) -> Answer | None:
        with self._lock:
            return self._told.get(charge.reference)
