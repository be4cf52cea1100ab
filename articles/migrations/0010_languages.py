"""Any number of languages: words by language in one column, and no list of languages in
the tables.
"""

import hashlib
import json

from django.db import migrations, models
from django.db.models import Q

LABELS = {
    "category": "category",
    "countryorganisation": "country",
    "source": "source",
    "topic": "topic",
}
# The column of each language by the column for all of them.
LABEL_WORDS = {
    "names": {"de": "name", "en": "name_en"},
    "slugs": {"de": "slug", "en": "slug_en"},
}
SOURCE_WORDS = {"descriptions": {"de": "description", "en": "description_en"}}
DECISION_WORDS = {
    "names_before": {"de": "name_before", "en": "name_en_before"},
    "names_after": {"de": "name_after", "en": "name_en_after"},
}
IMAGE_WORDS = {
    "alts": {"de": "alt", "en": "alt_en"},
    "captions": {"de": "caption", "en": "caption_en"},
}
WORDS = {
    **dict.fromkeys(LABELS, LABEL_WORDS),
    "source": LABEL_WORDS | SOURCE_WORDS,
    "labeldecision": DECISION_WORDS,
    "image": IMAGE_WORDS,
}
# Their former contents are in proposals.
PROPOSED = {kind: WORDS[model] for model, kind in LABELS.items()}
PROPOSED["image"] = IMAGE_WORDS
BATCH = 500


def words_of(row, columns):
    """Return the words of a row by language, without those that are empty."""
    values = {code: getattr(row, column) for code, column in columns.items()}
    return {code: text for code, text in values.items() if text}


def join_words(apps, schema_editor):
    for name, fields in WORDS.items():
        rows = apps.get_model("articles", name)._base_manager
        batch = []
        for row in rows.order_by("pk").iterator(chunk_size=BATCH):
            for field, columns in fields.items():
                setattr(row, field, words_of(row, columns))
            batch.append(row)
            if len(batch) == BATCH:
                rows.bulk_update(batch, list(fields))
                batch.clear()
        if batch:
            rows.bulk_update(batch, list(fields))


def part_words(apps, schema_editor):
    """Put the words back into columns of their own: two languages of any number."""
    for name, fields in WORDS.items():
        rows = apps.get_model("articles", name)._base_manager
        for row in rows.order_by("pk").iterator(chunk_size=BATCH):
            for field, columns in fields.items():
                words = getattr(row, field)
                for code, column in columns.items():
                    setattr(row, column, words.get(code, ""))
                if words and "de" not in words:
                    setattr(row, columns["de"], next(iter(words.values())))
            row.save()


def claim_slugs(apps, schema_editor):
    """Store that each slug of a label leads to it: of two with one slug, the first."""
    slugs = apps.get_model("articles", "LabelSlug")._base_manager
    for name, kind in LABELS.items():
        labels = apps.get_model("articles", name)._base_manager.order_by("pk")
        wanted = {}
        for label in labels.only("key", "slugs"):
            for slug in label.slugs.values():
                wanted.setdefault(slug, label.key)
        # A label's own slug comes before one that another had once.
        for row in slugs.filter(kind=kind):
            if (key := wanted.pop(row.slug, row.label_key)) != row.label_key:
                row.label_key = key
                row.save()
        slugs.bulk_create(
            slugs.model(kind=kind, slug=slug, label_key=key)
            for slug, key in wanted.items()
        )


def free_slugs(apps, schema_editor):
    """Leave only the slugs that labels had once."""
    slugs = apps.get_model("articles", "LabelSlug")._base_manager
    for name, kind in LABELS.items():
        for label in apps.get_model("articles", name)._base_manager.all():
            own = slugs.filter(kind=kind, label_key=label.key)
            own.filter(slug__in=list(label.slugs.values())).delete()


def hash_of(content):
    canonical = json.dumps(
        content, sort_keys=True, ensure_ascii=False, separators=(",", ":")
    )
    return hashlib.sha256(canonical.encode()).hexdigest()


def joined(content, fields):
    """Return what was proposed with its words by language."""
    said = dict(content)
    for field, columns in fields.items():
        if not said.keys() & set(columns.values()):
            continue
        words = {code: said.pop(column, "") for code, column in columns.items()}
        said[field] = {code: text for code, text in words.items() if text}
    return said


def join_proposed(apps, schema_editor):
    """Let proposals say it in the same way, and give them the hashes of that."""
    acts = apps.get_model("articles", "ProposalAct")._base_manager
    proposals = apps.get_model("articles", "Proposal")._base_manager
    for kind, fields in PROPOSED.items():
        for proposal in proposals.filter(kind=kind, key__isnull=False):
            became = {}
            for act in acts.filter(proposal=proposal).order_by("lock"):
                if act.content:
                    content = joined(act.content, fields)
                    became[act.content_hash] = hash_of(content)
                    acts.filter(pk=act.pk).update(content=content)
            for before, after in became.items():
                acts.filter(proposal=proposal, content_hash=before).update(
                    content_hash=after
                )
            base = became.get(proposal.base_hash, proposal.base_hash)
            proposals.filter(pk=proposal.pk).update(base_hash=base)


def words(verbose_name=None, **options):
    named = {"verbose_name": verbose_name} if verbose_name else {}
    return models.JSONField(**{"default": dict, "blank": True} | named | options)


NAMES = words("name", blank=False)
SLUGS = words(
    "slug",
    help_text="The last part of its address. Left empty, it is made from the name in "
    "the same language; without one it is that of another language.",
)
NEW = [
    *(
        migrations.AddField(model, name, field.clone())
        for model in LABELS
        for name, field in (("names", NAMES), ("slugs", SLUGS))
    ),
    migrations.AddField("source", "descriptions", words("description")),
    migrations.AddField(
        "image",
        "alts",
        words(
            "alternative text",
            help_text="What the picture shows, for those who don't see it.",
        ),
    ),
    migrations.AddField("image", "captions", words("caption")),
    migrations.AddField(
        "image",
        "lacking",
        models.CharField(
            blank=True, db_default="", default="", editable=False, max_length=200
        ),
    ),
    migrations.AddField("labeldecision", "names_before", words()),
    migrations.AddField("labeldecision", "names_after", words()),
]
# On the way back these have no value at first.
LOOSE = [
    migrations.AlterField(model, column, models.CharField(max_length=200, null=True))
    for model, columns in (
        *((label, ("name", "slug")) for label in LABELS),
        ("labeldecision", ("name_before", "name_after")),
    )
    for column in columns
]
OLD = [
    migrations.RemoveField(model, column)
    for model, fields in WORDS.items()
    for columns in fields.values()
    for column in columns.values()
]
BOUND = [
    migrations.RemoveConstraint(model, f"{model}_{rule}")
    for model in LABELS
    for rule in ("slug_given", "name_given", "english_slug_once")
] + [
    migrations.RemoveIndex("image", "image_undescribed"),
    migrations.RemoveConstraint("image", "image_decorative_says_nothing"),
]
RULES = [
    migrations.AddConstraint(
        model,
        models.CheckConstraint(
            condition=~Q((field, {})), name=f"{model}_{field[:-1]}_given"
        ),
    )
    for model in LABELS
    for field in ("slugs", "names")
] + [
    migrations.AddConstraint(
        "image",
        models.CheckConstraint(
            condition=~Q(is_decorative=True) | Q(alts={}),
            name="image_decorative_says_nothing",
        ),
    ),
]
NAMED = {
    "category": ("category", "categories"),
    "countryorganisation": ("country / organisation", "countries / organisations"),
    "source": ("source", "sources"),
    "topic": ("topic", "topics"),
}
ORDERS = [
    migrations.AlterModelOptions(
        model,
        {"ordering": ["pk"], "verbose_name": one, "verbose_name_plural": several},
    )
    for model, (one, several) in NAMED.items()
]


def language(**options):
    return models.CharField(**{"max_length": 12, "verbose_name": "language"} | options)


LANGUAGES = [
    migrations.RemoveConstraint("edition", "edition_language_known"),
    *(
        migrations.AlterField(model, "language", field)
        for model, field in (
            ("address", language(editable=False)),
            ("edition", language(editable=False)),
            ("furtherreading", language(blank=True)),
            ("masthead", language(unique=True)),
            ("missedsearch", language()),
            ("page", language(help_text="It can't be changed afterwards.")),
            ("proposal", language(blank=True)),
            ("readerreport", language()),
            (
                "user",
                language(
                    blank=True,
                    default="",
                    help_text="Of the desk, and of mails from the newsroom.",
                ),
            ),
        )
    ),
]

# The languages in which somebody reviews; none of them means all.
REVIEWED = migrations.AddField(
    "user",
    "review_languages",
    models.JSONField(
        blank=True,
        default=list,
        help_text="Texts in other languages don't wait for this person's approval. "
        "None ticked: all languages, also those that are added later.",
        verbose_name="reviews texts in",
    ),
)

# Its help says that there may be more than two.
KIND = migrations.AlterField(
    "page",
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
        help_text="There is one of each kind in a language, and it is the translation "
        "of that in the other ones; only of “Other page” there may be many. The kind "
        "can't be changed afterwards.",
        max_length=20,
        verbose_name="kind",
    ),
)


class Migration(migrations.Migration):
    dependencies = [("articles", "0009_indexes")]

    operations = [
        *LANGUAGES,
        REVIEWED,
        KIND,
        migrations.RenameModel("FormerSlug", "LabelSlug"),
        migrations.RemoveConstraint("labelslug", "former_slug_once"),
        migrations.AddConstraint(
            "labelslug",
            models.UniqueConstraint(fields=["kind", "slug"], name="label_slug_once"),
        ),
        *ORDERS,
        *BOUND,
        *NEW,
        *LOOSE,
        migrations.RunPython(join_words, part_words),
        migrations.RunPython(claim_slugs, free_slugs),
        # Proposals stay as they are: the former program refuses them as stale.
        migrations.RunPython(join_proposed, migrations.RunPython.noop),
        *OLD,
        *RULES,
        migrations.AddIndex(
            "image",
            models.Index(
                fields=["-uploaded_at", "-id"],
                condition=Q(lacking__gt=""),
                name="image_undescribed",
            ),
        ),
    ]
