import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("articles", "0007_pages")]
    operations = [
        migrations.CreateModel(
            name="RelatedChoice",
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
                    "choice",
                    models.CharField(
                        choices=[
                            ("pinned", "show first"),
                            ("excluded", "never show"),
                        ],
                        default="pinned",
                        max_length=8,
                        verbose_name="choice",
                    ),
                ),
                (
                    "article",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="related",
                        to="articles.article",
                    ),
                ),
                (
                    "edition",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="related_choices",
                        to="articles.edition",
                        verbose_name="article",
                    ),
                ),
            ],
            options={
                "verbose_name": "related article",
                "verbose_name_plural": "related articles",
                "ordering": ["position", "pk"],
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(
                        fields=("article", "edition"), name="related_edition_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("choice__in", ["pinned", "excluded"])),
                        name="related_choice_known",
                    ),
                ],
            },
        ),
    ]
