"""What every dialog that opens or saves a file has in common."""

from PySide6.QtWidgets import QFileDialog

# Qt's own dialog renames and deletes whatever is listed by keys (F2, Del): a slip at a counter must not reach that.
UNCHANGED = QFileDialog.Option.ReadOnly
