"""Pictures, and who of the roles may do what with them."""

import uuid

import django.core.validators
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import articles.darkroom.storage
import articles.models.fields

PICTURES = ("view_image", "add_image", "change_image")
ROLES = {
    "Author": PICTURES,
    "Editor": (*PICTURES, "delete_image"),
    "Chief editor": (*PICTURES, "delete_image"),
}


def widen_roles(apps, schema_editor):
    content_types = apps.get_model("contenttypes", "ContentType").objects
    permissions = apps.get_model("auth", "Permission").objects
    groups = apps.get_model("auth", "Group").objects
    content_type, _made = content_types.get_or_create(
        app_label="articles", model="image"
    )
    for role, codenames in ROLES.items():
        # An operator may have renamed or removed a role.
        for group in groups.filter(name=role):
            for codename in codenames:
                # Django makes permissions only after all migrations, with these names.
                permission, _made = permissions.get_or_create(
                    codename=codename,
                    content_type=content_type,
                    defaults={"name": f"Can {codename.split('_')[0]} picture"},
                )
                group.permissions.add(permission)


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0010_feeds"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name="article",
            name="lead_alt",
            field=models.CharField(
                blank=True,
                help_text="For this article; empty: the picture's own.",
                max_length=500,
                verbose_name="alternative text of the lead picture",
            ),
        ),
        migrations.AddField(
            model_name="article",
            name="lead_caption",
            field=models.CharField(
                blank=True,
                help_text="For this article; empty: the picture's own.",
                max_length=500,
                verbose_name="caption of the lead picture",
            ),
        ),
        migrations.CreateModel(
            name="Image",
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
                    "title",
                    models.CharField(
                        help_text="By which editors find it. Readers don't see it.",
                        max_length=200,
                        verbose_name="title",
                    ),
                ),
                (
                    "file",
                    models.FileField(
                        editable=False,
                        storage=articles.darkroom.storage.library,
                        unique=True,
                        upload_to=articles.darkroom.storage.unguessable,
                        verbose_name="file",
                    ),
                ),
                (
                    "alt",
                    models.CharField(
                        blank=True,
                        help_text="What the picture shows, for those who don't see it.",
                        max_length=500,
                        verbose_name="alternative text, German",
                    ),
                ),
                (
                    "alt_en",
                    models.CharField(
                        blank=True,
                        max_length=500,
                        verbose_name="alternative text, English",
                    ),
                ),
                (
                    "is_decorative",
                    models.BooleanField(
                        default=False,
                        help_text="It shows nothing that a reader would miss: screen readers pass over it.",
                        verbose_name="decorative",
                    ),
                ),
                (
                    "caption",
                    models.CharField(
                        blank=True, max_length=500, verbose_name="caption, German"
                    ),
                ),
                (
                    "caption_en",
                    models.CharField(
                        blank=True, max_length=500, verbose_name="caption, English"
                    ),
                ),
                (
                    "credit",
                    models.CharField(
                        blank=True,
                        help_text="Who made it, printed with it everywhere.",
                        max_length=200,
                        verbose_name="picture credit",
                    ),
                ),
                (
                    "licence",
                    models.CharField(
                        blank=True,
                        help_text="Its short name, such as “CC BY 4.0”, or what was agreed.",
                        max_length=100,
                        verbose_name="licence",
                    ),
                ),
                (
                    "source_url",
                    articles.models.fields.WebAddressField(
                        blank=True, max_length=2000, verbose_name="where it is from"
                    ),
                ),
                (
                    "licensed_until",
                    models.DateField(
                        blank=True,
                        help_text="The last day on which it may be shown. Empty: without end.",
                        null=True,
                        verbose_name="licensed until",
                    ),
                ),
                (
                    "focus_x",
                    models.PositiveSmallIntegerField(
                        default=50,
                        validators=[django.core.validators.MaxValueValidator(100)],
                        verbose_name="focal point from the left",
                    ),
                ),
                (
                    "focus_y",
                    models.PositiveSmallIntegerField(
                        default=50,
                        validators=[django.core.validators.MaxValueValidator(100)],
                        verbose_name="focal point from the top",
                    ),
                ),
                (
                    "width",
                    models.PositiveIntegerField(editable=False, verbose_name="width"),
                ),
                (
                    "height",
                    models.PositiveIntegerField(editable=False, verbose_name="height"),
                ),
                (
                    "checksum",
                    models.CharField(
                        db_index=True,
                        editable=False,
                        max_length=64,
                        verbose_name="checksum",
                    ),
                ),
                (
                    "uploaded_at",
                    models.DateTimeField(auto_now_add=True, verbose_name="uploaded at"),
                ),
                (
                    "uploaded_by",
                    models.ForeignKey(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="images",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="uploaded by",
                    ),
                ),
            ],
            options={
                "verbose_name": "picture",
                "verbose_name_plural": "pictures",
                "ordering": ["-uploaded_at", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="Figure",
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
                    "position",
                    models.PositiveIntegerField(default=1000, verbose_name="position"),
                ),
                (
                    "article",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="figures",
                        to="articles.article",
                    ),
                ),
                (
                    "image",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="figures",
                        to="articles.image",
                        verbose_name="picture",
                    ),
                ),
            ],
            options={
                "verbose_name": "figure",
                "verbose_name_plural": "figures",
                "ordering": ["position", "pk"],
                "abstract": False,
            },
        ),
        migrations.AddField(
            model_name="article",
            name="lead_image",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="led_articles",
                to="articles.image",
                verbose_name="lead picture",
            ),
        ),
        migrations.AddConstraint(
            model_name="image",
            constraint=models.CheckConstraint(
                condition=models.Q(("focus_x__lte", 100), ("focus_y__lte", 100)),
                name="image_focus_inside",
            ),
        ),
        migrations.AddConstraint(
            model_name="image",
            constraint=models.CheckConstraint(
                condition=models.Q(("height__gt", 0), ("width__gt", 0)),
                name="image_has_size",
            ),
        ),
        migrations.AddConstraint(
            model_name="image",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("is_decorative", True), _negated=True),
                    models.Q(("alt", ""), ("alt_en", "")),
                    _connector="OR",
                ),
                name="image_decorative_says_nothing",
            ),
        ),
        migrations.AddConstraint(
            model_name="figure",
            constraint=models.UniqueConstraint(
                fields=("article", "image"), name="figure_image_once"
            ),
        ),
        migrations.RunPython(widen_roles, migrations.RunPython.noop),
    ]
