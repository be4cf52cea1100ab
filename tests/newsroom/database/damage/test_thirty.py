"""Thirty damages by the dice: each is named right, and readers keep what is sound."""

import random
from pathlib import Path

import pytest
from django.db import connection
from django.test import Client

from articles.models import Article, Image, Snapshot
from tests.newsroom.database.damage.harming import break_text
from tests.newsroom.database.damage.test_noticed import in_a_day, nights, run
from tests.newsroom.monitoring.doctor.examined import found
from tests.support import factories

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.alike]
PAGES = ["/de/", "/de/artikel/", "/de/artikel/feed.atom", "/de/artikel/feed.json"]
TEXTS = [
    ("articles_article", "headline"),
    ("articles_article", "body"),
    ("articles_article", "teaser"),
    ("articles_topic", "aliases"),
    ("articles_image", "title"),
    ("articles_decision", "note"),
]
# The names of findings, each from another source.
ROWS, NIGHT, STRUCTURE = "rows-damaged", "damage-found", "database-damaged"


@pytest.fixture(autouse=True)
def _folder(settings, tmp_path):
    settings.VAR = tmp_path / "var"


def keys(dice: random.Random, table: str) -> int:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT id FROM {table} ORDER BY id")  # noqa: S608
        return dice.choice(cursor.fetchall())[0]


def break_a_text(dice: random.Random) -> tuple[str, str]:
    table, column = dice.choice(TEXTS)
    key = keys(dice, table)
    break_text(table, column, key, dice.randbytes(3) + b"\xff")
    return ROWS, f"{table}, key {key}, column “{column}”"


def change_a_content(dice: random.Random) -> tuple[str, str]:
    key = keys(dice, "articles_article")
    column = dice.choice(["headline", "body", "teaser", "credit_name"])
    run(f"UPDATE articles_article SET {column} = %s WHERE id = %s", "Ort", key)  # noqa: S608
    return NIGHT, f"articles_article, key {key}"


def change_a_save(dice: random.Random) -> tuple[str, str]:
    save = dice.choice([*Snapshot.objects.order_by("pk")])
    run("UPDATE articles_snapshot SET content_hash = 'x' WHERE id = %s", save.pk)
    return NIGHT, f"articles_snapshot, key {save.pk}"


def lose_a_part(_dice: random.Random) -> tuple[str, str]:
    article = Article.objects.filter(topics__isnull=False).first()
    run("DELETE FROM articles_articletopic WHERE content_object_id = %s", article.pk)
    return NIGHT, f"articles_article, key {article.pk}"


def turn_a_bit(dice: random.Random) -> tuple[str, str]:
    image = dice.choice([*Image.objects.order_by("pk")])
    data = bytearray(Path(image.file.path).read_bytes())
    data[dice.randrange(len(data))] ^= 1 << dice.randrange(8)
    Path(image.file.path).write_bytes(data)
    return NIGHT, f"articles_image, key {image.pk}"


def lose_a_file(dice: random.Random) -> tuple[str, str]:
    image = dice.choice([*Image.objects.order_by("pk")])
    Path(image.file.path).unlink()
    return NIGHT, f"articles_image, key {image.pk}"


KINDS = [
    break_a_text,
    change_a_content,
    change_a_save,
    lose_a_part,
    turn_a_bit,
    lose_a_file,
]


@pytest.mark.parametrize(
    "seed",
    [seed if seed in {1, 3} else pytest.param(seed, marks=pytest.mark.long)
     for seed in range(30)],
)  # fmt: skip
def test_each_damage_is_named_and_readers_keep_what_is_sound(seed, time_machine):
    dice = random.Random(seed)  # noqa: S311 (no secret)
    topic = factories.topic("Europa")
    for number in range(3):
        picture = factories.picture(f"Bild {number}")
        factories.published(
            headline=f"Artikel {number}", lead_image=picture, topics=[topic]
        )
    code, named = KINDS[seed % len(KINDS)](dice)
    assert {Client().get(path).status_code for path in PAGES} == {200}
    if code == ROWS:
        told = in_a_day(time_machine, ROWS)
    else:
        nights(time_machine, 30)
        told = found(NIGHT)
    assert any(named in one.what for one in told), (named, told)
