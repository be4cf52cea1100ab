"""The overview of commands as text. It loads no Django, so that it is there at once."""

import shutil
import textwrap
from collections import defaultdict
from collections.abc import Iterator, Mapping

from newsroom.conf import installation
from newsroom.management.help.chapters import CHAPTERS, ENTRIES

INDENT = " " * 4
WIDEST = 88
LONGEST = max(map(len, ENTRIES))
MORE = """\
{command} help COMMAND tells more of one, with examples.
{command} help --all names those of plug-ins and Django's own, too.
"""


def width() -> int:
    """Return how many letters fit in a line."""
    return min(shutil.get_terminal_size().columns, WIDEST)


def overview() -> str:
    """Return the commands by an operator's day."""
    more = MORE.format(command=installation.COMMAND)
    return "\n".join([*chapters(), more])


def chapters() -> Iterator[str]:
    for chapter in CHAPTERS:
        lines = (f"{INDENT}{one.name:{LONGEST}}  {one.line}" for one in chapter.entries)
        yield "\n".join([chapter.title, *lines, ""])


def everything(known: Mapping[str, str]) -> str:
    """Return the overview, and all other commands by the apps that have them.

    `known` has the app of each command.
    """
    others = defaultdict(list)
    for name, app in sorted(known.items()):
        if name not in ENTRIES:
            others[app].append(name)
    lists = (f"{app}\n{listed(names)}\n" for app, names in sorted(others.items()))
    return "\n".join([*chapters(), *lists])


def listed(names: list[str]) -> str:
    filled = textwrap.fill(", ".join(names), width() - len(INDENT))
    return textwrap.indent(filled, INDENT)
