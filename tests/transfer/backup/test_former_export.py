"""An export of the first form, with two columns of words, is still taken in."""

import json
import shutil
from hashlib import sha256
from pathlib import Path

import pytest
from django.core.management import call_command

from articles.transfer.backup import former_export
from tests.support import factories
from tests.support.contents import keys
from tests.transfer.backup.places import ENGINES, begun, either
from tests.transfer.backup.test_exporting import bytes_of
from tests.transfer.backup.test_restoring import fill

pytestmark = pytest.mark.django_db(transaction=True)


def rows(path: Path) -> list[dict]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def line(row: dict) -> str:
    return json.dumps(row, ensure_ascii=False, separators=(",", ":")) + "\n"


def as_of_then(name: str, row: dict) -> dict:
    """Return a row with the words of German and English in columns of their own."""
    for field, form in former_export.WORDS.get(name, {}).items():
        words = row.pop(field)
        for code, column in former_export.parts(form).items():
            row[column] = words.get(code, "")
    return {key: row[key] for key in row if key not in former_export.LATER}


def turn_back(folder: Path) -> None:
    """Make an export what the former program would have written."""
    told = json.loads((folder / "export.json").read_text("utf-8"))
    told["form"] = former_export.FIRST
    for name, table in list(told["tables"].items()):
        path = folder / f"{name}.jsonl"
        then = [as_of_then(name, row) for row in rows(path)]
        if name in former_export.NAMES:
            path.unlink()
            told["tables"].pop(name)
            name, then = former_export.NAMES[name], []
        text = "".join(map(line, then))
        columns = former_export.former_columns(name, table["columns"])
        (folder / f"{name}.jsonl").write_text(text, encoding="utf-8")
        told["tables"][name] = {
            "columns": sorted(columns),
            "rows": len(then),
            "sha256": sha256(text.encode()).hexdigest(),
        }
    (folder / "export.json").write_text(json.dumps(told), encoding="utf-8")


@pytest.mark.parametrize("engine", either(ENGINES))
def test_its_words_and_slugs_come_to_stand_in_their_columns(engine, tmp_path, migrated):
    fill()
    label = factories.topic("Klima", name_en="Climate", slug_en="climate")
    source = factories.source("Haus", description="Ein Haus.", description_en="House.")
    row = {"source": str(source.key)}
    factories.published(topics=keys(label), attributions=[row])
    first, former, again = (tmp_path / name for name in ("first", "former", "again"))
    call_command("export_articles", first, verbosity=0)
    shutil.copytree(first, former)
    turn_back(former)
    with begun(engine, tmp_path / "new", migrated) as new:
        new.done("import_articles", former)
        new.done("export_articles", again)
    before, after = bytes_of(first), bytes_of(again)
    own = {"labelslug.jsonl", "export.json"}
    assert {k: v for k, v in after.items() if k not in own} == {
        k: v for k, v in before.items() if k not in own
    }
    slugs = [
        {(one["kind"], one["slug"], one["label_key"]) for one in rows(folder / each)}
        for folder in (first, again)
        for each in ("labelslug.jsonl",)
    ]
    assert slugs[0] == slugs[1] != set()


def test_one_of_another_form_is_refused(tmp_path):
    factories.published()
    call_command("export_articles", tmp_path / "out", verbosity=0)
    path = tmp_path / "out" / "export.json"
    said = json.loads(path.read_text("utf-8"))
    for odd in (3, "1", None, former_export.FIRST):
        path.write_text(json.dumps(said | {"form": odd}), encoding="utf-8")
        with pytest.raises(Exception, match="of another version"):
            call_command("import_articles", tmp_path / "out")
