"""The HTTP server by its former name, which units have: `python -P -m newsroom.door`.

The server itself is `newsroom.http_server`; this module goes with 1.0.
"""

import sys

from newsroom.http_server.options import told
from newsroom.http_server.processes.master import main

if __name__ == "__main__":
    main(told(sys.argv[1:]))
