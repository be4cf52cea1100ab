"""Whatever the desk lists, filters and searches is found by an index."""

from django.conf import settings
from django.db import migrations, models

# An expression of an index, which stays as it is for this.
from articles.models import Bytewise


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0007_search_narrow"),
    ]

    operations = [
        migrations.RemoveIndex(
            model_name="article",
            name="article_in_work",
        ),
        migrations.AlterField(
            model_name="articlecategory",
            name="category",
            field=models.ForeignKey(
                db_index=False,
                on_delete=models.deletion.PROTECT,
                related_name="links",
                to="articles.category",
                verbose_name="category",
            ),
        ),
        migrations.AlterField(
            model_name="articlecountry",
            name="country",
            field=models.ForeignKey(
                db_index=False,
                on_delete=models.deletion.PROTECT,
                related_name="links",
                to="articles.countryorganisation",
                verbose_name="country / organisation",
            ),
        ),
        migrations.AlterField(
            model_name="articletopic",
            name="tag",
            field=models.ForeignKey(
                db_index=False,
                on_delete=models.deletion.PROTECT,
                related_name="links",
                to="articles.topic",
                verbose_name="topic",
            ),
        ),
        migrations.AlterField(
            model_name="attribution",
            name="source",
            field=models.ForeignKey(
                db_index=False,
                on_delete=models.deletion.PROTECT,
                related_name="attributions",
                to="articles.source",
                verbose_name="source",
            ),
        ),
        migrations.AddIndex(
            model_name="address",
            index=models.Index(Bytewise("slug"), name="address_begins"),
        ),
        migrations.AddIndex(
            model_name="article",
            index=models.Index(fields=["author", "-id"], name="article_of_author"),
        ),
        migrations.AddIndex(
            model_name="article",
            index=models.Index(
                condition=models.Q(("status__in", ["draft", "in_review"])),
                fields=["status", "-id", "author"],
                name="article_in_work",
            ),
        ),
        migrations.AddIndex(
            model_name="article",
            index=models.Index(
                condition=models.Q(
                    ("status__in", ["discarded", "draft", "in_review"]),
                    ("number__gt", 1),
                ),
                fields=["edition"],
                name="article_later_unpublished",
            ),
        ),
        migrations.AddIndex(
            model_name="articlecategory",
            index=models.Index(
                fields=["category", "article"], name="category_links_of"
            ),
        ),
        migrations.AddIndex(
            model_name="articlecountry",
            index=models.Index(fields=["country", "article"], name="country_links_of"),
        ),
        migrations.AddIndex(
            model_name="articletopic",
            index=models.Index(fields=["tag", "content_object"], name="topic_links_of"),
        ),
        migrations.AddIndex(
            model_name="attribution",
            index=models.Index(fields=["source", "article"], name="attributions_of"),
        ),
        migrations.AddIndex(
            model_name="image",
            index=models.Index(
                fields=["-uploaded_at", "-id"], name="image_newest_first"
            ),
        ),
        migrations.AddIndex(
            model_name="image",
            index=models.Index(fields=["title", "id"], name="image_by_title"),
        ),
        migrations.AddIndex(
            model_name="image",
            index=models.Index(
                condition=models.Q(("licensed_until__isnull", False)),
                fields=["licensed_until", "id"],
                name="image_by_licence",
            ),
        ),
        migrations.AddIndex(
            model_name="image",
            index=models.Index(
                condition=models.Q(
                    ("is_decorative", False),
                    models.Q(("alt", ""), ("alt_en", ""), _connector="OR"),
                ),
                fields=["-uploaded_at", "-id"],
                name="image_undescribed",
            ),
        ),
        migrations.AddIndex(
            model_name="image",
            index=models.Index(
                condition=models.Q(("credit", "")),
                fields=["-uploaded_at", "-id"],
                name="image_uncredited",
            ),
        ),
        migrations.AlterField(
            model_name="image",
            name="uploaded_by",
            field=models.ForeignKey(
                db_index=False,
                editable=False,
                null=True,
                on_delete=models.deletion.PROTECT,
                related_name="images",
                to=settings.AUTH_USER_MODEL,
                verbose_name="uploaded by",
            ),
        ),
        migrations.AddIndex(
            model_name="image",
            index=models.Index(
                fields=["uploaded_by", "uploaded_at"], name="image_by_person"
            ),
        ),
        migrations.AddIndex(
            model_name="decision",
            index=models.Index(
                condition=models.Q(("transition", "cancel_schedule")),
                fields=["-at", "-id"],
                name="decision_cancel_schedule",
            ),
        ),
        migrations.AddIndex(
            model_name="decision",
            index=models.Index(
                condition=models.Q(("transition", "discard")),
                fields=["-at", "-id"],
                name="decision_discard",
            ),
        ),
        migrations.AddIndex(
            model_name="decision",
            index=models.Index(
                condition=models.Q(("transition", "feature")),
                fields=["-at", "-id"],
                name="decision_feature",
            ),
        ),
        migrations.AddIndex(
            model_name="decision",
            index=models.Index(
                condition=models.Q(("transition", "reinstate")),
                fields=["-at", "-id"],
                name="decision_reinstate",
            ),
        ),
        migrations.AddIndex(
            model_name="decision",
            index=models.Index(
                condition=models.Q(("transition", "send_back")),
                fields=["-at", "-id"],
                name="decision_send_back",
            ),
        ),
        migrations.AddIndex(
            model_name="decision",
            index=models.Index(
                condition=models.Q(("transition", "take_back")),
                fields=["-at", "-id"],
                name="decision_take_back",
            ),
        ),
        migrations.AddIndex(
            model_name="decision",
            index=models.Index(
                condition=models.Q(("transition", "withdraw")),
                fields=["-at", "-id"],
                name="decision_withdraw",
            ),
        ),
        migrations.AddIndex(
            model_name="decision",
            index=models.Index(
                condition=models.Q(("bypassed_four_eyes", True)),
                fields=["-at", "-id"],
                name="decision_bypassing",
            ),
        ),
        migrations.AddIndex(
            model_name="snapshot",
            index=models.Index(
                condition=models.Q(("origin", "import")),
                fields=["-at", "-id"],
                name="snapshot_imported",
            ),
        ),
        migrations.AddIndex(
            model_name="snapshot",
            index=models.Index(
                condition=models.Q(("origin", "copy")),
                fields=["-at", "-id"],
                name="snapshot_copied",
            ),
        ),
    ]
