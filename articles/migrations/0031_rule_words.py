"""The help of a rule says what its words are: the database isn't changed."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0030_feed_day"),
    ]

    operations = [
        migrations.AlterField(
            model_name="inboxrule",
            name="phrase",
            field=models.CharField(
                help_text=(
                    "Whole words, in any case; * stands for letters: quant*. For an "
                    "address: any part of it, such as /news/."
                ),
                max_length=200,
                verbose_name="word or phrase",
            ),
        ),
    ]
