"""Serve the floor by the newsroom's own server, so that both have the same one."""

import sys
from pathlib import Path

from newsroom.http_server.options import told
from newsroom.http_server.processes.master import main

if __name__ == "__main__":
    main(told(sys.argv[1:]), worker=Path(__file__).parent / "worker.py")
