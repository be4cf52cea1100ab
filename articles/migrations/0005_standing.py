"""What desk and lists looked for in every article is kept: who stands, since when.

And every order in which they are listed is an index as a whole.
"""

from django.conf import settings
from django.db import migrations, models
from django.db.models import Case, OuterRef, Subquery, Value, When

# Expressions of indexes, which stay as they are for this.
from articles.models import Bytewise, WebAddress

WINDOWED = ("published", "withdrawn")
# What is worked on, else the latest that wasn't discarded.
FIRST = Case(
    When(status__in=("draft", "in_review"), then=Value(0)),
    When(status="discarded", then=Value(2)),
    default=Value(1),
)


def fill(apps, schema_editor):
    article = apps.get_model("articles", "Article")
    edition = apps.get_model("articles", "Edition")
    versions = article.objects.filter(edition=OuterRef("edition"))
    best = versions.order_by(FIRST, "-number").values("pk")[:1]
    published = edition.objects.filter(pk=OuterRef("edition")).values("published_at")
    # In one update: rows that a transaction has written twice PostgreSQL would check
    # later, and make no index of them before.
    article.objects.update(
        stands_for_edition=Case(
            When(pk=Subquery(best), then=Value(True)), default=Value(False)
        ),
        published_at=Case(When(status__in=WINDOWED, then=Subquery(published))),
    )


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0004_index"),
    ]

    operations = [
        migrations.RemoveIndex(
            model_name="article",
            name="article_newest_first",
        ),
        migrations.AddField(
            model_name="article",
            name="published_at",
            field=models.DateTimeField(editable=False, null=True),
        ),
        migrations.AddField(
            model_name="article",
            name="stands_for_edition",
            field=models.BooleanField(default=False, editable=False),
        ),
        migrations.RunPython(fill, migrations.RunPython.noop),
        migrations.AddIndex(
            model_name="article",
            index=models.Index(
                condition=models.Q(("status__in", ["published", "withdrawn"])),
                fields=["-printed_on", "-published_at", "-id"],
                name="article_newest_first",
            ),
        ),
        migrations.AddIndex(
            model_name="article",
            index=models.Index(
                condition=models.Q(("stands_for_edition", True)),
                fields=["-id"],
                name="article_stands",
            ),
        ),
        migrations.AddIndex(
            model_name="article",
            index=models.Index(fields=["-printed_on", "-id"], name="article_by_day"),
        ),
        migrations.AddIndex(
            model_name="article",
            index=models.Index(
                fields=["author", "created_at"], name="article_by_author"
            ),
        ),
        migrations.AlterField(
            model_name="article",
            name="author",
            field=models.ForeignKey(
                db_index=False,
                editable=False,
                null=True,
                on_delete=models.deletion.PROTECT,
                related_name="articles",
                to=settings.AUTH_USER_MODEL,
                verbose_name="author",
            ),
        ),
        migrations.AddIndex(
            model_name="article",
            index=models.Index(
                condition=models.Q(("status__in", ["draft", "in_review"])),
                fields=["status", "-id"],
                name="article_in_work",
            ),
        ),
        migrations.AddIndex(
            model_name="article",
            index=models.Index(
                condition=models.Q(("status", "discarded")),
                fields=["-id"],
                name="article_discarded",
            ),
        ),
        migrations.AddIndex(
            model_name="article",
            index=models.Index(Bytewise("slug"), name="article_slug_begins"),
        ),
        migrations.AddIndex(
            model_name="article",
            index=models.Index(
                condition=models.Q(("expires_at__isnull", False)),
                fields=["expires_at"],
                name="article_last_expires_at",
            ),
        ),
        migrations.AddIndex(
            model_name="attribution",
            index=models.Index(WebAddress("url"), name="attribution_url_begins"),
        ),
        migrations.AddIndex(
            model_name="decision",
            index=models.Index(fields=["-at", "-id"], name="decision_newest_first"),
        ),
        migrations.AddIndex(
            model_name="furtherreading",
            index=models.Index(WebAddress("url"), name="reading_url_begins"),
        ),
        migrations.AddIndex(
            model_name="snapshot",
            index=models.Index(fields=["-at", "-id"], name="snapshot_newest_first"),
        ),
        migrations.AddConstraint(
            model_name="article",
            constraint=models.UniqueConstraint(
                condition=models.Q(("stands_for_edition", True)),
                fields=("edition",),
                name="article_one_stands_for_edition",
            ),
        ),
        migrations.AddConstraint(
            model_name="article",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("status__in", ["draft", "in_review"]), _negated=True),
                    ("stands_for_edition", True),
                    _connector="OR",
                ),
                name="article_in_work_stands",
            ),
        ),
        migrations.AddConstraint(
            model_name="article",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("published_at", None),
                    models.Q(
                        ("status__in", ["published", "withdrawn"]),
                        ("published_at__lte", models.F("live_from")),
                    ),
                    _connector="OR",
                ),
                name="article_published_before_live",
            ),
        ),
    ]
