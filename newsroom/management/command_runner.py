"""Run a command, ours or others': errors are reported in one line."""

import errno
import os
import sys
from collections.abc import Callable, Iterator
from smtplib import SMTPException
from socket import gaierror
from typing import Any, NoReturn

from django.core.exceptions import ImproperlyConfigured
from django.core.management import CommandError, ManagementUtility, get_commands
from django.core.management.base import BaseCommand
from django.db import DatabaseError

from articles.foundation.faults import Fault, fault_of
from articles.foundation.schema import lacks_table
from newsroom.conf import installation
from newsroom.database.faults import in_words, why_not
from newsroom.database.version_check import refuse_unfit, why_unfit_for
from newsroom.management.emptying import refuse_in_use
from newsroom.management.help.examples import explain
from newsroom.management.help.overview import everything
from newsroom.management.output import not_printed

# The exit codes of those that aren't told apart by 1: a mail server that hears it sends
# the mail back to its sender, and this one has it try again.
FAILED_FOR_NOW = {"take_mail": os.EX_TEMPFAIL}
# Our commands say it themselves.
OURS = ("articles.", "newsroom.")


def run(arguments: list[str]) -> None:
    try:
        Utility(sys.argv).execute()
    except ImproperlyConfigured as error:
        if "--traceback" in arguments:
            raise
        leave(str(error), arguments[0])  # it says what is wrong and what to do
    except (DatabaseError, OSError, ValueError) as error:
        if not_printed():
            raise
        why = "" if "--traceback" in arguments else refusal(error, arguments[0])
        if not why:
            raise
        leave(f"{why} --traceback tells more.", arguments[0])
    except EOFError:
        sys.exit(
            "Nothing was done: the command has to ask, and nobody answers. Type it at "
            "a terminal."
        )


def leave(why: str, command: str) -> NoReturn:
    sys.stderr.write(f"{why}\n")
    sys.exit(FAILED_FOR_NOW.get(command, 1))


class Utility(ManagementUtility):
    """Refuses a database that doesn't fit the program before a command begins.

    It says of a command of others, too, what to do about a database or disk.
    """

    def main_help_text(self, commands_only: bool = False) -> str:
        # Django's own list of names is for shells, which complete them.
        if commands_only:
            return super().main_help_text(commands_only=True)
        return everything(get_commands())

    def fetch_command(self, subcommand: str) -> BaseCommand:
        command: Any = super().fetch_command(subcommand)
        if not type(command).__module__.startswith(OURS):
            command.execute = in_one_line(command.execute)
        command.execute = if_fitting(subcommand, command.execute)
        explain(subcommand, command)
        return command


def if_fitting(name: str, execute: Callable[..., Any]) -> Callable[..., Any]:
    def checked(*args: Any, **options: Any) -> Any:
        try:
            refuse_unfit(name)
            refuse_in_use(name)
        except CommandError as error:
            error.returncode = FAILED_FOR_NOW.get(name, error.returncode)
            raise
        return execute(*args, **options)

    return checked


def in_one_line(execute: Callable[..., Any]) -> Callable[..., Any]:
    def told(*args: Any, **options: Any) -> Any:
        try:
            return execute(*args, **options)
        except CommandError as error:
            if why_not_printed := not_printed():
                raise why_not_printed from error
            for one in reasons(error):
                of_stored = isinstance(one, (DatabaseError, OSError, ValueError))
                if of_stored and (why := refusal(one)):
                    raise CommandError(why) from error
            raise

    return told


def refusal(error: BaseException, command: str = "") -> str:
    """Return what to do about a database or disk that fails; "" if the code does."""
    for one in reasons(error):
        if fault_of(one) is Fault.AWAY:
            return in_words(one, why_not())
        if told := in_words(one):
            return told
    if isinstance(error, OSError):
        return refusal_of_system(error, command)
    # Before the command, a database that was busy may not have answered.
    if isinstance(error, DatabaseError) and (why := why_unfit_for(command)):
        return why
    said = str(error).strip()
    if lacks_table(error):
        return (
            f"The database lacks tables: {said}. Is it the right one? Without "
            "DATABASE_URL and NEWSROOM_VAR it depends on the folder in which a command "
            f"is typed. If it is: {installation.COMMAND} migrate"
        )
    return ""


def reasons(error: BaseException) -> Iterator[BaseException]:
    """Yield an error and those by which it came: Django wraps some without a number."""
    found: BaseException | None = error
    while found is not None:
        yield found
        found = found.__cause__ or found.__context__


def refusal_of_system(error: OSError, command: str) -> str:
    said = error.strerror or str(error).strip()
    if error.errno in {errno.EACCES, errno.EPERM} and error.filename:
        return (
            f"{error.filename} can't be used: {said}. Run this as the user to whom the "
            "newsroom belongs, or let this one write there."
        )
    of_networks = (SMTPException, ConnectionError, TimeoutError, gaierror)
    if command == "sendtestemail" and isinstance(error, of_networks):
        return (
            f"The mail was not sent: {said}. See that the server of NEWSROOM_MAIL_URL "
            "runs, takes these credentials, and NEWSROOM_MAIL_FROM as the sender."
        )
    return ""
