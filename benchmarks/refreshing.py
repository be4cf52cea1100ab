"""Bring a loaded stock up to date: its tables, static files, the catalogue's copy."""

import sys

import django
from django.core.management import call_command


def main() -> None:
    django.setup()
    call_command("migrate", verbosity=0)
    # Models can't be imported before Django is set up.
    from articles.site.shared import collect  # noqa: PLC0415 (see above)
    from benchmarks.stock.checking import problems  # noqa: PLC0415 (see above)

    if found := list(problems()):
        sys.exit("\n".join(["stock: it isn't as it would be loaded today.", *found]))
    # What is printed has the names of static files in it.
    collect()
    ask_for_a_list()


def ask_for_a_list() -> None:
    """Be the first reader: the catalogue's copy is made for her."""
    from django.test import Client  # noqa: PLC0415 (as above)
    from django.urls import reverse  # noqa: PLC0415 (as above)

    said = Client(SERVER_NAME="127.0.0.1").get(reverse("articles"))
    if said.status_code != 200:
        sys.exit(f"stock: its list answered {said.status_code}.")


if __name__ == "__main__":
    main()
