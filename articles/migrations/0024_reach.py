"""How often articles are asked for, who has the feeds, and what isn't found."""

import django.db.models.deletion
from django.db import migrations, models

from articles.migrations._granting import grant

ROLES = ("Editor", "Chief editor")


def let_editors_look(apps, schema_editor):
    """As far as there are such roles still: an operator may have renamed them."""
    there = apps.get_model("auth", "Group").objects.filter(name__in=ROLES)
    names = there.values_list("name", flat=True)
    grant(apps, dict.fromkeys(names, ("view_articlereach",)))


def key():
    return models.BigAutoField(
        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
    )


REQUESTS = [
    (
        "requests",
        models.PositiveBigIntegerField(default=0, verbose_name="requests"),
    ),
    (
        "by_programs",
        models.PositiveBigIntegerField(default=0, verbose_name="by programs"),
    ),
]


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0023_came_as"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]

    operations = [
        migrations.CreateModel(
            name="ArticleReach",
            fields=[
                ("id", key()),
                ("day", models.DateField(verbose_name="day")),
                ("is_month", models.BooleanField(default=False)),
                *REQUESTS,
                (
                    "edition",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="reach",
                        to="articles.edition",
                    ),
                ),
            ],
            options={
                "verbose_name": "reach",
                "verbose_name_plural": "reach",
                "default_permissions": ("view",),
                "indexes": [
                    models.Index(
                        condition=models.Q(("requests__gt", 0)),
                        fields=["is_month", "day", "-requests"],
                        name="article_reach_most_read",
                    ),
                    models.Index(
                        fields=["day", "requests"], name="article_reach_by_day"
                    ),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("edition", "is_month", "day"),
                        name="article_reach_once",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="DayReach",
            fields=[
                *REQUESTS,
                (
                    "day",
                    models.DateField(
                        primary_key=True, serialize=False, verbose_name="day"
                    ),
                ),
            ],
            options={"default_permissions": ()},
        ),
        migrations.CreateModel(
            name="FeedSubscribers",
            fields=[
                ("id", key()),
                ("day", models.DateField(verbose_name="day")),
                ("is_month", models.BooleanField(default=False)),
                ("feed", models.CharField(max_length=300, verbose_name="feed")),
                ("program", models.CharField(max_length=40, verbose_name="program")),
                (
                    "subscribers",
                    models.PositiveIntegerField(verbose_name="subscribers"),
                ),
            ],
            options={
                "default_permissions": (),
                "constraints": [
                    models.UniqueConstraint(
                        fields=("is_month", "day", "feed", "program"),
                        name="feed_subscribers_once",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="MissedSearch",
            fields=[
                ("id", key()),
                ("day", models.DateField(verbose_name="day")),
                (
                    "language",
                    models.CharField(
                        choices=[("de", "German"), ("en", "English")],
                        max_length=2,
                        verbose_name="language",
                    ),
                ),
                ("words", models.CharField(max_length=60, verbose_name="words")),
                (
                    "number",
                    models.PositiveIntegerField(default=0, verbose_name="number"),
                ),
            ],
            options={
                "default_permissions": (),
                "constraints": [
                    models.UniqueConstraint(
                        fields=("day", "language", "words"),
                        name="missed_search_once",
                    )
                ],
            },
        ),
        migrations.RunPython(let_editors_look, migrations.RunPython.noop),
    ]
