"""Check that the newsroom can listen on a port, before any long work begins.

Runs by its path on any Python 3.12 without packages: port.py NUMBER REMEDY, where the
remedy is what another number is typed after. port.py --after NUMBER prints the next
port that is free.
"""

import errno
import socket
import sys

HERE = "127.0.0.1"
AWAY = "it is no address of this machine"


def problem(port: int, host: str = HERE) -> str:
    """Return why nothing can listen on `port` of this machine; "" if it can."""
    with socket.socket() as probe:
        # As servers do: a connection that has just ended doesn't block the port.
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
            probe.listen()
        except OSError as error:
            if error.errno == errno.EADDRINUSE:
                return "another program listens there already"
            if error.errno == errno.EADDRNOTAVAIL:
                return AWAY
            return (error.strerror or str(error)).lower()
    return ""


def free_port(after: int, host: str = HERE) -> int:
    above = range(max(after + 1, 1024), 65536)
    return next((port for port in above if not problem(port, host)), 8000)


def refusal(value: str, remedy: str, host: str = HERE) -> str:
    """Return why `value` is of no use, and what to type instead; "" if it is of use."""
    if not (value.isascii() and value.isdecimal() and 0 < int(value) < 65536):
        return (
            f"“{value}” isn't a port, which is a number from 1 to 65535."
            f" Name one: {remedy}8001"
        )
    why = problem(int(value), host)
    if why == AWAY:
        return (
            f"The newsroom can't be served on {host}: that is no address of this "
            f"machine. Name one that is, such as {HERE} or 0.0.0.0 (all of them)."
        )
    if why:
        return (
            f"The newsroom can't be served on port {value}: {why}."
            f" Choose a free one: {remedy}{free_port(int(value), host)}"
        )
    return ""


def main(first: str, second: str) -> None:
    if first == "--after":
        sys.stdout.write(f"{free_port(int(second))}\n")
    else:
        sys.exit(refusal(first, second) or 0)


if __name__ == "__main__":
    main(*sys.argv[1:])
