"""What the frozen ttms-desktop runs."""

import sys

from ttms_desktop.__main__ import main

sys.exit(main())
