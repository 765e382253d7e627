"""Programs that the desktop starts, e.g. for a ticket's PDF, use the system's libraries, not those of the bundle."""

import os

# The loader has read it when this program started; only children would still see it.
if "LD_LIBRARY_PATH_ORIG" in os.environ:
    os.environ["LD_LIBRARY_PATH"] = os.environ.pop("LD_LIBRARY_PATH_ORIG")
else:
    os.environ.pop("LD_LIBRARY_PATH", None)
