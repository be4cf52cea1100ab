"""The socket at which the server listens: the master has it as long as it lives.

All workers accept from this one. So a worker may come, go or be killed, and another
one serves clients that have connected meanwhile.
"""

import os
import socket
import stat

# Connections that wait to be accepted.
BACKLOG = 1024


def listen(bind: str) -> socket.socket:
    """Return a socket for HOST:PORT, [ADDRESS]:PORT or unix:/PATH.

    OSError if nobody can listen there, ValueError if it names no place.
    """
    if bind.startswith("unix:"):
        return listen_at_path(bind.removeprefix("unix:"))
    host, colon, port = bind.rpartition(":")
    if not (host and colon and port.isdecimal()):
        raise ValueError(
            f"“{bind}” isn't where a server can listen. Write HOST:PORT, such as "
            "127.0.0.1:8000, or unix:/PATH."
        )
    host = host.removeprefix("[").removesuffix("]")
    [(family, _kind, _protocol, _name, address), *_] = socket.getaddrinfo(
        host, int(port), type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
    )
    return socket.create_server(address[:2], family=family, backlog=BACKLOG)


def listen_at_path(path: str) -> socket.socket:
    """Listen at a path, in place of a server that has ended."""
    if os.path.lexists(path) and stat.S_ISSOCK(os.lstat(path).st_mode):
        with socket.socket(socket.AF_UNIX) as probe:
            if probe.connect_ex(path) == 0:
                raise OSError("another program listens there already")
        os.unlink(path)
    listening = socket.socket(socket.AF_UNIX)
    listening.bind(path)
    # The proxy is another user.
    os.chmod(path, 0o666)  # noqa: S103
    listening.listen(BACKLOG)
    return listening


def is_at_path(listening: socket.socket) -> bool:
    return listening.family == socket.AF_UNIX


def deaf() -> socket.socket:
    """Return a socket that listens where nobody can connect: nothing knows its name."""
    place = socket.socket(socket.AF_UNIX)
    place.bind("")
    place.listen()
    place.setblocking(False)
    return place
