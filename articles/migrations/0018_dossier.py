"""Dossiers: the newsroom's own text on the page of a label, and who writes it."""

import uuid

import django.core.validators
from django.db import migrations, models

from articles.migrations._granting import grant

# The right by which a role is recognised that an operator has renamed.
WRITERS = {"Editor": "review_article", "Chief editor": "publish_article"}
WRITING = ("view_dossier", "change_dossier")


def grant_dossiers(apps, schema_editor):
    for role, right in WRITERS.items():
        names = names_of(apps, role, right)
        grant(apps, dict.fromkeys(names, WRITING))


def names_of(apps, role, right):
    """Return the name of the group for this role. If an operator renamed it, return the
    names of all groups that hold its right. No group is made.
    """
    groups = apps.get_model("auth", "Group").objects
    names = groups.filter(name=role) or groups.filter(
        permissions__codename=right, permissions__content_type__app_label="articles"
    )
    return [group.name for group in names]


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0017_call_facts"),
    ]

    operations = [
        migrations.AlterField(
            model_name="proposal",
            name="kind",
            field=models.CharField(
                choices=[
                    ("imprint", "Imprint"),
                    ("privacy", "Privacy"),
                    ("accessibility", "Accessibility statement"),
                    ("plain-language", "Plain language"),
                    ("sign-language", "Sign language"),
                    ("about", "About us"),
                    ("other", "Other page"),
                    ("masthead", "Masthead"),
                    ("dossier", "Dossier"),
                    ("category", "Category"),
                    ("topic", "Topic"),
                    ("country", "Country / organisation"),
                    ("source", "Source"),
                    ("image", "Picture"),
                ],
                max_length=20,
                verbose_name="kind",
            ),
        ),
        migrations.CreateModel(
            name="Dossier",
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
                (
                    "key",
                    models.UUIDField(
                        default=uuid.uuid4,
                        editable=False,
                        unique=True,
                        verbose_name="key",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("topic", "topic"),
                            ("country", "country / organisation"),
                        ],
                        editable=False,
                        max_length=10,
                        verbose_name="kind",
                    ),
                ),
                ("label_key", models.UUIDField(editable=False)),
                (
                    "language",
                    models.CharField(
                        editable=False, max_length=12, verbose_name="language"
                    ),
                ),
                (
                    "body",
                    models.TextField(
                        blank=True,
                        help_text="Two paragraphs with what a reader should know. To take the dossier off the page, leave everything empty.",
                        max_length=20000,
                        validators=[django.core.validators.MaxLengthValidator(20000)],
                        verbose_name="text",
                    ),
                ),
                (
                    "as_of",
                    models.DateField(
                        blank=True,
                        help_text="The day on which somebody last checked the text. Readers see it.",
                        null=True,
                        verbose_name="as of",
                    ),
                ),
                (
                    "look_again_on",
                    models.DateField(
                        blank=True,
                        help_text="From this day on, the desk's first page lists the dossier as due. Readers don't see the date.",
                        null=True,
                        verbose_name="look at it again on",
                    ),
                ),
                (
                    "pinned",
                    models.JSONField(
                        blank=True, default=list, verbose_name="pinned articles"
                    ),
                ),
                (
                    "organisations",
                    models.JSONField(
                        blank=True, default=list, verbose_name="organisations"
                    ),
                ),
            ],
            options={
                "verbose_name": "dossier",
                "verbose_name_plural": "dossiers",
                "ordering": ["pk"],
                "default_permissions": ("view", "change"),
                "indexes": [models.Index(fields=["look_again_on"], name="dossier_due")],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("label_key", "language"), name="dossier_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ["country", "topic"])),
                        name="dossier_kind_known",
                    ),
                ],
            },
        ),
        migrations.RunPython(grant_dossiers, migrations.RunPython.noop),
    ]
