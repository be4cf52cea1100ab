"""A mail server on this machine, to see what is really sent."""

import socket
from contextlib import suppress
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


class PostOffice(Postbox):
    """Takes one connection after another, and many letters over each.

    `replies` has the reply to some recipients: "" to hang up on them. `letters` are
    those that it took, each with its envelope, by connection.
    """

    def __init__(self, replies: dict[str, str] | None = None):
        super().__init__()
        self.replies = replies or {}
        self.letters: list[list[tuple[str, str, str]]] = []

    def __exit__(self, *_error):
        self.server.shutdown(socket.SHUT_RDWR)
        super().__exit__()

    def listen(self):
        while True:
            try:
                connection, _address = self.server.accept()
            except OSError:
                return
            self.letters.append([])
            # A sender may be killed in the middle of a word.
            with (
                suppress(ConnectionError),
                connection,
                connection.makefile("rw", newline="\r\n") as talk,
            ):
                self.take(talk)

    def take(self, talk):
        self.say(talk, "220 here")
        sender = recipient = ""
        for line in talk:
            address = line.partition("<")[2].partition(">")[0]
            reply = "250 well"
            if line.startswith("mail"):
                sender = address
            elif line.startswith("rcpt"):
                recipient = address
                reply = self.replies.get(address, reply)
            elif line.startswith("data"):
                self.say(talk, "354 go on")
                lines = []
                for heard in talk:
                    lines.append(heard)
                    if heard == ".\r\n":
                        break
                else:
                    return
                self.letters[-1].append((sender, recipient, "".join(lines[:-1])))
            elif line.startswith("quit"):
                return
            if not reply:
                return
            self.say(talk, reply)
