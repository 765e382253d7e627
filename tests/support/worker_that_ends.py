"""The server with workers that end as soon as they are started."""

import sys

from ttms_server.__main__ import main

if __name__ == "__main__":
    if any(word.startswith("--worker") for word in sys.argv):
        sys.exit("this worker ends")
    sys.exit(main())
