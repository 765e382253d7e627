"""The window of a counter whose screen of 1366 by 768 points is scaled to 150 %."""

from PySide6.QtCore import QSize

LOW_WINDOW = QSize(911, 512)
ROOM_FOR_DIALOG = 481  # as high as a dialog may become there
