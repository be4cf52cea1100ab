"""The counts of feeds by day; what is known of the last ones is counted."""

from datetime import timedelta

import django.db.models.deletion
from django.db import migrations, models
from django.db.models import Count, Q
from django.db.models.functions import TruncDate
from django.utils import timezone

DAYS = 90
USED = Q(state__in=["taken", "added"])


def count(apps, schema_editor):
    items = apps.get_model("articles", "InboxItem").objects.order_by()
    days = apps.get_model("articles", "FeedDay").objects
    late = items.filter(
        feed__isnull=False, seen_at__gte=timezone.now() - timedelta(days=DAYS)
    )
    counted = late.annotate(day=TruncDate("seen_at")).values("feed", "day")
    rows = counted.annotate(seen=Count("pk"), used=Count("pk", filter=USED))
    days.bulk_create(
        [
            days.model(
                feed_id=row["feed"], day=row["day"], seen=row["seen"], used=row["used"]
            )
            for row in rows
        ],
        batch_size=500,
    )


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0029_problem_values"),
    ]

    operations = [
        migrations.CreateModel(
            name="FeedDay",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True,
                        primary_key=True,
                        serialize=False,
                        verbose_name="ID",
                    ),
                ),
                ("day", models.DateField()),
                ("seen", models.PositiveIntegerField(default=0)),
                ("used", models.PositiveIntegerField(default=0)),
                (
                    "feed",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="days",
                        to="articles.sourcefeed",
                    ),
                ),
            ],
            options={
                "default_permissions": (),
                "constraints": [
                    models.UniqueConstraint(
                        fields=("feed", "day"), name="feed_day_once"
                    )
                ],
            },
        ),
        migrations.RunPython(count, migrations.RunPython.noop),
    ]
