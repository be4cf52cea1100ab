"""The server's processes: a master that listens, and workers that answer."""
