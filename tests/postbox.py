"""A mail server on this machine, to see what is really sent."""

import socket
from threading import Thread


class Postbox:
    """The least of a mail server: agrees to everything, and keeps what it heard."""

    def __enter__(self):
        self.server = socket.create_server(("127.0.0.1", 0))
        self.heard = ""
        self.thread = Thread(target=self.listen)
        self.thread.start()
        return self

    def __exit__(self, *_error):
        self.thread.join(timeout=10)
        self.server.close()

    def listen(self):
        connection, _address = self.server.accept()
        with connection, connection.makefile("rw", newline="\r\n") as talk:
            self.say(talk, "220 here")
            in_data = False
            for line in talk:
                self.heard += line
                if in_data and line != ".\r\n":
                    continue
                in_data = line.startswith("data")
                self.say(talk, "354 go on" if in_data else "250 well")
                if line.startswith("quit"):
                    break

    def say(self, talk, answer: str):
        talk.write(f"{answer}\n")
        talk.flush()
