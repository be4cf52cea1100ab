"""Pages and mastheads change by proposals; chief editors keep the masthead, too.

Otherwise nobody but administrators could accept what one of them proposes.
"""

import django.core.serializers.json
import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

from articles.migrations._granting import grant

CHIEF = tuple(f"{verb}_masthead" for verb in ("view", "add", "change"))


def let_chiefs_keep_the_masthead(apps, schema_editor):
    """Where there are chief editors still: an operator may have renamed them."""
    if apps.get_model("auth", "Group").objects.filter(name="Chief editor").exists():
        grant(apps, {"Chief editor": CHIEF})


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0016_labels"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]

    operations = [
        migrations.CreateModel(
            name="Proposal",
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
                        choices=[("de", "German"), ("en", "English")],
                        max_length=2,
                        verbose_name="language",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("imprint", "Imprint"),
                            ("privacy", "Privacy"),
                            ("accessibility", "Accessibility statement"),
                            ("plain-language", "Plain language"),
                            ("sign-language", "Sign language"),
                            ("about", "About us"),
                            ("other", "Other page"),
                            ("masthead", "Masthead"),
                        ],
                        max_length=20,
                        verbose_name="kind",
                    ),
                ),
                ("title", models.CharField(max_length=200, verbose_name="title")),
                (
                    "is_removal",
                    models.BooleanField(default=False, verbose_name="to be deleted"),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("open", "Open"),
                            ("accepted", "Accepted"),
                            ("refused", "Refused"),
                            ("withdrawn", "Withdrawn"),
                        ],
                        default="open",
                        max_length=10,
                        verbose_name="state",
                    ),
                ),
                (
                    "begun_at",
                    models.DateTimeField(
                        default=django.utils.timezone.now, verbose_name="proposed"
                    ),
                ),
                ("lock", models.PositiveIntegerField(default=0)),
                ("base_hash", models.CharField(blank=True, max_length=64)),
                (
                    "page",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="proposals",
                        to="articles.page",
                        verbose_name="page",
                    ),
                ),
            ],
            options={
                "verbose_name": "proposal",
                "verbose_name_plural": "proposals",
                "ordering": ["-begun_at", "-pk"],
                "default_permissions": (),
            },
        ),
        migrations.CreateModel(
            name="ProposalAct",
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
                ("lock", models.PositiveIntegerField()),
                ("at", models.DateTimeField(verbose_name="at")),
                (
                    "deed",
                    models.CharField(
                        choices=[
                            ("found", "Was public before"),
                            ("proposed", "Proposed"),
                            ("agreed", "Agreed"),
                            ("accepted", "Accepted"),
                            ("refused", "Refused"),
                            ("withdrawn", "Withdrawn"),
                        ],
                        max_length=10,
                    ),
                ),
                (
                    "content",
                    models.JSONField(
                        encoder=django.core.serializers.json.DjangoJSONEncoder,
                        null=True,
                    ),
                ),
                ("content_hash", models.CharField(max_length=64)),
                ("note", models.TextField(blank=True)),
                ("bypassed_four_eyes", models.BooleanField(default=False)),
                (
                    "by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "proposal",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="acts",
                        to="articles.proposal",
                    ),
                ),
            ],
            options={
                "ordering": ["proposal", "lock"],
                "default_permissions": (),
            },
        ),
        migrations.AddConstraint(
            model_name="proposal",
            constraint=models.UniqueConstraint(
                condition=models.Q(("state", "open")),
                fields=("page",),
                name="proposal_open_once",
            ),
        ),
        migrations.AddConstraint(
            model_name="proposal",
            constraint=models.UniqueConstraint(
                condition=models.Q(
                    ("state", "open"), models.Q(("kind", "other"), _negated=True)
                ),
                fields=("language", "kind"),
                name="proposal_of_kind_open_once",
            ),
        ),
        migrations.AddConstraint(
            model_name="proposal",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("is_removal", True),
                    ("kind__in", ["imprint", "privacy", "accessibility", "masthead"]),
                    _negated=True,
                ),
                name="proposal_keeps_legal_pages",
            ),
        ),
        migrations.AddConstraint(
            model_name="proposal",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("kind", "masthead"), ("page__isnull", False), _negated=True
                ),
                name="proposal_of_one",
            ),
        ),
        migrations.AddConstraint(
            model_name="proposalact",
            constraint=models.UniqueConstraint(
                fields=("proposal", "lock"), name="proposal_act_in_order"
            ),
        ),
        migrations.RunPython(let_chiefs_keep_the_masthead, migrations.RunPython.noop),
    ]
