"""Begin the server: `python -P -m newsroom.door`, or this file by its path.

With -P nothing that lies in the folder in which it is begun hides a package.
"""

import sys
from pathlib import Path

if not __package__:
    sys.path.append(str(Path(__file__).resolve().parent.parent.parent))

from newsroom.door.master import main
from newsroom.door.options import told

if __name__ == "__main__":
    main(told(sys.argv[1:]))
