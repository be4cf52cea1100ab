"""What pages are made of has counts of its changes, and what was made has a place."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0005_standing"),
    ]

    operations = [
        migrations.CreateModel(
            name="CatalogueCopy",
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
                ("sequence", models.PositiveBigIntegerField()),
                ("form", models.CharField(max_length=32)),
                ("content", models.BinaryField()),
                ("made_at", models.DateTimeField(auto_now=True)),
            ],
            options={
                "default_permissions": (),
            },
        ),
        migrations.CreateModel(
            name="KeyCounter",
            fields=[
                (
                    "key",
                    models.CharField(max_length=60, primary_key=True, serialize=False),
                ),
                ("sequence", models.PositiveBigIntegerField()),
            ],
            options={
                "default_permissions": (),
            },
        ),
        migrations.CreateModel(
            name="PrintedPart",
            fields=[
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "article_id",
                        "part",
                        blank=True,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                (
                    "article",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="printed",
                        to="articles.article",
                    ),
                ),
                ("part", models.CharField(max_length=20)),
                ("keys", models.TextField(blank=True)),
                ("variant", models.CharField(blank=True, max_length=64)),
                ("fingerprint", models.CharField(max_length=32)),
                ("made_at", models.PositiveBigIntegerField()),
                ("content", models.BinaryField()),
            ],
            options={
                "default_permissions": (),
            },
        ),
        migrations.AddField(
            model_name="edition",
            name="changed",
            field=models.PositiveBigIntegerField(default=0, editable=False),
        ),
        migrations.AddField(
            model_name="siterevision",
            name="sequence",
            field=models.PositiveBigIntegerField(default=0, editable=False),
        ),
        migrations.AddField(
            model_name="siterevision",
            name="token",
            field=models.BigIntegerField(default=0, editable=False),
        ),
        migrations.AddIndex(
            model_name="edition",
            index=models.Index(fields=["changed"], name="edition_changed_since"),
        ),
        migrations.AddConstraint(
            model_name="cataloguecopy",
            constraint=models.CheckConstraint(
                condition=models.Q(("pk", 1)), name="catalogue_copy_once"
            ),
        ),
        migrations.AddIndex(
            model_name="keycounter",
            index=models.Index(fields=["sequence"], name="key_changed_since"),
        ),
    ]
