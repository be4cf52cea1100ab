"""Since when translations are behind their originals, and who found them right still."""

import django.db.models.deletion
from django.db import migrations, models
from django.db.models import Exists, F, OuterRef, Q, Subquery

WINDOWED = ("published", "withdrawn")


def let_revisions_follow(apps, schema_editor):
    """Say of what was made from a translation that it follows what that one did."""
    article = apps.get_model("articles", "Article")
    before = (
        article.objects.filter(edition=OuterRef("edition"))
        .filter(number__lt=OuterRef("number"), translated_from__isnull=False)
        .exclude(status="discarded")
        .order_by("-number")
    )
    revised = article.objects.filter(translated_from=None, number__gt=1)
    # Only these: of all others nothing is written.
    keys = list(revised.filter(Exists(before)).values_list("pk", flat=True))
    for start in range(0, len(keys), 500):
        some = article.objects.filter(pk__in=keys[start : start + 500])
        some.update(translated_from=Subquery(before.values("translated_from")[:1]))


def fill(apps, schema_editor):
    article = apps.get_model("articles", "Article")
    snapshot = apps.get_model("articles", "Snapshot")
    saves = snapshot.objects.filter(article=OuterRef("pk"))
    shown = (
        article.objects.filter(status__in=WINDOWED)
        .filter(edition=OuterRef("translated_from__edition"))
        .filter(Q(live_until=None) | Q(live_until__gt=F("live_from")))
        # What was published again as it was says nothing new.
        .filter(Exists(saves.exclude(origin="copy")))
        .order_by("live_from")
    )
    after = shown.filter(live_from__gt=OuterRef("translated_from__live_from"))
    higher = shown.filter(number__gt=OuterRef("translated_from__number"))
    made = article.objects.filter(translated_from__isnull=False)
    for some, later in (
        (made.filter(translated_from__live_from__isnull=False), after),
        (made.filter(translated_from__live_from=None), higher),
    ):
        first = Subquery(later.values("live_from")[:1])
        # An update can't look through the relation: it is asked first.
        found = some.annotate(since=first).filter(since__isnull=False)
        for pk, since in list(found.values_list("pk", "since")):
            article.objects.filter(pk=pk).update(behind_since=since)


class Migration(migrations.Migration):
    dependencies = [("articles", "0015_plans")]

    operations = [
        migrations.AddField(
            model_name="article",
            name="behind_since",
            field=models.DateTimeField(editable=False, null=True),
        ),
        migrations.AddField(
            model_name="decision",
            name="original",
            field=models.ForeignKey(
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="articles.article",
                verbose_name="version of the original",
            ),
        ),
        migrations.AlterField(
            model_name="decision",
            name="transition",
            field=models.CharField(
                choices=[
                    ("submit", "Submit for review"),
                    ("take_back", "Take back"),
                    ("send_back", "Send back"),
                    ("approve", "Approve"),
                    ("publish", "Publish / schedule"),
                    ("publish_on_approval", "Publish once approved"),
                    ("call_off", "Don't publish on approval"),
                    ("cancel_schedule", "Cancel the schedule"),
                    ("withdraw", "Withdraw"),
                    ("reinstate", "Publish again"),
                    ("discard", "Discard"),
                    ("feature", "Lead the home page"),
                    ("still_right", "Still right"),
                ],
                max_length=20,
                verbose_name="decision",
            ),
        ),
        migrations.RunPython(let_revisions_follow, migrations.RunPython.noop),
        migrations.RunPython(fill, migrations.RunPython.noop),
        migrations.AddIndex(
            model_name="article",
            index=models.Index(
                condition=models.Q(
                    ("stands_for_edition", True), ("behind_since__isnull", False)
                ),
                fields=["-behind_since", "-id"],
                name="article_behind",
            ),
        ),
        migrations.AddIndex(
            model_name="decision",
            index=models.Index(
                condition=models.Q(("transition", "still_right")),
                fields=["-at", "-id"],
                name="decision_still_right",
            ),
        ),
    ]
