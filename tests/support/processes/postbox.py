"""A mail server on this machine, to see what is really sent."""

import socket
from threading import Thread


class Postbox:
    """The least of a mail server: agrees to everything, and keeps what it heard.

    `to_recipient` is what it answers when it hears for whom a letter is.
    """

    def __init__(self, to_recipient: str = "250 well"):
        self.to_recipient = to_recipient

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
                is_recipient = line.startswith("rcpt")
                well = self.to_recipient if is_recipient else "250 well"
                self.say(talk, "354 go on" if in_data else well)
                if line.startswith("quit"):
                    break

    def say(self, talk, answer: str):
        talk.write(f"{answer}\n")
        talk.flush()
