"""The tests import a table in this way, and read the words of the command."""

from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from articles.models import Article, Edition
from tests.support.factories import chief
from tests.transfer.importing.table import typo3


def imported(path: Path, **options) -> str:
    """Return what the command says, in its order."""
    told = StringIO()
    given = {"by": chief().get_username(), "mapping": path.with_suffix(".toml")}
    call_command("import_table", str(path), stdout=told, stderr=told, **given | options)
    return told.getvalue()


def refused(path: Path, **options) -> str:
    """Return all it says if it ends with an error, which comes last."""
    told = StringIO()
    given = {"by": chief().get_username(), "mapping": path.with_suffix(".toml")}
    with pytest.raises(CommandError) as refusal:
        call_command(
            "import_table", str(path), stdout=told, stderr=told, **given | options
        )
    assert "\n" not in str(refusal.value)
    return f"{told.getvalue()}{refusal.value}"


def article(uid: int, language: str = "de") -> Article:
    """Return the last version of what a row became."""
    key = f"table:www.alt.example/tx_news:{uid}/{language}"
    return Edition.objects.get(import_key=key).articles.latest("number")


def table(folder: Path, *rows: dict[str, str]) -> Path:
    return typo3.written(folder / "news.csv", list(rows))
