"""Exports for the tests, uploads that fit them, and how they are imported."""

from io import StringIO
from pathlib import Path

import pytest
from django.apps import apps
from django.core.management import CommandError, call_command

from articles.models import Article, Edition
from tests.support.factories import chief, picture_file

FOLDER = Path(__file__).with_name("exports")
BLOG, NEWSROOM, HOSTILE = (
    FOLDER / f"{name}.wxr" for name in ("blog", "newsroom", "hostile")
)
PICTURES = (
    "2019/05/rose.jpg",
    "2019/05/garten.jpg",
    "2019/hafen.jpg",
    "2019/werft.jpg",
)


def uploads(folder: Path) -> Path:
    """Return a copy of the old site's folder, with what the exports name."""
    for name in PICTURES:
        path = folder / "uploads" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(picture_file(name).read())
    return folder / "uploads"


def import_wxr(path: Path, **options) -> str:
    """Return what the command says, in its order."""
    told = StringIO()
    by = {"by": chief().get_username()}
    call_command("import_wxr", str(path), stdout=told, stderr=told, **by | options)
    return told.getvalue()


def refused(path: Path, **options) -> str:
    """Return all it says if it ends with an error, which comes last."""
    told = StringIO()
    by = {"by": chief().get_username()}
    with pytest.raises(CommandError) as refusal:
        call_command("import_wxr", str(path), stdout=told, stderr=told, **by | options)
    assert "\n" not in str(refusal.value)
    return f"{told.getvalue()}{refusal.value}"


def article(number: int, site: str = "blog.example.org") -> Article:
    """Return the last version of what an item became."""
    key = f"wordpress:{site}:{number}"
    return Edition.objects.get(import_key=key).articles.latest("number")


def everything() -> dict[str, list]:
    """Return all rows of all tables."""
    return {
        model._meta.label: list(model._base_manager.order_by("pk").values())
        for model in apps.get_models()
    }


def changed(path: Path, folder: Path, *replacements: tuple[str, str]) -> Path:
    """Return a copy of an export with some of its text replaced."""
    data = path.read_bytes()
    for before, after in replacements:
        assert before.encode() in data, before
        data = data.replace(before.encode(), after.encode())
    copy = folder / f"changed-{path.name}"
    copy.write_bytes(data)
    return copy
