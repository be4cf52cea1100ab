"""Serve the floor by the newsroom's own server, so that both have the same one."""

import sys
from pathlib import Path

from newsroom.door.master import main
from newsroom.door.options import told

if __name__ == "__main__":
    main(told(sys.argv[1:]), worker=Path(__file__).parent / "worker.py")
