"""The command line: `newsroom COMMAND`, or `manage.py` in a checkout."""

import gc
import os
import sys
from pathlib import Path

from newsroom.conf import file_modes, installation
from newsroom.conf.installation import build, version
from newsroom.management.help.overview import overview
from newsroom.management.output import Output

# Commands that go on even if nobody gets their output.
SERVING = ("serve", "work")
FIRST_STEPS = """\
Newsroom {version}: the editorial system for newsrooms that curate.

First steps
    {command} serve --demo       a newsroom to try, on http://127.0.0.1:8000/
    {command} serve              one of your own, as empty as it begins
    {command} createsuperuser    your account in it

{overview}
It keeps its things in {var}, the demo in {demo}
({why}).
"""
# All of them ask for the overview.
HELP = (["help"], ["--help"], ["-h"])


def first_steps() -> str:
    var, demo, why = (
        installation.VAR,
        installation.DEMO,
        "NEWSROOM_VAR=/another/folder for both",
    )
    if told := os.environ.get("NEWSROOM_VAR", "").strip():
        var = demo = Path(told).absolute()
        why = "NEWSROOM_VAR says so"
    return FIRST_STEPS.format(
        version=version(),
        command=installation.COMMAND,
        overview=overview(),
        var=var,
        demo=demo,
        why=why,
    )


def is_about_the_demo(arguments: list[str]) -> bool:
    return arguments[:1] == ["demo"] or (
        arguments[:1] == ["serve"] and "--demo" in arguments
    )


def main() -> None:
    """Run what was typed; Ctrl-C ends it in one line, also while Django is loaded."""
    file_modes.write_for_ourselves()
    sys.stdout = output = Output.of(sys.stdout)
    try:
        begin(sys.argv[1:], output)
    except KeyboardInterrupt:
        sys.stderr.write("Stopped.\n")
        sys.exit(130)  # 128 and the number of the signal, as shells have it
    finally:
        # All of it ends with the process: to look for garbage takes half a second.
        gc.freeze()
        output.end(sys.exception())


def begin(arguments: list[str], output: Output) -> None:
    """Run the command that was typed; without one say which to begin with."""
    if not installation.IS_CHECKOUT:
        # A shell may be prepared for another project, whose data are not ours.
        os.environ.pop("DJANGO_SETTINGS_MODULE", None)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsroom.settings")
    refuse_bytes(arguments)
    if not arguments:
        sys.stdout.write(first_steps())
    elif arguments in HELP:
        sys.stdout.write(overview())
    elif arguments in (["version"], ["--version"]):
        sys.stdout.write(f"{build()}\n")
    else:
        if arguments[0] in SERVING:
            output.forgive()
        if is_about_the_demo(arguments):
            # Before the settings are read: accounts whose passwords are printed, and
            # sample texts, must not get into somebody's own newsroom.
            os.environ.setdefault("NEWSROOM_VAR", str(installation.DEMO))
        # Late, as it takes half a second.
        from newsroom.management.command_runner import run  # noqa: PLC0415 (see above)

        run(arguments)


def refuse_bytes(arguments: list[str]) -> None:
    """Refuse what is no text: it might be stored, and nobody could read it again."""
    for argument in arguments:
        try:
            argument.encode()
        except UnicodeEncodeError:
            sys.exit(
                f"Nothing was done: {argument!a} isn't text in UTF-8. Write it so; "
                "give a file of such a name another one first."
            )
