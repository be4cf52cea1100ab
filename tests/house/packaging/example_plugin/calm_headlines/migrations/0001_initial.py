from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True
    dependencies = [("articles", "0001_schema")]
    operations = [
        migrations.CreateModel(
            name="Tone",
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
                    "said",
                    models.CharField(
                        blank=True, max_length=80, verbose_name="tone of the article"
                    ),
                ),
                (
                    "article",
                    models.ForeignKey(
                        on_delete=models.deletion.CASCADE,
                        related_name="%(app_label)s_%(class)s",
                        to="articles.article",
                    ),
                ),
            ],
            options={
                "verbose_name": "tone",
                "verbose_name_plural": "tone",
                "ordering": ["position", "pk"],
                "abstract": False,
            },
        ),
    ]
