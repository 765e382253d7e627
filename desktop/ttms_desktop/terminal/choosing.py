"""Which terminal the settings name."""

from pathlib import Path

from ttms_desktop.terminal.card_terminal import CardTerminal
from ttms_desktop.terminal.manual import ManualTerminal
from ttms_desktop.terminal.simulated import SimulatedTerminal


def terminal_of(kind: str, data_folder: Path) -> CardTerminal:
    """`kind` as in the settings; the simulated one keeps its book in the data folder."""
    return SimulatedTerminal(data_folder / "simulated-terminal.jsonl") if kind == "simulated" else ManualTerminal()
