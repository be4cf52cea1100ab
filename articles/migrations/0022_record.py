"""The record, with what Django's own log of the desk held until now."""

import json

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import migrations, models

from articles.migrations._granting import grant
from articles.models import WebAddress

DEEDS = {1: "added", 2: "changed", 3: "deleted"}
AT_A_TIME = 500


def details_of(message: str) -> dict:
    """Return what the log said of a change: a list of ours, or words."""
    if not message:
        return {}
    try:
        said = json.loads(message)
    except ValueError:
        said = message
    if isinstance(said, list):
        return {"changes": said} if said else {}
    return {"said": message}


def take_over(apps, schema_editor):
    log = apps.get_model("admin", "LogEntry").objects
    entry = apps.get_model("articles", "RecordEntry")
    rows = log.order_by("pk").select_related("content_type")
    last = 0
    while some := list(rows.filter(pk__gt=last)[:AT_A_TIME]):
        entry.objects.bulk_create(
            entry(
                at=row.action_time,
                deed=DEEDS.get(row.action_flag, "changed"),
                by_id=row.user_id,
                kind=(
                    f"{row.content_type.app_label}.{row.content_type.model}"
                    if row.content_type
                    else ""
                ),
                key=(row.object_id or "")[:40],
                name=" ".join(row.object_repr.split())[:200],
                details=details_of(row.change_message),
            )
            for row in some
        )
        last = some[-1].pk
    log.all().delete()


def let_chiefs_look(apps, schema_editor):
    grant(apps, {"Chief editor": ("view_recordentry",)})


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0021_reports"),
        ("admin", "0003_logentry_add_action_flag_choices"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]

    operations = [
        migrations.CreateModel(
            name="RecordEntry",
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
                    "at",
                    models.DateTimeField(
                        default=django.utils.timezone.now, verbose_name="at"
                    ),
                ),
                (
                    "deed",
                    models.CharField(
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
                            ("factors_taken", "Took second factors away"),
                            ("invited", "Invited"),
                            ("welcomed", "Followed an invitation"),
                            ("closed", "Closed an account"),
                            ("anonymised", "Removed whose an account was"),
                            ("granted", "Gave rights"),
                            ("taken", "Took rights away"),
                            ("added", "Added"),
                            ("changed", "Changed"),
                            ("deleted", "Deleted"),
                            ("renamed", "Given another name"),
                            ("merged", "Merged into another"),
                            ("separated", "Merging taken back"),
                            ("succeeded", "Got a successor"),
                            ("parted", "Lost its successor"),
                            ("proposal", "Page or masthead"),
                            ("exported", "Exported"),
                            ("imported", "Imported"),
                            ("backed_up", "Made a backup"),
                            ("restored", "Restored a backup"),
                            ("erased", "Erased for legal reasons"),
                            ("taken_off", "Took addresses off the site"),
                            ("settings", "Settings changed"),
                            ("forgotten", "Removed old entries of the record"),
                        ],
                        max_length=20,
                    ),
                ),
                ("command", models.CharField(blank=True, max_length=40)),
                ("kind", models.CharField(blank=True, max_length=100)),
                ("key", models.CharField(blank=True, max_length=40)),
                ("name", models.CharField(blank=True, max_length=200)),
                (
                    "details",
                    models.JSONField(
                        default=dict,
                        encoder=DjangoJSONEncoder,
                    ),
                ),
                ("address", models.CharField(blank=True, max_length=50)),
            ],
            options={
                "verbose_name": "entry of the record",
                "verbose_name_plural": "record",
                "ordering": ["-at", "-id"],
                "default_permissions": ("view",),
            },
        ),
        migrations.AddIndex(
            model_name="decision",
            index=models.Index(fields=["by", "-at", "-id"], name="decision_of_person"),
        ),
        migrations.AddField(
            model_name="recordentry",
            name="by",
            field=models.ForeignKey(
                db_constraint=False,
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="by",
            ),
        ),
        migrations.AddIndex(
            model_name="recordentry",
            index=models.Index(fields=["-at", "-id"], name="entry_newest_first"),
        ),
        migrations.AddIndex(
            model_name="recordentry",
            index=models.Index(fields=["by", "-at", "-id"], name="entry_of_person"),
        ),
        migrations.AddIndex(
            model_name="recordentry",
            index=models.Index(fields=["deed", "-at", "-id"], name="entry_of_deed"),
        ),
        migrations.AddIndex(
            model_name="recordentry",
            index=models.Index(
                fields=["kind", "key", "-at", "-id"], name="entry_of_thing"
            ),
        ),
        migrations.AddIndex(
            model_name="recordentry",
            index=models.Index(WebAddress("name"), name="entry_name_begins"),
        ),
        migrations.AddIndex(
            model_name="recordentry",
            index=models.Index(
                condition=models.Q(("address", ""), _negated=True),
                fields=["at"],
                name="entry_from_where",
            ),
        ),
        migrations.RunPython(take_over, migrations.RunPython.noop),
        migrations.RunPython(let_chiefs_look, migrations.RunPython.noop),
    ]
