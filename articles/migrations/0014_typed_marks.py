"""Who wants signs typed at the beginning of a line to become headings and lists."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("articles", "0013_new_labels")]

    operations = [
        migrations.AddField(
            model_name="user",
            name="has_typed_marks",
            field=models.BooleanField(
                default=False,
                help_text="In texts, at the beginning of a line: “## ” makes a heading of it, “- ” and “1. ” a list, “> ” a quotation. Undo makes the signs of it again.",
                verbose_name="typed signs become headings and lists",
            ),
        ),
    ]
