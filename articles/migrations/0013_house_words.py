"""House words: the words to use and to avoid, and who looks after them."""

import django.core.validators
import django.db.models.deletion
import django.utils.timezone
from django.db import migrations, models

from articles.migrations._granting import grant

KEPT = tuple(f"{verb}_houseword" for verb in ("view", "add", "change", "delete"))
GRANTED = {
    "Author": ("view_houseword",),
    "Editor": KEPT,
    "Chief editor": KEPT,
    "Source manager": KEPT,
}
# The right by which a role is recognised that an operator has renamed.
KNOWN_BY = {
    "Author": "add_article",
    "Editor": "review_article",
    "Chief editor": "publish_article",
    "Source manager": "delete_source",
}


def grant_house_words(apps, schema_editor):
    for role, codenames in GRANTED.items():
        grant(apps, dict.fromkeys(names_of(apps, role), codenames))


def names_of(apps, role):
    """Return the name of the group for this role. If an operator renamed it, return the
    names of all groups that hold its right. No group is made.
    """
    groups = apps.get_model("auth", "Group").objects
    names = groups.filter(name=role) or groups.filter(
        permissions__codename=KNOWN_BY[role],
        permissions__content_type__app_label="articles",
    )
    return [group.name for group in names]


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0012_typed_copies"),
    ]

    operations = [
        migrations.CreateModel(
            name="HouseWord",
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
                ("word", models.CharField(max_length=100, verbose_name="word to use")),
                (
                    "avoid",
                    models.TextField(
                        help_text="One on each line, each form on its own: singular, plural, cases. A word in small letters is also found with a capital in front, as sentences begin; one with capitals only as it is written here. Compounds are other words.",
                        max_length=5000,
                        validators=[django.core.validators.MaxLengthValidator(5000)],
                        verbose_name="words to avoid",
                    ),
                ),
                (
                    "language",
                    models.CharField(
                        help_text="The entry holds for articles in this language.",
                        max_length=12,
                        verbose_name="language",
                    ),
                ),
                (
                    "since",
                    models.DateField(
                        default=django.utils.timezone.localdate,
                        help_text="The entry holds for articles with this date or a later one; for those without a date, from this day on.",
                        verbose_name="since",
                    ),
                ),
                (
                    "reason",
                    models.CharField(
                        blank=True,
                        help_text="Writers read it with the hint.",
                        max_length=300,
                        verbose_name="reason",
                    ),
                ),
            ],
            options={
                "verbose_name": "house word",
                "verbose_name_plural": "house words",
                "ordering": ["word", "pk"],
                "indexes": [
                    models.Index(
                        fields=["language", "since"], name="houseword_in_force"
                    )
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("word", ""), _negated=True),
                        name="houseword_word_given",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("avoid", ""), _negated=True),
                        name="houseword_avoid_given",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="AvoidedWord",
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
                    "language",
                    models.CharField(
                        editable=False, max_length=12, verbose_name="language"
                    ),
                ),
                ("word", models.CharField(editable=False, max_length=100)),
                (
                    "house_word",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="avoided_words",
                        to="articles.houseword",
                    ),
                ),
            ],
            options={
                "default_permissions": (),
                "constraints": [
                    models.UniqueConstraint(
                        fields=("language", "word"), name="avoided_word_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("word", ""), _negated=True),
                        name="avoided_word_given",
                    ),
                ],
            },
        ),
        migrations.RunPython(grant_house_words, migrations.RunPython.noop),
    ]
