"""The name by which the server tells this computer from the others of the cinema."""

from pathlib import Path
from uuid import UUID, uuid4, uuid5

from PySide6.QtCore import QSysInfo

from ttms_desktop.journal import told_as_unwritable


def installation_id(folder: Path) -> str:
    """Kept in `folder`, and made from the computer's own id: a folder that was copied to another one names that one.

    Raises:
        JournalUnwritable: it cannot be kept.
    """
    file = folder / "installation"
    with told_as_unwritable():
        try:
            kept = UUID(file.read_text(encoding="ascii").strip())
        except (FileNotFoundError, ValueError):
            kept = uuid4()
            folder.mkdir(parents=True, exist_ok=True)
            file.write_text(str(kept), encoding="ascii")
    return str(uuid5(kept, bytes(QSysInfo.machineUniqueId().data()).hex()))
