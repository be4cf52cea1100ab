"""Formats of log records: a line, or a JSON object.

One record is one line, whatever a client sent, except for a traceback. The log leaves
out words of searches, secrets of links, passwords in addresses of servers, values of
rows, and mail addresses.
"""

import json
import logging
import re
from datetime import UTC, datetime

from newsroom.monitoring import request_id

# Characters that end a line, move a terminal's cursor or turn the direction of text.
CONTROLS = re.compile(
    r"[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069]"
)
# A database's lines about the values of a row, below the first line of its message.
VALUES = re.compile(
    r"\n[ \t]*(?:DETAIL|CONTEXT|QUERY|LINE \d+):[^\n]*(?:\n[ \t]*\^+)?(?=\n|$)"
)
# Anybody who knows the rest of these addresses gets in by them.
LINKS = (
    r"/(?:admin/(?:password_reset|invitation/\d+|address|notices/letters)"
    r"|review|alerts(?:/confirm)?)/"
)
# Anonymous clients send the text that is searched here: it takes linear time.
HIDDEN = (
    (re.compile(r"(?<=\S)\?[^\s'\"<>]+"), "?…"),
    (re.compile(rf"({LINKS})[^\s'\"<>]+"), r"\1…"),
    (re.compile(r"(\w://)[^\s/@'\"<>]+@"), r"\1…@"),
    (re.compile(r"[^\s@/<>(){}\[\],;:'\"=]{1,64}@(?=[\w-]+\.\w)"), "…@"),
)


def one_line(text: str) -> str:
    return CONTROLS.sub(lambda found: ascii(found[0])[1:-1], text)


def discreet(text: str) -> str:
    """Return a text without what the log need not know."""
    text = VALUES.sub("", text)
    for what, instead in HIDDEN:
        text = what.sub(instead, text)
    return text


def ids_of(record: logging.LogRecord) -> dict[str, str]:
    """Return the ids of the request and the task that a record belongs to."""
    known = vars(record)
    request, task = request_id.request.get(), request_id.task.get()
    if record.name.startswith("django_ox"):
        # The queue says itself of which task it speaks, if of any.
        task = ""
    found = {
        "request_id": known.get("request_id") or request,
        "task_id": known.get("task_id") or task,
    }
    return {name: str(value) for name, value in found.items() if value}


class Written(logging.Formatter):
    """The common part of both formats."""

    def said(self, record: logging.LogRecord) -> str:
        return one_line(discreet(record.getMessage()))

    def traceback(self, record: logging.LogRecord) -> str:
        told = self.formatException(record.exc_info) if record.exc_info else ""
        return discreet(told or record.exc_text or "")


class Line(Written):
    """`LEVEL name: message [id]`; below it a traceback, each line of it indented."""

    def format(self, record):
        said = f"{record.levelname} {record.name}: {self.said(record)}"
        if ids := ids_of(record):
            said += f" [{' '.join(ids.values())}]"
        below = [f"  {one_line(line)}" for line in self.traceback(record).split("\n")]
        return "\n".join([said, *(line for line in below if line.strip())])


class Json(Written):
    """An object in one line, in ASCII: with what is `told` besides, if anything."""

    def format(self, record):
        moment = datetime.fromtimestamp(record.created, UTC)
        said = {
            "time": moment.isoformat(timespec="milliseconds").replace("+00:00", "Z"),
            "level": record.levelname,
            "logger": record.name,
            "message": self.said(record),
            **ids_of(record),
            **vars(record).get("told", {}),
        }
        if record.exc_info and record.exc_info[0]:
            kind, error = record.exc_info[:2]
            said["exception"] = {
                "type": f"{kind.__module__}.{kind.__qualname__}",
                "message": discreet(str(error)),
                "traceback": self.traceback(record),
            }
        return json.dumps(said)
