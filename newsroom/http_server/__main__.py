"""Begin the server: `python -P -m newsroom.http_server`, or this file by its path.

With -P nothing that lies in the folder in which it is begun hides a package.
"""

import sys
from pathlib import Path

if not __package__:
    sys.path.append(str(Path(__file__).resolve().parent.parent.parent))

from newsroom.http_server.options import told
from newsroom.http_server.processes.master import main

if __name__ == "__main__":
    main(told(sys.argv[1:]))
