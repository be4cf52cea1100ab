"""Readers' reports have an assignee, a due day, and a letter as their answer."""

from calendar import monthrange
from datetime import date, datetime, timedelta

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models
from django.utils import timezone


def due_day(kind: str, sent_at: datetime) -> date:
    """Return a week later for an error, and the same day of the next month else."""
    day = timezone.localdate(sent_at, timezone.get_default_timezone())
    if kind == "error":
        return day + timedelta(days=7)
    first = (day.replace(day=1) + timedelta(days=31)).replace(day=1)
    return first.replace(day=min(day.day, monthrange(first.year, first.month)[1]))


def give_due_days(apps, schema_editor):
    """Reports that wait get the day that they would get now."""
    rows = apps.get_model("articles", "ReaderReport").objects
    for report in rows.filter(answered_at=None).only("kind", "sent_at"):
        day = due_day(report.kind, report.sent_at)
        rows.filter(pk=report.pk).update(due_on=day)


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0041_away"),
    ]

    operations = [
        migrations.AddField(
            model_name="readerreport",
            name="assignee",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="assigned to",
            ),
        ),
        migrations.AddField(
            model_name="readerreport",
            name="due_on",
            field=models.DateField(blank=True, null=True, verbose_name="due on"),
        ),
        migrations.AddField(
            model_name="readerreport",
            name="letter",
            field=models.TextField(blank=True, editable=False),
        ),
        migrations.AddField(
            model_name="readerreport",
            name="letter_at",
            field=models.DateTimeField(editable=False, null=True),
        ),
        migrations.AddField(
            model_name="readerreport",
            name="letter_by",
            field=models.ForeignKey(
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="readerreport",
            name="letter_state",
            field=models.CharField(
                blank=True,
                choices=[
                    ("queued", "on its way"),
                    ("sent", "sent"),
                    ("lost", "not delivered"),
                ],
                editable=False,
                max_length=10,
            ),
        ),
        migrations.AlterField(
            model_name="desknotice",
            name="edition",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="+",
                to="articles.edition",
            ),
        ),
        migrations.AddConstraint(
            model_name="readerreport",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("letter", ""), ("letter_at", None), ("letter_state", "")),
                    models.Q(
                        ("letter_at__isnull", False),
                        models.Q(("letter_state", ""), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="readerreport_letter_of_a_moment",
            ),
        ),
        migrations.RunPython(give_due_days, migrations.RunPython.noop, elidable=True),
    ]
