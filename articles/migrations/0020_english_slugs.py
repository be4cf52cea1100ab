"""Labels have a slug for each language, and the masthead names the texts' licence.

Where a label has an English name, its English address is made from that. Its German
slug goes on leading there, as every slug of a label does.
"""

from itertools import chain, count

from django.db import migrations, models
from django.db.models import Value
from django.db.models.functions import Coalesce, NullIf
from django.utils.text import slugify

KINDS = {
    "category": "category",
    "countryorganisation": "country",
    "source": "source",
    "topic": "topic",
}
MAX_LENGTH, BATCH = 80, 500
GERMAN = str.maketrans(
    {"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue", "ß": "ss"}
    | {"ẞ": "SS", "æ": "ae", "Æ": "Ae", "ø": "oe", "Ø": "Oe", "ł": "l", "Ł": "L"}
    | {"đ": "d", "Đ": "D", "–": "-", "—": "-", "/": "-"}
)


def slug_from(text, fallback):
    """Return what the newsroom made of a name when this was written."""
    slug = slugify(slugify(text.translate(GERMAN)).replace("_", " "))
    if len(slug) > MAX_LENGTH:
        slug = slug[: MAX_LENGTH + 1].rpartition("-")[0] or slug[:MAX_LENGTH]
    return slug or fallback


def give_english_slugs(apps, schema_editor):
    former = apps.get_model("articles", "FormerSlug").objects
    for model_name, kind in KINDS.items():
        model = apps.get_model("articles", model_name)
        labels = list(model.objects.order_by("pk").only("key", "name_en", "slug"))
        # Whose each is: readers may have known a label by one that it has no more.
        owners = dict(former.filter(kind=kind).values_list("slug", "label_key"))
        owners |= {label.slug: label.key for label in labels}
        named = [label for label in labels if label.name_en]
        for label in named:
            wanted = slug_from(label.name_en, kind)
            numbered = (f"{wanted}-{number}" for number in count(2))
            label.slug_en = next(
                slug
                for slug in chain([wanted], numbered)
                if owners.setdefault(slug, label.key) == label.key
            )
        model.objects.bulk_update(named, ["slug_en"], batch_size=BATCH)


def german_slug(model_name):
    return migrations.AlterField(
        model_name=model_name,
        name="slug",
        field=models.SlugField(
            help_text="The last part of its German address.",
            max_length=100,
            unique=True,
            verbose_name="German slug",
        ),
    )


def english_slug(model_name):
    return migrations.AddField(
        model_name=model_name,
        name="slug_en",
        field=models.SlugField(
            blank=True,
            db_default="",
            default="",
            help_text=(
                "The last part of its English address. Left empty, it is made from the "
                "English name; without one it is the German slug."
            ),
            max_length=100,
            verbose_name="English slug",
        ),
    )


def once(model_name):
    return migrations.AddConstraint(
        model_name=model_name,
        constraint=models.UniqueConstraint(
            Coalesce(NullIf("slug_en", Value("")), "slug"),
            name=f"{model_name}_english_slug_once",
        ),
    )


class Migration(migrations.Migration):
    dependencies = [("articles", "0019_vocabulary")]

    operations = [
        *map(german_slug, KINDS),
        *map(english_slug, KINDS),
        migrations.RunPython(give_english_slugs, migrations.RunPython.noop),
        *map(once, KINDS),
        migrations.AddField(
            model_name="masthead",
            name="licence",
            field=models.CharField(
                blank=True,
                db_default="",
                default="",
                help_text=(
                    "Of the texts, for who wants to use them: its short name, such as "
                    "“CC BY 4.0”. Readers' programs are told it with every feed."
                ),
                max_length=100,
                verbose_name="licence",
            ),
        ),
    ]
