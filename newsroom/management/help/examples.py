"""The help of one command, with its examples and without Django's own options."""

import textwrap
from argparse import RawDescriptionHelpFormatter
from typing import Any

from django.core.management.base import BaseCommand, CommandParser, DjangoHelpFormatter

from newsroom.conf import installation
from newsroom.management.help.chapters import ENTRIES, Entry
from newsroom.management.help.overview import width

# Django gives them to each command. They work, and no operator needs them.
HIDDEN = {
    "--version",
    "--settings",
    "--pythonpath",
    "--no-color",
    "--force-color",
    "--skip-checks",
}


class Formatter(DjangoHelpFormatter, RawDescriptionHelpFormatter):
    """Leaves the lines of examples as they are."""


def explain(name: str, command: BaseCommand) -> None:
    """Have the command's help show its examples, if operators need it."""
    if entry := ENTRIES.get(name):
        changed: Any = command
        hidden = {*command.suppressed_base_arguments, *HIDDEN}
        changed.suppressed_base_arguments = hidden
        changed.help = textwrap.fill(str(command.help), width())
        changed.create_parser = with_examples(entry, command.create_parser)


def with_examples(entry: Entry, create: Any) -> Any:
    def created(*args: Any, **options: Any) -> CommandParser:
        options |= {"formatter_class": Formatter, "epilog": examples_of(entry)}
        return create(*args, **options)

    return created


def examples_of(entry: Entry) -> str:
    """Return each example in a line, with its effect beside it."""
    typed = [f"  {installation.COMMAND} {one}" for one, _does in entry.examples]
    longest = max(map(len, typed), default=0)
    lines = (
        f"{one:{longest}}  {does}".rstrip()
        for one, (_typed, does) in zip(typed, entry.examples, strict=True)
    )
    return "\n".join(["examples:", *lines]) if typed else ""
