"""Pages and barrier reports, and who of the roles may do what with them."""

import django.core.validators
import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

REPORTS = ("view_barrierreport", "change_barrierreport")
ROLES = {
    "Editor": REPORTS,
    "Chief editor": (
        *REPORTS,
        "delete_barrierreport",
        *(f"{verb}_page" for verb in ("view", "add", "change", "delete")),
    ),
}


def widen_roles(apps, schema_editor):
    content_types = apps.get_model("contenttypes", "ContentType").objects
    permissions = apps.get_model("auth", "Permission").objects
    groups = apps.get_model("auth", "Group").objects
    for role, codenames in ROLES.items():
        # An operator may have renamed or removed a role.
        for group in groups.filter(name=role):
            for codename in codenames:
                verb, model = codename.split("_", 1)
                content_type, _made = content_types.get_or_create(
                    app_label="articles", model=model
                )
                # Django makes permissions only after all migrations, with these names.
                noun = apps.get_model("articles", model)._meta.verbose_name
                permission, _made = permissions.get_or_create(
                    codename=codename,
                    content_type=content_type,
                    defaults={"name": f"Can {verb} {noun}"},
                )
                group.permissions.add(permission)


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0006_search"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Page",
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
                        help_text="It can't be changed afterwards.",
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
                        ],
                        help_text="There is one of each kind in a language, and it is the translation of that in the other one; only of “Other page” there may be many. The kind can't be changed afterwards.",
                        max_length=20,
                        verbose_name="kind",
                    ),
                ),
                ("title", models.CharField(max_length=200, verbose_name="title")),
                (
                    "slug",
                    models.SlugField(
                        help_text="The last part of the address, made from the title unless you write one. It can't be changed afterwards: links from elsewhere rely on it.",
                        max_length=100,
                        verbose_name="slug",
                    ),
                ),
                (
                    "body",
                    models.TextField(
                        max_length=200000,
                        validators=[django.core.validators.MaxLengthValidator(200000)],
                        verbose_name="text",
                    ),
                ),
                (
                    "is_in_footer",
                    models.BooleanField(
                        default=True, verbose_name="linked in the footer"
                    ),
                ),
                (
                    "position",
                    models.PositiveSmallIntegerField(
                        default=0,
                        help_text="Orders the pages of the kind “Other page” in the footer.",
                        verbose_name="position",
                    ),
                ),
                (
                    "reviewed_on",
                    models.DateField(
                        blank=True,
                        help_text="When somebody last checked that it is true. The accessibility statement is due once a year.",
                        null=True,
                        verbose_name="reviewed on",
                    ),
                ),
                (
                    "updated_at",
                    models.DateTimeField(auto_now=True, verbose_name="updated"),
                ),
            ],
            options={
                "verbose_name": "page",
                "verbose_name_plural": "pages",
                "ordering": ["language", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("language", "slug"), name="page_address_once"
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("kind", "other"), _negated=True),
                        fields=("language", "kind"),
                        name="page_kind_once",
                        violation_error_message="There is a page of this kind in this language already. Change that one, or choose another kind.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("slug", ""), _negated=True),
                        name="page_slug_given",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("title", ""), _negated=True),
                        name="page_title_given",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="BarrierReport",
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
                    "message",
                    models.TextField(
                        max_length=5000,
                        validators=[django.core.validators.MaxLengthValidator(5000)],
                        verbose_name="message",
                    ),
                ),
                (
                    "page",
                    models.CharField(
                        blank=True, max_length=500, verbose_name="on which page"
                    ),
                ),
                (
                    "name",
                    models.CharField(blank=True, max_length=200, verbose_name="name"),
                ),
                (
                    "email",
                    models.EmailField(
                        blank=True, max_length=254, verbose_name="e-mail"
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
                    "sent_at",
                    models.DateTimeField(
                        db_index=True,
                        default=django.utils.timezone.now,
                        verbose_name="sent",
                    ),
                ),
                ("sender", models.CharField(blank=True, editable=False, max_length=64)),
                (
                    "answered_at",
                    models.DateTimeField(
                        blank=True, null=True, verbose_name="answered"
                    ),
                ),
                (
                    "note",
                    models.TextField(
                        blank=True,
                        help_text="What was found and done. Only the desk sees it.",
                        verbose_name="note",
                    ),
                ),
                (
                    "answered_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="answered by",
                    ),
                ),
            ],
            options={
                "verbose_name": "barrier report",
                "verbose_name_plural": "barrier reports",
                "ordering": ["-sent_at", "-pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("message", ""), _negated=True),
                        name="barrierreport_message_given",
                    )
                ],
            },
        ),
        migrations.RunPython(widen_roles, migrations.RunPython.noop),
    ]
