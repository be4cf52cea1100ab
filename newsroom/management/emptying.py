"""Django's commands that empty or overwrite a database: not on a newsroom in use."""

from django.apps import apps
from django.core.management import CommandError
from django.db import DatabaseError

from newsroom.conf import installation

WHAT_THEY_DO = {
    "flush": "would empty it, without a copy",
    "sqlflush": "prints how to empty it, without a copy",
    "loaddata": "would write over it, past the workflow and the record",
}


def refuse_in_use(command: str) -> None:
    """Refuse the command if it is one of them, and the newsroom has any content."""
    if command not in WHAT_THEY_DO:
        return
    try:
        # Models may be imported only once a command is known.
        models = [apps.get_model("articles", name) for name in ("User", "Article")]
        accounts, articles = (model._default_manager.count() for model in models)
    except DatabaseError:
        return  # the command says what is wrong with it
    if accounts or articles:
        raise CommandError(
            f"Nothing was done: this newsroom is in use (accounts: {accounts}, "
            f"articles: {articles}), and “{command}” {WHAT_THEY_DO[command]}. To go "
            f"back to a backup: {installation.COMMAND} restore. To begin anew, set "
            "NEWSROOM_VAR to an empty folder, or DATABASE_URL to an empty database."
        )
