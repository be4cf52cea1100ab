"""An index for whatever the desk lists, filters and searches, and the last constraints.

They come after the contents: so each row is entered once, when it is as it stays.
"""

from django.db import migrations, models
from django.db.models import F, Q, Value
from django.db.models.functions import Coalesce, NullIf

from articles.migrations._together import Together

# Expressions of indexes, which stay as they are for this.
from articles.models import Bytewise, WebAddress

WORKED_ON = ["draft", "in_review"]
WINDOWED = ["published", "withdrawn"]
NEWEST = ["-at", "-id"]
# A list of the desk is of one decision only.
LISTED = (
    "cancel_schedule",
    "discard",
    "feature",
    "reinstate",
    "send_back",
    "take_back",
    "withdraw",
)
LISTED_LATER = ("call_off", "publish_on_approval", "still_right")


def index(name, *expressions, **options):
    return models.Index(*expressions, name=name, **options)


def of_transition(transition):
    return index(
        f"decision_{transition}", fields=NEWEST, condition=Q(transition=transition)
    )


INDEXES = {
    "article": [
        index(
            "article_newest_first",
            fields=["-printed_on", "-published_at", "-id"],
            condition=Q(status__in=WINDOWED),
        ),
        index("article_stands", fields=["-id"], condition=Q(stands_for_edition=True)),
        index("article_by_day", fields=["-printed_on", "-id"]),
        index("article_by_author", fields=["author", "created_at"]),
        index("article_discarded", fields=["-id"], condition=Q(status="discarded")),
        index("article_slug_begins", Bytewise("slug")),
        index(
            "article_last_expires_at",
            fields=["expires_at"],
            condition=Q(expires_at__isnull=False),
        ),
        index("article_of_author", fields=["author", "-id"]),
        index(
            "article_in_work",
            fields=["status", "-id", "author"],
            condition=Q(status__in=WORKED_ON),
        ),
        index(
            "article_later_unpublished",
            fields=["edition"],
            condition=Q(
                ("status__in", ["discarded", "draft", "in_review"]), ("number__gt", 1)
            ),
        ),
        index(
            "article_by_change",
            fields=["change_kind", "-live_from", "-id"],
            condition=Q(live_from__isnull=False),
        ),
        index(
            "article_behind",
            fields=["-behind_since", "-id"],
            condition=Q(("stands_for_edition", True), ("behind_since__isnull", False)),
        ),
        index(
            "article_translations",
            fields=["translated_from"],
            condition=Q(translated_from__isnull=False),
        ),
    ],
    "address": [index("address_begins", Bytewise("slug"))],
    "edition": [index("edition_changed_since", fields=["changed"])],
    "articlecategory": [index("category_links_of", fields=["category", "article"])],
    "articlecountry": [index("country_links_of", fields=["country", "article"])],
    "articletopic": [index("topic_links_of", fields=["tag", "content_object"])],
    "attribution": [
        index("attribution_url_begins", WebAddress("url")),
        index("attributions_of", fields=["source", "article"]),
    ],
    "furtherreading": [index("reading_url_begins", WebAddress("url"))],
    "decision": [
        index("decision_newest_first", fields=NEWEST),
        *map(of_transition, LISTED),
        index(
            "decision_bypassing", fields=NEWEST, condition=Q(bypassed_four_eyes=True)
        ),
        *map(of_transition, LISTED_LATER),
        index("decision_of_person", fields=["by", *NEWEST]),
    ],
    "snapshot": [
        index("snapshot_newest_first", fields=NEWEST),
        index("snapshot_imported", fields=NEWEST, condition=Q(origin="import")),
        index("snapshot_copied", fields=NEWEST, condition=Q(origin="copy")),
    ],
    "image": [
        index("image_newest_first", fields=["-uploaded_at", "-id"]),
        index("image_by_title", fields=["title", "id"]),
        index(
            "image_by_licence",
            fields=["licensed_until", "id"],
            condition=Q(licensed_until__isnull=False),
        ),
        index(
            "image_undescribed",
            fields=["-uploaded_at", "-id"],
            condition=Q(("is_decorative", False), Q(alt="") | Q(alt_en="")),
        ),
        index(
            "image_uncredited",
            fields=["-uploaded_at", "-id"],
            condition=Q(credit=""),
        ),
        index("image_by_person", fields=["uploaded_by", "uploaded_at"]),
    ],
}
# On SQLite these are indexes as well.
ONCE = {
    "article": models.UniqueConstraint(
        condition=Q(stands_for_edition=True),
        fields=("edition",),
        name="article_one_stands_for_edition",
    ),
    **{
        model: models.UniqueConstraint(
            Coalesce(NullIf("slug_en", Value("")), "slug"),
            name=f"{model}_english_slug_once",
        )
        for model in ("category", "countryorganisation", "source", "topic")
    },
}
CHECKS = [
    models.CheckConstraint(
        condition=~Q(status__in=WORKED_ON) | Q(stands_for_edition=True),
        name="article_in_work_stands",
    ),
    models.CheckConstraint(
        condition=Q(published_at=None)
        | Q(("status__in", WINDOWED), ("published_at__lte", F("live_from"))),
        name="article_published_before_live",
    ),
]


class Migration(migrations.Migration):
    replaces = [("articles", "0008_finding")]
    dependencies = [("articles", "0008_contents")]
    operations = [
        # SQLite lays out the table anew for them, with all indexes that it has.
        Together([migrations.AddConstraint("article", one) for one in CHECKS]),
        Together(
            [
                *(
                    migrations.AddIndex(model, one)
                    for model, indexes in INDEXES.items()
                    for one in indexes
                ),
                *(migrations.AddConstraint(model, one) for model, one in ONCE.items()),
            ]
        ),
    ]
