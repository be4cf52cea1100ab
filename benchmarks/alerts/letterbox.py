"""A mail server that takes all letters: `python -m benchmarks.alerts.letterbox PORT`.

It is a process of its own, so that its work isn't counted as the newsroom's.
"""

import socketserver
import sys

GREETING = b"220 letterbox\r\n"
WELL, GO_ON, GOODBYE = b"250 well\r\n", b"354 go on\r\n", b"221 goodbye\r\n"
# The last line of a letter; none comes from a sender that is gone.
ENDS = (b".\r\n", b"")


class Talk(socketserver.StreamRequestHandler):
    def handle(self) -> None:
        self.wfile.write(GREETING)
        for line in self.rfile:
            match line[:4].upper():
                case b"DATA":
                    self.wfile.write(GO_ON)
                    while self.rfile.readline() not in ENDS:
                        pass
                case b"QUIT":
                    self.wfile.write(GOODBYE)
                    return
            self.wfile.write(WELL)


class Office(socketserver.ThreadingTCPServer):
    daemon_threads = True
    allow_reuse_address = True


if __name__ == "__main__":
    with Office(("127.0.0.1", int(sys.argv[1])), Talk) as office:
        office.serve_forever()
