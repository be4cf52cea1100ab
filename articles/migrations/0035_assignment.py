"""Assignments, and the saved content of a commission."""

import django.core.validators
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0034_items_in_clusters"),
    ]

    operations = [
        migrations.AlterField(
            model_name="recordentry",
            name="deed",
            field=models.CharField(
                choices=[
                    ("login", "Logged in"),
                    ("logout", "Logged out"),
                    ("login_failed", "Login failed"),
                    ("throttled", "Tried too often"),
                    ("session_ended", "Ended sessions"),
                    ("refused", "Was refused"),
                    ("forged", "Sent a form without a valid token"),
                    ("password", "Changed a password"),
                    ("address", "Changed an e-mail address"),
                    ("factor_added", "Set up a second factor"),
                    ("factor_removed", "Removed a second factor"),
                    ("codes", "Made new recovery codes"),
                    ("factors_taken", "Removed somebody’s second factors"),
                    ("invited", "Invited"),
                    ("welcomed", "Followed an invitation"),
                    ("letter_refused", "E-mail refused"),
                    ("letter_given_up", "E-mail given up"),
                    ("letter_returned", "E-mail came back"),
                    ("letter_complained", "E-mail called spam"),
                    ("closed", "Closed an account"),
                    ("anonymised", "Anonymised an account"),
                    ("granted", "Granted rights"),
                    ("taken", "Revoked rights"),
                    ("added", "Added"),
                    ("changed", "Changed"),
                    ("deleted", "Deleted"),
                    ("renamed", "Renamed"),
                    ("merged", "Merged into another"),
                    ("separated", "Undid a merge"),
                    ("succeeded", "Got a successor"),
                    ("parted", "Lost its successor"),
                    ("embargoed", "Set an embargo"),
                    ("lifted", "Lifted an embargo"),
                    ("proposal", "Proposal"),
                    ("exported", "Exported"),
                    ("imported", "Imported"),
                    ("backed_up", "Made a backup"),
                    ("restored", "Restored a backup"),
                    ("erased", "Erased for legal reasons"),
                    ("triaged", "Decided about an inbox item"),
                    ("assigned", "Changed an assignment"),
                    ("taken_off", "Took addresses off the site"),
                    ("settings", "Settings changed"),
                    ("forgotten", "Removed old entries of the record"),
                ],
                max_length=20,
            ),
        ),
        migrations.AlterField(
            model_name="snapshot",
            name="origin",
            field=models.CharField(
                choices=[
                    ("edit", "Changed by hand"),
                    ("import", "Imported"),
                    ("copy", "Taken over from another version"),
                    ("order", "Commissioned"),
                ],
                max_length=6,
                verbose_name="origin",
            ),
        ),
        migrations.CreateModel(
            name="Assignment",
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
                    "role",
                    models.CharField(
                        choices=[("writes", "writes"), ("reviews", "reviews")],
                        max_length=10,
                        verbose_name="role",
                    ),
                ),
                (
                    "due_on",
                    models.DateField(blank=True, null=True, verbose_name="due on"),
                ),
                (
                    "due_time",
                    models.TimeField(blank=True, null=True, verbose_name="due at"),
                ),
                (
                    "is_urgent",
                    models.BooleanField(default=False, verbose_name="urgent"),
                ),
                (
                    "brief",
                    models.TextField(
                        blank=True,
                        validators=[django.core.validators.MaxLengthValidator(2000)],
                        verbose_name="brief",
                    ),
                ),
                ("is_claim", models.BooleanField(default=False)),
                ("given_at", models.DateTimeField(verbose_name="given at")),
                ("taken_at", models.DateTimeField(null=True, verbose_name="taken at")),
                ("acted_at", models.DateTimeField(null=True)),
                ("ended_at", models.DateTimeField(null=True, verbose_name="ended at")),
                (
                    "ending",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("done", "done"),
                            ("lapsed", "lapsed"),
                            ("given_back", "given back"),
                            ("passed_on", "passed on"),
                        ],
                        default="",
                        max_length=10,
                    ),
                ),
                (
                    "edition",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="assignments",
                        to="articles.edition",
                        verbose_name="edition",
                    ),
                ),
                (
                    "given_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="given by",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="person",
                    ),
                ),
            ],
            options={
                "verbose_name": "assignment",
                "verbose_name_plural": "assignments",
                "ordering": ["given_at", "pk"],
                "default_permissions": (),
                "indexes": [
                    models.Index(
                        condition=models.Q(("ended_at", None)),
                        fields=["person", "role"],
                        name="assignment_of_person",
                    ),
                    models.Index(
                        condition=models.Q(("ended_at", None)),
                        fields=["due_on"],
                        name="assignment_due",
                    ),
                    models.Index(
                        condition=models.Q(("ended_at__isnull", False)),
                        fields=["ended_at"],
                        name="assignment_ended",
                    ),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("ended_at__isnull", True)),
                        fields=("edition", "role"),
                        name="assignment_once_per_role",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("ended_at", None), ("ending", "")),
                            models.Q(
                                ("ended_at__isnull", False),
                                models.Q(("ending", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="assignment_ended_somehow",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("due_time", None),
                            ("due_on__isnull", False),
                            _connector="OR",
                        ),
                        name="assignment_due_on_a_day",
                    ),
                ],
            },
        ),
    ]
