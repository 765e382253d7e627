"""What the frozen ttms-server runs."""

import sys

from ttms_server.__main__ import main

sys.exit(main())
